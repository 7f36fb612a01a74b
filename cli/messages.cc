// SPDX-License-Identifier: Apache-2.0
#include "cli/messages.h"

#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <sstream>
#include <string_view>

#include "cli/command_parser.h"
#include "cli/progress.h"
#include "weft/core/terminal.h"

namespace weft {
namespace {

CommonOptions& options() {
  static CommonOptions options;
  return options;
}

// A stream that throws away what it gets.
std::ostream& nowhere() {
  static std::ostream stream(nullptr);
  return stream;
}

std::ostream& line(std::string_view escape) {
  hide_progress();
  if (colored(STDERR_FILENO)) return std::cerr << escape << "weft:\x1b[0m ";
  return std::cerr << "weft: ";
}

std::int64_t now() { return std::chrono::steady_clock::now().time_since_epoch().count(); }

}  // namespace

const CommonOptions& common_options() { return options(); }

void add_common_options(CommandParser& parser) {
  parser.add_option("-j", options().threads, "threads; 0, the default, takes all cores")
      .shown_as("N");
  parser.add_flag("--quiet", options().quiet, "say nothing but errors");
  parser.add_flag("--verbose", options().verbose, "say what is done and how long it takes");
  const std::map<std::string, Color> colors = {
      {"auto", Color::kAuto}, {"always", Color::kAlways}, {"never", Color::kNever}};
  parser
      .add_choice("--color", options().color, colors,
                  "colours and bold letters; auto: on a terminal where NO_COLOR is not set")
      .shown_as("auto|always|never");
}

bool colored(int descriptor) {
  if (options().color != Color::kAuto) return options().color == Color::kAlways;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool plain = (no_color != nullptr && *no_color != '\0') ||
                     (terminal != nullptr && std::string_view(terminal) == "dumb");
  return !plain && isatty(descriptor) != 0;
}

std::ostream& error_line() { return line("\x1b[1;31m"); }
std::ostream& notice_line() { return options().quiet ? nowhere() : line("\x1b[1m"); }
std::ostream& detail_line() { return options().verbose ? line("\x1b[2m") : nowhere(); }
void say(std::string_view message) { error_line() << terminal_text(message) << '\n'; }
void notice(std::string_view message) { notice_line() << terminal_text(message) << '\n'; }

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

Stopwatch::Stopwatch() : start_(now()) {}

std::string Stopwatch::seconds() const {
  using Ticks = std::chrono::steady_clock::duration;
  std::ostringstream out;
  out.precision(2);
  out << std::fixed << std::chrono::duration<double>(Ticks(now() - start_)).count() << " s";
  return out.str();
}

}  // namespace weft
