// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>
#include <string>

namespace weft {

// `weft --help` in one screen, written from the command table; each subcommand's help lists its
// options.
std::string format_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode);

}  // namespace weft
