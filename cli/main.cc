// SPDX-License-Identifier: Apache-2.0
//
// The `weft` program: parses the command line, runs one subcommand, and turns what it throws into
// one line on standard error and an exit code.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>
#include <string>

#include "cli/command.h"
#include "cli/command_page.h"
#include "cli/help.h"
#include "cli/likeness.h"
#include "cli/messages.h"
#include "cli/signals.h"
#include "weft/core/error.h"

namespace {

int report(const std::string& message, int exit_code) {
  weft::say(message);
  return exit_code;
}

// "weft help query" is asked as often as "weft query --help".
std::vector<std::string> arguments_of(int argc, char** argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
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
    for (const weft::Command& command : weft::commands()) {
      if (!command.group.empty()) names.emplace_back(command.name);
    }
  } else {
    const weft::CommandPage page = weft::page_of(*chosen.front());
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
    const std::string best = weft::most_like(name, names);
    return best.empty() ? "" : "'" + name + "'; did you mean '" + best + "'?";
  }
  return "";
}

// The subcommand that the arguments chose, so that a usage error can name its help.
std::string help_of(const CLI::App& app) {
  const auto chosen = app.get_subcommands();
  return chosen.empty() ? "weft --help" : "weft " + chosen.front()->get_name() + " --help";
}

int run(int argc, char** argv) {
  CLI::App app("Weaves Korean and English articles into a knowledge graph.", "weft");
  app.set_version_flag("--version", std::string("weft ") + WEFT_VERSION, "print the version");
  app.formatter_fn(&weft::format_help);
  app.require_subcommand(1);
  weft::add_common_options(app);
  std::map<std::string, weft::CommandRunner, std::less<>> runners;
  for (const weft::Command& command : weft::commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    sub->fallthrough();  // the options of every command are the program's
    runners.emplace(command.name, command.setup(*sub));
  }
  if (argc < 2) {
    std::cerr << app.help();
    return weft::kExitUsage;
  }
  const std::vector<std::string> arguments = arguments_of(argc, argv);
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    const std::string suggestion = meant(app, arguments);
    const std::string what = suggestion.empty() ? error.what() : "there is no " + suggestion;
    return report(what + (suggestion.empty() ? "; see '" : " See '") + help_of(app) + "'",
                  weft::kExitUsage);
  }
  return runners.at(app.get_subcommands().front()->get_name())();
}

}  // namespace

int main(int argc, char** argv) {
  weft::install_signal_handlers();
  try {
    return run(argc, argv);
  } catch (const weft::UsageError& error) {
    return report(error.what(), weft::kExitUsage);
  } catch (const weft::Error& error) {
    return report(error.what(), weft::kExitInput);
  } catch (const std::bad_alloc&) {
    return report("out of memory; give it less at a time or fewer threads (-j 1)",
                  weft::kExitInput);
  } catch (const std::exception& error) {
    return report(std::string("a fault of weft itself: ") + error.what() +
                      "; please report it with the command and its input",
                  weft::kExitInput);
  }
}
