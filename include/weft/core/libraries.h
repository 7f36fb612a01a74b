// SPDX-License-Identifier: Apache-2.0
//
// The libraries that a room stands on, as found when the program runs: for `weft doctor` and for
// reports of faults.
#pragma once

#include <string>
#include <vector>

namespace weft {

struct LibraryVersion {
  std::string name;
  std::string version;
};

std::vector<LibraryVersion> core_libraries();

}  // namespace weft
