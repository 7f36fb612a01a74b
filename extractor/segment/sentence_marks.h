// SPDX-License-Identifier: Apache-2.0
//
// Characters that end, open and close sentences and quotations, in any script that the readers
// know.
#pragma once

#include <cstdint>

#include "weft/core/document.h"

namespace weft {

bool is_terminator(char32_t c);
bool is_opener(char32_t c);
bool is_closer(char32_t c);
// Pictures that stand at the end of informal sentences in place of a stop.
bool is_emoji(char32_t c);
// A quotation that begins in the sentence is still open at this offset into the text.
bool is_quoted(const Document& document, std::uint32_t sentence, std::uint32_t offset);

}  // namespace weft
