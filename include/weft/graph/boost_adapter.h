// SPDX-License-Identifier: Apache-2.0
//
// The Boost graph inside a Graph, for those who run Boost's own algorithms. Vertices are entities
// in the order of their EntityId; edges are the facts whose object is an entity, parallel ones
// kept. No other public header needs Boost.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>

#include "weft/graph/graph.h"

namespace weft {

struct FactEdge {
  FactId fact{};
};

using BoostGraph =
    boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, FactEdge,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

// Lives as long as the Graph.
const BoostGraph& boost_graph(const Graph& graph);

}  // namespace weft
