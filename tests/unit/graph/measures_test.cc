// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/measures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "support/graphs.h"
#include "weft/core/error.h"
#include "weft/graph/changes.h"
#include "weft/graph/graph_builder.h"
#include "weft/graph/similar.h"

namespace weft {
namespace {

using ::testing::DoubleNear;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pointwise;

MATCHER(IsNear, "") { return std::abs(std::get<0>(arg) - std::get<1>(arg)) < 1e-6; }

Network network(std::uint32_t size, std::vector<Tie> ties) { return Network(size, ties); }

// Zachary's karate club (1977), the example that every tool knows.
Network karate() {
  constexpr std::pair<std::uint32_t, std::uint32_t> kTies[] = {
      {0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},
      {0, 11},  {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},
      {1, 7},   {1, 13},  {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},
      {2, 9},   {2, 13},  {2, 27},  {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},
      {4, 10},  {5, 6},   {5, 10},  {5, 16},  {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},
      {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32},
      {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25},
      {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32},
      {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}};
  std::vector<Tie> ties;
  for (const auto& [a, b] : kTies) ties.push_back({a, b, 1});
  return network(34, ties);
}

TEST(NetworkOfAGraph, JoinsEntitiesOnceAndAddsConfidence) {
  const Graph graph = test::graph_of(
      "person:Ada co_founded organization:Bolt\n"
      "person:Ada heads organization:Bolt confidence=0.5\n"
      "organization:Bolt !acquired organization:Cord\n"
      "person:Ada position_held title:CEO\n"
      "organization:Bolt founded_on =2001\n");
  const Network n(graph);
  EXPECT_EQ(n.ties(), 1U);
  EXPECT_DOUBLE_EQ(n.total_weight(), 1.5);
  EXPECT_EQ(Network(graph, {.titles = true}).ties(), 2U);
  EXPECT_DOUBLE_EQ(Network(graph, {.min_confidence = 0.6}).total_weight(), 1);
}

TEST(NetworkOfTies, RefusesAnEndThatIsNoVertex) {
  EXPECT_THROW(network(2, {{0, 2, 1}}), UsageError);
  EXPECT_EQ(network(2, {{0, 0, 1}, {0, 1, 0}}).ties(), 0U);
}

// Figures of python-igraph 1.0.0.
TEST(PageRank, IsThatOfTheKarateClub) {
  const std::vector<double> rank = pagerank(karate());
  EXPECT_NEAR(rank[0], 0.0969973, 1e-6);
  EXPECT_NEAR(rank[33], 0.1009192, 1e-6);
  EXPECT_NEAR(rank[11], 0.0095647, 1e-6);
  EXPECT_NEAR(std::accumulate(rank.begin(), rank.end(), 0.0), 1, 1e-9);
}

TEST(PageRank, GoesRoundTheGivenVertices) {
  const Network n = network(5, {{0, 1, 1}, {1, 2, 1}, {2, 3, 1}});
  PageRankOptions around;
  around.around = {0};
  const std::vector<double> rank = pagerank(n, around);
  EXPECT_GT(rank[0], rank[2]);
  EXPECT_GT(rank[2], rank[3]);
  EXPECT_DOUBLE_EQ(rank[4], 0);
  EXPECT_NEAR(std::accumulate(rank.begin(), rank.end(), 0.0), 1, 1e-9);
  around.around = {9};
  EXPECT_THROW(pagerank(n, around), UsageError);
}

TEST(Betweenness, IsThatOfTheKarateClub) {
  const std::vector<double> between = betweenness(karate());
  EXPECT_NEAR(between[0], 0.4376353, 1e-6);
  EXPECT_NEAR(between[33], 0.3040750, 1e-6);
  EXPECT_NEAR(between[11], 0, 1e-12);
}

TEST(Betweenness, FromEverySampleIsExactAndForAnyThreadsTheSame) {
  const Network n = karate();
  EXPECT_EQ(betweenness(n, {34, 7, 1}), betweenness(n, {0, 1, 2}));
  EXPECT_EQ(betweenness(n, {10, 7, 1}), betweenness(n, {10, 7, 2}));
  EXPECT_GT(betweenness(n, {10, 7, 1})[0], 0.2);
}

TEST(Closeness, IsThatOfTheKarateClub) {
  const std::vector<double> near = closeness(karate());
  EXPECT_NEAR(near[0], 0.5689655, 1e-6);
  EXPECT_NEAR(near[16], 0.2844828, 1e-6);
}

TEST(Closeness, CountsWhatCanBeReached) {
  const Network n = network(4, {{0, 1, 1}});
  EXPECT_THAT(closeness(n), Pointwise(IsNear(), std::vector<double>{1.0 / 3, 1.0 / 3, 0, 0}));
}

TEST(Components, AreNumberedBySize) {
  const Network n = network(6, {{0, 1, 1}, {2, 3, 1}, {3, 4, 1}});
  EXPECT_THAT(components(n), ElementsAre(1, 1, 0, 0, 0, 2));
}

TEST(CoreNumbers, PeelTheNetwork) {
  // A clique of four with a tail of two.
  const Network n = network(
      6, {{0, 1, 1}, {0, 2, 1}, {0, 3, 1}, {1, 2, 1}, {1, 3, 1}, {2, 3, 1}, {3, 4, 1}, {4, 5, 1}});
  EXPECT_THAT(core_numbers(n), ElementsAre(3, 3, 3, 3, 1, 1));
  const std::vector<std::uint32_t> club = core_numbers(karate());
  EXPECT_EQ(club[0], 4U);
  EXPECT_EQ(club[11], 1U);
  EXPECT_EQ(std::count(club.begin(), club.end(), 4U), 10);
}

// 0.4197896 is the highest modularity that there is (Brandes et al. 2008).
TEST(Communities, OfTheKarateClubAreTheBest) {
  const Network n = karate();
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto found = communities(n, {1, 3, seed});
    EXPECT_GT(modularity(n, found), 0.415) << seed;
  }
  EXPECT_EQ(communities(n), communities(n));
}

TEST(Communities, AreConnectedAndEntitiesWithoutTiesAreAlone) {
  std::vector<Tie> ties;
  for (std::uint32_t ring = 0; ring < 30; ++ring) {  // a ring of cliques of five
    for (std::uint32_t a = 0; a < 5; ++a) {
      for (std::uint32_t b = 0; b < a; ++b) ties.push_back({ring * 5 + a, ring * 5 + b, 1});
    }
    ties.push_back({ring * 5, (ring * 5 + 6) % 150, 1});
  }
  const Network n = network(152, ties);
  const auto found = communities(n);
  for (std::uint32_t v = 0; v < 150; ++v) EXPECT_EQ(found[v], found[v / 5 * 5]) << v;
  EXPECT_NE(found[150], found[151]);
  EXPECT_GT(modularity(n, found), 0.87);
}

TEST(Communities, OfNothingAreNone) {
  EXPECT_THAT(communities(network(0, {})), IsEmpty());
  EXPECT_THAT(communities(network(2, {})), ElementsAre(0, 1));
  EXPECT_THAT(pagerank(network(0, {})), IsEmpty());
  EXPECT_THAT(core_numbers(network(0, {})), IsEmpty());
}

std::vector<std::string> similar_to(const Graph& graph, const std::string& key) {
  std::vector<std::string> out;
  for (const SimilarEntity& s : similar_entities(graph, *graph.find_entity(key))) {
    out.push_back(graph[s.entity].name + " " + std::to_string(s.shared.size()));
  }
  return out;
}

TEST(SimilarEntities, StandInTheSameRelationsToTheSame) {
  const Graph graph = test::graph_of(
      "organization:Acme invested_in organization:Bolt\n"
      "organization:Acme invested_in organization:Cord\n"
      "organization:Dune invested_in organization:Bolt\n"
      "organization:Dune invested_in organization:Cord\n"
      "organization:Elm invested_in organization:Bolt\n"
      "organization:Fig acquired organization:Bolt\n"
      "organization:Gum !invested_in organization:Bolt\n");
  EXPECT_THAT(similar_to(graph, "organization:acme"), ElementsAre("Dune 2", "Elm 1"));
  EXPECT_THAT(similar_to(graph, "organization:fig"), IsEmpty());
  EXPECT_THAT(similar_to(graph, "organization:bolt"), ElementsAre("Cord 2"));
}

Document dated(const std::string& id, const std::string& day, std::string_view lines) {
  Document document = test::document_of(id, lines);
  document.info.published = day;
  return document;
}

TEST(Changes, TellWhatArticlesOfATimeBrought) {
  GraphBuilder builder;
  builder.add(dated("a", "2024-01-10", "organization:Acme acquired?planned organization:Bolt\n"));
  builder.add(dated("b", "2024-03-05",
                    "organization:Acme acquired organization:Bolt\n"
                    "person:Ada heads organization:Bolt\n"));
  builder.add(dated("c", "", "person:Ben heads organization:Acme\n"));
  const Graph graph = builder.build();
  const auto told = [&](const std::string& since, const std::string& until) {
    std::vector<std::string> out;
    for (const GraphChange& change : changes(graph, since, until)) {
      out.push_back(label_of(graph, Term(change.fact), "source") +
                    (change.before.empty() ? "" : " changed"));
    }
    return out;
  };
  EXPECT_THAT(told("2024-02", ""), ElementsAre("Acme acquired Bolt changed", "Ada heads Bolt"));
  EXPECT_THAT(told("", "2024-01"), ElementsAre("Acme acquired Bolt"));
  EXPECT_THAT(told("2024-03-05", "2024-03-05").size(), 2U);
  EXPECT_THAT(told("2024-03-06", ""), IsEmpty());
}

}  // namespace
}  // namespace weft
