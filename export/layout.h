// SPDX-License-Identifier: Apache-2.0
//
// Where to draw the vertices of a network, so that those which hang together lie together: springs
// along ties, repulsion between all (Fruchterman and Reingold 1991) by the quadtree of Barnes and
// Hut 1986. Only additions, products, quotients and square roots, which every machine rounds alike.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "weft/graph/network.h"

namespace weft {

struct Point {
  double x = 0;
  double y = 0;
};

// Within -1000 and 1000. Time: rounds times (size log size + ties).
std::vector<Point> force_layout(std::uint32_t size, std::span<const Tie> ties,
                                std::uint32_t rounds = 0);

}  // namespace weft
