// SPDX-License-Identifier: Apache-2.0
//
// Titles of works, products and services in quotation marks or title brackets: '마루톡', 《룸》.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "weft/core/document.h"

namespace weft {

// Stretches of the sentence between quotation marks that a cue beside them, or the kind of bracket,
// calls a work. Stretches that end as a clause does are no titles.
std::vector<Span> quoted_works(const Document& document, const Sentence& sentence,
                               const NameCues& cues);

}  // namespace weft
