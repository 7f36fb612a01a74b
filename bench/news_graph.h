// SPDX-License-Identifier: Apache-2.0
//
// A graph as news would make it, from a seed: a fifth as many entities as facts, taken up in
// proportion to how often they were before, names in two scripts, 60 relations; facts of hubs have
// 10 pieces of evidence, others 1 or 2.
#pragma once

#include <cstddef>

#include "weft/graph/graph.h"

namespace weft {

// Its documents are made when they are asked for, so that a graph of millions of facts fits.
Graph make_news_graph(std::size_t facts);

}  // namespace weft
