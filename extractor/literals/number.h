// SPDX-License-Identifier: Apache-2.0
//
// Reads numbers in digits, words or both: "1,000", "3.2 billion", "1조2천억", "twenty-one
// thousand". The words are classes of the pack's lexicon, each absent where the language has none:
//   numeral  counts by itself ("two"; adds to a tens word before it: "twenty-one")
//   bound    counts only right before a magnitude ("a" hundred, 삼십)
//   inner    a magnitude that multiplies the number before it (hundred, 천)
//   outer    a magnitude that closes a section (thousand, million, 만, 억)
//   joiner   stands between parts ("-", " and ")
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "extractor/literals/decimal.h"
#include "extractor/literals/lexicon.h"

namespace weft {

inline bool is_ascii_digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

struct NumberMatch {
  std::size_t length = 0;
  Decimal value;
  bool digits_only = false;  // "2019": no words, separators or point
};

class NumberReader {
 public:
  explicit NumberReader(const Lexicon& lexicon);

  // The number that begins at text[at], longest reading first, then its first part alone.
  std::vector<NumberMatch> read(std::string_view text, std::size_t at) const;
  // The first characters of all numbers, as first_character() gives them.
  std::vector<char32_t> first_characters() const;

 private:
  enum class Part { kNothing, kDigits, kNumeral, kBound, kInner, kOuter };
  struct Piece {
    Part part = Part::kNothing;
    std::size_t end = 0;
    Decimal value;
  };
  class Sum;

  Piece piece_at(std::string_view text, std::size_t at) const;
  Piece word_at(std::string_view text, std::size_t at, std::size_t class_index, Part part) const;
  Piece next_piece(std::string_view text, const Piece& before) const;
  bool may_begin(std::string_view text, const Piece& first) const;

  const Lexicon& lexicon_;
  std::optional<std::size_t> numeral_;
  std::optional<std::size_t> bound_;
  std::optional<std::size_t> inner_;
  std::optional<std::size_t> outer_;
  std::optional<std::size_t> joiner_;
};

// The numbers of one text, each place read once however many patterns ask for it.
class NumberMemo {
 public:
  NumberMemo(const NumberReader& reader, std::string_view text) : reader_(reader), text_(text) {}
  const std::vector<NumberMatch>& read(std::size_t at) {
    const auto [place, added] = read_.try_emplace(at);
    if (added) place->second = reader_.read(text_, at);
    return place->second;
  }

 private:
  const NumberReader& reader_;
  std::string_view text_;
  std::map<std::size_t, std::vector<NumberMatch>> read_;
};

// Bytes of the digits at text[at], with grouping commas and a decimal point where digits follow.
std::size_t digits_length(std::string_view text, std::size_t at);

}  // namespace weft
