// SPDX-License-Identifier: Apache-2.0
//
// openCypher's MATCH over a Graph:
//
//   const weft::MatchResult found = weft::match(graph, R"(
//       MATCH (buyer:organization)-[r:acquired]->(b)-[:headquartered_in]->(:place {name: "Oslo"})
//       WHERE r.time >= "2020" RETURN buyer, b, r.price ORDER BY r.time DESC LIMIT 20)");
//
// Nodes are entities and values, edges are facts. Labels are entity types (person or PER, ...) and
// kinds of values (date, money, ...); relations are ids, inverses' ids or labels in any language.
//
//   MATCH pattern, ...   (a:type {name: "..."})-[r:one|other*1..3 {status: "former"}]->(b), also
//                        <-, and -- for either direction; no fact is used twice in one match
//   WHERE                = <> < <= > >=, AND OR XOR NOT, IN [...], CONTAINS, STARTS WITH,
//                        ENDS WITH, IS [NOT] NULL
//   RETURN [DISTINCT]    expressions AS names, count(*), count, min, max, sum, avg, collect
//   ORDER BY ... [DESC], SKIP n, LIMIT n
//
// a.name, key, type, id (of the gazetteer), mentions, documents, aliases; r.relation, confidence,
// negated, modality, status, first_seen, last_seen, sources, documents, and each qualifier by its
// role (r.time, r.price). Functions: type, labels, length, size, lower, upper, coalesce, and of a
// fact's evidence quote, source, evidence_count. {name: "..."} means any name of an entity, as
// `weft show` takes it; a missing property is null, which nothing equals.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "weft/graph/fact_filter.h"
#include "weft/graph/graph.h"
#include "weft/graph/plan_step.h"

namespace weft {

struct MatchValue;
using MatchList = std::vector<MatchValue>;
using MatchPath = std::vector<FactId>;  // an edge is a path of one fact

struct MatchValue {
  std::variant<std::monostate, bool, double, std::string, EntityId, Value, MatchPath, MatchList> is;

  bool null() const { return std::holds_alternative<std::monostate>(is); }
};

using MatchOptions = FactFilter;

struct MatchResult {
  std::vector<std::string> columns;
  std::vector<MatchList> rows;  // without ORDER BY in the order of the work, always the same
  std::vector<std::string> notes;
  std::vector<PlanStep> steps;
};

// As many rows are held at a time, and as many values by collect() and DISTINCT. ORDER BY with
// LIMIT holds few rows, count(*) one for each group.
inline constexpr std::size_t kMostMatchRows = 5'000'000;

// Throws QuerySyntaxError (query.h), which tells line and column and what would be right, and
// UsageError where more than kMostMatchRows would have to be held.
MatchResult match(const Graph& graph, std::string_view text, const MatchOptions& options = {});

// As a table shows it: names of entities, words of values, relations of facts.
std::string show(const Graph& graph, const MatchValue& value, std::string_view language);

}  // namespace weft
