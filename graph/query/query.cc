// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/query.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include "graph/graph_state.h"
#include "graph/pattern/pattern_walk.h"
#include "graph/query/query_parts.h"
#include "graph/query/query_product.h"

namespace weft {
namespace {

// Walks a plan in the order of its steps.
std::shared_ptr<const QueryTable> table_of(const Graph& graph, const QueryPlan& plan,
                                           const std::vector<WorkStep>& steps,
                                           const QueryOptions& options, const WayOfWork& way,
                                           std::vector<PlanStep>& done) {
  const FactSelection asked(graph, options);
  FactTerms terms(graph.state().columns);
  const auto table =
      std::make_shared<QueryTable>(graph, options, plan.columns.size(), plan.pattern.edges.size());
  PatternWalk walk(graph, plan.pattern, steps, asked, terms);
  std::size_t matches = 0;
  const auto each = [&](const Bindings& match) {
    if (++matches > way.most_matches) throw_too_many(way.most_matches, "matches");
    table->add(match, plan.columns);
    return true;
  };
  std::vector<PlanStep> walked = walk.run(std::cref(each), way.in_words);
  if (done.empty()) {
    done = std::move(walked);
  } else {
    std::ranges::move(walked, std::back_inserter(done));
  }
  table->finish();
  return table;
}

// Many rows may be few rows beside few others.
std::shared_ptr<const QueryAnswer> product_of(const Graph& graph, const QueryPlan& plan,
                                              const QueryOptions& options, const WayOfWork& way,
                                              std::vector<PlanStep>& done) {
  const std::vector<QueryPart> parts = independent_parts(plan);
  if (parts.size() < 2) return nullptr;
  QueryProduct::Tables tables;
  for (const QueryPart& part : parts) {
    tables.push_back(
        table_of(graph, part.plan, plan_steps(graph, part.plan.pattern), options, way, done));
  }
  auto product = QueryProduct::of(graph, tables, parts, way.most_product_rows);
  if (product == nullptr) done.clear();
  return product;
}

double estimate(const std::vector<WorkStep>& steps) {
  double rows = 1;
  for (const WorkStep& step : steps) rows *= std::max(1.0, step.estimate);
  return rows;
}

}  // namespace

std::size_t QueryRows::size() const { return answer_ == nullptr ? 0 : answer_->size(); }
QueryRow QueryRows::operator[](std::size_t row) const { return answer_->row(row); }
Binding QueryRows::cell(std::size_t row, std::size_t column) const {
  return answer_->cell(row, column);
}

QueryResult answer_of(const Graph& graph, const QueryPlan& plan, const QueryOptions& options,
                      const WayOfWork& way) {
  QueryResult result;
  const std::vector<WorkStep> steps = plan_steps(graph, plan.pattern);
  std::shared_ptr<const QueryAnswer> answer;
  if (estimate(steps) >= way.many_rows) {
    answer = product_of(graph, plan, options, way, result.steps);
  }
  if (answer == nullptr) answer = table_of(graph, plan, steps, options, way, result.steps);
  result.columns.reserve(plan.columns.size());
  for (const QueryColumn& column : plan.columns) result.columns.push_back(column.name);
  result.rows = QueryRows(std::move(answer));
  result.notes = plan.pattern.notes;
  return result;
}

QueryResult evaluate(const Graph& graph, const Query& query, const QueryOptions& options) {
  return answer_of(graph, query_pattern(graph, query), options);
}

}  // namespace weft
