// SPDX-License-Identifier: Apache-2.0
//
// Likeness of spelling that knows Hangul: a wrong vowel is one letter of several, not a whole
// syllable.
#pragma once

#include <string>
#include <string_view>

namespace weft {

// Conjoining jamo, as Unicode numbers them.
inline constexpr char32_t kFirstInitial = 0x1100;
inline constexpr char32_t kFirstVowel = 0x1161;
inline constexpr char32_t kBeforeFinals = 0x11A7;

// Conjoining jamo for syllables, as NFD has them; folding has made such of compatibility jamo.
std::u32string letters_of(std::string_view key);

// 1 less the share of letters that differ; 0 as soon as it must be below `least`.
double spelling_likeness(const std::u32string& a, const std::u32string& b, double least);

}  // namespace weft
