// SPDX-License-Identifier: Apache-2.0
#include "weft/core/terminal.h"

#include "weft/core/encoding.h"
#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

bool commands(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F) || c == 0x2028 ||
         c == 0x2029;
}

bool turns(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

bool hides(char32_t c) {
  return c == 0x00AD || c == 0x180E || c == 0x200B || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0x206A && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0000 && c <= 0xE007F);
}

// ZERO WIDTH JOINER and NON-JOINER mean something between emoji and in Arabic or Indic scripts;
// within Latin, Hangul or Han they only make two names look alike.
bool joins_nothing(char32_t c, char32_t before) {
  return (c == 0x200C || c == 0x200D) && (before < 0x300 || is_hangul(before) || is_han(before));
}

void append_number(std::string& out, char32_t c) {
  constexpr char kHex[] = "0123456789ABCDEF";
  out += "<U+";
  for (int shift = c > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) out += kHex[(c >> shift) & 15U];
  out += '>';
}

}  // namespace

std::string terminal_text(std::string_view text) {
  const std::string valid = to_valid_utf8(std::string(text));
  std::string out;
  out.reserve(valid.size());
  char32_t before = 0;
  for (std::size_t i = 0; i < valid.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(valid, i);
    if (commands(c) || turns(c) || hides(c) || joins_nothing(c, before)) {
      append_number(out, c);
    } else {
      out.append(valid, begin, i - begin);
    }
    before = c;
  }
  return out;
}

}  // namespace weft
