// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/other_names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// The consonants of a name in classes of what is written for one another in the other script: b p
// v f; c g k q x; d t; l r; m; n; s z; j; h.
std::string consonants_of_latin(std::string_view name) {
  constexpr std::string_view kLetters = "bpvfcgkqxdtlrmnszjh";
  constexpr std::string_view kClasses = "ppppkkkkkttllmnssch";
  std::string sounds;
  for (const char letter : name) {
    const char small = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    const std::size_t at = kLetters.find(small);
    if (at == std::string_view::npos) continue;
    if (sounds.empty() || sounds.back() != kClasses[at]) sounds += kClasses[at];
  }
  return sounds;
}

std::string consonants_of_hangul(std::string_view name) {
  // In the order of Unicode: initials, and finals behind "none"; '-' is silent or has two sounds.
  constexpr std::string_view kInitials = "kknttlmppss-cccktph";
  constexpr std::string_view kFinals = "-kkknnntllllllllmppssnccktph";
  static_assert(kInitials.size() == 19 && kFinals.size() == 28);
  std::string sounds;
  const auto say = [&](char sound) {
    if (sound != '-' && (sounds.empty() || sounds.back() != sound)) sounds += sound;
  };
  for (std::size_t i = 0; i < name.size();) {
    const char32_t c = next_code_point(name, i);
    if (!is_hangul_syllable(c)) continue;
    const Jamo jamo = decompose(c);
    say(kInitials[static_cast<std::size_t>(jamo.initial)]);
    say(kFinals[static_cast<std::size_t>(jamo.final)]);
  }
  return sounds;
}

// Whether half of the consonants of the longer agree in order.
bool sound_alike(std::string_view latin, std::string_view hangul) {
  const std::string a = consonants_of_latin(latin);
  const std::string b = consonants_of_hangul(hangul);
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const char x : a) {
    std::size_t diagonal = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = x == b[j] ? diagonal + 1 : std::max(above, row[j]);
      diagonal = above;
    }
  }
  return row.back() > 0 && 2 * row.back() >= std::max(a.size(), b.size());
}

bool is_capital(char ch) { return ch >= 'A' && ch <= 'Z'; }

bool is_latin(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char ch) {
    return (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || ch == ' ' || ch == '-' ||
           ch == '.' || static_cast<unsigned char>(ch) >= 0xC3;
  });
}

std::size_t words_of(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

// The first words of the text, as many as there are.
std::string_view first_words(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    if (text[end] == ' ' && --count == 0) break;
  }
  return text.substr(0, end);
}

}  // namespace

bool is_abbreviation(std::string_view text) {
  std::size_t capitals = 0;
  for (const char ch : text) {
    const bool joint = ch == '&' || ch == '-' || ch == '.' || (ch >= '0' && ch <= '9');
    if (!is_capital(ch) && !joint) return false;
    if (is_capital(ch)) ++capitals;
  }
  return capitals > 1 && is_capital(text.front());
}

bool spells(std::string_view latin, std::string_view name) {
  if (latin.empty() || is_latin(name) || !is_latin(latin)) return false;
  // "우누르(Unur of Damascus)": the first words do.
  return sound_alike(latin, name) || sound_alike(first_words(latin, words_of(name)), name);
}

bool shortens(std::string_view text, std::string_view name) {
  std::size_t at = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    const char32_t c = next_code_point(text, i);
    if (!is_hangul(c)) return false;
    bool found = false;
    while (!found && at < name.size()) {
      found = next_code_point(name, at) == c;
      if (!found && count == 0) return false;
    }
    if (!found) return false;
  }
  return count > 1 && text.size() < name.size();
}

std::size_t length_of_alias_word(std::string_view text, const ReferenceWords& words) {
  const std::size_t end = std::min(text.find_first_of(" :"), text.size());
  if (words.find("alias", text.substr(0, end)) == nullptr) return 0;
  const std::size_t rest = text.find_first_not_of(" :", end);
  return rest == std::string_view::npos ? 0 : rest;
}

Span without_punctuation(std::string_view text, Span span) {
  const auto is_mark = [](char32_t c) { return c == ' ' || is_punctuation(c); };
  while (!span.empty()) {
    std::size_t next = span.begin;
    if (!is_mark(next_code_point(text, next))) break;
    span.begin = static_cast<std::uint32_t>(next);
  }
  while (!span.empty()) {
    std::size_t last = span.end;
    const char32_t c = previous_code_point(text, last);
    if (!is_mark(c) || c == '.') break;
    span.end = static_cast<std::uint32_t>(last);
  }
  return span;
}

bool is_other_script(std::string_view text) {
  // Greek to Armenian, and what Chinese and Japanese are written in.
  constexpr std::pair<char32_t, char32_t> kScripts[] = {
      {0x0370, 0x058F}, {0x3005, 0x3005}, {0x3040, 0x30FF}, {0x4E00, 0x9FFF}};
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    const bool other = std::any_of(std::begin(kScripts), std::end(kScripts),
                                   [&](const auto& s) { return s.first <= c && c <= s.second; });
    if (c != ' ' && !other) return false;
  }
  return !text.empty();
}

bool is_in_ideographs(std::string_view text, std::string_view name, bool foreign) {
  constexpr char32_t kFirst = 0x4E00;
  std::size_t letters = 0;
  for (std::size_t i = 0; i < text.size(); ++letters) {
    if (next_code_point(text, i) < kFirst) return false;
  }
  std::size_t syllables = 0;
  for (std::size_t i = 0; i < name.size();) {
    if (is_hangul(next_code_point(name, i))) ++syllables;
  }
  if (letters < 2 || letters > syllables) return false;
  return letters == syllables || (foreign && name.find(' ') == std::string_view::npos);
}

}  // namespace weft
