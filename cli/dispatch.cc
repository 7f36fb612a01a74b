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

// What a misspelt command or option was meant to be.
std::string meant(const CLI::App& app, const std::vector<std::string>& arguments) {
  const auto chosen = app.get_subcommands();
  std::vector<std::string> names;
  if (chosen.empty()) {
    for (const Command& command : commands()) {
      if (!command.group.empty()) names.emplace_back(command.name);
    }
  } else {
    const CommandPage page = page_of(*chosen.front());
    for (const auto* list : {&page.options, &page.common}) {
      for (const auto& entry : *list)
        names.insert(names.end(), entry.names.begin(), entry.names.end());
    }
  }
  for (const std::string& word : arguments) {
    const bool option = word.starts_with("--");
    const std::string name = word.substr(0, word.find('='));
    if (option == chosen.empty() || std::find(names.begin(), names.end(), name) != names.end())
      continue;
    const std::string best = most_like(name, names);
    return best.empty() ? "" : "'" + name + "'; did you mean '" + best + "'?";
  }
  return "";
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
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    const std::string suggestion = meant(app, arguments);
    const std::string what = suggestion.empty() ? error.what() : "there is no " + suggestion;
    return report(what + (suggestion.empty() ? "; see '" : " See '") + help_of(app) + "'",
                  kExitUsage);
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
