// SPDX-License-Identifier: Apache-2.0
//
// Splits a line into words as a shell does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weft {

// Blanks part words; '...' and "..." keep them together, a backslash keeps the next character. A
// quotation that is not closed goes to the end. With `open_end` a line that ends in a blank, or is
// empty, has an empty last word: what is to be completed.
std::vector<std::string> split_shell_words(std::string_view line, bool open_end = false);

}  // namespace weft
