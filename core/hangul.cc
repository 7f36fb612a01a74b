// SPDX-License-Identifier: Apache-2.0
#include "weft/core/hangul.h"

#include <array>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr char32_t kFirst = 0xAC00;
constexpr int kVowels = 21;
constexpr int kFinals = 28;

constexpr std::array<std::string_view, 19> kInitialLatin = {"g",  "kk", "n", "d",  "tt", "r", "m",
                                                            "b",  "pp", "s", "ss", "",   "j", "jj",
                                                            "ch", "k",  "t", "p",  "h"};
constexpr std::array<std::string_view, 21> kVowelLatin = {
    "a",  "ae", "ya", "yae", "eo", "e",  "yeo", "ye", "o",  "wa", "wae",
    "oe", "yo", "u",  "wo",  "we", "wi", "yu",  "eu", "ui", "i"};
constexpr std::array<std::string_view, 28> kFinalLatin = {
    "",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
    "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"};
using std::string_view_literals::operator""sv;
constexpr std::u32string_view kFinalJamo =
    U"\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"sv;

}  // namespace

bool is_hangul_syllable(char32_t c) { return is_hangul(c); }

Jamo decompose(char32_t syllable) {
  const int index = static_cast<int>(syllable - kFirst);
  return {index / (kVowels * kFinals), index / kFinals % kVowels, index % kFinals};
}

char32_t compose(Jamo jamo) {
  return kFirst +
         static_cast<char32_t>((jamo.initial * kVowels + jamo.vowel) * kFinals + jamo.final);
}

bool has_final(char32_t syllable) {
  return is_hangul(syllable) && (syllable - kFirst) % kFinals != 0;
}

char32_t final_to_jamo(int final) { return kFinalJamo[static_cast<std::size_t>(final)]; }

int final_from_jamo(char32_t c) {
  const std::size_t at = c == 0 ? std::u32string_view::npos : kFinalJamo.find(c);
  return at == std::u32string_view::npos ? 0 : static_cast<int>(at);
}

std::string romanize(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (!is_hangul(c)) {
      std::string one;
      append_utf8(one, c);
      out += to_lower(one);
      continue;
    }
    const Jamo jamo = decompose(c);
    out += kInitialLatin[static_cast<std::size_t>(jamo.initial)];
    out += kVowelLatin[static_cast<std::size_t>(jamo.vowel)];
    out += kFinalLatin[static_cast<std::size_t>(jamo.final)];
  }
  return out;
}

}  // namespace weft
