// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "support/graphs.h"
#include "weft/graph/graph_builder.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr const char* kLines =
    "person:Ada co_founded organization:Bolt|볼트\n"
    "person:Ben co_founded organization:Bolt\n"
    "organization:Acme acquired organization:Bolt time=2011 price=900\n"
    "organization:Acme acquired organization:Cord time=2015\n"
    "organization:Acme !acquired organization:Dune\n"
    "organization:Bolt headquartered_in place:Oslo\n"
    "organization:Cord headquartered_in place:Oslo\n"
    "organization:Bolt founded_on =2001-05\n"
    "person:Ada spouse_of person:Cid confidence=0.4\n"
    "person:Eve heads?planned organization:Acme\n";

Graph graph() {
  OntologyRelation acquired;
  acquired.id = "acquired";
  acquired.inverse = "acquired_by";
  acquired.labels = {{"en", "acquired"}, {"ko", "인수"}};
  OntologyRelation spouse;
  spouse.id = "spouse_of";
  spouse.inverse = "spouse_of";
  GraphBuilder builder(Ontology({acquired, spouse}));
  builder.add(test::document_of("a", kLines));
  return builder.build();
}

std::vector<std::string> rows(const std::string& text, const MatchOptions& options = {}) {
  const Graph g = graph();
  std::vector<std::string> lines;
  for (const MatchList& row : match(g, text, options).rows) {
    std::string line;
    for (const MatchValue& value : row)
      line += (line.empty() ? "" : " ") + show(g, value, "source");
    lines.push_back(line);
  }
  return lines;
}

std::string error(const std::string& text) {
  try {
    rows(text);
  } catch (const QuerySyntaxError& e) {
    return e.what();
  }
  return "";
}

// Rows that cannot be among the first are let go while others come.
TEST(Match, LimitOfManyOrderedRowsIsTheirBeginning) {
  std::string lines;
  for (int i = 0; i < 2500; ++i) {
    const std::string number = std::to_string(i * 7919 % 2503);
    lines +=
        "person:Hub met person:P" + number + " confidence=0." + std::to_string(i % 5 + 1) + "\n";
  }
  const Graph many = test::graph_of(lines);
  const auto beginning = [&](const std::string& order, const std::string& rest, std::size_t rows) {
    const std::string text = "MATCH (a)-[r:met]->(b) RETURN b.name ORDER BY " + order;
    const MatchResult all = match(many, text);
    const MatchResult some = match(many, text + rest);
    ASSERT_EQ(some.rows.size(), rows);
    for (std::size_t r = 0; r < rows; ++r) {
      const MatchList& expected = all.rows[r + (rest.find("SKIP") != std::string::npos ? 5 : 0)];
      EXPECT_EQ(std::get<std::string>(some.rows[r][0].is), std::get<std::string>(expected[0].is));
    }
  };
  beginning("b.name", " LIMIT 3", 3);
  beginning("r.confidence DESC", " LIMIT 40", 40);  // many are equal
  beginning("b.name DESC", " SKIP 5 LIMIT 10", 10);
}

TEST(Match, FollowsEdgesInTheirDirection) {
  EXPECT_THAT(rows("MATCH (a)-[:acquired]->(b) RETURN a, b ORDER BY b"),
              ElementsAre("Acme Bolt", "Acme Cord", "Acme Dune"));
  EXPECT_THAT(rows("MATCH (a)<-[:acquired]-(b) RETURN a, b ORDER BY a"),
              ElementsAre("Bolt Acme", "Cord Acme", "Dune Acme"));
  EXPECT_THAT(rows("MATCH (a)-[:acquired_by]->(b) RETURN a ORDER BY a"),
              ElementsAre("Bolt", "Cord", "Dune"));
  EXPECT_THAT(rows("MATCH (a)-[:인수]-(b {name: 'Cord'}) RETURN a"), ElementsAre("Acme"));
  EXPECT_THAT(rows("MATCH (a)-[:spouse_of]->(b) RETURN a, b"),
              UnorderedElementsAre("Ada Cid", "Cid Ada"));
}

TEST(Match, JoinsByVariablesAndTypes) {
  EXPECT_THAT(rows("MATCH (p:person)-[:co_founded]->(o)<-[:acquired]-(b), (o)-[:headquartered_in]->"
                   "(:LOC {name: \"Oslo\"}) RETURN p, b ORDER BY p"),
              ElementsAre("Ada Acme", "Ben Acme"));
  EXPECT_THAT(
      rows("MATCH (a:person)-[:co_founded]->(o)<-[:co_founded]-(b:person) RETURN a, b ORDER BY a"),
      ElementsAre("Ada Ben", "Ben Ada"));
  EXPECT_THAT(rows("MATCH (o {name: '볼트'})-[r]->(d:date) RETURN type(r), d.value"),
              ElementsAre("founded_on 2001-05"));
}

// As relationships of openCypher: a row for each, though a query has one for both.
TEST(Match, ParallelFactsAreMatchesOfTheirOwn) {
  const Graph g = test::graph_of(
      "organization:Acme acquired organization:Bolt time=2011\n"
      "organization:Acme acquired organization:Bolt\n"
      "organization:Acme acquired organization:Cord\n");
  const auto shown = [&](const std::string& returned) {
    std::vector<std::string> lines;
    for (const MatchList& row : match(g, "MATCH (a)-[r:acquired]->(b) RETURN " + returned).rows) {
      std::string line;
      for (const MatchValue& value : row) line += show(g, value, "source") + " ";
      lines.push_back(line);
    }
    return lines;
  };
  EXPECT_THAT(shown("b ORDER BY b"), ElementsAre("Bolt ", "Bolt ", "Cord "));
  EXPECT_THAT(shown("DISTINCT b ORDER BY b"), ElementsAre("Bolt ", "Cord "));
  EXPECT_THAT(shown("count(*), count(DISTINCT b)"), ElementsAre("3 2 "));
  EXPECT_EQ(evaluate(g, parse_query("Acme acquired ?b")).rows.size(), 2U);
  // There and back: no fact is used twice, but two that say the same are two.
  EXPECT_EQ(match(g, "MATCH (a)-[r]->(b)<-[s]-(a) RETURN a").rows.size(), 2U);
}

// A value has no place among the entities, wherever it stands in the pattern.
TEST(Match, BeginsAtValues) {
  EXPECT_THAT(rows("MATCH (d:date {value: '2001-05'})<-[r]-(o) RETURN o, r"),
              ElementsAre("Bolt founded_on"));
  EXPECT_THAT(rows("MATCH (d)<-[r:founded_on]-(o) RETURN o, d.value"), ElementsAre("Bolt 2001-05"));
  EXPECT_THAT(rows("MATCH (d:date)--(o) RETURN o, d.value"), ElementsAre("Bolt 2001-05"));
}

TEST(Match, AsksProperties) {
  EXPECT_THAT(rows("MATCH (a)-[r:acquired]->(b) WHERE r.time >= '2012' AND NOT r.negated RETURN b"),
              ElementsAre("Cord"));
  EXPECT_THAT(rows("MATCH (a)-[r:acquired]->(b) WHERE r.price IS NULL RETURN b ORDER BY b"),
              ElementsAre("Cord", "Dune"));
  EXPECT_THAT(rows("MATCH (a)-[r {modality: 'planned'}]->(b) RETURN a, r.modality"),
              ElementsAre("Eve planned"));
  EXPECT_THAT(
      rows("MATCH (a) WHERE a.name IN ['Ada', 'Nobody'] OR a.name STARTS WITH 'Du' RETURN a "
           "ORDER BY a.name DESC"),
      ElementsAre("Dune", "Ada"));
  EXPECT_THAT(rows("MATCH (a) WHERE '볼트' IN a.aliases RETURN a"), ElementsAre("Bolt"));
}

// What is null neither holds nor fails to hold.
TEST(Match, NullDecidesNothing) {
  EXPECT_THAT(rows("MATCH (a)-[r:acquired]->(b) WHERE NOT r.price = 1 RETURN b"),
              ElementsAre("Bolt"));
  EXPECT_THAT(rows("MATCH (a)-[r:acquired]->(b) WHERE r.price = 1 OR b.name = 'Cord' RETURN b"),
              ElementsAre("Cord"));
}

TEST(Match, WalksPathsWithoutUsingAFactTwice) {
  EXPECT_THAT(rows("MATCH (a {name: 'Ada'})-[r*1..3]->(p:place) RETURN p, length(r)"),
              ElementsAre("Oslo 2"));
  EXPECT_THAT(rows("MATCH (a {name: 'Bolt'})-[:headquartered_in*2]-(b) RETURN b"),
              ElementsAre("Cord"));
  EXPECT_THAT(
      rows("MATCH (b:place)<-[r:headquartered_in|co_founded*2..2]-(a) RETURN a, r ORDER BY a"),
      ElementsAre("Ada headquartered_in, co_founded", "Ben headquartered_in, co_founded"));
}

TEST(Match, CountsGroupsAndOrders) {
  EXPECT_THAT(
      rows(
          "MATCH (a)-[r:acquired]->(b) RETURN a, count(*) AS n, count(r.price), min(r.time.value), "
          "max(r.time.value), sum(r.sources)"),
      ElementsAre("Acme 3 1 2011 2015 3"));
  EXPECT_THAT(rows("MATCH (o)-[:headquartered_in]->(p) RETURN p, collect(o.name) AS who"),
              ElementsAre("Oslo Bolt, Cord"));
  EXPECT_THAT(rows("MATCH (a:person) WHERE a.name = 'Zoe' RETURN count(a)"), ElementsAre("0"));
  EXPECT_THAT(rows("MATCH (a:person)-[]->(b) RETURN DISTINCT b ORDER BY b SKIP 1 LIMIT 1"),
              ElementsAre("Bolt"));
  EXPECT_THAT(
      rows("MATCH (a:person)-[r]->(b) RETURN a, count(DISTINCT b) AS n ORDER BY n DESC, a LIMIT 1"),
      ElementsAre("Ada 2"));
  EXPECT_THAT(rows("MATCH (a)-[r:acquired]->(b) RETURN b ORDER BY r.time DESC LIMIT 1"),
              ElementsAre("Cord"));
}

TEST(Match, KeepsToTheOptions) {
  EXPECT_THAT(rows("MATCH (a)-[:spouse_of]-(b) RETURN a", {.min_confidence = 0.5}), IsEmpty());
  EXPECT_THAT(rows("MATCH (a)-[:acquired|heads]->(b) RETURN b ORDER BY b", {.asserted_only = true}),
              ElementsAre("Bolt", "Cord"));
}

TEST(Match, QuotesEvidence) {
  EXPECT_THAT(
      rows("MATCH (a)-[r:acquired]->(b {name: 'Cord'}) RETURN source(r), evidence_count(r)"),
      ElementsAre("a 1"));
}

TEST(Match, TellsWhatIsWrongAndWhere) {
  EXPECT_THAT(error("MATCH (a)-[r:acquired]->(b) RETURN c"),
              HasSubstr("column 36: the pattern has no c; it has a, b, r"));
  EXPECT_THAT(error("FIND (a)"), HasSubstr("a query begins with MATCH"));
  EXPECT_THAT(error("MATCH (a) RETURN a SET a.x = 1"), HasSubstr("set is not supported"));
  EXPECT_THAT(error("MATCH (a:robot) RETURN a"), HasSubstr("there is no type robot"));
  EXPECT_THAT(error("MATCH (a)-[*]->(b) RETURN a"), HasSubstr("*1..3"));
  EXPECT_THAT(error("MATCH (a)-[r]->(r) RETURN a"), HasSubstr("r"));
  EXPECT_THAT(error("MATCH (a) RETURN nothing(a)"), HasSubstr("there is no function nothing"));
  EXPECT_THAT(error("MATCH (a) WHERE count(a) > 1 RETURN a"), HasSubstr("not into WHERE"));
  EXPECT_THAT(error("MATCH (a) WHERE a.name = \"x RETURN a"), HasSubstr("has no end"));
  EXPECT_THAT(error("MATCH (a)\nRETURN a ORDER a"), HasSubstr("line 2"));
  EXPECT_THAT(error("MATCH (a) WHERE a.mentions < " + std::string(400, '9') + " RETURN a"),
              HasSubstr("column 30: this number is too large"));
}

TEST(Match, SaysWhatWasNotFound) {
  const Graph g = graph();
  EXPECT_THAT(match(g, "MATCH (a)-[:aquired]->(b) RETURN a").notes,
              ElementsAre(HasSubstr("did you mean acquired")));
  EXPECT_THAT(match(g, "MATCH (a {name: 'Zoe'}) RETURN a").notes,
              ElementsAre(HasSubstr("nothing is called 'Zoe'")));
}

TEST(Match, BeginsWhereThereIsLeast) {
  const Graph g = graph();
  const MatchResult result =
      match(g, "MATCH (p:person)-[:co_founded]->(o)<-[:acquired]-(b {name: 'Acme'}) RETURN p");
  ASSERT_EQ(result.steps.size(), 3U);
  EXPECT_EQ(result.steps[0].what, "look up b by its name");
  EXPECT_EQ(result.steps[1].what, "follow acquired from b to o");
  EXPECT_EQ(result.steps[1].matches, 3U);
  EXPECT_EQ(result.steps[2].matches, 2U);
}

// Both forms of query give the same answers on graphs made at random.
TEST(Match, AgreesWithPatterns) {
  std::mt19937 random(7);
  const auto pick = [&](unsigned n) { return random() % n; };
  for (int round = 0; round < 60; ++round) {
    std::string lines;
    for (unsigned i = 0, n = 4 + pick(16); i < n; ++i) {
      lines += "thing:N" + std::to_string(pick(5)) + " r" + std::to_string(pick(3)) + " thing:N" +
               std::to_string(pick(5)) + "\n";
    }
    const Graph g = test::graph_of(lines);
    const std::string one = "r" + std::to_string(pick(3));
    const std::string two = "r" + std::to_string(pick(3));
    const std::string last = pick(2) == 0 ? "a" : "c";
    std::set<std::string> patterns;
    for (const QueryRow& row :
         evaluate(g, parse_query("?a " + one + " ?b . ?b " + two + " ?" + last)).rows) {
      // A pattern may take one fact for both, a match may not.
      if (row.facts.size() < 2) continue;
      patterns.insert(label_of(g, std::get<EntityId>(row.cells[0]), "source") + " " +
                      label_of(g, std::get<EntityId>(row.cells[1]), "source"));
    }
    std::set<std::string> matches;
    const MatchResult found =
        match(g, "MATCH (a)-[:" + one + "]->(b)-[:" + two + "]->(" + last + ") RETURN a, b");
    for (const MatchList& row : found.rows) {
      matches.insert(show(g, row[0], "source") + " " + show(g, row[1], "source"));
    }
    EXPECT_EQ(matches, patterns) << lines << one << two << last;
  }
}

// Whatever is written, it is answered or refused.
TEST(Match, SurvivesAnyWords) {
  const Graph g = graph();
  const std::vector<std::string> words = {
      "MATCH", "(",    "a",     ")",        "-",  "[", "r",     ":",      "acquired", "]",
      ">",     "<",    "*",     "1",        "..", "3", "WHERE", "RETURN", "count",    "'x'",
      "{",     "name", "}",     ",",        ".",  "=", "AND",   "NOT",    "IN",       "|",
      "ORDER", "BY",   "LIMIT", "DISTINCT", "\"", "`", "볼트",  "null",   "IS"};
  std::mt19937 random(11);
  int refused = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text = random() % 2 == 0 ? "MATCH (a)-[r]->(b) " : "";
    for (unsigned i = 0, n = random() % 14; i < n; ++i)
      text += words[random() % words.size()] + " ";
    try {
      match(g, text);
    } catch (const QuerySyntaxError&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 1000);
  EXPECT_THROW(match(g, "MATCH (a) WHERE " + std::string(100000, '(') + "a"), QuerySyntaxError);
  std::string nots = "MATCH (a) WHERE ";
  for (int i = 0; i < 100000; ++i) nots += "NOT ";
  EXPECT_THROW(match(g, nots + "true RETURN a"), QuerySyntaxError);
}

}  // namespace
}  // namespace weft
