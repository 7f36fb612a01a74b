// SPDX-License-Identifier: Apache-2.0
#include "cli/run_weft.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace weft {

Workshop::Workshop()
    : folder_(std::filesystem::path(testing::TempDir()) /
              ("weft_cli_" + std::to_string(getpid()))) {
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
}

Workshop::~Workshop() {
  std::error_code ignored;  // a folder left behind in the temp folder fails no test
  std::filesystem::remove_all(folder_, ignored);
}

void Workshop::write(const std::string& name, const std::string& bytes) const {
  std::filesystem::create_directories((folder_ / name).parent_path());
  std::ofstream(folder_ / name, std::ios::binary) << bytes;
}

std::string Workshop::read(const std::string& name) const {
  std::ifstream in(folder_ / name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

RunResult Workshop::run(const std::string& line) const {
  write(".script", "cd '" + folder_.string() +
                       "'\nweft() { command '" WEFT_PROGRAM "' \"$@\"; }\n" + line + "\n");
  const std::string command = "bash '" + (folder_ / ".script").string() + "' >'" +
                              (folder_ / ".out").string() + "' 2>'" +
                              (folder_ / ".error").string() + "'";
  const int status = std::system(command.c_str());
  RunResult result;
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.out = read(".out");
  result.error = read(".error");
  return result;
}

std::string Workshop::weft_of_a_guest() const {
  const std::string weft = "'" WEFT_PROGRAM "'";
  if (geteuid() != 0) return weft;
  const std::string guest = "setpriv --reuid=65534 --regid=65534 --clear-groups " + weft;
  return run(guest + " --version").exit_code == 0 ? guest : "";
}

}  // namespace weft
