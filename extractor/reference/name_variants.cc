// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_variants.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

std::string_view first_character_of(std::string_view text) {
  std::size_t at = 0;
  if (!text.empty()) next_code_point(text, at);
  return text.substr(0, at);
}

bool is_hangul_only(const NameForm& name) { return name.hangul && !name.latin; }

}  // namespace

NameVariants::NameVariants(std::vector<const NameForm*> names, const ReferenceWords& words,
                           double sounds_alike)
    : names_(std::move(names)), words_(words), sounds_alike_(sounds_alike) {
  for (std::size_t n = 0; n < names_.size(); ++n) add(n);
}

void NameVariants::add(std::size_t n) {
  const NameForm& name = *names_[n];
  if (is_hangul_only(name)) sounds_.push_back({n, sound_of_hangul(name.text)});
  if (name.words.size() < 2) return add_one_word(n);
  edge_words_[name.words.front()].push_back(n);
  if (name.words.back() != name.words.front()) edge_words_[name.words.back()].push_back(n);
  const auto [initials, capital_initials] = initials_of(name);
  initials_[initials].push_back(n);
  if (capital_initials != initials) initials_[capital_initials].push_back(n);
}

void NameVariants::add_one_word(std::size_t n) {
  const NameForm& name = *names_[n];
  const std::string_view first = first_character_of(name.core);
  if (is_hangul_only(name)) {
    given_names_[name.core.substr(first.size())].push_back(n);
    first_syllable_[std::string(first)].push_back(n);
  }
  if (name.words.empty()) return;
  const std::string_view word = name.words.front();
  for (std::size_t at = first_character_of(word).size(); at < word.size();
       next_code_point(word, at)) {
    if (words_.find("generic", word.substr(at)))
      stems_[std::string(word.substr(0, at))].push_back(n);
  }
}

void NameVariants::find(const Index& index, std::string_view key, std::vector<std::size_t>& found) {
  const auto names = index.find(std::string(key));
  if (names == index.end()) return;
  found.insert(found.end(), names->second.begin(), names->second.end());
}

void NameVariants::find_persons(const NameForm& name, std::vector<std::size_t>& found) const {
  find(edge_words_, name.words.size() == 1 ? name.core : name.words.back(), found);
  find(given_names_, name.core, found);
  if (is_hangul_only(name) && ends_in_title(name, words_)) {
    find(first_syllable_, first_character_of(name.core), found);
  }
}

void NameVariants::find_bodies(const NameForm& name, std::vector<std::size_t>& found) const {
  find(edge_words_, name.words.front(), found);
  find(initials_, name.key, found);
  if (name.words.size() != 1) return;
  // Contractions keep their first syllable.
  if (is_hangul_only(name)) find(first_syllable_, first_character_of(name.core), found);
  const std::string_view word = name.words.front();
  for (std::size_t at = 0; at < word.size();) {
    next_code_point(word, at);
    find(stems_, word.substr(0, at), found);
  }
}

void NameVariants::find_sounds(const NameForm& name, std::vector<std::size_t>& found) const {
  if (!name.latin || name.hangul) return;
  const NameSound sound = sound_of_latin(name.text);
  for (const Sound& other : sounds_) {
    if (sounds_alike(other.sound, sound, sounds_alike_)) found.push_back(other.name);
  }
}

std::vector<std::size_t> NameVariants::fuller(std::size_t n) const {
  std::vector<std::size_t> found;
  const NameForm& name = *names_[n];
  if (name.words.empty()) {
    // Nothing but words that may be left out: anything may be meant.
    for (std::size_t other = 0; other < names_.size(); ++other) found.push_back(other);
    return found;
  }
  find_persons(name, found);
  find_bodies(name, found);
  find_sounds(name, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace weft
