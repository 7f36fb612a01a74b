// SPDX-License-Identifier: Apache-2.0
//
// `weft shell GRAPH`: command lines without "weft" and without the graph file. Each runs in a
// child, so that Ctrl-C ends the command alone; the graph file is mapped into memory, so that a
// command begins within milliseconds and sees what others have changed.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/complete_line.h"
#include "cli/dispatch.h"
#include "cli/line_editor.h"
#include "cli/messages.h"
#include "cli/shell_words.h"
#include "cli/signals.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"
#include "weft/export/graph_file.h"

namespace weft {
namespace {

constexpr std::string_view kHelp =
    "find, show, query, match, path, timeline, sql, stats, rank, similar ... as in 'weft --help',\n"
    "without the graph file. A line that begins with _, ?name or a name in quotes is a query, one\n"
    "with MATCH or SELECT is match or sql. Tab completes, 'exit' or Ctrl-D ends.\n";

const Command* command_of(std::string_view name) {
  for (const Command& command : commands()) {
    if (command.name == name && !command.group.empty()) return &command;
  }
  return nullptr;
}

// What the line means as words after "weft"; none where it is blank.
std::vector<std::string> words_of(const std::string& line, const std::string& graph) {
  std::vector<std::string> words = split_shell_words(line);
  if (words.empty()) return words;
  const std::string first = to_upper_ascii(words.front());
  const char begins = line[line.find_first_not_of(" \t")];
  if (first == "MATCH") return {"match", graph, line};
  if (first == "SELECT" || first == "WITH") return {"sql", graph, line};
  if (begins == '_' || begins == '?' || begins == '"' || begins == '\'') {
    return {"query", graph, line};
  }
  const Command* command = command_of(words.front());
  if (command != nullptr && command->usage.starts_with("GRAPH") &&
      std::find(words.begin(), words.end(), "--help") == words.end()) {
    words.insert(words.begin() + 1, graph);
  }
  return words;
}

int run_child(const std::vector<std::string>& words) {
  std::cout.flush();
  std::cerr.flush();
  const pid_t child = ::fork();
  if (child < 0) throw IoError("cannot run another process");
  if (child == 0) {
    install_signal_handlers();
    const int code = dispatch(words);
    std::cout.flush();
    ::_exit(code);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : kExitSignal + WTERMSIG(status);
}

// The first exit code that is not 0, for scripts; a person has seen what went wrong.
int run_shell(const CLI::App& program, const std::string& graph) {
  load_graph(graph, {.texts = false, .evidence = false});  // says at once what is wrong with it
  LineEditor editor("weft> ", [&](const std::string& line) {
    std::vector<std::string> words = split_shell_words(line, true);
    words.insert(words.begin(), "weft");
    const Command* command = words.size() > 2 ? command_of(words[1]) : nullptr;
    if (command != nullptr && command->usage.starts_with("GRAPH")) {
      words.insert(words.begin() + 2, graph);
    }
    return completions(program, words);
  });
  struct sigaction ignored = {};
  ignored.sa_handler = [](int) {};  // ends a read or a wait, not the shell
  sigemptyset(&ignored.sa_mask);
  sigaction(SIGINT, &ignored, nullptr);
  int code = kExitDone;
  while (const std::optional<std::string> line = editor.next()) {
    const std::vector<std::string> words = words_of(*line, graph);
    if (words.empty() || words.front().starts_with('#')) continue;
    if (words.front() == "exit" || words.front() == "quit") break;
    if (words.front() == "shell") {
      say("this is the shell");
    } else if (words.front() == "help" && words.size() == 1) {
      std::cout << kHelp;
    } else if (const int ended = run_child(words); code == kExitDone) {
      code = ended;
    }
  }
  return editor.interactive() ? kExitDone : code;
}

}  // namespace

CommandRunner setup_shell(CommandParser& parser) {
  const auto graph = std::make_shared<std::string>();
  parser.add_option("GRAPH", *graph, "a graph file").required();
  return [graph, program = &parser.program()] { return run_shell(*program, *graph); };
}

}  // namespace weft
