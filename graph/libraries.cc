// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/libraries.h"

#include <boost/version.hpp>
#include <string>

namespace weft {

std::vector<LibraryVersion> graph_libraries() {
  return {{"Boost", std::to_string(BOOST_VERSION / 100000) + "." +
                        std::to_string(BOOST_VERSION / 100 % 1000) + "." +
                        std::to_string(BOOST_VERSION % 100)}};
}

}  // namespace weft
