// SPDX-License-Identifier: Apache-2.0
//
// What every command understands (--quiet, --verbose, -j, --color) and the three voices in which
// the program speaks on standard error. Set once while the command line is read, only read after;
// the voices belong to the main thread.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

namespace weft {

class CommandParser;

enum class Color : std::uint8_t { kAuto, kAlways, kNever };

struct CommonOptions {
  bool quiet = false;    // errors only
  bool verbose = false;  // also what is done and how long it takes
  unsigned threads = 0;  // 0: all cores
  Color color = Color::kAuto;
};

const CommonOptions& common_options();
// To the program itself, so that they may stand before and behind a command's name.
void add_common_options(CommandParser& parser);

// Whether escape sequences belong on this file descriptor: a terminal, unless --color, NO_COLOR or
// TERM=dumb say otherwise.
bool colored(int descriptor);

// Each begins a line with "weft: "; end it with '\n'.
std::ostream& error_line();   // always shown
std::ostream& notice_line();  // not with --quiet
std::ostream& detail_line();  // only with --verbose
// Whole lines, whose words may be those of articles.
void say(std::string_view message);     // always shown
void notice(std::string_view message);  // not with --quiet

// "1 article", "2 articles", "0 entities".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

// Seconds since it was made, for detail_line().
class Stopwatch {
 public:
  Stopwatch();
  std::string seconds() const;  // "0.42 s"

 private:
  std::int64_t start_;
};

}  // namespace weft
