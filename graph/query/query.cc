// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/query.h"

#include "graph/graph_state.h"
#include "graph/pattern/pattern_walk.h"
#include "graph/query/query_pattern.h"
#include "graph/query/query_table.h"

namespace weft {
namespace {

TermId term_of(const QueryColumn& column, const Bindings& match, const FactTerms& terms) {
  switch (column.of) {
    case QueryColumn::Of::kNode:
      return match.nodes[column.index];
    case QueryColumn::Of::kRelation:
      return match.relations[column.index];
    case QueryColumn::Of::kSubject:
      return terms.subject(match.fact(column.index));
    case QueryColumn::Of::kPredicate:
      return terms.relation(match.fact(column.index));
    default:
      return terms.object(match.fact(column.index));
  }
}

}  // namespace

std::size_t QueryRows::size() const { return table_ == nullptr ? 0 : table_->size(); }
QueryRow QueryRows::operator[](std::size_t row) const { return table_->row(row); }
Binding QueryRows::cell(std::size_t row, std::size_t column) const {
  return table_->cell(row, column);
}

QueryResult evaluate(const Graph& graph, const Query& query, const QueryOptions& options) {
  QueryPlan plan = query_pattern(graph, query);
  const std::vector<WorkStep> steps = plan_steps(graph, plan.pattern);
  const FactSelection asked(graph, options);
  FactTerms terms(graph.state().columns);
  const auto table =
      std::make_shared<QueryTable>(graph, options, plan.columns.size(), plan.pattern.edges.size());
  std::vector<TermId> cells(plan.columns.size());
  std::vector<FactId> facts(plan.pattern.edges.size());
  PatternWalk walk(graph, plan.pattern, steps, asked, terms);
  QueryResult result;
  result.steps = walk.run([&](const Bindings& match) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      cells[c] = term_of(plan.columns[c], match, terms);
    }
    for (std::size_t e = 0; e < facts.size(); ++e) facts[e] = match.fact(e);
    table->add(cells, facts);
    return true;
  });
  table->finish();
  for (QueryColumn& column : plan.columns) result.columns.push_back(std::move(column.name));
  result.rows = QueryRows(table);
  result.notes = std::move(plan.pattern.notes);
  return result;
}

}  // namespace weft
