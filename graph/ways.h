// SPDX-License-Identifier: Apache-2.0
//
// The facts that may be walked, in both directions, as a Boost graph: one edge for all facts of a
// pair of entities.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <vector>

#include "weft/graph/fact_filter.h"
#include "weft/graph/path.h"

namespace weft {

// What an edge costs: the negative logarithm of the confidence of its surest fact, in whole
// billionths, so that sums are exact and do not depend on their order.
struct WayCost {
  std::uint64_t cost = 0;
};

using Ways = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, WayCost,
                                                boost::no_property, std::uint32_t, std::uint32_t>;

// Edges are sorted, so that the way found is always the same.
Ways ways_of(const Graph& graph, EntityId from, EntityId to, const FactSelection& asked);

// The facts behind an edge, most evidence first.
std::vector<FactId> facts_between(const Graph& graph, EntityId a, EntityId b,
                                  const FactSelection& asked);

}  // namespace weft
