// SPDX-License-Identifier: Apache-2.0
#include "extractor/literals/number.h"

#include <string>

#include "weft/core/utf8.h"

namespace weft {
namespace {

bool is_ascii_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char c = text[at];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string without_commas(std::string_view digits) {
  std::string out;
  for (const char c : digits) {
    if (c != ',') out += c;
  }
  return out;
}

}  // namespace

std::size_t digits_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (is_ascii_digit(text, end)) ++end;
  if (end == at) return 0;
  const auto group = [&](std::size_t from) {
    return text.substr(from, 1) == "," && is_ascii_digit(text, from + 1) &&
           is_ascii_digit(text, from + 2) && is_ascii_digit(text, from + 3) &&
           !is_ascii_digit(text, from + 4);
  };
  if (end - at <= 3) {
    while (group(end)) end += 4;
  }
  if (text.substr(end, 1) == "." && is_ascii_digit(text, end + 1)) {
    std::size_t fraction = end + 1;
    while (is_ascii_digit(text, fraction)) ++fraction;
    // "2024.5.3" is a date, not 2024.5.
    const bool more = text.substr(fraction, 1) == "." && is_ascii_digit(text, fraction + 1);
    if (!more) end = fraction;
  }
  return end - at;
}

NumberReader::NumberReader(const Lexicon& lexicon)
    : lexicon_(lexicon),
      numeral_(lexicon.class_index("numeral")),
      bound_(lexicon.class_index("bound")),
      inner_(lexicon.class_index("inner")),
      outer_(lexicon.class_index("outer")),
      joiner_(lexicon.class_index("joiner")) {}

// Adds the parts up as they come: current holds what no magnitude has taken yet, section what inner
// magnitudes made of it, total the closed sections.
class NumberReader::Sum {
 public:
  // False where the part cannot continue the number; the sum is then unchanged.
  bool take(const Piece& piece) {
    switch (piece.part) {
      case Part::kInner:
        return take_inner(piece.value);
      case Part::kOuter:
        return take_outer(piece.value);
      case Part::kNothing:
        return false;
      default:
        return take_number(piece);
    }
  }

  std::optional<Decimal> value() const {
    const auto open = add(section_, current_.value_or(Decimal{}));
    return open ? add(total_, *open) : std::nullopt;
  }

 private:
  bool take_number(const Piece& piece) {
    if (!current_) {
      current_ = piece.value;
      return true;
    }
    // "twenty-one": a unit after a tens word.
    const auto tens = to_integer(*current_);
    const auto unit = to_integer(piece.value);
    if (piece.part != Part::kNumeral || !tens || !unit) return false;
    if (*tens % 10 != 0 || *tens < 20 || *tens > 90 || *unit < 1 || *unit > 9) return false;
    current_ = add(*current_, piece.value);
    return true;
  }

  bool take_inner(Decimal magnitude) {
    const auto product = multiply(current_.value_or(Decimal{1, 0}), magnitude);
    const auto sum = product ? add(section_, *product) : std::nullopt;
    if (!sum) return false;
    section_ = *sum;
    current_.reset();
    return true;
  }

  bool take_outer(Decimal magnitude) {
    if (last_outer_ && !(magnitude < *last_outer_)) return false;
    auto open = add(section_, current_.value_or(Decimal{}));
    if (open && open->is_zero()) open = Decimal{1, 0};
    const auto product = open ? multiply(*open, magnitude) : std::nullopt;
    const auto sum = product ? add(total_, *product) : std::nullopt;
    if (!sum) return false;
    total_ = *sum;
    section_ = {};
    current_.reset();
    last_outer_ = magnitude;
    return true;
  }

  Decimal total_;
  Decimal section_;
  std::optional<Decimal> current_;
  std::optional<Decimal> last_outer_;
};

NumberReader::Piece NumberReader::word_at(std::string_view text, std::size_t at,
                                          std::size_t class_index, Part part) const {
  for (const LexiconMatch& match : lexicon_.find(class_index, text, at)) {
    const std::size_t end = at + match.length;
    // A Latin word must end where the number word does: "tenant" is no "ten".
    if (is_ascii_letter(text, end - 1) && is_ascii_letter(text, end)) continue;
    if (const auto value = parse_decimal(match.value)) return {part, end, *value};
  }
  return {};
}

NumberReader::Piece NumberReader::piece_at(std::string_view text, std::size_t at) const {
  if (const std::size_t length = digits_length(text, at)) {
    const auto value = parse_decimal(without_commas(text.substr(at, length)));
    if (value) return {Part::kDigits, at + length, *value};
  }
  const std::pair<std::optional<std::size_t>, Part> classes[] = {{numeral_, Part::kNumeral},
                                                                 {inner_, Part::kInner},
                                                                 {outer_, Part::kOuter},
                                                                 {bound_, Part::kBound}};
  for (const auto& [index, part] : classes) {
    if (!index) continue;
    const Piece piece = word_at(text, at, *index, part);
    if (piece.part != Part::kNothing) return piece;
  }
  return {};
}

// The part after `before`: at once, after one blank, or after a joiner.
NumberReader::Piece NumberReader::next_piece(std::string_view text, const Piece& before) const {
  Piece next = piece_at(text, before.end);
  if (next.part != Part::kNothing || before.part == Part::kBound) {
    // A bound numeral may stand before a blank only where its magnitude follows ("a hundred").
    if (next.part != Part::kNothing || text.substr(before.end, 1) != " ") return next;
    next = piece_at(text, before.end + 1);
    return next.part == Part::kInner || next.part == Part::kOuter ? next : Piece{};
  }
  if (joiner_) {
    const std::size_t at = before.end + (text.substr(before.end, 1) == " " ? 1 : 0);
    for (const LexiconMatch& match : lexicon_.find(*joiner_, text, at)) {
      const std::size_t end = at + match.length;
      next = piece_at(text, end + (text.substr(end, 1) == " " ? 1 : 0));
      if (next.part != Part::kNothing) break;
    }
  }
  if (next.part == Part::kNothing && text.substr(before.end, 1) == " ") {
    next = piece_at(text, before.end + 1);
  }
  const bool digits_again = before.part == Part::kDigits && next.part == Part::kDigits;
  return digits_again ? Piece{} : next;
}

// A number may begin with a magnitude or a bound numeral only if a magnitude follows it.
bool NumberReader::may_begin(std::string_view text, const Piece& first) const {
  if (first.part == Part::kDigits || first.part == Part::kNumeral) return true;
  if (first.part == Part::kNothing) return false;
  const Piece next =
      first.part == Part::kBound ? next_piece(text, first) : piece_at(text, first.end);
  return next.part == Part::kInner || next.part == Part::kOuter;
}

std::vector<char32_t> NumberReader::first_characters() const {
  std::vector<char32_t> characters;
  for (char32_t c = '0'; c <= '9'; ++c) characters.push_back(c);
  for (const auto& index : {numeral_, bound_, inner_, outer_}) {
    if (!index) continue;
    const std::vector<char32_t> firsts = lexicon_.first_characters(*index);
    characters.insert(characters.end(), firsts.begin(), firsts.end());
  }
  return characters;
}

std::vector<NumberMatch> NumberReader::read(std::string_view text, std::size_t at) const {
  std::vector<NumberMatch> readings;
  Piece piece = piece_at(text, at);
  if (!may_begin(text, piece)) return readings;
  Sum sum;
  while (sum.take(piece)) {
    // A number ends in no bound numeral: that belongs to the word after it.
    if (piece.part != Part::kBound) {
      const std::string_view written = text.substr(at, piece.end - at);
      const bool plain = written.find_first_not_of("0123456789") == std::string_view::npos;
      if (const auto value = sum.value()) {
        readings.insert(readings.begin(), {piece.end - at, *value, plain});
      }
    }
    piece = next_piece(text, piece);
  }
  return readings;
}

}  // namespace weft
