// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_variants.h"

#include <algorithm>
#include <numeric>

#include "weft/core/utf8.h"

namespace weft {
namespace {

std::string_view first_character_of(std::string_view text) {
  std::size_t at = 0;
  if (!text.empty()) next_code_point(text, at);
  return text.substr(0, at);
}

// What is nearest is meant; so many before and behind are looked at, which no article of a usual
// length has of one word, or at all of those that may sound alike.
constexpr std::ptrdiff_t kMostOfOneKey = 200;
constexpr std::ptrdiff_t kMostOfSound = 2000;

bool is_hangul_only(const NameForm& name) { return name.hangul && !name.latin; }

}  // namespace

NameVariants::NameVariants(std::vector<const NameForm*> names, const ReferenceWords& words,
                           double sounds_alike)
    : names_(std::move(names)), words_(words), sounds_alike_(sounds_alike) {
  for (std::size_t n = 0; n < names_.size(); ++n) add(n);
  all_.resize(names_.size());
  std::iota(all_.begin(), all_.end(), std::size_t{0});
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

void NameVariants::Search::near(const std::vector<std::size_t>& names) {
  const auto here = std::lower_bound(names.begin(), names.end(), name);
  const auto before = std::min<std::ptrdiff_t>(here - names.begin(), kMostOfOneKey);
  const auto behind = std::min<std::ptrdiff_t>(names.end() - here, kMostOfOneKey);
  found.insert(found.end(), here - before, here + behind);
}

void NameVariants::Search::find(const Index& index, std::string_view key) {
  const auto names = index.find(std::string(key));
  if (names != index.end()) near(names->second);
}

void NameVariants::find_persons(const NameForm& name, Search& search) const {
  search.find(edge_words_, name.words.size() == 1 ? name.core : name.words.back());
  search.find(given_names_, name.core);
  if (is_hangul_only(name) && ends_in_title(name, words_)) {
    search.find(first_syllable_, first_character_of(name.core));
  }
}

void NameVariants::find_bodies(const NameForm& name, Search& search) const {
  search.find(edge_words_, name.words.front());
  search.find(initials_, name.key);
  if (name.words.size() != 1) return;
  // Contractions keep their first syllable.
  if (is_hangul_only(name)) search.find(first_syllable_, first_character_of(name.core));
  const std::string_view word = name.words.front();
  for (std::size_t at = 0; at < word.size();) {
    next_code_point(word, at);
    search.find(stems_, word.substr(0, at));
  }
}

void NameVariants::find_sounds(const NameForm& name, Search& search) const {
  if (!name.latin || name.hangul) return;
  const NameSound sound = sound_of_latin(name.text);
  const auto near = [&](std::size_t n) {
    return std::partition_point(sounds_.begin(), sounds_.end(),
                                [&](const Sound& other) { return other.name < n; });
  };
  const auto here = near(search.name);
  const auto first = here - std::min<std::ptrdiff_t>(here - sounds_.begin(), kMostOfSound);
  const auto last = here + std::min<std::ptrdiff_t>(sounds_.end() - here, kMostOfSound);
  for (auto other = first; other != last; ++other) {
    if (sounds_alike(other->sound, sound, sounds_alike_)) search.found.push_back(other->name);
  }
}

std::vector<std::size_t> NameVariants::fuller(std::size_t n) const {
  Search search{n, {}};
  const NameForm& name = *names_[n];
  if (name.words.empty()) {
    // Nothing but words that may be left out: anything may be meant.
    search.near(all_);
    return search.found;
  }
  find_persons(name, search);
  find_bodies(name, search);
  find_sounds(name, search);
  std::vector<std::size_t>& found = search.found;
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace weft
