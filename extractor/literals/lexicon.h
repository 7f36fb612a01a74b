// SPDX-License-Identifier: Apache-2.0
//
// The words that literals are made of, by class: (month, "5", "May"), (currency, "USD", "달러"). A
// table of a pack, one row a value: class, value, words separated by '|'. An entry written in
// lower case matches any case; one with a capital only itself ("May", never "may").
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/word_map.h"

namespace weft {

struct LexiconMatch {
  std::size_t length = 0;  // bytes
  std::string_view value;
};

// The character at the beginning of a text that is not empty; ASCII letters become small ones.
char32_t first_character(std::string_view text);

class Lexicon {
 public:
  // Views into `table` are kept: it outlives the lexicon. Throws FormatError.
  Lexicon(std::string_view table, const std::string& file);

  // Index of a class, for find(), if there is one of that name.
  std::optional<std::size_t> class_index(std::string_view name) const;
  // Words of the class that stand at text[at], longest first. They may end inside a longer word.
  std::vector<LexiconMatch> find(std::size_t class_index, std::string_view text,
                                 std::size_t at) const;
  // The first characters of the class's words, as first_character() gives them.
  std::vector<char32_t> first_characters(std::size_t class_index) const;
  // The longest word of the class that ends before text[end]; length 0 if none.
  LexiconMatch find_before(std::size_t class_index, std::string_view text, std::size_t end) const;

 private:
  struct Word {
    std::string_view form;
    std::string_view value;
    bool any_case = true;
  };
  struct Class {
    std::vector<Word> words;  // longest first
    // Their indices in that order, by their first character.
    std::array<std::vector<std::uint32_t>, 256> buckets;
  };

  static bool matches(const Word& word, std::string_view text);

  std::vector<Class> classes_;
  WordMap<std::size_t> index_;
};

}  // namespace weft
