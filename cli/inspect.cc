// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>

#include "cli/command.h"
#include "weft/core/error.h"

namespace weft {

CommandRunner setup_inspect(CLI::App&) {
  return []() -> int { throw UsageError("inspect is not built in yet"); };
}

}  // namespace weft
