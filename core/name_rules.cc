// SPDX-License-Identifier: Apache-2.0
#include "weft/core/name_rules.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// Words joined by single spaces, each a run of letters and digits.
std::string words_of(std::string_view name) {
  const bool ascii = std::all_of(name.begin(), name.end(),
                                 [](char c) { return static_cast<signed char>(c) >= 0; });
  const std::string folded = ascii ? lower_ascii(name) : fold(name);
  std::string out;
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = next_code_point(folded, i);
    // An apostrophe parts no word; anything else that is no letter, digit or mark does.
    if (c == '\'' || c == U'\u2019') continue;
    if (!is_space(c) && !is_punctuation(c)) {
      append_utf8(out, c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// A form of a script that writes its words together may touch the name when it is long enough to be
// no accident; others must stand apart.
bool may_touch(std::string_view form) { return script_of(form) == "Hang" && form.size() >= 9; }

bool strip_form(std::string& words, const std::string& form) {
  if (form.empty() || words.size() <= form.size()) return false;
  const std::size_t rest = words.size() - form.size();
  if (words.ends_with(form) && (words[rest - 1] == ' ' || may_touch(form))) {
    words.erase(rest);
    while (!words.empty() && words.back() == ' ') words.pop_back();
    return true;
  }
  if (words.starts_with(form) && (words[form.size()] == ' ' || may_touch(form))) {
    words.erase(0, form.size());
    words.erase(0, words.find_first_not_of(' '));
    return true;
  }
  return false;
}

void strip_forms(std::string& words, const NameRules& rules) {
  bool changed = true;
  while (changed) {
    changed = false;
    for (const std::string& form : rules.organization_forms) {
      changed = strip_form(words, words_of(form)) || changed;
    }
  }
}

}  // namespace

std::string name_words(std::string_view name, EntityType type, const NameRules& rules) {
  std::string words = words_of(name);
  if (type == EntityType::kOrganization) strip_forms(words, rules);
  return words;
}

std::string name_key(std::string_view name, EntityType type, const NameRules& rules) {
  std::string words = name_words(name, type, rules);
  std::erase(words, ' ');
  return words;
}

std::string_view script_of(std::string_view text) {
  std::size_t hangul = 0;
  std::size_t latin = 0;
  std::size_t han = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (is_hangul(c)) ++hangul;
    if (is_han(c)) ++han;
    if (c < 0x250 && is_letter(c)) ++latin;
  }
  const std::size_t most = std::max({hangul, latin, han});
  if (most == 0) return "";
  return hangul == most ? "Hang" : latin == most ? "Latn" : "Hani";
}

}  // namespace weft
