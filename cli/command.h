// SPDX-License-Identifier: Apache-2.0
//
// A subcommand of `weft`. A new one is a new file that defines its setup function, a declaration in
// the list below, and a row in command_table.cc.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string_view>

namespace weft {

class CommandParser;

// Runs a parsed subcommand and gives the exit code. Throws Error where the work cannot go on.
using CommandRunner = std::function<int()>;

// A whole line of a shell, as `weft COMMAND --help` and the manual show it; a test runs each.
struct Example {
  std::string_view line;
  std::string_view says;  // what it gives, no full stop
};

struct Command {
  std::string_view name;
  std::string_view group;    // heading in `weft --help`; empty: not shown
  std::string_view usage;    // arguments after the name
  std::string_view summary;  // one line, no full stop
  // Adds options and arguments to the subcommand's parser; what they fill lives in the runner.
  CommandRunner (*setup)(CommandParser& parser);
  std::array<Example, 2> examples;
  bool first_steps = false;  // whether `weft --help` shows the first example
};

// In the order of `weft --help`.
std::span<const Command> commands();

CommandRunner setup_accept(CommandParser& parser);
CommandRunner setup_add(CommandParser& parser);
CommandRunner setup_build(CommandParser& parser);
CommandRunner setup_combine(CommandParser& parser);
CommandRunner setup_communities(CommandParser& parser);
CommandRunner setup_complete_line(CommandParser& parser);
CommandRunner setup_completion(CommandParser& parser);
CommandRunner setup_conflicts(CommandParser& parser);
CommandRunner setup_diff(CommandParser& parser);
CommandRunner setup_doctor(CommandParser& parser);
CommandRunner setup_eval(CommandParser& parser);
CommandRunner setup_explain(CommandParser& parser);
CommandRunner setup_export(CommandParser& parser);
CommandRunner setup_extract(CommandParser& parser);
CommandRunner setup_find(CommandParser& parser);
CommandRunner setup_formats(CommandParser& parser);
CommandRunner setup_import(CommandParser& parser);
CommandRunner setup_inspect(CommandParser& parser);
CommandRunner setup_manual(CommandParser& parser);
CommandRunner setup_match(CommandParser& parser);
CommandRunner setup_merge(CommandParser& parser);
CommandRunner setup_merges(CommandParser& parser);
CommandRunner setup_path(CommandParser& parser);
CommandRunner setup_query(CommandParser& parser);
CommandRunner setup_rank(CommandParser& parser);
CommandRunner setup_reject(CommandParser& parser);
CommandRunner setup_remove(CommandParser& parser);
CommandRunner setup_shell(CommandParser& parser);
CommandRunner setup_show(CommandParser& parser);
CommandRunner setup_similar(CommandParser& parser);
CommandRunner setup_split(CommandParser& parser);
CommandRunner setup_sql(CommandParser& parser);
CommandRunner setup_stats(CommandParser& parser);
CommandRunner setup_timeline(CommandParser& parser);
CommandRunner setup_undo(CommandParser& parser);
CommandRunner setup_update(CommandParser& parser);

// Exit codes, as docs/commands.md promises them.
inline constexpr int kExitDone = 0;
inline constexpr int kExitNothingFound = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitInput = 3;
inline constexpr int kExitSignal = 128;  // plus the signal: 130 on Ctrl-C

}  // namespace weft
