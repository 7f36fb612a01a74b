// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/noun_dictionary.h"

#include <string>
#include <utility>

#include "extractor/linear/linear_model.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Bits of a value; see training/dictionary_names.py.
constexpr unsigned kFileBits = 31;
constexpr unsigned kNamesFrom = 5;
constexpr unsigned kNamesOf = 1 + 2 + 4;  // persons, places, groups
// The lexicographers' files.
constexpr unsigned kTops = 3;  // "person", "thing", "group"
constexpr unsigned kAnimals = 5;
constexpr unsigned kGroups = 14;
constexpr unsigned kPeople = 18;

}  // namespace

std::uint64_t dictionary_hash(std::uint64_t before, std::uint64_t lower) {
  return feature(299, before, lower);
}

// 0 where the word is no common noun, or a name as well.
unsigned NounDictionary::file_of(std::string_view word) const {
  const std::string lower = to_lower(word);
  const auto look = [&](const std::string& form) {
    return table_.find(dictionary_hash(0, hash_text(form)));
  };
  unsigned value = look(lower);
  const std::pair<std::string_view, std::string_view> plurals[] = {
      {"ies", "y"}, {"es", ""}, {"es", "e"}, {"s", ""}, {"men", "man"}, {"ren", ""}};
  for (const auto& [ending, singular] : plurals) {
    if ((value & kFileBits) != 0) break;
    if (lower.size() < ending.size() + 3 || !lower.ends_with(ending)) continue;
    value = look(lower.substr(0, lower.size() - ending.size()) + std::string(singular));
  }
  return ((value >> kNamesFrom) & kNamesOf) != 0 ? 0 : value & kFileBits;
}

CommonNoun NounDictionary::kind(std::string_view word) const {
  const unsigned file = file_of(word);
  if (file == 0) return CommonNoun::kNoNoun;
  return file == kPeople ? CommonNoun::kPerson : CommonNoun::kThing;
}

bool NounDictionary::lifeless(std::string_view word) const {
  const unsigned file = file_of(word);
  return file != 0 && file != kTops && file != kAnimals && file != kGroups && file != kPeople;
}

}  // namespace weft
