// SPDX-License-Identifier: Apache-2.0
//
// What a dictionary says of the parts of one token, for the features of trained models.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extractor/morph/word_lexicon.h"

namespace weft {

// What the dictionary says of all parts of a token, found once.
class DictionaryView {
 public:
  static constexpr std::size_t kLongestWord = 8;
  DictionaryView(std::u32string_view token, const WordLexicon& dictionary);

  std::size_t size() const { return compound_.size() - 1; }
  // Kinds of the characters [begin, end) of the token.
  unsigned kinds(std::size_t begin, std::size_t end) const {
    const std::size_t length = end - begin;
    return length == 0 || length > kLongestWord ? 0U : kinds_[begin * kLongestWord + length - 1];
  }
  // The length of the longest word that begins here, 0 where none does.
  std::size_t longest(std::size_t begin) const { return longest_[begin]; }
  // Whether [0, end) is made of nouns and names of two syllables or more.
  bool compound(std::size_t end) const { return compound_[end]; }
  // The same with the longest end.
  std::size_t longest_compound() const { return longest_compound_; }

 private:
  std::vector<std::uint8_t> kinds_;
  std::vector<std::uint8_t> longest_;
  std::vector<bool> compound_;
  std::size_t longest_compound_ = 0;
};

}  // namespace weft
