// SPDX-License-Identifier: Apache-2.0
//
// Text of others on its way to a terminal, which obeys some of what it is sent.
#pragma once

#include <string>
#include <string_view>

namespace weft {

// What would command a terminal or hide in it is shown as its number, as in "<U+001B>": control
// characters but '\n' and '\t', marks that turn the direction of writing, and characters without
// width save those that join emoji and letters of scripts that need them. Invalid UTF-8 becomes
// U+FFFD.
std::string terminal_text(std::string_view text);

}  // namespace weft
