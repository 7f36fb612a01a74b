// SPDX-License-Identifier: Apache-2.0
#include "cli/command_page.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <sstream>

namespace weft {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) {
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

// From "source|ko|en" in the help, else from the check of the value: "{auto,table,csv}".
std::vector<std::string> choices_of(const CLI::Option& option) {
  const std::string& shown = option.get_option_text();
  if (shown.find('|') != std::string::npos) return split(shown, '|');
  const std::string checks = option.get_type_name();
  const std::size_t open = checks.find('{');
  const std::size_t close = checks.find('}');
  if (open == std::string::npos || close == std::string::npos) return {};
  return split(checks.substr(open + 1, close - open - 1), ',');
}

PageEntry entry_of(const CLI::Option& option) {
  PageEntry entry;
  entry.what = option.get_description();
  if (option.get_positional()) {
    entry.names = {option.get_name(true)};
    entry.repeats = option.get_items_expected_max() > 1;
    entry.choices = choices_of(option);
    return entry;
  }
  for (const std::string& name : option.get_snames()) entry.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) entry.names.push_back("--" + name);
  entry.value = option.get_option_text();
  const bool flag = option.get_expected_max() == 0;
  if (entry.value.empty() && !flag) entry.value = "VALUE";
  entry.choices = choices_of(option);
  return entry;
}

void add_entries(const CLI::App& app, CommandPage& page) {
  for (const CLI::Option* option : app.get_options()) {
    auto& list = option->get_positional() ? page.arguments : page.options;
    list.push_back(entry_of(*option));
  }
}

}  // namespace

CommandPage page_of(const CLI::App& app) {
  CommandPage page;
  add_entries(app, page);
  const CLI::App* program = app.get_parent();
  if (program == nullptr) return page;
  page.command = find_command(app.get_name());
  for (const CLI::Option* option : program->get_options()) {
    // A command has its own --help, and --version is of the program.
    const PageEntry entry = entry_of(*option);
    const bool own = entry.names.back() == "--help" || entry.names.back() == "--version";
    if (!own) page.common.push_back(entry);
  }
  return page;
}

const CLI::App& parser_of(const CLI::App& program, const std::string& command) {
  return *program.get_subcommand(command);
}

const Command* find_command(std::string_view name) {
  const auto all = commands();
  const auto row = std::find_if(all.begin(), all.end(),
                                [&](const Command& command) { return command.name == name; });
  return row == all.end() ? nullptr : &*row;
}

std::string heading(const PageEntry& entry) {
  std::string out;
  for (const std::string& name : entry.names) out += (out.empty() ? "" : ", ") + name;
  return entry.value.empty() ? out : out + " " + entry.value;
}

}  // namespace weft
