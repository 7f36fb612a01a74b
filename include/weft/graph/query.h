// SPDX-License-Identifier: Apache-2.0
//
// Triple patterns over a Graph:
//
//   weft::Query query = weft::parse_query("?who co_founded ?company . ?company acquired _");
//   weft::QueryResult result = weft::evaluate(graph, query);
//
// A pattern is SUBJECT RELATION OBJECT; patterns are joined by a dot that stands alone. `_` (or
// `?`) stands for anything, `?name` for the same thing wherever it occurs. Names with blanks are
// quoted with "" or ''. A relation is an id, an inverse's id, a label in any language, or several
// of them joined by '|'. An object may also be a value ("2011" fits 2011 and 2011-03).
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "weft/core/error.h"
#include "weft/graph/fact_filter.h"
#include "weft/graph/graph.h"

namespace weft {

// what() shows the query with a mark under the place, the cause, and what to write instead.
class QuerySyntaxError : public UsageError {
 public:
  QuerySyntaxError(std::string_view query, std::size_t offset, const std::string& message);
  std::size_t offset() const { return offset_; }  // bytes

 private:
  std::size_t offset_;
};

struct QueryTerm {
  enum class Kind { kAnything, kVariable, kWords };
  Kind kind = Kind::kAnything;
  std::vector<std::string> words;  // alternatives; a variable's name
  std::size_t offset = 0;
};

struct QueryPattern {
  QueryTerm subject;
  QueryTerm relation;
  QueryTerm object;
};

struct Query {
  std::vector<QueryPattern> patterns;  // never empty
};

Query parse_query(std::string_view text);

using QueryOptions = FactFilter;

using Binding = std::variant<EntityId, Value, FactId, RelationId>;

struct QueryRow {
  std::vector<Binding> cells;  // one per column
  std::vector<FactId> facts;   // all that make the row true, in canonical order
  std::string note;            // how they hold, where not plainly: "not", "planned", "former"
};

struct QueryResult {
  // Names of the variables in order of appearance; without any, subject, relation and object of
  // each pattern.
  std::vector<std::string> columns;
  std::vector<QueryRow> rows;      // most evidence first
  std::vector<std::string> notes;  // what a name was taken for, or what was not found
};

// Rows that agree in all columns and in how they hold are one row with all its facts.
QueryResult evaluate(const Graph& graph, const Query& query, const QueryOptions& options = {});

}  // namespace weft
