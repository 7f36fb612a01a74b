// SPDX-License-Identifier: Apache-2.0
//
// When and where somebody was born and died, as brackets after a name tell it: "1912년 3월 1일
// 대구 ~ 1980년", "1537~1599", "~ 531년".
#pragma once

#include "extractor/propositions/eojeol_noun_phrases.h"

namespace weft {

// Appends propositions on the subject of `aside`, whose phrase are the words: false where they tell
// no such thing, or may as well be a term of office. Numbers that are years become dates.
bool read_lifetime(Document& document, const Proposition& aside, const NounPhrases& phrases);

}  // namespace weft
