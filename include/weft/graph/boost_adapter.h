// SPDX-License-Identifier: Apache-2.0
//
// A Graph as the Boost Graph Library sees it, for those who run Boost's own algorithms:
//
//   const weft::BoostGraph& boost = weft::boost_graph(graph);
//   std::vector<double> far(num_vertices(boost));
//   boost::dijkstra_shortest_paths(boost, index_of(entity),
//       boost::weight_map(weft::length_map(graph))
//           .distance_map(boost::make_iterator_property_map(far.begin(),
//                                                           get(boost::vertex_index, boost))));
//
// Vertices are entities in the order of their EntityId, so a vertex is index_of(EntityId); edges
// are the facts whose object is an entity, from subject to object, parallel ones kept. It models
// VertexListGraph, EdgeListGraph, BidirectionalGraph and AdjacencyGraph. No other public header
// needs Boost. samples/programs/surest.cc is a whole program.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>

#include "weft/graph/graph.h"

namespace weft {

struct FactEdge {
  FactId fact{};
};

using BoostGraph =
    boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, FactEdge,
                                       boost::no_property, std::uint32_t, std::uint32_t>;
using BoostVertex = boost::graph_traits<BoostGraph>::vertex_descriptor;
using BoostEdge = boost::graph_traits<BoostGraph>::edge_descriptor;

// Boost's compressed_sparse_row_graph lacks this one function of BidirectionalGraph.
inline std::size_t degree(BoostVertex vertex, const BoostGraph& graph) {
  return in_degree(vertex, graph) + out_degree(vertex, graph);
}

// Made at the first call, 16 bytes a fact; lives as long as the Graph. Thread-safe.
const BoostGraph& boost_graph(const Graph& graph);

// Property maps. They read the Graph, which must outlive them, and are cheap to copy.

inline auto fact_map(const Graph& graph) {
  return boost::make_function_property_map<BoostEdge, FactId>(
      [boost = &boost_graph(graph)](const BoostEdge& edge) { return (*boost)[edge].fact; });
}

inline auto confidence_map(const Graph& graph) {
  return boost::make_function_property_map<BoostEdge, double>(
      [&graph, fact = fact_map(graph)](const BoostEdge& edge) {
        return graph.head(get(fact, edge)).confidence;
      });
}

// -log(confidence): the shortest way is the one whose facts are most likely all true. A fact that
// was rejected by hand lies infinitely far away.
inline auto length_map(const Graph& graph) {
  return boost::make_function_property_map<BoostEdge, double>(
      [confidence = confidence_map(graph)](const BoostEdge& edge) {
        const double sure = get(confidence, edge);
        return sure > 0 ? -std::log(sure) : std::numeric_limits<double>::infinity();
      });
}

inline auto relation_map(const Graph& graph) {
  return boost::make_function_property_map<BoostEdge, std::string>(
      [&graph, fact = fact_map(graph)](const BoostEdge& edge) {
        return graph[graph.head(get(fact, edge)).relation].id;
      });
}

inline auto name_map(const Graph& graph) {
  return boost::make_function_property_map<BoostVertex, std::string>(
      [&graph](BoostVertex vertex) { return graph[EntityId{vertex}].name; });
}

}  // namespace weft
