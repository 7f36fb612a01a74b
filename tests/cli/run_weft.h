// SPDX-License-Identifier: Apache-2.0
//
// Runs the program as a user would, from a shell, in a temp folder of the test's own.
#pragma once

#include <filesystem>
#include <string>

namespace weft {

struct RunResult {
  int exit_code = 0;
  std::string out;
  std::string error;
};

// A folder that lives as long as the test.
class Workshop {
 public:
  Workshop();
  ~Workshop();
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  void write(const std::string& name, const std::string& bytes) const;
  std::string read(const std::string& name) const;
  // `line` is run by bash inside the folder; `weft` in it is the program under test. The exit code
  // is that of the line, 128 + n where signal n ended it.
  RunResult run(const std::string& line) const;
  // The program as a user to whom permissions apply, for a line of bash: root passes over them.
  // Empty where no such user may run it.
  std::string weft_of_a_guest() const;

 private:
  std::filesystem::path folder_;
};

}  // namespace weft
