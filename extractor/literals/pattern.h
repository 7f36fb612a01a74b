// SPDX-License-Identifier: Apache-2.0
//
// The rules that say what a literal looks like. One rule is a pattern over characters:
//   {name}        a word of class `name`, or a built-in: n (a number), count (a number that does
//   not
//                 look like a year), digits, yyyy, modern (a year from 1500 on), d2 (one or two
//                 digits), noun (a tagged noun phrase)
//   {slot:name}   the same, kept under another slot name
//   _             blanks or none; a blank: one blank or more
//   [ ... ]       may be left out
//   {name}<       at the beginning: a word of the class stands before, outside the literal
//   >             what follows must come after, outside the literal
// All other characters stand for themselves.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/literals/lexicon.h"
#include "extractor/literals/number.h"

namespace weft {

struct Slot {
  std::string_view name;
  std::string_view value;  // of a word class
  std::string_view text;   // as written
  Decimal number;          // of n, count, digits, yyyy, d2
};

class LiteralPattern {
 public:
  // What the matcher asks of its surroundings: bytes of the noun phrase that begins at `at`, 0 if
  // none.
  using NounReader = std::function<std::size_t(std::size_t at)>;
  struct Input {
    std::string_view text;  // one sentence
    const Lexicon& lexicon;
    NumberMemo& numbers;
    const NounReader& noun;
  };
  // Called with the end of the literal and its slots; true accepts and ends the search.
  using Accept = std::function<bool(std::size_t end, const std::vector<Slot>& slots)>;

  // One for each way of leaving optional parts out, fullest first. Throws FormatError.
  static std::vector<LiteralPattern> compile(std::string_view source, const Lexicon& lexicon,
                                             const std::string& file, std::size_t line);

  bool match(const Input& input, std::size_t at, const Accept& accept) const;

  // The characters that what it matches may begin with, as first_character() gives them; nullopt
  // where it may begin with any.
  std::optional<std::vector<char32_t>> first_characters(const Lexicon& lexicon,
                                                        const NumberReader& numbers) const;

 private:
  enum class Kind {
    kText,
    kBlank,
    kBlanks,
    kClass,
    kNumber,
    kCount,
    kDigits,
    kYear,
    kModern,
    kTwoDigits,
    kNoun,
    kAhead
  };
  struct Element {
    Kind kind = Kind::kText;
    std::string text;  // of kText; else the slot's name
    std::size_t class_index = 0;
  };
  struct State {
    const Input& input;
    const Accept& accept;
    std::vector<Slot> slots;
    std::optional<std::size_t> end;  // set once kAhead was passed
  };

  void add_slot(std::string_view slot, const Lexicon& lexicon, const std::string& file,
                std::size_t line);
  void add_character(char c);
  bool step(State& state, std::size_t element, std::size_t at) const;
  bool step_class(State& state, std::size_t element, std::size_t at) const;
  bool step_number(State& state, std::size_t element, std::size_t at) const;
  bool go_on(State& state, std::size_t element, std::size_t at, std::size_t length,
             Slot slot) const;

  std::vector<Element> elements_;
  std::optional<std::size_t> before_;  // class of the word before
};

}  // namespace weft
