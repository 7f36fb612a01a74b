// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <tuple>

#include "graph/query/query_pattern.h"
#include "support/graphs.h"
#include "weft/core/error.h"
#include "weft/graph/graph_builder.h"
#include "weft/graph/lookup.h"
#include "weft/graph/path.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kLines =
    "person:Ada co_founded organization:Bolt|볼트\n"
    "person:Ben co_founded organization:Bolt\n"
    "organization:Acme acquired organization:Bolt time=2011\n"
    "organization:Acme acquired organization:Bolt\n"
    "organization:Acme !acquired organization:Cord\n"
    "organization:Acme acquired?planned organization:Dune\n"
    "organization:Bolt headquartered_in place:New_York\n"
    "organization:Bolt founded_on =2001-05\n"
    "person:Ada spouse_of person:Cid confidence=0.4\n"
    "product:Bolt weighs =5\n";

Graph graph() {
  OntologyRelation acquired;
  acquired.id = "acquired";
  acquired.inverse = "acquired_by";
  acquired.labels = {{"en", "acquired"}, {"ko", "인수"}};
  OntologyRelation founded;
  founded.id = "co_founded";
  founded.inverse = "co_founded_by";
  founded.labels = {{"en", "co-founded"}, {"ko", "공동 창업"}};
  OntologyRelation spouse;
  spouse.id = "spouse_of";
  spouse.inverse = "spouse_of";
  GraphBuilder builder(Ontology({acquired, founded, spouse}));
  builder.add(test::document_of("a", kLines));
  return builder.build();
}

std::vector<std::string> answers(const std::string& query, QueryOptions options = {}) {
  const Graph g = graph();
  std::vector<std::string> lines;
  for (const QueryRow& row : evaluate(g, parse_query(query), options).rows) {
    std::string line;
    for (const Binding& cell : row.cells) {
      line += line.empty() ? "" : " ";
      if (const auto* relation = std::get_if<RelationId>(&cell)) {
        line += g[*relation].id;
      } else if (const auto* entity = std::get_if<EntityId>(&cell)) {
        line += g[*entity].name;
      } else {
        line += std::get<Value>(cell).value;
      }
    }
    lines.push_back(line);
  }
  return lines;
}

TEST(Query, Patterns) {
  const std::vector<std::pair<const char*, std::vector<std::string>>> cases = {
      {"_ co_founded _", {"Ada co_founded Bolt", "Ben co_founded Bolt"}},
      {"?who co_founded Bolt", {"Ada", "Ben"}},
      {"Bolt co_founded_by ?who", {"Ada", "Ben"}},
      {"?who '공동 창업' 볼트", {"Ada", "Ben"}},
      {"?who 인수|co_founded Bolt", {"Acme", "Ada", "Ben"}},
      {"?who co_founded ?what . ?buyer acquired ?what", {"Ada Bolt Acme", "Ben Bolt Acme"}},
      {"?x headquartered_in \"New York\"", {"Bolt"}},
      {"?x headquartered_in 'new york' .", {"Bolt"}},
      {"?x founded_on 2001", {"Bolt"}},
      {"?x founded_on 2002", {}},
      {"Cid spouse_of ?x", {"Ada"}},
      {"Cid ?how Ada", {"spouse_of"}},
      {"Bolt ?how ?what", {"founded_on 2001-05", "headquartered_in New York"}},
      {"person:ada _ ?x", {"Bolt", "Cid"}},
      {"? acquired Cord", {"Acme acquired Cord"}},
      {"?x co_founded ?x", {}},
  };
  for (const auto& [query, expected] : cases) EXPECT_EQ(answers(query), expected) << query;
}

TEST(Query, Filters) {
  EXPECT_THAT(answers("Cid spouse_of ?x", {.min_confidence = 0.5}), IsEmpty());
  EXPECT_THAT(answers("Acme acquired ?x", {.asserted_only = true}), ElementsAre("Bolt"));
}

TEST(Query, RowsHoldAllTheirFacts) {
  const Graph g = graph();
  const QueryResult result = evaluate(g, parse_query("Acme acquired Bolt"));
  ASSERT_EQ(result.rows.size(), 1U);
  EXPECT_EQ(result.rows[0].facts.size(), 2U);
}

TEST(Query, NotesSayWhatWasUnderstood) {
  const Graph g = graph();
  EXPECT_THAT(evaluate(g, parse_query("Bolt _ _")).notes,
              ElementsAre("'Bolt' was taken for organization:bolt; others: product:bolt"));
  EXPECT_THAT(evaluate(g, parse_query("Nobody _ _")).notes,
              ElementsAre(HasSubstr("nothing is called 'Nobody'")));
  EXPECT_THAT(evaluate(g, parse_query("_ aquired _")).notes,
              ElementsAre(HasSubstr("did you mean acquired")));
}

TEST(Query, TellsItsPlan) {
  const Graph g = graph();
  const QueryResult result =
      evaluate(g, parse_query("?who co_founded ?what . Acme acquired ?what"));
  ASSERT_EQ(result.steps.size(), 3U);
  EXPECT_EQ(result.steps[0].what, "look up Acme by its name");
  EXPECT_EQ(result.steps[1].what, "follow acquired from Acme to ?what");
  EXPECT_EQ(result.steps[1].estimate, 4);
  EXPECT_EQ(result.steps[1].matches, 3U) << "two facts of Bolt are one match";
  EXPECT_EQ(result.steps[2].what, "follow co_founded from ?what to ?who");
  EXPECT_EQ(result.steps[2].matches, 2U);
}

// What is joined to a known entity is found once, not for each way that leads to it.
TEST(Query, PassesOverWhatIsNotJoined) {
  std::string lines = "person:Hub knows person:P7\nperson:Hub knows person:P70\n";
  for (int i = 0; i < 100; ++i) {
    const std::string name = "person:P" + std::to_string(i);
    lines += "person:Ada met " + name + "\n" + name + " wrote person:Q" + std::to_string(i % 9) +
             "\nperson:Hub greeted person:Q" + std::to_string(i % 9) + "\n" + name +
             " praised person:P" + std::to_string((i + 1) % 100) + "\n";
  }
  const Graph g = test::graph_of(lines);
  const QueryResult result = evaluate(g, parse_query("?x praised ?y . Hub knows ?y . Ada met ?x"));
  ASSERT_EQ(result.rows.size(), 2U);
  const QueryResult closed =
      evaluate(g, parse_query("Ada met ?x . ?x wrote ?y . Hub greeted ?y . Hub knows ?x"));
  EXPECT_EQ(closed.rows.size(), 2U);
  EXPECT_EQ(closed.steps.back().matches, 2U);
}

// Facts that differ in their circumstances only are one row, which has them all.
TEST(Query, ParallelFactsAreOneMatch) {
  const Graph g = test::graph_of(
      "person:Ada met person:Bob time=2001\n"
      "person:Ada met person:Bob time=2002\n"
      "person:Ada met?planned person:Bob time=2003\n"
      "person:Ada met person:Bob time=2004 confidence=0.2\n"
      "person:Bob met person:Cid time=2005\n"
      "person:Bob met person:Cid time=2006\n");
  const QueryResult result = evaluate(g, parse_query("?x met ?y . ?y met ?z"));
  ASSERT_EQ(result.rows.size(), 2U);
  EXPECT_EQ(result.steps.back().matches, 2U);
  EXPECT_EQ(result.rows[0].facts.size(), 5U);
  EXPECT_EQ(result.rows[0].note, "");
  EXPECT_EQ(result.rows[1].facts.size(), 3U);
  EXPECT_EQ(result.rows[1].note, "planned");
  const QueryOptions sure = {.min_confidence = 0.5};
  EXPECT_EQ(evaluate(g, parse_query("Ada met ?y"), sure).rows[0].facts.size(), 2U);
}

// One pattern of facts of random graphs, in numbers: what is below 0 is a variable.
struct TriedPattern {
  int subject = 0;
  int relation = 0;
  int object = 0;
};

std::string words_of(const TriedPattern& p) {
  const auto term = [](int n, const char* name) {
    return n < 0 ? "?" + std::string(1, static_cast<char>('a' - n)) : name + std::to_string(n);
  };
  return term(p.subject, "N") + " " + term(p.relation, "r") + " " + term(p.object, "N");
}

// Values stand after entities.
std::string shown(const Graph& g, const Term& term) {
  const auto* value = std::get_if<Value>(&term);
  return value != nullptr ? "~" + value->value : label_of(g, term, "source");
}

// All ways to take facts, with no plan and no index. Rows as texts in the order that is promised.
std::vector<std::string> by_trying_all(const Graph& g, const std::vector<TriedPattern>& patterns) {
  using Bound = std::map<int, std::string>;
  std::map<std::vector<std::string>, std::set<FactId>> rows;
  std::vector<int> order;
  for (const TriedPattern& p : patterns) {
    for (const int n : {p.subject, p.relation, p.object}) {
      if (n < 0 && std::ranges::find(order, n) == order.end()) order.push_back(n);
    }
  }
  std::vector<FactId> used;
  const std::function<void(std::size_t, const Bound&)> extend = [&](std::size_t at,
                                                                    const Bound& bound) {
    if (at == patterns.size()) {
      std::vector<std::string> row;
      for (const int n : order) row.push_back(bound.at(n));
      rows[row].insert(used.begin(), used.end());
      return;
    }
    for (std::uint32_t i = 0; i < g.facts().size(); ++i) {
      const Fact fact = g[FactId{i}];
      for (const bool turned : {false, true}) {
        if (turned && !g[fact.relation].symmetric) continue;
        std::vector<std::string> ends = {shown(g, fact.subject), shown(g, fact.object)};
        if (turned) std::swap(ends[0], ends[1]);
        Bound now = bound;
        const auto fits = [&](int n, const char* name, const std::string& text) {
          return n < 0 ? now.emplace(n, text).first->second == text
                       : name + std::to_string(n) == text;
        };
        if (!fits(patterns[at].subject, "N", ends[0]) ||
            !fits(patterns[at].relation, "r", g[fact.relation].id) ||
            !fits(patterns[at].object, "N", ends[1])) {
          continue;
        }
        used.push_back(FactId{i});
        extend(at + 1, now);
        used.pop_back();
      }
    }
  };
  extend(0, {});
  std::vector<std::pair<std::size_t, std::string>> sorted;
  for (const auto& [row, facts] : rows) {
    std::string text;
    for (const std::string& cell : row) text += cell + " ";
    std::size_t evidence = 0;
    for (const FactId fact : facts) evidence += g.head(fact).evidence;
    sorted.emplace_back(evidence, text);
  }
  std::ranges::stable_sort(sorted, std::greater(), &std::pair<std::size_t, std::string>::first);
  std::vector<std::string> out;
  for (auto& [count, text] : sorted) out.push_back(text);
  return out;
}

std::string shown(const Graph& g, const Binding& cell) {
  if (const auto* relation = std::get_if<RelationId>(&cell)) return g[*relation].id;
  if (const auto* entity = std::get_if<EntityId>(&cell)) return shown(g, Term(*entity));
  return shown(g, Term(std::get<Value>(cell)));
}

std::vector<std::string> shown(const Graph& g, const QueryResult& result) {
  std::vector<std::string> found;
  for (const QueryRow& row : result.rows) {
    std::string text;
    for (const Binding& cell : row.cells) text += shown(g, cell) + " ";
    found.push_back(text);
  }
  return found;
}

// What blocks say, each row with its note, sorted.
std::vector<std::string> by_blocks(const Graph& g, const QueryResult& result) {
  std::vector<std::string> found;
  result.rows.each_block([&](const QueryBlock& block) {
    for (std::size_t r = 0; r < block.rows; ++r) {
      std::string text;
      for (std::size_t c = 0; c < block.columns.size(); ++c) {
        text += shown(g, binding_of(g, block.cell(r, c))) + " ";
      }
      found.push_back(text + std::string(block.note));
    }
    return true;
  });
  std::ranges::sort(found);
  return found;
}

// The same of rows by number.
std::vector<std::string> by_rows(const Graph& g, const QueryResult& result) {
  std::vector<std::string> found = shown(g, result);
  for (std::size_t r = 0; r < found.size(); ++r) found[r] += result.rows[r].note;
  std::ranges::sort(found);
  return found;
}

TEST(Query, AgreesWithTryingAll) {
  std::mt19937 random(5);
  const auto pick = [&](unsigned n) { return static_cast<int>(random() % n); };
  OntologyRelation mutual;
  mutual.id = "r0";
  mutual.inverse = "r0";
  for (int round = 0; round < 300; ++round) {
    std::string lines = "thing:N0 r0 thing:N1\nthing:N1 r1 thing:N2\nthing:N2 r2 thing:N0\n";
    for (int i = 0, n = pick(14); i < n; ++i) {
      lines += "thing:N" + std::to_string(pick(4)) + " r" + std::to_string(pick(3)) +
               (pick(4) == 0 ? " =20" + std::to_string(10 + pick(2))
                             : " thing:N" + std::to_string(pick(4))) +
               "\n";
    }
    GraphBuilder builder{Ontology({mutual})};
    builder.add(test::document_of("a", lines));
    const Graph g = builder.build();
    std::vector<TriedPattern> patterns(1 + static_cast<std::size_t>(pick(3)));
    std::string query;
    bool variables = false;
    for (TriedPattern& p : patterns) {
      p.subject = pick(3) == 0 ? pick(3) : -1 - pick(3);
      p.relation = pick(3) == 0 ? -5 - pick(2) : pick(3);
      p.object = pick(3) == 0 ? pick(3) : -1 - pick(3);
      variables |= p.subject < 0 || p.relation < 0 || p.object < 0;
      query += (query.empty() ? "" : " . ") + words_of(p);
    }
    if (!variables) continue;
    const std::vector<std::string> tried = by_trying_all(g, patterns);
    EXPECT_EQ(shown(g, evaluate(g, parse_query(query))), tried) << query << "\n" << lines;
    // The same where all that can be taken apart is.
    const QueryPlan plan = query_pattern(g, parse_query(query));
    EXPECT_EQ(shown(g, answer_of(g, plan, {}, {.many_rows = 0})), tried) << query << "\n" << lines;
    for (const double many_rows : {0.0, 1e9}) {
      const QueryResult result = answer_of(g, plan, {}, {.many_rows = many_rows});
      EXPECT_EQ(by_blocks(g, result).size(), result.rows.size()) << query << "\n" << lines;
      EXPECT_EQ(by_blocks(g, result), by_rows(g, result)) << query << "\n" << lines;
    }
  }
}

// Two relations that lead one way and the other, and an entity that is joined to itself.
TEST(Query, KnownEndsAreJoinedByEachRelation) {
  OntologyRelation owns;
  owns.id = "owns";
  owns.inverse = "owned_by";
  GraphBuilder builder{Ontology({owns})};
  builder.add(test::document_of("a",
                                "thing:A met thing:A\nthing:A met thing:B\nthing:A met thing:C\n"
                                "thing:A met thing:D\nthing:A knows thing:A\n"
                                "thing:B knows thing:A\nthing:A owns thing:C\n"
                                "thing:E knows thing:A\nthing:F knows thing:A\n"));
  const Graph g = builder.build();
  for (const char* query : {"A met ?x . ?x knows|owned_by A", "A met ?x . ?x owned_by|knows A"}) {
    EXPECT_THAT(shown(g, evaluate(g, parse_query(query))), ElementsAre("A ", "B ", "C ")) << query;
  }
}

// Of a hub's facts, which are looked up side by side.
TEST(Query, HubsAgreeWithTryingAll) {
  std::mt19937 random(8);
  const auto name = [&](unsigned n) { return "thing:N" + std::to_string(random() % n); };
  OntologyRelation mutual;
  mutual.id = "r0";
  mutual.inverse = "r0";
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    const std::string relation = " r" + std::to_string(i % 3) + " ";
    lines += "thing:N0" + relation + name(40) + "\n" + name(40) + relation + "thing:N0\n";
    lines += name(40) + relation + (i % 9 == 0 ? "=2010" : name(40)) + "\n";
    if (i % 20 == 0) lines += "thing:N0" + relation + "=2011\n";
  }
  GraphBuilder builder{Ontology({mutual})};
  builder.add(test::document_of("a", lines));
  const Graph g = builder.build();
  for (const int first : {0, 1, -7}) {
    for (const int next : {0, 2, -8}) {
      for (const bool out : {true, false}) {
        for (const bool on : {true, false}) {
          const TriedPattern hub = out ? TriedPattern{0, first, -1} : TriedPattern{-1, first, 0};
          const TriedPattern beyond = on ? TriedPattern{-1, next, -2} : TriedPattern{-2, next, -1};
          const TriedPattern back = {-2, 1, 0};
          for (const std::vector<TriedPattern>& patterns :
               {std::vector{hub, beyond}, std::vector{hub, beyond, back}}) {
            std::string query;
            for (const TriedPattern& p : patterns)
              query += (query.empty() ? "" : " . ") + words_of(p);
            const std::vector<std::string> tried = by_trying_all(g, patterns);
            EXPECT_FALSE(tried.empty()) << query;
            const QueryResult result = evaluate(g, parse_query(query));
            const std::vector<std::string> blocks = by_blocks(g, result);
            EXPECT_EQ(shown(g, result), tried) << query;
            EXPECT_EQ(blocks, by_rows(g, result)) << query;
          }
        }
      }
    }
  }
}

// Facts that hold plainly end rows as they lie in the index; those beside them that do not, or that
// say what another says, are rows as before.
TEST(Query, BlocksHoldEachRowOnce) {
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    lines += "person:Hub met person:P" + n + "\nperson:P" + n + " wrote product:W" + n + "\n";
    lines += "person:P" + n + " wrote product:All\nperson:Hub knew person:P" + n + "\n";
    if (i % 4 == 0) lines += "person:P" + n + " wrote product:W" + n + " time=2001\n";
    if (i % 5 == 0) lines += "person:P" + n + " wrote?planned product:V" + n + "\n";
    if (i % 6 == 0) lines += "person:P" + n + " wrote =2010\n";
    if (i % 7 == 0) lines += "person:Hub !met person:P" + n + "\n";
    if (i % 9 == 0) lines += "person:P" + n + " !wrote product:All\n";
  }
  const Graph g =
      test::graph_of(lines + "person:Hub met person:Hub\nperson:Hub wrote product:All\n");
  for (const char* query :
       {"Hub met ?x . ?x wrote ?y", "Hub ?r ?x . ?x wrote ?y", "Hub _ ?x . ?x wrote ?y",
        "?y wrote ?z . Hub met ?y", "?x wrote All . Hub met ?x . ?x wrote ?y", "Hub met ?x",
        "Hub met ?x . ?x wrote _", "Hub met _ . All _ ?y", "Hub knew ?x . All ?r ?y",
        "Hub met ?x . ?x wrote ?y . ?z wrote ?y", "?x wrote ?y . Hub knew ?z"}) {
    for (const QueryOptions& options :
         {QueryOptions{}, QueryOptions{.asserted_only = true}, QueryOptions{.as_of = "2001"}}) {
      const QueryResult result = evaluate(g, parse_query(query), options);
      const std::vector<std::string> blocks = by_blocks(g, result);
      EXPECT_EQ(blocks.size(), result.rows.size()) << query;
      EXPECT_EQ(blocks, by_rows(g, result)) << query;
    }
  }
}

TEST(Query, BlocksStopWhereTheReaderHasEnough) {
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    const std::string n = std::to_string(i);
    lines += "person:Hub met person:P" + n + "\nperson:P" + n + " wrote product:W" + n + "\n";
    lines += "person:P" + n + " knew?planned person:Hub\n";
  }
  const Graph g = test::graph_of(lines);
  for (const char* query :
       {"Hub met ?x . ?x wrote ?y", "?x knew Hub", "Hub met ?x . ?y knew Hub"}) {
    const QueryResult result = evaluate(g, parse_query(query));
    std::size_t blocks = 0;
    result.rows.each_block([&](const QueryBlock& block) {
      EXPECT_GT(block.rows, 0U);
      ++blocks;
      return false;
    });
    EXPECT_EQ(blocks, 1U) << query;
  }
  evaluate(g, parse_query("Hub wrote ?x")).rows.each_block([](const QueryBlock&) {
    ADD_FAILURE();
    return true;
  });
}

TEST(Query, TooManyMatchesAreGivenUp) {
  std::string lines;
  for (int i = 0; i < 20; ++i) {
    lines += "person:A met person:P" + std::to_string(i) + "\n";
    lines += "person:B knew person:Q" + std::to_string(i) + "\n";
  }
  const Graph g = test::graph_of(lines);
  const QueryPlan plan = query_pattern(g, parse_query("A met ?x . B knew ?y"));
  const auto rows = [&](const WayOfWork& way) { return answer_of(g, plan, {}, way).rows.size(); };
  EXPECT_EQ(rows({.many_rows = 1e9, .most_matches = 400}), 400U);
  EXPECT_THROW(rows({.many_rows = 1e9, .most_matches = 399}), UsageError);
  // Parts that are worked on alone hold forty matches, and four hundred numbers of rows.
  EXPECT_EQ(rows({.many_rows = 0, .most_matches = 20, .most_product_rows = 400}), 400U);
  EXPECT_THROW(rows({.many_rows = 0, .most_product_rows = 399}), UsageError);
}

TEST(Query, PartsThatDoNotMeetAreWorkedOnAlone) {
  std::string lines;
  for (int i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    lines += "person:Hub met person:P" + number + "\nperson:Hub wrote product:W" + number + "\n";
    if (i % 3 == 0) lines += "person:Hub met person:P" + number + "\n";
    if (i % 4 == 0) lines += "product:W" + number + " praised product:W" + number + "\n";
  }
  const Graph g = test::graph_of(lines + "person:Hub !met person:Ada\n");
  const auto agrees = [&](const std::string& text, bool apart) {
    const QueryPlan plan = query_pattern(g, parse_query(text));
    const QueryResult whole = answer_of(g, plan, {}, {.many_rows = 1e9});
    const QueryResult parts = answer_of(g, plan, {}, {.many_rows = 0});
    EXPECT_EQ(shown(g, parts), shown(g, whole)) << text;
    ASSERT_EQ(parts.rows.size(), whole.rows.size()) << text;
    for (std::size_t r = 0; r < whole.rows.size(); ++r) {
      EXPECT_EQ(parts.rows[r].facts, whole.rows[r].facts) << text;
      EXPECT_EQ(parts.rows[r].note, whole.rows[r].note) << text;
    }
    std::uint64_t most = 0;
    for (const PlanStep& step : parts.steps) most = std::max(most, step.matches);
    EXPECT_EQ(most < whole.rows.size(), apart) << text;
  };
  agrees("Hub wrote ?x . Hub praised ?y", false);
  agrees("Hub wrote ?x . Hub wrote ?y", false);  // a fact may stand in both
  agrees("Hub met ?x . Hub wrote ?y", false);    // one of them is not so
  agrees("Hub wrote ?x . ?y praised ?z", true);
  agrees("Hub wrote ?x . Hub _ ?y . ?x praised _", false);  // facts in both
  agrees("?y praised ?z . _ wrote ?x", true);
  agrees("?y praised ?z . ?x praised W4 . ?y praised W8", false);
}

TEST(Query, PreparedOnesAreAskedOfOneAndAnother) {
  const Graph g = graph();
  PreparedQuery query(g, parse_query("$who $did ?what"));
  EXPECT_THROW(query.evaluate(), UsageError);
  EXPECT_THROW(query.bind("what", find_entities(g, "Ada").front().entity), UsageError);
  EXPECT_THROW(query.bind("did", find_entities(g, "Ada").front().entity), UsageError);
  query.bind("did", find_relations(g, "co_founded").front().relation);
  for (const char* who : {"Ada", "Ben", "Acme"}) {
    query.bind("who", find_entities(g, who).front().entity);
    EXPECT_EQ(shown(g, query.evaluate()),
              shown(g, evaluate(g, parse_query(std::string(who) + " co_founded ?what"))));
  }
  query.bind("did", find_relations(g, "acquired").front().relation);
  EXPECT_THAT(shown(g, query.evaluate()), ElementsAre("Bolt ", "Cord ", "Dune "));
  // Symmetric.
  query.bind("did", find_relations(g, "spouse_of").front().relation);
  query.bind("who", find_entities(g, "Cid").front().entity);
  EXPECT_THAT(shown(g, query.evaluate()), ElementsAre("Ada "));
  EXPECT_THAT(evaluate(g, parse_query("$who co_founded ?what")).notes,
              ElementsAre(HasSubstr("$who")));
}

// So many rows that they are sorted by digits.
TEST(Query, ManyRowsComeInOrder) {
  std::string lines;
  std::mt19937 random(3);
  for (int i = 0; i < 2500; ++i) {
    lines += "person:P" + std::to_string(random() % 90) + " met person:P" +
             std::to_string(random() % 90) + "\n";
  }
  const Graph g = test::graph_of(lines);
  const QueryResult result = evaluate(g, parse_query("?x met ?y . ?z met ?x"));
  ASSERT_GT(result.rows.size(), 10000U);
  using Key = std::tuple<std::size_t, EntityId, EntityId, EntityId>;
  std::optional<Key> last;
  for (std::size_t r = 0; r < result.rows.size(); ++r) {
    std::size_t evidence = 0;
    for (const FactId fact : result.rows[r].facts) evidence += g.head(fact).evidence;
    const auto entity = [&](std::size_t c) { return std::get<EntityId>(result.rows.cell(r, c)); };
    const Key key = {1000 - evidence, entity(0), entity(1), entity(2)};
    if (last) {
      ASSERT_LT(*last, key);
    }
    last = key;
  }
}

TEST(Query, SyntaxErrorsSayWhereAndWhat) {
  const std::vector<std::tuple<const char*, std::size_t, const char*>> cases = {
      {"", 0, "empty"},
      {"_ co_founded", 12, "2 parts instead of 3"},
      {"New York acquired _", 18, "4 parts instead of 3"},
      {"_ a _ . _ b", 11, "2 parts"},
      {"_ a _ . . _ b _", 8, "0 parts"},
      {"_ a \"New York", 4, "never closed"},
      {"A|B a _", 0, "joins relations only"},
      {"_ a| _", 2, "a name is empty"},
  };
  for (const auto& [query, offset, message] : cases) {
    try {
      parse_query(query);
      ADD_FAILURE() << query;
    } catch (const QuerySyntaxError& error) {
      EXPECT_EQ(error.offset(), offset) << query;
      EXPECT_THAT(error.what(), HasSubstr(message)) << query;
    }
  }
}

TEST(Lookup, FromSureToVague) {
  const Graph g = graph();
  const std::vector<std::pair<const char*, std::vector<std::string>>> cases = {
      {"person:ada", {"person:ada"}},
      {"Bolt", {"organization:bolt", "product:bolt"}},
      {"볼트", {"organization:bolt"}},
      {"new-york", {"place:new-york"}},
      {"A", {"organization:acme", "person:ada"}},
      {"zzz", {}},
  };
  for (const auto& [words, expected] : cases) {
    std::vector<std::string> keys;
    for (const EntityMatch match : find_entities(g, words)) keys.push_back(g[match.entity].key);
    EXPECT_EQ(keys, expected) << words;
  }
}

TEST(Path, ShortestAlongFactsThatHold) {
  const Graph g = graph();
  const auto way = [&](const char* from, const char* to, PathOptions options = {}) {
    std::string text;
    const auto path = find_path(g, *g.find_entity(from), *g.find_entity(to), options);
    if (!path) return std::string("none");
    for (const PathStep& step : *path) text += g[step.from].name + ">" + g[step.to].name + " ";
    return text;
  };
  EXPECT_EQ(way("person:cid", "organization:acme"), "Cid>Ada Ada>Bolt Bolt>Acme ");
  EXPECT_EQ(way("person:cid", "person:cid"), "");
  EXPECT_EQ(way("person:cid", "organization:acme", {.max_hops = 2}), "none");
  EXPECT_EQ(way("person:cid", "organization:acme", {.filter = {.min_confidence = 0.5}}), "none");
  EXPECT_EQ(way("organization:acme", "organization:cord"), "none") << "a denied fact is no way";
  EXPECT_EQ(way("organization:acme", "organization:dune"), "Acme>Dune ");
}

std::vector<std::string> surest(const Graph& g, const char* from, const char* to, std::size_t count,
                                PathOptions options = {}) {
  std::vector<std::string> out;
  for (const SurePath& path :
       find_surest_paths(g, *g.find_entity(from), *g.find_entity(to), count, options)) {
    std::string text = g[path.steps.front().from].name;
    for (const PathStep& step : path.steps) text += ">" + g[step.to].name;
    out.push_back(text + " " + std::to_string(std::lround(path.confidence * 1000)));
  }
  return out;
}

TEST(Path, TheSurestOnes) {
  const Graph g = test::graph_of(
      "person:A knows person:B confidence=0.5\n"
      "person:A knows person:C confidence=0.9\n"
      "person:C knows person:B confidence=0.9\n"
      "person:A knows person:D confidence=0.8\n"
      "person:D knows person:B confidence=0.8\n"
      "person:C knows person:D confidence=0.9\n"
      "person:B !knows person:E");
  EXPECT_THAT(surest(g, "person:a", "person:b", 10),
              ElementsAre("A>C>B 810", "A>C>D>B 648", "A>D>C>B 648", "A>D>B 640", "A>B 500"));
  EXPECT_THAT(surest(g, "person:a", "person:b", 1), ElementsAre("A>C>B 810"));
  EXPECT_THAT(surest(g, "person:a", "person:b", 10, {.max_hops = 2}),
              ElementsAre("A>C>B 810", "A>D>B 640", "A>B 500"));
  EXPECT_THAT(surest(g, "person:a", "person:e", 3), IsEmpty());
  EXPECT_THAT(surest(g, "person:a", "person:a", 3), IsEmpty());
  EXPECT_THROW(surest(g, "person:a", "person:b", 0), UsageError);
}

// Against all loopless ways, found by walking every one.
TEST(Path, TheSurestOnesOfAllWays) {
  std::string lines;
  std::uint32_t seed = 7;
  const auto random = [&](std::uint32_t below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 16U) % below;
  };
  for (int i = 0; i < 22; ++i) {
    const std::uint32_t a = random(8);
    const std::uint32_t b = (a + 1 + random(7)) % 8;
    lines += "person:P" + std::to_string(a) + " knows person:P" + std::to_string(b) +
             " confidence=0." + std::to_string(50 + random(49)) + "\n";
  }
  const Graph g = test::graph_of(lines);
  const EntityId from = *g.find_entity("person:p0");
  const EntityId to = *g.find_entity("person:p5");
  for (const std::size_t hops : {3U, 4U, 7U}) {
    std::vector<double> all;
    std::set<EntityId> on = {from};
    const std::function<void(EntityId, double, std::size_t)> walk = [&](EntityId at, double chance,
                                                                        std::size_t length) {
      if (at == to) return all.push_back(chance);
      if (length == hops) return;
      std::map<EntityId, double> next;
      for (const FactId id : g.facts_from(at)) {
        double& best = next[*g.head(id).object];
        best = std::max(best, g.head(id).confidence);
      }
      for (const FactId id : g.facts_to(at)) {
        double& best = next[g.head(id).subject];
        best = std::max(best, g.head(id).confidence);
      }
      for (const auto& [entity, confidence] : next) {
        if (!on.insert(entity).second) continue;
        walk(entity, chance * confidence, length + 1);
        on.erase(entity);
      }
    };
    walk(from, 1, 0);
    std::sort(all.rbegin(), all.rend());
    const auto found = find_surest_paths(g, from, to, all.size() + 5, {.max_hops = hops});
    ASSERT_EQ(found.size(), all.size());
    ASSERT_GT(all.size(), 2U);
    for (std::size_t i = 0; i < all.size(); ++i) EXPECT_NEAR(found[i].confidence, all[i], 1e-6);
  }
}

TEST(Path, TitlesJoinNobody) {
  const Graph g = test::graph_of(
      "person:Ada position_held title:~director\n"
      "person:Bob position_held title:~director\n"
      "person:Bob met person:Cid");
  const auto steps = [&](const char* from, const char* to) {
    const auto path = find_path(g, *g.find_entity(from), *g.find_entity(to));
    return path ? static_cast<int>(path->size()) : -1;
  };
  EXPECT_EQ(steps("person:ada", "person:bob"), -1);
  EXPECT_EQ(steps("person:cid", "title:director"), 2);
}

}  // namespace
}  // namespace weft
