// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "weft/core/libraries.h"

namespace weft {

// Boost, as it was compiled in.
std::vector<LibraryVersion> graph_libraries();

}  // namespace weft
