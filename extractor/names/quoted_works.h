// SPDX-License-Identifier: Apache-2.0
//
// Titles of works, products and services in quotation marks or title brackets: '먼 길', 《룸》;
// names of bodies and places in quotation marks.
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

struct QuotedName {
  Span span;
  EntityType type = EntityType::kThing;
};

// What a noun of bodies or places names: "시민단체 '두레'", "'두레'라는 시민단체".
std::vector<QuotedName> quoted_names(const Document& document, const Sentence& sentence,
                                     const NameCues& cues);

}  // namespace weft
