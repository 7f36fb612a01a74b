// SPDX-License-Identifier: Apache-2.0
//
// UTF-8 by hand where speed matters, ICU where Unicode's tables do. All functions take valid UTF-8
// (the readers see to that) and are thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

// The code point that starts at text[offset]; moves offset past it. offset < text.size().
inline char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(offset);
  if (lead < 0x80U) {
    ++offset;
    return lead;
  }
  const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  char32_t c = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length && offset + i < text.size(); ++i) {
    c = (c << 6U) | (byte(offset + i) & 0x3FU);
  }
  offset = std::min(offset + length, text.size());
  return c;
}
// The code point that ends before offset; moves offset to its start. offset > 0.
inline char32_t previous_code_point(std::string_view text, std::size_t& offset) {
  do {
    --offset;
  } while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U);
  std::size_t at = offset;
  return next_code_point(text, at);
}
// How many code points a text has.
inline std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}
void append_utf8(std::string& out, char32_t code_point);
std::u32string decode_utf8(std::string_view text);
std::string encode_utf8(std::u32string_view code_points);

// Byte offset of the first byte that is not valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

// NFC, and NFKC with case folding: the form in which names are compared.
std::string to_nfc(std::string_view text);
std::string fold(std::string_view text);
std::string to_lower(std::string_view text);
// Letters from a to z alone; others stay.
std::string to_upper_ascii(std::string_view text);
// Latin letters without their marks: "Malmö" as "Malmo". Other scripts stay as they are.
std::string without_marks(std::string_view text);

bool is_letter(char32_t c);
bool is_digit(char32_t c);
bool is_upper(char32_t c);
bool is_space(char32_t c);
bool is_punctuation(char32_t c);  // Unicode categories P* and S*
// Precomposed syllables.
constexpr bool is_hangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
bool is_han(char32_t c);
// ISO 15924 code of the character's script: "Hang", "Latn", "Zyyy" for signs that all share.
std::string_view script_of(char32_t c);

// Columns a terminal needs: Hangul, Han and other wide characters count two, combining marks none.
std::size_t display_width(std::string_view text);

// Turns byte offsets into code-point offsets of the same text in O(log n), built in O(n).
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  std::size_t at_byte(std::size_t byte_offset) const;
  // Where a code point begins; the text's size for those beyond its end.
  std::size_t byte_of(std::size_t code_point) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> counts_;  // code points before each block of kBlock bytes
};

}  // namespace weft
