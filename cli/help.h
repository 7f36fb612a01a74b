// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>
#include <string>

namespace weft {

// `weft --help`, which fits 24 lines of 80 columns, and the page of a command, both written from
// the command table.
std::string format_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode);

}  // namespace weft
