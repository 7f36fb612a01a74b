// SPDX-License-Identifier: Apache-2.0
//
// What a dictionary says of common nouns: whether a noun is one of people. Immutable; a view into
// the bytes of the weights file of names.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "extractor/linear/weights_file.h"
#include "extractor/names/class_table.h"

namespace weft {

// Whether a word in any case is a common noun for a thing or an activity, for people, for neither.
enum class CommonNoun : std::uint8_t { kNoNoun, kThing, kPerson };
using NounKind = std::function<CommonNoun(std::string_view)>;

// Hash of a lower-cased word of the dictionary; names of several words chain those of each.
std::uint64_t dictionary_hash(std::uint64_t before, std::uint64_t lower);

class NounDictionary {
 public:
  NounDictionary() = default;
  explicit NounDictionary(const ClassTable& table) : table_(table) {}
  explicit NounDictionary(const WeightsFile& file) : table_(file, "dictionary") {}

  // What the dictionary calls a word, or what it is the plural of, if it is a common noun first.
  CommonNoun kind(std::string_view word) const;
  // A noun in its commonest sense for what neither lives nor consists of those who do: "gallery".
  bool lifeless(std::string_view word) const;

 private:
  unsigned file_of(std::string_view word) const;

  ClassTable table_;
};

}  // namespace weft
