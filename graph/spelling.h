// SPDX-License-Identifier: Apache-2.0
//
// Likeness of spelling that knows Hangul: a wrong vowel is one letter of several, not a whole
// syllable.
#pragma once

#include <string>
#include <string_view>

#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {

// Conjoining jamo, as Unicode numbers them.
inline constexpr char32_t kFirstInitial = 0x1100;
inline constexpr char32_t kFirstVowel = 0x1161;
inline constexpr char32_t kBeforeFinals = 0x11A7;

// Conjoining jamo for syllables, as NFD has them; folding has made such of compatibility jamo.
// visit(jamo) returns false to stop.
template <typename Visit>
void each_jamo(std::string_view form, Visit visit) {
  for (std::size_t at = 0; at < form.size();) {
    const char32_t c = next_code_point(form, at);
    if (!is_hangul(c)) {
      if (!visit(c)) return;
      continue;
    }
    const Jamo jamo = decompose(c);
    if (!visit(kFirstInitial + static_cast<char32_t>(jamo.initial))) return;
    if (!visit(kFirstVowel + static_cast<char32_t>(jamo.vowel))) return;
    if (jamo.final != 0 && !visit(kBeforeFinals + static_cast<char32_t>(jamo.final))) return;
  }
}
// All of them.
std::u32string letters_of(std::string_view key);

// 1 less the share of letters that differ; 0 as soon as it must be below `least`.
double spelling_likeness(const std::u32string& a, const std::u32string& b, double least);

}  // namespace weft
