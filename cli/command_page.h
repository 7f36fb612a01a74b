// SPDX-License-Identifier: Apache-2.0
//
// What is to be said of a command, taken from its row of the command table and from its parser:
// `--help`, manual pages and completion all show this, so they cannot tell different things.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace CLI {
class App;
}

namespace weft {

struct PageEntry {
  std::vector<std::string> names;    // "-h", "--help"; of an argument its one name: "GRAPH"
  std::string value;                 // "N"; empty for a flag and for an argument
  std::string what;                  // a line without a full stop
  std::vector<std::string> choices;  // what may stand as its value, where that is a closed list
  bool repeats = false;              // an argument that takes all words that follow
};

struct CommandPage {
  const Command* command = nullptr;  // null for the program itself
  std::vector<PageEntry> arguments;
  std::vector<PageEntry> options;
  std::vector<PageEntry> common;  // those of every command
};

// `app` is the program's parser or that of a command.
CommandPage page_of(const CLI::App& app);
// That of one of the program's commands.
const CLI::App& parser_of(const CLI::App& program, const std::string& command);
// Null where there is none.
const Command* find_command(std::string_view name);
// "-h, --help", "--format FORMAT".
std::string heading(const PageEntry& entry);

}  // namespace weft
