// SPDX-License-Identifier: Apache-2.0
#include "weft/core/hangul.h"

#include <algorithm>
#include <array>
#include <vector>

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

// Letters that Korean transcription does not keep apart, as one letter each; vowels other than the
// first of a word carry little and are dropped by skeleton().
char fold_letter(char c) {
  switch (c) {
    case 'f':
    case 'b':
    case 'v':
      return 'p';
    case 'l':
      return 'r';
    case 'z':
    case 'x':
      return 's';
    case 'q':
    case 'g':
    case 'c':
      return 'k';
    case 'd':
      return 't';
    default:
      return c;
  }
}

bool is_vowel(char c) { return std::string_view("aeiouyw").find(c) != std::string_view::npos; }

// The consonants of a Latin spelling, folded: "French-Owen" -> "prncn", "peurenchi-o-wen" ->
// "prnchn".
std::string skeleton(std::string_view latin) {
  std::string text;
  for (std::size_t i = 0; i < latin.size(); ++i) {
    const char c = static_cast<char>(latin[i] >= 'A' && latin[i] <= 'Z' ? latin[i] + 32 : latin[i]);
    const char next =
        i + 1 < latin.size()
            ? static_cast<char>(latin[i + 1] >= 'A' && latin[i + 1] <= 'Z' ? latin[i + 1] + 32
                                                                           : latin[i + 1])
            : '\0';
    if (c < 'a' || c > 'z') continue;
    if (c == 'p' && next == 'h') {
      text += 'p';
      ++i;
      continue;
    }
    if ((c == 's' || c == 'c') && next == 'h') {
      text += c == 's' ? 's' : 'j';
      ++i;
      continue;
    }
    if (c == 't' && next == 'h') {
      text += 's';
      ++i;
      continue;
    }
    if (c == 'c' && next == 'k') continue;
    if (c == 'c' && (next == 'e' || next == 'i' || next == 'y')) {
      text += 's';
      continue;
    }
    if (c == 'g' && (next == 'e' || next == 'i')) {
      text += 'j';
      continue;
    }
    text += fold_letter(c);
  }
  std::string out;
  char before = '\0';
  for (const char c : text) {
    const bool doubled = c == before;
    before = c;
    if (!is_vowel(c) && c != 'h' && !doubled) out += c;
  }
  return out;
}

// Costs 0.5 for letters that one transcription or the other easily mixes up.
double substitution_cost(char a, char b) {
  if (a == b) return 0.0;
  constexpr std::string_view kNear[] = {"kj", "sj", "st", "tj", "nm", "ks"};
  for (const std::string_view pair : kNear) {
    if ((a == pair[0] && b == pair[1]) || (a == pair[1] && b == pair[0])) return 0.5;
  }
  return 1.0;
}

double edit_distance(std::string_view a, std::string_view b) {
  std::vector<double> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<double>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    double diagonal = row[0];
    row[0] = static_cast<double>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const double up = row[j];
      // A liquid after a vowel is often not transcribed ("Owen", "Carter" -> 카터).
      const double drop_a = a[i - 1] == 'r' ? 0.5 : 1.0;
      const double drop_b = b[j - 1] == 'r' ? 0.5 : 1.0;
      row[j] = std::min(
          {row[j] + drop_a, row[j - 1] + drop_b, diagonal + substitution_cost(a[i - 1], b[j - 1])});
      diagonal = up;
    }
  }
  return row[b.size()];
}

char first_letter(std::string_view latin) {
  for (const char c : latin) {
    if (c >= 'a' && c <= 'z') return c;
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c + 32);
  }
  return '\0';
}

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

double transliteration_similarity(std::string_view hangul, std::string_view latin) {
  const std::string roman = romanize(hangul);
  const std::string a = skeleton(roman);
  const std::string b = skeleton(latin);
  const std::size_t longest = std::max(a.size(), b.size());
  if (longest == 0) return first_letter(roman) == first_letter(latin) ? 0.5 : 0.0;
  double consonants = std::max(0.0, 1.0 - edit_distance(a, b) / static_cast<double>(longest));
  // Names that begin with other sounds are rarely one name.
  if (a.empty() || b.empty() || substitution_cost(a[0], b[0]) == 1.0) consonants *= 0.7;
  // Vowel-initial names must both begin with a vowel: 오웬 is no "Bowen".
  const bool vowel_a = is_vowel(first_letter(roman));
  const bool vowel_b = is_vowel(first_letter(latin)) || first_letter(latin) == 'h';
  return vowel_a == vowel_b || first_letter(roman) == 'h' ? consonants : consonants * 0.7;
}

}  // namespace weft
