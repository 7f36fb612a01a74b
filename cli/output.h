// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace weft {

// Writes all of it to standard output at once, so that a reader of a pipe sees it now. Throws
// IoError where that fails (a full disk); a closed pipe ends the program silently.
void write_output(std::string_view bytes);

}  // namespace weft
