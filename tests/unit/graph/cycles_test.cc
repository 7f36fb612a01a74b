// SPDX-License-Identifier: Apache-2.0
//
// Patterns that come back to what is bound before.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <set>

#include "graph/fact_spans.h"
#include "graph/graph_state.h"
#include "graph/pattern/neighbours.h"
#include "support/graphs.h"
#include "weft/graph/graph_builder.h"
#include "weft/graph/match.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

using ::testing::HasSubstr;
using Side = FactSieve::Side;

// Things that are joined in many ways, some twice, some otherwise than plainly, some to values; r0
// leads both ways.
Graph knot(unsigned seed, int facts) {
  std::mt19937 random(seed);
  const auto pick = [&](unsigned n) { return random() % n; };
  // The first ones are met most.
  const auto name = [&] { return "thing:N" + std::to_string(pick(pick(20) + 1)); };
  OntologyRelation mutual;
  mutual.id = "r0";
  mutual.inverse = "r0";
  std::string lines;
  for (int i = 0; i < facts; ++i) {
    const std::string manner = pick(12) == 0 ? "?planned" : "";
    const std::string object = pick(15) == 0 ? "=20" + std::to_string(10 + pick(3)) : name();
    lines += name() + " r" + std::to_string(pick(4)) + manner + " " + object;
    lines += pick(8) == 0 ? " time=2001\n" : "\n";
  }
  GraphBuilder builder{Ontology({mutual})};
  builder.add(test::document_of("a", lines));
  return builder.build();
}

// Names begin with N, variables with "?"; an edge is a word of each kind.
struct Edge {
  std::string from, relation, to;
};

std::string text_of(const Graph& g, const Term& term) {
  const auto* value = std::get_if<Value>(&term);
  return value != nullptr ? "=" + value->value : label_of(g, term, "source");
}

// All ways to take facts, with no plan and no index: what variables stand for, with the facts of an
// edge each.
using Found = std::pair<std::map<std::string, std::string>, std::vector<FactId>>;
std::vector<Found> by_trying_all(const Graph& g, const std::vector<Edge>& edges) {
  struct Row {
    std::string ends[2];
    std::string relation;
    bool symmetric;
  };
  std::vector<Row> rows;
  for (const Fact& f : g.facts()) {
    rows.push_back({{text_of(g, f.subject), text_of(g, f.object)},
                    std::string(g[f.relation].id),
                    g[f.relation].symmetric});
  }
  std::vector<Found> out;
  Found now;
  const std::function<void(std::size_t)> extend = [&](std::size_t at) {
    if (at == edges.size()) return out.push_back(now);
    const Edge& edge = edges[at];
    for (std::uint32_t i = 0; i < rows.size(); ++i) {
      for (const int turn : {0, 1}) {
        if (turn == 1 && (!rows[i].symmetric || rows[i].ends[0] == rows[i].ends[1])) continue;
        const auto before = now.first;
        const auto fits = [&](const std::string& word, const std::string& text) {
          return word[0] == '?' ? now.first.emplace(word, text).first->second == text
                                : word == text;
        };
        if (fits(edge.relation, rows[i].relation) && fits(edge.from, rows[i].ends[turn]) &&
            fits(edge.to, rows[i].ends[1 - turn])) {
          now.second.push_back(FactId{i});
          extend(at + 1);
          now.second.pop_back();
        }
        now.first = before;
      }
    }
  };
  extend(0);
  return out;
}

std::set<std::string> rows_of(const Graph& g, const QueryResult& result) {
  std::set<std::string> rows;
  for (const QueryRow& row : result.rows) {
    std::map<std::string, std::string> cells;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const Binding& cell = row.cells[c];
      const auto* entity = std::get_if<EntityId>(&cell);
      const auto* relation = std::get_if<RelationId>(&cell);
      cells["?" + result.columns[c]] = relation != nullptr ? std::string(g[*relation].id)
                                       : entity != nullptr ? text_of(g, Term(*entity))
                                                           : text_of(g, std::get<Value>(cell));
    }
    std::string text;
    for (const auto& [name, cell] : cells) text += name + " " + cell + " ";
    EXPECT_TRUE(rows.insert(text + row.note + std::to_string(row.facts.size())).second) << text;
  }
  return rows;
}

// Facts that hold alike fold into one row.
std::set<std::string> rows_of(const Graph& g, const std::vector<Found>& found) {
  std::map<std::string, std::set<FactId>> rows;
  for (const auto& [bound, facts] : found) {
    std::string text;
    for (const auto& [name, cell] : bound) text += name + " " + cell + " ";
    std::string note;
    for (const FactId fact : facts) {
      const std::string one = note_of(g[fact]);
      if (!one.empty()) note += (note.empty() ? "" : ", ") + one;
    }
    rows[text + note].insert(facts.begin(), facts.end());
  }
  std::set<std::string> out;
  for (const auto& [text, facts] : rows) out.insert(text + std::to_string(facts.size()));
  return out;
}

TEST(Cycles, AgreeWithTryingAll) {
  const std::vector<std::vector<Edge>> cycles = {
      {{"N0", "r1", "?x"}, {"?x", "?r", "?y"}, {"?y", "r2", "N0"}},
      {{"N0", "r1", "?x"}, {"?x", "?r", "?y"}, {"?y", "?s", "N0"}},
      {{"N0", "?q", "?x"}, {"?x", "r2", "?y"}, {"N0", "r0", "?y"}},
      {{"N0", "r1", "?x"}, {"?y", "r2", "?x"}, {"N0", "?s", "?y"}},
      {{"N0", "r0", "?x"}, {"?x", "r0", "?y"}, {"?y", "r0", "N0"}},
      {{"N0", "r1", "?x"}, {"?x", "?r", "?y"}, {"?y", "?r", "N1"}},
      {{"N0", "r1", "?x"}, {"?x", "r2", "?x"}, {"?x", "?s", "N0"}},
      {{"?x", "r1", "?y"}, {"?y", "r2", "?z"}, {"?z", "r3", "?x"}},
      {{"?x", "r1", "?y"}, {"?y", "r0", "?z"}, {"?z", "?s", "?x"}},
      {{"N0", "r1", "?x"}, {"?x", "r2", "?y"}, {"?x", "r3", "?z"}, {"?y", "?s", "?z"}}};
  for (const unsigned seed : {1U, 2U, 3U}) {
    const Graph g = knot(seed, 200);
    for (const std::vector<Edge>& edges : cycles) {
      std::string query;
      for (const Edge& e : edges) {
        query += (query.empty() ? "" : " . ") + e.from + " " + e.relation + " " + e.to;
      }
      const auto expected = rows_of(g, by_trying_all(g, edges));
      EXPECT_FALSE(expected.empty()) << query;
      EXPECT_EQ(rows_of(g, evaluate(g, parse_query(query))), expected) << query;
    }
  }
}

// No fact stands for another one there, and none is taken twice.
TEST(Cycles, MatchesAgreeWithTryingAll) {
  const Graph g = knot(4, 200);
  const std::vector<Edge> edges = {{"N0", "r1", "?x"}, {"?x", "?r", "?y"}, {"?y", "r2", "N0"}};
  std::multiset<std::string> expected;
  for (const auto& [bound, facts] : by_trying_all(g, edges)) {
    // A pattern without a relation leads as facts do.
    const Fact middle = g[facts[1]];
    if (text_of(g, middle.subject) != bound.at("?x") || facts[0] == facts[1] ||
        facts[1] == facts[2]) {
      continue;
    }
    expected.insert(bound.at("?x") + " " + bound.at("?r") + " " + bound.at("?y"));
  }
  EXPECT_FALSE(expected.empty());
  const MatchResult result =
      match(g, "MATCH (a {name: \"N0\"})-[:r1]->(x)-[r]->(y)-[:r2]->(a) RETURN x, type(r), y");
  std::multiset<std::string> found;
  for (const MatchList& row : result.rows) {
    found.insert(show(g, row[0], "source") + " " + show(g, row[1], "source") + " " +
                 show(g, row[2], "source"));
  }
  EXPECT_EQ(found, expected);
}

// What is only counted is not looked at fact by fact, but none that is taken before counts.
TEST(Cycles, CountsAreThoseOfMatches) {
  const Graph g = knot(8, 300);
  for (const std::string pattern :
       {"(a {name: \"N0\"})-[:r1]->(x), (a)-[:r1]->(y)", "(a {name: \"N0\"})-[:r1]->(x)-[:r2]->(y)",
        "(x)-[:r1]->(a)-[:r1]->(y)", "(a {name: \"N0\"})-[]->(x:thing)<-[:r1]-(y)",
        "(x)-[:r3]->(y)"}) {
    const MatchResult all = match(g, "MATCH " + pattern + " RETURN x, y");
    EXPECT_FALSE(all.rows.empty()) << pattern;
    std::map<std::string, std::size_t> expected;
    for (const MatchList& row : all.rows) ++expected[show(g, row[0], "source")];
    const MatchResult counted = match(g, "MATCH " + pattern + " RETURN count(*)");
    EXPECT_EQ(show(g, counted.rows[0][0], "source"), std::to_string(all.rows.size())) << pattern;
    EXPECT_EQ(counted.steps.back().matches, all.steps.back().matches) << pattern;
    const MatchResult by_x = match(g, "MATCH " + pattern + " RETURN x, count(*)");
    EXPECT_EQ(by_x.rows.size(), expected.size()) << pattern;
    for (const MatchList& row : by_x.rows) {
      const std::string x = show(g, row[0], "source");
      EXPECT_EQ(show(g, row[1], "source"), std::to_string(expected[x])) << pattern << x;
    }
    const MatchResult by_y = match(g, "MATCH " + pattern + " RETURN y, count(*), count(x)");
    for (const MatchList& row : by_y.rows) {
      EXPECT_EQ(show(g, row[1], "source"), show(g, row[2], "source")) << pattern;
    }
  }
}

TEST(Cycles, BeginWhereFewerFactsAreMet) {
  std::string lines;
  for (int x = 0; x < 3; ++x) {
    const std::string from = "thing:X" + std::to_string(x);
    lines += "thing:A likes " + from + "\n";
    for (int i = 0; i < 40; ++i) lines += from + " met thing:P" + std::to_string(i) + "\n";
  }
  for (int y = 0; y < 5; ++y) {
    const std::string to = "thing:Y" + std::to_string(y);
    lines += to + " knows thing:A\nthing:X1 met " + to + "\n";
  }
  const Graph g = test::graph_of(lines);
  for (const char* middle : {"?r", "met"}) {
    const QueryResult result =
        evaluate(g, parse_query("A likes ?x . ?x " + std::string(middle) + " ?y . ?y knows A"));
    EXPECT_EQ(result.rows.size(), 5U);
    ASSERT_EQ(result.steps.size(), 4U);
    EXPECT_EQ(result.steps[1].what, "follow knows from A to ?y");
    EXPECT_THAT(result.steps[2].what, HasSubstr(" from ?y to ?x, joined by likes to A"));
  }
}

// A node that is bound later passes over what an edge to one bound before does not lead to.
TEST(Cycles, AreJoinedToWhatIsBound) {
  std::string lines;
  for (int i = 0; i < 30; ++i) {
    const std::string n = std::to_string(i);
    lines += "thing:A r1 thing:B\nthing:B r2 thing:C" + n + "\n";
    if (i % 10 == 0) lines += "thing:C" + n + " r3 thing:A\n";
  }
  const Graph g = test::graph_of(lines);
  const QueryResult result = evaluate(g, parse_query("?x r1 ?y . ?y r2 ?z . ?z r3 ?x"));
  EXPECT_EQ(result.rows.size(), 3U);
  ASSERT_EQ(result.steps.size(), 3U);
  EXPECT_THAT(result.steps[1].what, HasSubstr(", joined by r"));
  EXPECT_EQ(result.steps[1].matches, 3U);
}

TEST(Cycles, SievesPassWhatAllSetsHave) {
  const Graph g = knot(5, 400);
  const GraphColumns& columns = g.state().columns;
  std::mt19937 random(6);
  const auto size = static_cast<std::uint32_t>(g.entities().size());
  for (std::size_t number = 0; number <= 4; ++number) {
    std::vector<EntitySet> sets(number, EntitySet(size));
    FactSieve sieve;
    for (EntitySet& set : sets) {
      for (std::uint32_t e = 0; e < size; ++e) {
        if (random() % 3 != 0) set.add(e);
      }
      sieve.add(set);
    }
    std::vector<FactId> facts;
    for (std::uint32_t i = 0; i < g.facts().size(); ++i) facts.push_back(FactId{i});
    for (const Side side : {Side::kSubject, Side::kObject}) {
      std::vector<std::uint32_t> expected;
      for (std::uint32_t i = 0; i < facts.size(); ++i) {
        const FactHead head = g.head(facts[i]);
        const std::optional<EntityId> end = side == Side::kSubject ? head.subject : head.object;
        if (!end || std::ranges::all_of(
                        sets, [&](const EntitySet& set) { return set.has(index_of(*end)); })) {
          expected.push_back(i);
        }
      }
      std::vector<std::uint32_t> found;
      FactSieve::Passed passed;
      while (passed.end < facts.size()) {
        sieve.pass(columns.facts, facts, passed.end, side, passed);
        found.insert(found.end(), passed.places.begin(),
                     passed.places.begin() + static_cast<std::ptrdiff_t>(passed.size));
      }
      EXPECT_EQ(found, expected) << number;
    }
  }
}

TEST(Cycles, NeighboursAreFoundOnceItPays) {
  const Graph g = knot(7, 400);
  const GraphColumns& columns = g.state().columns;
  const FactIndexes& indexes = g.state().indexes;
  Neighbours neighbours;
  for (std::uint32_t e = 0; e < g.entities().size(); ++e) {
    const EntityId node{e};
    if (g.facts_to(node).empty()) continue;
    const auto find = [&] {
      Neighbours::Facts facts;
      facts.to.push_back(g.facts_to(node));
      facts.all_to = true;
      return facts;
    };
    neighbours.turn_to(node);
    EXPECT_EQ(neighbours.of(columns, indexes, 1, find), nullptr);
    neighbours.looked_at(1000);
    const EntitySet* set = neighbours.of(columns, indexes, 1, find);
    ASSERT_NE(set, nullptr);
    for (std::uint32_t s = 0; s < g.entities().size(); ++s) {
      const EntityId subject{s};
      std::vector<FactId> expected;
      for (const FactId fact : g.facts_to(node)) {
        if (g.head(fact).subject == subject) expected.push_back(fact);
      }
      EXPECT_EQ(set->has(s), !expected.empty());
      const auto all = neighbours.between(columns, subject, std::nullopt, node);
      ASSERT_TRUE(all);
      EXPECT_TRUE(std::ranges::equal(all->facts, expected));
      if (all->plain) {
        EXPECT_TRUE(std::ranges::all_of(expected, [&](FactId f) { return indexes.is_plain(f); }));
      }
      for (std::uint32_t r = 0; r < g.relations().size(); ++r) {
        const auto some = neighbours.between(columns, subject, RelationId{r}, node);
        ASSERT_TRUE(some);
        EXPECT_TRUE(std::ranges::equal(some->facts, g.facts_between(subject, RelationId{r}, node)));
      }
    }
  }
}

}  // namespace
}  // namespace weft
