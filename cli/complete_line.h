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

// `words` begin with the program's name; the last one is as it is typed, perhaps empty. A line for
// each offer: the word, a tab, what it is; ":files" where names of files may stand.
std::string completions(const CLI::App& program, const std::vector<std::string>& words);

}  // namespace weft
