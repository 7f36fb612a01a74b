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

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "weft/core/error.h"
#include "weft/graph/fact_filter.h"
#include "weft/graph/graph.h"
#include "weft/graph/index_iterator.h"
#include "weft/graph/plan_step.h"
#include "weft/graph/term_id.h"

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
// Of a term that is something.
Binding binding_of(const Graph& graph, TermId term);

struct QueryRow {
  std::vector<Binding> cells;  // one per column
  std::vector<FactId> facts;   // all that make the row true, in canonical order
  std::string note;            // how they hold, where not plainly: "not", "planned", "former"
};

// Rows side by side, for who reads very many: nothing is put together for each.
struct QueryBlock {
  // A term for each row, or one that all rows share.
  using Column = std::span<const TermId>;

  std::size_t rows = 0;  // never 0
  std::vector<Column> columns;
  std::string_view note;  // how all of them hold

  TermId cell(std::size_t row, std::size_t column) const {
    const Column& terms = columns[column];
    return terms[terms.size() == 1 ? 0 : row];
  }
};
// Whether to go on.
using BlockReader = std::function<bool(const QueryBlock&)>;

class QueryAnswer;

// Rows are put together when they are asked for, by index or in a loop. Cheap to copy, thread-safe.
//
// Rows by index come with the most evidence first, and are put in order when the first is asked
// for. What looks at all of them and cares for no order, as sums and counts do, reads blocks:
//
//   std::vector<std::size_t> seen(graph.entities().size());
//   result.rows.each_block([&](const weft::QueryBlock& block) {
//     for (std::size_t r = 0; r < block.rows; ++r) {
//       if (block.cell(r, 0).is(weft::TermId::Kind::kEntity)) ++seen[block.cell(r, 0).index()];
//     }
//     return true;
//   });
class QueryRows {
 public:
  QueryRows() = default;
  explicit QueryRows(std::shared_ptr<const QueryAnswer> answer) : answer_(std::move(answer)) {}

  std::size_t size() const;
  bool empty() const { return size() == 0; }
  QueryRow operator[](std::size_t row) const;
  // One cell alone: without allocation, unless it is a value.
  Binding cell(std::size_t row, std::size_t column) const;
  // Each row once, in an order of no meaning that is the same each time, until the reader says
  // false. A block's columns are the reader's until it returns.
  void each_block(const BlockReader& read) const;

  using Iterator = IndexIterator<QueryRows, QueryRow>;
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  std::shared_ptr<const QueryAnswer> answer_;
};

struct QueryResult {
  // Names of the variables in order of appearance; without any, subject, relation and object of
  // each pattern.
  std::vector<std::string> columns;
  QueryRows rows;                  // most evidence first
  std::vector<std::string> notes;  // what a name was taken for, or what was not found
  std::vector<PlanStep> steps;     // how it was worked on
};

// A query that has more than so many matches, of about 100 bytes each, is given up: UsageError.
// Where its patterns have nothing in common (`_ founded _ . _ acquired _`), matches of each part
// are counted so, and there may be kMostProductRows rows, of 4 bytes once they are in order.
inline constexpr std::size_t kMostMatches = 20'000'000;
inline constexpr std::size_t kMostProductRows = 100'000'000;

// Rows that agree in all columns and in how they hold are one row with all its facts.
QueryResult evaluate(const Graph& graph, const Query& query, const QueryOptions& options = {});

// A query whose words are looked up once, to be asked many times:
//
//   weft::PreparedQuery query(graph, weft::parse_query("$who founded ?what"));
//   query.bind("who", *graph.find_entity("person:ada"));
//   weft::QueryResult result = query.evaluate();
//
// Words that begin with '$' and a letter are parameters: an entity, or a relation in its place. The
// rows are those that evaluate() gives of the entity's key and the relation's id; the steps are
// without words. Several threads may evaluate at once, none while another binds.
class PreparedQuery {
 public:
  PreparedQuery(Graph graph, const Query& query, QueryOptions options = {});
  PreparedQuery(PreparedQuery&&) noexcept;
  PreparedQuery& operator=(PreparedQuery&&) noexcept;
  ~PreparedQuery();

  // Until it is bound anew. UsageError where the query has no such parameter in such a place.
  void bind(std::string_view parameter, EntityId entity);
  void bind(std::string_view parameter, RelationId relation);
  // UsageError where a parameter was never bound or there are too many matches.
  QueryResult evaluate() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace weft
