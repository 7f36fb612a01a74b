// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/bracket_aliases.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr double kSoundsSimilar = 0.5;     // where brackets already say so
constexpr std::size_t kLongestAlias = 80;  // bytes in brackets

char32_t first_letter(std::string_view text) {
  std::size_t at = 0;
  return text.empty() ? U' ' : next_code_point(text, at);
}

}  // namespace

// "X(Y)": another name of X where the scripts differ, where Y abbreviates X, or where a word says
// so.
void BracketAliases::read(std::uint32_t mention) {
  const Span span = document_.mentions[mention].span;
  const std::string_view text = document_.text;
  std::size_t open = span.end;
  while (open < text.size() &&
         std::string_view(" '\"").find(text[open]) != std::string_view::npos) {
    ++open;
  }
  // A quotation mark may close between a title and its brackets.
  constexpr std::string_view kClosingMarks[] = {"’", "”", "》", "」", "』", ">", "〉"};
  for (const std::string_view mark : kClosingMarks) {
    if (text.substr(open, mark.size()) == mark) open += mark.size();
  }
  if (text.substr(open, 1) != "(") return;
  const std::size_t close = text.find(')', open);
  if (close == std::string_view::npos || close - open > kLongestAlias) return;
  Span inside{static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close)};
  const bool word = skip_alias_word(inside);
  inside = until_comma(inside);
  if (inside.empty()) return;
  const bool value = values_.contains(inside.begin);
  if (word && value) return;
  const bool told = word && begins_like_name(document_.text_of(inside));
  const NameForm alias = take_apart(document_.text_of(inside), words_);
  const std::size_t cluster = clusters_.cluster_of(mention);
  if (told && is_elsewhere(clusters_[cluster], inside)) return;
  if (told || is_alias(clusters_[cluster], alias)) clusters_.add_at(cluster, inside, mention);
}

// "Ana Lind (born Lund, 3 May 1950)": the name of a place is none of a person's.
bool BracketAliases::is_elsewhere(const NameCluster& cluster, Span inside) const {
  const std::uint32_t name = clusters_.name_over(inside);
  return name != kNone && cluster.type == EntityType::kPerson &&
         document_.mentions[name].type == EntityType::kPlace;
}

// "(born Ana Lind)" tells a name, "(born May 3, 1950 in Lund)" does not.
bool BracketAliases::begins_like_name(std::string_view text) const {
  const std::string_view first = text.substr(0, text.find(' '));
  const char32_t letter = first_letter(text);
  return letter >= 0x80 || is_upper(letter) || words_.find("form", first);
}

bool BracketAliases::skip_alias_word(Span& inside) const {
  const std::string_view text = document_.text_of(inside);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != ' ' && text[i] != ',' && text[i] != ':') continue;
    if (!words_.find("alias", text.substr(0, i))) continue;
    inside.begin +=
        static_cast<std::uint32_t>(std::min(text.find_first_not_of(" ,:", i), text.size()));
    return true;
  }
  return false;
}

Span BracketAliases::until_comma(Span inside) const {
  const std::size_t comma = document_.text_of(inside).find_first_of(",;·/");
  if (comma != std::string_view::npos) {
    inside.end = inside.begin + static_cast<std::uint32_t>(comma);
  }
  return inside;
}

bool BracketAliases::is_alias(const NameCluster& cluster, const NameForm& alias) const {
  const NameForm& name = cluster.forms.front();
  const NameCluster* other = clusters_.find(alias.core);
  const bool clash = other != nullptr && !are_compatible(other->type, cluster.type);
  if (is_acronym(alias, name)) return true;
  // The characters of a Korean name, or of a Chinese or Japanese one written by its sound.
  if (alias.ideographs && name.hangul && alias.core.size() >= 6) return true;
  const bool scripts_differ =
      (name.hangul && alias.latin && !alias.hangul) || (name.latin && !name.hangul && alias.hangul);
  if (!scripts_differ || alias.core.size() < 2) return false;
  if (cross_script_similarity(name, alias) >= kSoundsSimilar) return true;
  // A person's brackets may hold a team or an age; a body's hold its foreign name.
  return cluster.type != EntityType::kPerson && !clash && is_upper(first_letter(alias.text));
}

}  // namespace weft
