// SPDX-License-Identifier: Apache-2.0
//
// One sentence as the sequence of characters that the syllable taggers read: its tokens'
// characters, with a blank wherever the text has white space between tokens. Padded so that windows
// need no bounds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft {

struct SyllableToken {
  std::size_t begin = 0;  // positions in SyllableText::characters
  std::size_t end = 0;
};

struct SyllableText {
  static constexpr std::size_t kPadding = 4;
  std::u32string characters;  // kPadding blanks, the sentence, kPadding blanks
  std::vector<std::uint32_t>
      offsets;  // byte offset in the document of each character, and one more
  std::vector<SyllableToken> tokens;

  std::u32string_view surface(std::size_t token) const {
    const SyllableToken& range = tokens[token];
    return std::u32string_view(characters).substr(range.begin, range.end - range.begin);
  }
};

SyllableText make_syllable_text(const Document& document, IndexRange tokens);

// Digits as '0', Latin letters as 'a', everything else as it is: what keeps classes of characters
// together.
char32_t shape_of(char32_t c);

}  // namespace weft
