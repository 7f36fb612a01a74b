// SPDX-License-Identifier: Apache-2.0
#include "graph/pattern/grouped_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "graph/fact_spans.h"
#include "support/graphs.h"
#include "weft/graph/match.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using By = GroupedFacts::By;

// A hub with many neighbours, some of which wrote something: values, parallel facts and facts that
// hold otherwise are among them.
std::string hub_lines() {
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    const std::string n = std::to_string(i);
    lines += "person:Hub " + std::string(i % 2 == 0 ? "met" : "knew") + " person:P" + n + "\n";
    lines += "person:P" + n + " praised person:Hub\n";
    if (i % 3 == 0) lines += "person:P" + n + " wrote product:W" + std::to_string(i % 7) + "\n";
    if (i % 4 == 0) lines += "person:P" + n + " wrote product:W1 time=2001\n";
    if (i % 5 == 0) lines += "person:P" + n + " wrote?planned product:W2\n";
    if (i % 6 == 0) lines += "person:P" + n + " wrote =20" + std::to_string(10 + i % 9) + "\n";
  }
  return lines + "person:Hub wrote person:Hub\nperson:Hub met person:Hub\n";
}

// Facts in any order, as rows that were added by SQL may be.
TEST(GroupedFacts, AreThoseOfTheIndexes) {
  const Graph g = test::graph_of(hub_lines());
  std::vector<GraphEntity> entities(g.entities().begin(), g.entities().end());
  std::vector<Fact> facts(g.facts().begin(), g.facts().end());
  std::mt19937 random(4);
  for (const bool shuffled : {false, true}) {
    if (shuffled) std::shuffle(facts.begin(), facts.end(), random);
    const GraphColumns columns = make_columns(entities, facts);
    const FactIndexes indexes = make_indexes(columns, g.relations().size());
    for (std::uint32_t r = 0; r < g.relations().size(); ++r) {
      for (const By by : {By::kSubject, By::kObject}) {
        const GroupedFacts grouped(columns, indexes, RelationId{r}, by);
        std::size_t all = 0;
        for (std::uint32_t e = 0; e < entities.size(); ++e) {
          const FactIndex& index = by == By::kSubject ? indexes.from : indexes.to;
          const auto expected = facts_of_relation(columns.facts, index.of(e), RelationId{r});
          EXPECT_TRUE(std::ranges::equal(grouped.of(EntityId{e}), expected)) << r << " " << e;
          EXPECT_EQ(grouped.has(EntityId{e}), !expected.empty());
          if (expected.empty()) continue;
          EXPECT_EQ(grouped.all_plain(EntityId{e}),
                    std::ranges::all_of(expected, [&](FactId id) { return indexes.is_plain(id); }));
          all += expected.size();
        }
        EXPECT_EQ(grouped.size(), all);
      }
    }
  }
}

std::vector<std::string> rows_of(const Graph& g, const QueryResult& result) {
  std::vector<std::string> rows;
  for (const QueryRow& row : result.rows) {
    std::string text;
    for (const Binding& cell : row.cells) {
      if (const auto* entity = std::get_if<EntityId>(&cell)) text += g[*entity].key;
      if (const auto* relation = std::get_if<RelationId>(&cell)) text += g[*relation].id;
      if (const auto* value = std::get_if<Value>(&cell)) text += value->value;
      text += ' ';
    }
    rows.push_back(text + row.note + " " + std::to_string(row.facts.size()));
  }
  return rows;
}

// The rows of a hub are those of each of its neighbours alone, for which nothing is grouped.
TEST(GroupedFacts, GiveTheRowsOfEachNeighbour) {
  const Graph g = test::graph_of(hub_lines());
  for (const QueryOptions& options :
       {QueryOptions{}, QueryOptions{.asserted_only = true}, QueryOptions{.as_of = "2001"}}) {
    for (const std::string beyond : {"wrote", "praised", "met"}) {
      const QueryResult all = evaluate(g, parse_query("Hub ?r ?x . ?x " + beyond + " ?y"), options);
      EXPECT_THAT(all.steps[1].what, HasSubstr(", where " + beyond + " leads on to ?y"));
      EXPECT_THAT(all.steps[2].what, EndsWith(" facts grouped first"));
      std::multiset<std::string> expected;
      for (std::uint32_t e = 0; e < g.entities().size(); ++e) {
        const std::string key(g[EntityId{e}].key);
        const QueryResult one =
            evaluate(g, parse_query("Hub ?r " + key + " . " + key + " " + beyond + " ?y"), options);
        for (const PlanStep& step : one.steps) EXPECT_THAT(step.what, Not(HasSubstr("grouped")));
        for (std::string row : rows_of(g, one)) {
          expected.insert(row.insert(row.find(' ') + 1, key + " "));
        }
      }
      const std::vector<std::string> rows = rows_of(g, all);
      EXPECT_EQ(std::multiset<std::string>(rows.begin(), rows.end()), expected) << beyond;
      std::size_t in_blocks = 0;
      all.rows.each_block([&](const QueryBlock& block) {
        in_blocks += block.rows;
        return true;
      });
      EXPECT_EQ(in_blocks, rows.size());
    }
  }
}

// Blocks of rows may be read when the walk that grouped the facts is long over.
TEST(GroupedFacts, LastAsLongAsTheAnswer) {
  QueryResult result;
  const Graph g = test::graph_of(hub_lines());
  result = evaluate(g, parse_query("Hub praised ?z . Hub ?r ?x . ?y praised ?x"));
  EXPECT_TRUE(result.rows.empty());
  result = evaluate(g, parse_query("?x praised Hub . ?x wrote ?y"));
  std::size_t rows = 0;
  result.rows.each_block([&](const QueryBlock& block) {
    rows += block.rows;
    return true;
  });
  EXPECT_EQ(rows, result.rows.size());
}

// A plan that expected few: what was come to often is grouped nevertheless.
TEST(GroupedFacts, AreMadeWhereMoreAreMetThanWereExpected) {
  std::string lines = "person:Ada met person:Hub\n";
  for (int i = 0; i < 2000; ++i) lines += "person:Q" + std::to_string(i) + " likes place:A\n";
  const Graph g = test::graph_of(lines + hub_lines());
  const QueryResult result = evaluate(g, parse_query("Ada met ?h . ?h knew ?x . ?x wrote ?y"));
  ASSERT_EQ(result.steps.size(), 4U);
  EXPECT_LT(result.steps[2].estimate, 1);
  EXPECT_THAT(result.steps[3].what, EndsWith("facts grouped first"));
  EXPECT_EQ(rows_of(g, result), [&] {
    std::vector<std::string> rows =
        rows_of(g, evaluate(g, parse_query("Hub knew ?x . ?x wrote ?y")));
    for (std::string& row : rows) {
      row = "person:hub " + row;
      row.back() = static_cast<char>(row.back() + 1);  // one fact more
    }
    return rows;
  }());
}

// A MATCH has its matches in the order of the work, grouped or not.
TEST(GroupedFacts, KeepTheOrderOfMatches) {
  const Graph g = test::graph_of(hub_lines());
  const MatchResult grouped =
      match(g, "MATCH (h {name: \"Hub\"})-[:knew|met]->(x)-[:wrote]->(y) RETURN x, y");
  EXPECT_THAT(grouped.steps.back().what, EndsWith("facts grouped first"));
  std::vector<std::string> rows;
  for (const MatchList& row : grouped.rows) {
    rows.push_back(show(g, row[0], "source") + " " + show(g, row[1], "source"));
  }
  std::vector<std::string> expected;
  const MatchResult hub = match(g, "MATCH (h {name: \"Hub\"})-[:knew|met]->(x) RETURN x");
  for (const MatchList& row : hub.rows) {
    const std::string name = show(g, row[0], "source");
    const MatchResult one = match(g, "MATCH (x {name: \"" + name + "\"})-[:wrote]->(y) RETURN y");
    for (const MatchList& y : one.rows) expected.push_back(name + " " + show(g, y[0], "source"));
  }
  EXPECT_EQ(rows, expected);
}

}  // namespace
}  // namespace weft
