// SPDX-License-Identifier: Apache-2.0
#include "cli/help.h"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "cli/command.h"
#include "cli/command_page.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kScreen = 80;

std::string padded(std::string text, std::size_t width) {
  const std::size_t own = display_width(text);
  return text.append(own < width ? width - own : 1, ' ');
}

// The words of `text` from `column` on, in lines of a screen's width.
std::string wrapped(const std::string& text, std::size_t column) {
  std::string out;
  std::size_t at = column;
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const std::size_t width = display_width(word);
    if (at > column && at + 1 + width > kScreen) {
      out += "\n" + std::string(column, ' ');
      at = column;
    }
    out += (at > column ? " " : "") + word;
    at += width + (at > column ? 1 : 0);
  }
  return out;
}

// A heading that leaves no room for the text stands on a line of its own.
std::string row(const std::string& heading, const std::string& what) {
  constexpr std::size_t kColumn = 26;
  std::string out = "  " + heading;
  if (display_width(out) + 2 > kColumn) {
    out += "\n" + std::string(kColumn, ' ');
  } else {
    out = padded(std::move(out), kColumn);
  }
  return out + wrapped(what, kColumn) + "\n";
}

std::string main_help() {
  constexpr std::size_t kSays = 47;
  constexpr std::size_t kNames = 9;
  std::string out = "weft weaves Korean and English articles into a knowledge graph, offline.\n\n";
  for (const Command& command : commands()) {
    if (!command.first_steps) continue;
    const Example& example = command.examples.front();
    out += padded("  " + std::string(example.line), kSays) + std::string(example.says) + "\n";
  }
  std::string_view group;
  std::string names;
  const auto flush = [&] {
    if (!names.empty()) out += padded(std::string(group), kNames) + names + "\n";
    names.clear();
  };
  out += "\n";
  for (const Command& command : commands()) {
    if (command.group.empty()) continue;
    if (command.group != group) flush();
    group = command.group;
    names += (names.empty() ? "" : " ") + std::string(command.name);
  }
  flush();
  return out + R"(
'weft COMMAND --help' shows a command's options and examples, 'man weft' all.
FILE is text, Markdown, HTML, JSON lines, a folder or archive of these, or - for
standard input. Exit codes: 0 done, 1 nothing found (with --exit-status),
2 usage, 3 an input or a file, 130 Ctrl-C.
)";
}

std::string section(const std::string& title, const std::vector<PageEntry>& entries) {
  if (entries.empty()) return "";
  std::string out = "\n" + title + ":\n";
  for (const PageEntry& entry : entries) out += row(heading(entry), entry.what);
  return out;
}

std::string command_help(const CommandPage& page) {
  const Command& command = *page.command;
  const std::string name = "weft " + std::string(command.name);
  std::string out = wrapped(name + ": " + std::string(command.summary), 0) + "\n\nUsage: " + name;
  if (!command.usage.empty()) out += " " + std::string(command.usage);
  out += " [OPTION]...\n";
  out += section("Arguments", page.arguments) + section("Options", page.options) +
         section("Options of every command", page.common);
  out += "\nExamples:\n";
  for (const Example& example : command.examples) {
    out += "  " + std::string(example.line) + "\n      " + wrapped(std::string(example.says), 6) +
           "\n";
  }
  return out;
}

}  // namespace

std::string help_page(const CLI::App& app) {
  const CommandPage page = page_of(app);
  return page.command == nullptr ? main_help() : command_help(page);
}

}  // namespace weft
