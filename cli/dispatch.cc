// SPDX-License-Identifier: Apache-2.0
#include "cli/dispatch.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>

#include "cli/command.h"
#include "cli/command_page.h"
#include "cli/command_parser.h"
#include "cli/help.h"
#include "cli/likeness.h"
#include "cli/messages.h"
#include "weft/core/error.h"

namespace weft {
namespace {

int report(const std::string& message, int exit_code) {
  say(message);
  return exit_code;
}

// "weft help query" is asked as often as "weft query --help".
std::vector<std::string> plain(std::vector<std::string> arguments) {
  if (!arguments.empty() && arguments.front() == "help") {
    arguments.erase(arguments.begin());
    arguments.resize(std::min<std::size_t>(arguments.size(), 1));
    arguments.emplace_back("--help");
  }
  return arguments;
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  const CommandPage page = page_of(app);
  for (const auto* list : {&page.options, &page.common}) {
    for (const auto& entry : *list)
      names.insert(names.end(), entry.names.begin(), entry.names.end());
  }
  return names;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    if (!command.group.empty()) names.emplace_back(command.name);
  }
  return names;
}

std::string there_is_no(const std::string& kind, const std::string& word,
                        const std::vector<std::string>& names) {
  const std::string best = most_like(word, names);
  return "there is no " + kind + " '" + word + "'" +
         (best.empty() ? "" : "; did you mean '" + best + "'?");
}

// The first word that is no command and no option of the chosen one; empty where there is none.
std::string unknown_word(const CLI::App& app, const std::vector<std::string>& arguments) {
  const auto chosen = app.get_subcommands();
  if (chosen.empty() && !arguments.empty() && !arguments.front().starts_with("-")) {
    return there_is_no("command", arguments.front(), command_names());
  }
  const std::vector<std::string> names = option_names(chosen.empty() ? app : *chosen.front());
  for (const std::string& word : arguments) {
    const std::string name = word.substr(0, word.find('='));
    if (word == "--") break;
    if (!word.starts_with("--") || std::find(names.begin(), names.end(), name) != names.end())
      continue;
    return there_is_no("option", name, names);
  }
  return "";
}

// A line that ends in a question wants no semicolon.
std::string with_advice(const std::string& what, const std::string& help) {
  return what + (what.ends_with("?") ? " See '" : "; see '") + help + "'";
}

// What is wrong with a command line, in words of ours where the parser has none for a person.
std::string trouble(const CLI::App& app, const CLI::ParseError& error,
                    const std::vector<std::string>& arguments) {
  const bool misread = dynamic_cast<const CLI::ValidationError*>(&error) == nullptr;
  std::string unknown = misread ? unknown_word(app, arguments) : "";
  if (!unknown.empty()) return unknown;
  if (app.get_subcommands().empty()) return "which command?";
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const auto extra = app.remaining(true);
    if (!extra.empty()) return "'" + extra.front() + "' is one argument too many";
  }
  return error.what();
}

// The subcommand that the arguments chose, so that a usage error can name its help.
std::string help_of(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? "weft --help" : "weft " + chosen.front()->get_name() + " --help";
}

int run(const std::vector<std::string>& words) {
  CLI::App app("Weaves Korean and English articles into a knowledge graph.", "weft");
  app.set_version_flag("--version", std::string("weft ") + WEFT_VERSION, "print the version");
  app.formatter_fn(
      [](const CLI::App* shown, std::string, CLI::AppFormatMode) { return help_page(*shown); });
  app.require_subcommand(1);
  CommandParser common(app);
  add_common_options(common);
  std::map<std::string, CommandRunner, std::less<>> runners;
  for (const Command& command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->fallthrough();  // the options of every command are the program's
    CommandParser parser(*sub);
    runners.emplace(command.name, command.setup(parser));
  }
  if (words.empty()) {
    std::cerr << app.help();
    return kExitUsage;
  }
  const std::vector<std::string> arguments = plain(words);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& asked) {  // --help, --version
    const std::string unknown = unknown_word(app, arguments);
    if (unknown.empty()) return app.exit(asked);
    return report(with_advice(unknown, help_of(app)), kExitUsage);
  } catch (const CLI::ParseError& error) {
    return report(with_advice(trouble(app, error, arguments), help_of(app)), kExitUsage);
  }
  return runners.at(app.get_subcommands().front()->get_name())();
}

}  // namespace

int dispatch(const std::vector<std::string>& words) {
  try {
    return run(words);
  } catch (const UsageError& error) {
    return report(error.what(), kExitUsage);
  } catch (const Error& error) {
    return report(error.what(), kExitInput);
  } catch (const std::bad_alloc&) {
    return report("out of memory; give it less at a time or fewer threads (-j 1)", kExitInput);
  } catch (const std::exception& error) {
    return report(std::string("a fault of weft itself: ") + error.what() +
                      "; please report it with the command and its input",
                  kExitInput);
  }
}

}  // namespace weft
