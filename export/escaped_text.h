// SPDX-License-Identifier: Apache-2.0
//
// Words between quotes as JSON and N-Triples write them, eight bytes at a time.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "export/text_sink.h"
#include "weft/core/utf8.h"

namespace weft {

// What the two have in common is written in escaped_text.h; a Style says what differs.
struct JsonStyle {
  static constexpr bool kEscapesDelete = false;
  static constexpr std::string_view kControls = "\b\f\n\r\t";
  static constexpr std::string_view kLetters = "bfnrt";
};
struct TriplesStyle {
  static constexpr bool kEscapesDelete = true;
  static constexpr std::string_view kControls = "\n\r\t";
  static constexpr std::string_view kLetters = "nrt";
};

namespace escaped_text {

// The highest bit of the first byte that is `byte` in eight, and maybe of later ones; so for those
// below `least`.
constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t first_of(std::uint64_t eight, unsigned char byte) {
  const std::uint64_t x = eight ^ (kOnes * byte);
  return (x - kOnes) & ~x & (kOnes * 0x80);
}
constexpr std::uint64_t first_below(std::uint64_t eight, unsigned char least) {
  return (eight - kOnes * least) & ~eight & (kOnes * 0x80);
}

// How many of the next eight bytes need no escape.
template <typename Style>
std::size_t plain_bytes(const char* text) {
  if constexpr (std::endian::native != std::endian::little) return 0;
  std::uint64_t eight = 0;
  std::memcpy(&eight, text, sizeof eight);
  std::uint64_t escaped = first_of(eight, '"') | first_of(eight, '\\') | first_below(eight, 0x20);
  if (Style::kEscapesDelete) escaped |= first_of(eight, 0x7F);
  return static_cast<std::size_t>(std::countr_zero(escaped)) / 8;
}

constexpr std::size_t kLongest = 6;  // of what one byte becomes

template <typename Style>
char* put_byte(char* out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20 && c != '"' && c != '\\' && !(Style::kEscapesDelete && byte == 0x7F)) {
    *out++ = c;
    return out;
  }
  const auto known = Style::kControls.find(c);
  if (c == '"' || c == '\\' || known != std::string_view::npos) {
    *out++ = '\\';
    *out++ = known == std::string_view::npos ? c : Style::kLetters[known];
    return out;
  }
  for (const char one : {'\\', 'u', '0', '0', kDigits[byte >> 4U], kDigits[byte & 15U]}) {
    *out++ = one;
  }
  return out;
}

}  // namespace escaped_text

// Without the quotes; bytes that are no UTF-8 are dropped. Out is a TextSink or has the same room()
// and used().
template <typename Style, typename Out>
void put_escaped(Out& out, std::string_view text) {
  using escaped_text::kLongest;
  std::string mended;
  if (find_invalid_utf8(text) != std::string_view::npos) text = mended = valid_text(text);
  while (!text.empty()) {
    char* to = out.room();
    const char* const full = to + Out::kRoom - kLongest - 8;
    while (to < full && !text.empty()) {
      std::size_t plain = 0;
      if (text.size() >= 8) {
        plain = escaped_text::plain_bytes<Style>(text.data());
        std::memcpy(to, text.data(), 8);
        to += plain;
      }
      if (plain < 8) to = escaped_text::put_byte<Style>(to, text[plain++]);
      text.remove_prefix(plain);
    }
    out.used(to);
  }
}

}  // namespace weft
