// SPDX-License-Identifier: Apache-2.0
//
// A graph as news would make it, from a seed: a fifth as many entities as facts, taken up in
// proportion to how often they were before, names in two scripts, 60 relations; facts of hubs have
// `hub_evidence` pieces of evidence, others (and these, where it is below 2) 1 or 2.
#pragma once

#include <cstddef>

#include "weft/graph/graph.h"

namespace weft {

// Its documents are made when they are asked for, so that a graph of millions of facts fits.
Graph make_news_graph(std::size_t facts, std::size_t hub_evidence = 10);

}  // namespace weft
