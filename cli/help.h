// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace weft {

// `weft --help`, which fits 24 lines of 80 columns, and the page of a command, both written from
// the command table.
std::string help_page(const CLI::App& app);

}  // namespace weft
