// SPDX-License-Identifier: Apache-2.0
//
// A subcommand of `weft`. A new one is a new file that defines its setup function, a declaration in
// the list below, and a row in command_table.cc.
#pragma once

#include <array>
#include <functional>
#include <span>
#include <string_view>

namespace CLI {
class App;
}

namespace weft {

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
  CommandRunner (*setup)(CLI::App& app);
  std::array<Example, 2> examples;
  bool first_steps = false;  // whether `weft --help` shows the first example
};

// In the order of `weft --help`.
std::span<const Command> commands();

CommandRunner setup_accept(CLI::App& app);
CommandRunner setup_add(CLI::App& app);
CommandRunner setup_build(CLI::App& app);
CommandRunner setup_combine(CLI::App& app);
CommandRunner setup_communities(CLI::App& app);
CommandRunner setup_complete_line(CLI::App& app);
CommandRunner setup_completion(CLI::App& app);
CommandRunner setup_conflicts(CLI::App& app);
CommandRunner setup_diff(CLI::App& app);
CommandRunner setup_doctor(CLI::App& app);
CommandRunner setup_eval(CLI::App& app);
CommandRunner setup_explain(CLI::App& app);
CommandRunner setup_export(CLI::App& app);
CommandRunner setup_extract(CLI::App& app);
CommandRunner setup_find(CLI::App& app);
CommandRunner setup_formats(CLI::App& app);
CommandRunner setup_import(CLI::App& app);
CommandRunner setup_inspect(CLI::App& app);
CommandRunner setup_manual(CLI::App& app);
CommandRunner setup_match(CLI::App& app);
CommandRunner setup_merge(CLI::App& app);
CommandRunner setup_merges(CLI::App& app);
CommandRunner setup_path(CLI::App& app);
CommandRunner setup_query(CLI::App& app);
CommandRunner setup_rank(CLI::App& app);
CommandRunner setup_reject(CLI::App& app);
CommandRunner setup_remove(CLI::App& app);
CommandRunner setup_shell(CLI::App& app);
CommandRunner setup_show(CLI::App& app);
CommandRunner setup_similar(CLI::App& app);
CommandRunner setup_split(CLI::App& app);
CommandRunner setup_sql(CLI::App& app);
CommandRunner setup_stats(CLI::App& app);
CommandRunner setup_timeline(CLI::App& app);
CommandRunner setup_undo(CLI::App& app);
CommandRunner setup_update(CLI::App& app);

// Exit codes, as docs/commands.md promises them.
inline constexpr int kExitDone = 0;
inline constexpr int kExitNothingFound = 1;
inline constexpr int kExitUsage = 2;
inline constexpr int kExitInput = 3;
inline constexpr int kExitSignal = 128;  // plus the signal: 130 on Ctrl-C

}  // namespace weft
