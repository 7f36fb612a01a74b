// SPDX-License-Identifier: Apache-2.0
//
// What several rooms ask of a word written in Latin letters.
#pragma once

#include <string_view>

#include "weft/core/document.h"
#include "weft/core/utf8.h"

namespace weft {

inline bool is_capital(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

// The "'s" of "Norvik's", the apostrophe of "the weavers' union": no quotation mark.
inline bool is_genitive(const Token& token) { return token.xpos == "POS"; }

}  // namespace weft
