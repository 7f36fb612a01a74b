// SPDX-License-Identifier: Apache-2.0
//
// Marks that stand between names or around them.
#pragma once

#include <string_view>

namespace weft {

inline constexpr std::string_view kMiddleDot = "·";

inline bool is_quotation_mark(char32_t c) {
  return std::u32string_view(U"'\"‘’“”《》〈〉『』「」").find(c) != std::u32string_view::npos;
}

}  // namespace weft
