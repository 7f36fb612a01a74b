// SPDX-License-Identifier: Apache-2.0
//
// Titles of works, products and services in quotation marks or title brackets: '먼 길', 《룸》.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "weft/core/document.h"

namespace weft {

// Stretches of the sentence between quotation marks that a cue beside them, the kind of bracket,
// what is done with them, or another work in the same list calls a work. `names` are those of the
// sentence: a quotation behind one may be its work.
std::vector<Span> quoted_works(const Document& document, const Sentence& sentence,
                               const std::vector<Span>& names, const NameCues& cues);

}  // namespace weft
