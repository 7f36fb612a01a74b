// SPDX-License-Identifier: Apache-2.0
//
// Characters that end, open and close sentences and quotations, in any script that the readers
// know.
#pragma once

#include <string_view>

namespace weft {

bool is_terminator(char32_t c);
bool is_opener(char32_t c);
bool is_closer(char32_t c);
// Pictures that stand at the end of informal sentences in place of a stop.
bool is_emoji(char32_t c);
// A quotation that begins in the text is still open at its end.
bool ends_quoted(std::string_view text);

}  // namespace weft
