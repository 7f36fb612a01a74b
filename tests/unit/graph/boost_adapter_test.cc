// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/boost_adapter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/concept/assert.hpp>
#include <boost/graph/bellman_ford_shortest_paths.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range.hpp>

#include "support/graphs.h"

namespace weft {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<BoostGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<BoostGraph>));
using LengthMap = decltype(length_map(std::declval<const Graph&>()));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<LengthMap, BoostEdge>));
using NameMap = decltype(name_map(std::declval<const Graph&>()));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyMapConcept<NameMap, BoostVertex>));

// Ada to Bob directly at 0.25, over Acme at 0.5 * 0.9; Acme's founding date is no edge.
Graph graph() {
  return test::graph_of(
      "person:Ada heads organization:Acme confidence=0.9\n"
      "organization:Acme hired person:Bob confidence=0.5\n"
      "person:Ada met person:Bob confidence=0.25\n"
      "person:Ada praised person:Bob confidence=0.25\n"
      "person:Bob left organization:Acme confidence=0.8\n"
      "organization:Acme founded_on =2011\n");
}

BoostVertex vertex(const Graph& graph, const char* key) {
  return index_of(graph.find_entity(key).value());
}

TEST(BoostAdapter, EdgesAreFactsBetweenEntities) {
  const Graph g = graph();
  const BoostGraph& boost = boost_graph(g);
  EXPECT_EQ(num_vertices(boost), g.entities().size());
  EXPECT_EQ(num_edges(boost), 5U);  // parallel ones too
  const auto relation = relation_map(g);
  const auto name = name_map(g);
  std::vector<std::string> facts;
  for (const BoostEdge edge : boost::make_iterator_range(edges(boost))) {
    facts.push_back(get(name, source(edge, boost)) + " " + get(relation, edge) + " " +
                    get(name, target(edge, boost)));
  }
  EXPECT_THAT(facts,
              testing::UnorderedElementsAre("Ada heads Acme", "Acme hired Bob", "Ada met Bob",
                                            "Ada praised Bob", "Bob left Acme"));
  EXPECT_EQ(in_degree(vertex(g, "person:bob"), boost), 3U);
  EXPECT_EQ(out_degree(vertex(g, "person:ada"), boost), 3U);
  EXPECT_EQ(degree(vertex(g, "person:bob"), boost), 4U);
  EXPECT_EQ(&boost_graph(g), &boost);
}

TEST(BoostAdapter, ShortestIsSurest) {
  const Graph g = graph();
  const BoostGraph& boost = boost_graph(g);
  const auto index = get(boost::vertex_index, boost);
  std::vector<double> far(num_vertices(boost));
  boost::dijkstra_shortest_paths(
      boost, vertex(g, "person:ada"),
      boost::weight_map(length_map(g))
          .distance_map(boost::make_iterator_property_map(far.begin(), index)));
  EXPECT_NEAR(std::exp(-far[vertex(g, "person:bob")]), 0.45, 1e-9);
  EXPECT_NEAR(std::exp(-far[vertex(g, "organization:acme")]), 0.9, 1e-9);
  // An algorithm over the list of edges comes to the same.
  std::vector<double> other(num_vertices(boost), 1e9);
  other[vertex(g, "person:ada")] = 0;
  EXPECT_TRUE(boost::bellman_ford_shortest_paths(
      boost, static_cast<int>(num_vertices(boost)),
      boost::weight_map(length_map(g))
          .distance_map(boost::make_iterator_property_map(other.begin(), index))));
  EXPECT_NEAR(other[vertex(g, "person:bob")], far[vertex(g, "person:bob")], 1e-9);
}

TEST(BoostAdapter, ComponentsRanksAndReversal) {
  const Graph g = graph();
  const BoostGraph& boost = boost_graph(g);
  const auto index = get(boost::vertex_index, boost);
  std::vector<int> part(num_vertices(boost));
  const int parts =
      boost::strong_components(boost, boost::make_iterator_property_map(part.begin(), index));
  EXPECT_EQ(parts, 2);  // Acme and Bob; Ada
  EXPECT_EQ(part[vertex(g, "person:bob")], part[vertex(g, "organization:acme")]);
  std::vector<double> rank(num_vertices(boost));
  boost::graph::page_rank(boost, boost::make_iterator_property_map(rank.begin(), index));
  EXPECT_GT(rank[vertex(g, "organization:acme")], rank[vertex(g, "person:ada")]);
  std::vector<double> between(num_vertices(boost));
  boost::brandes_betweenness_centrality(boost,
                                        boost::make_iterator_property_map(between.begin(), index));
  EXPECT_THAT(between, testing::Each(0));  // all are neighbours of Ada's
  const auto back = boost::make_reverse_graph(boost);
  EXPECT_EQ(out_degree(vertex(g, "person:bob"), back), 3U);
}

}  // namespace
}  // namespace weft
