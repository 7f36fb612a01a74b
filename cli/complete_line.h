// SPDX-License-Identifier: Apache-2.0
//
// What may stand in place of the last word of a command line.
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace weft {

// `words` begin with the program's name and have no quotes that the shell takes away; the last one
// is not whole yet, perhaps empty. A line for each offer: the word, a tab, what it is; ":files"
// where names of files may stand.
std::string completions(const CLI::App& program, const std::vector<std::string>& words);

}  // namespace weft
