// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weft {

// The one of `names` that `word` was probably meant to be: of the fewest slips of the keyboard (a
// letter more, less, wrong, or two exchanged), at most one for each three letters; else empty.
std::string most_like(std::string_view word, const std::vector<std::string>& names);

}  // namespace weft
