// SPDX-License-Identifier: Apache-2.0
//
// A set of strings kept as 32-bit hashes, each with a byte that says what kind of word it is: the
// lexicon a model learned from its training texts, without the texts. Const after construction.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace weft {

// Hash of a string, fed character by character.
class WordHash {
 public:
  void add(char32_t c) {
    value_ = (value_ ^ c) * 0x100000001B3ULL;
    value_ ^= value_ >> 31U;
  }
  std::uint32_t value() const {
    return static_cast<std::uint32_t>((value_ * 0x9E3779B97F4A7C15ULL) >> 32U);
  }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

inline std::uint32_t word_hash(std::u32string_view word) {
  WordHash hash;
  for (const char32_t c : word) hash.add(c);
  return hash.value();
}

class WordSet {
 public:
  WordSet() = default;
  explicit WordSet(std::string_view bytes) : bytes_(bytes) {}

  // The kinds of the word, 0 where it is unknown.
  std::uint8_t find(std::uint32_t hash) const;
  static std::string write(const std::map<std::uint32_t, std::uint8_t>& kinds);

 private:
  std::string_view bytes_;  // sorted hashes, then the kinds in the same order
};

}  // namespace weft
