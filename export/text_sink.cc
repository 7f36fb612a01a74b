// SPDX-License-Identifier: Apache-2.0
#include "export/text_sink.h"

#include "weft/core/utf8.h"

namespace weft {

std::string valid_text(std::string_view text) {
  std::string out;
  for (;;) {
    const std::size_t bad = find_invalid_utf8(text);
    out += text.substr(0, bad);
    if (bad == std::string_view::npos) return out;
    text.remove_prefix(bad + 1);
  }
}

bool starts_formula(std::string_view cell) {
  for (const std::string_view sign :
       {"=", "+", "-", "@", "\t", "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}) {
    if (cell.starts_with(sign)) return true;
  }
  return false;
}

std::string line_text(std::string_view text) {
  const std::string valid = valid_text(text);
  std::string out;
  out.reserve(valid.size());
  for (std::size_t i = 0; i < valid.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(valid, i);
    if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029) {
      out += ' ';
    } else if (c >= 0x20 && (c < 0x7F || c > 0x9F) && c != 0xFFFE && c != 0xFFFF) {
      out.append(valid, begin, i - begin);
    }
  }
  return out;
}

}  // namespace weft
