// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace weft {

// The same partition with its parts numbered by size, largest first, equal ones by their first
// member. Parts are numbers below the number of members.
std::vector<std::uint32_t> ordered_by_size(const std::vector<std::uint32_t>& part);

}  // namespace weft
