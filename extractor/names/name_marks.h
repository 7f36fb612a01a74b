// SPDX-License-Identifier: Apache-2.0
//
// Marks that stand between names or around them.
#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace weft {

inline constexpr std::string_view kMiddleDot = "·";
// The same as other keyboards write it.
inline constexpr std::string_view kMiddleDots[] = {kMiddleDot, "‧", "․", "ㆍ", "・", "∙", "•"};

inline bool is_middle_dot(std::string_view mark) {
  return std::find(std::begin(kMiddleDots), std::end(kMiddleDots), mark) != std::end(kMiddleDots);
}

// Where the first of them stands and how long it is; npos where there is none.
inline std::pair<std::size_t, std::size_t> find_middle_dot(std::string_view text) {
  std::pair<std::size_t, std::size_t> first{std::string_view::npos, 0};
  for (const std::string_view dot : kMiddleDots) {
    const std::size_t at = text.find(dot);
    if (at < first.first) first = {at, dot.size()};
  }
  return first;
}

inline bool is_quotation_mark(char32_t c) {
  return std::u32string_view(U"'\"‘’“”《》〈〉『』「」").find(c) != std::u32string_view::npos;
}

}  // namespace weft
