// SPDX-License-Identifier: Apache-2.0
//
// The `weft` program: parses the command line, runs one subcommand, and turns what it throws into
// one line on standard error and an exit code.
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <string>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/output.h"
#include "cli/signals.h"
#include "weft/core/error.h"

namespace {

int report(const std::string& message, int exit_code) {
  weft::say(message);
  return exit_code;
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
  std::map<std::string, weft::CommandRunner, std::less<>> runners;
  for (const weft::Command& command : weft::commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.summary));
    runners.emplace(command.name, command.setup(*sub));
  }
  if (argc < 2) {
    std::cerr << app.help();
    return weft::kExitUsage;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return app.exit(asked);
  } catch (const CLI::ParseError& error) {
    return report(std::string(error.what()) + "; see '" + help_of(app) + "'", weft::kExitUsage);
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
