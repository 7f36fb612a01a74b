// SPDX-License-Identifier: Apache-2.0
#include "cli/help.h"

#include <CLI/CLI.hpp>
#include <string_view>

#include "cli/command.h"

namespace weft {
namespace {

constexpr std::string_view kExamples = R"(
Examples:
  weft extract article.html                     statements as readable lines
  cat articles.jsonl | weft extract --format jsonl - > statements.jsonl
  weft build articles/ -o graph.db              many articles into one graph
  weft query graph.db '_ founded _'             ask it
FILE is plain text, Markdown, HTML, JSON lines, or a folder of these; - is standard input.
'weft COMMAND --help' lists a command's options.
)";

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 1, width), ' ');
  return text;
}

std::string main_help() {
  constexpr std::size_t kColumn = 36;
  std::string out = "weft weaves Korean and English articles into a knowledge graph, offline.\n";
  std::string_view group;
  for (const Command& command : commands()) {
    if (command.group != group) {
      group = command.group;
      out += std::string(group) + ":\n";
    }
    out +=
        padded("  weft " + std::string(command.name) + " " + std::string(command.usage), kColumn);
    out += std::string(command.summary) + "\n";
  }
  return out.append(kExamples);
}

}  // namespace

std::string format_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) {
  if (app->get_parent() == nullptr && mode == CLI::AppFormatMode::Normal) return main_help();
  CLI::Formatter formatter;
  formatter.column_width(34);
  return formatter.make_help(app, std::move(name), mode);
}

}  // namespace weft
