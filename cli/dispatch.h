// SPDX-License-Identifier: Apache-2.0
//
// Runs one command line of `weft`: parses it, runs its subcommand, and turns what that throws into
// one line on standard error and an exit code.
#pragma once

#include <string>
#include <vector>

namespace weft {

// `words` are those after the program's name.
int dispatch(const std::vector<std::string>& words);

}  // namespace weft
