// SPDX-License-Identifier: Apache-2.0
#include "extractor/segment/sentence_marks.h"

#include <string_view>

#include "weft/core/utf8.h"

namespace weft {

bool is_terminator(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
         c == 0xFF1F;
}

bool is_closer(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0x201D:
    case 0x2019:
    case 0xBB:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0x3009:
    case 0x300B:
      return true;
    default:
      return false;
  }
}

bool is_opener(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case '(':
    case '[':
    case '{':
    case 0x201C:
    case 0x2018:
    case 0xAB:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0x3008:
    case 0x300A:
      return true;
    default:
      return false;
  }
}

bool is_emoji(char32_t c) {
  return (c >= 0x1F300 && c < 0x1FB00) || (c >= 0x2600 && c < 0x27C0) || c == 0xFE0F;
}

bool is_quoted(const Document& document, std::uint32_t sentence, std::uint32_t offset) {
  const std::string_view text =
      document.text_of(Span{document.sentences[sentence].span.begin, offset});
  bool plain = false;
  int curled = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'"') plain = !plain;
    if (c == U'“') ++curled;
    if (c == U'”') --curled;
  }
  return plain || curled > 0;
}

}  // namespace weft
