// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/syllable_text.h"

#include "weft/core/utf8.h"

namespace weft {

SyllableText make_syllable_text(const Document& document, IndexRange tokens) {
  SyllableText out;
  out.characters.assign(SyllableText::kPadding, U' ');
  std::uint32_t end = tokens.empty() ? 0 : document.tokens[tokens.begin].span.begin;
  out.offsets.assign(SyllableText::kPadding, end);
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const Span span = document.tokens[t].span;
    if (span.begin > end) {
      out.characters += U' ';
      out.offsets.push_back(end);
    }
    SyllableToken token{out.characters.size(), 0};
    for (std::size_t at = span.begin; at < span.end;) {
      out.offsets.push_back(static_cast<std::uint32_t>(at));
      out.characters += next_code_point(document.text, at);
    }
    token.end = out.characters.size();
    end = span.end;
    out.tokens.push_back(token);
  }
  out.characters.append(SyllableText::kPadding, U' ');
  out.offsets.insert(out.offsets.end(), SyllableText::kPadding + 1, end);
  return out;
}

char32_t shape_of(char32_t c) {
  if (c >= U'0' && c <= U'9') return U'0';
  if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) return U'a';
  if (c >= U'가' && c <= U'힣') return c;
  if (c < 0x80 || (c >= 0x3130 && c < 0x3190)) return c;  // letters of Hangul stay themselves
  if (is_digit(c)) return U'0';
  if (is_han(c)) return U'漢';
  return is_letter(c) ? U'a' : c;
}

}  // namespace weft
