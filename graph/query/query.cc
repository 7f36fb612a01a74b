// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/query.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>

#include "graph/graph_state.h"
#include "graph/pattern/pattern_walk.h"
#include "graph/query/query_parts.h"
#include "graph/query/query_product.h"
#include "graph/query/query_runs.h"

namespace weft {
namespace {

class Finder {
 public:
  Finder(const Graph& graph, const QueryOptions& options, const WayOfWork& way)
      : graph_(graph), options_(options), way_(way), asked_(graph, options) {}

  // Walks a plan in the order of its steps.
  std::shared_ptr<const QueryMatches> find(const QueryPlan& plan,
                                           const std::vector<WorkStep>& steps) {
    FactTerms terms(graph_.state().columns);
    MatchTermsReader reader(terms, plan);
    PatternWalk walk(graph_, plan.pattern, steps, asked_, terms);
    std::optional<RunEnd> end;
    if (asked_.takes_plain()) end = run_end(plan.pattern, steps);
    const auto runs = end ? QueryRuns::of(graph_, options_.asserted_only, plan, *end) : nullptr;
    const auto table = runs ? nullptr
                            : std::make_shared<QueryTable>(graph_, options_, plan.columns.size(),
                                                           plan.pattern.edges.size());
    std::size_t matches = 0;
    const auto each = [&](const Bindings& found) {
      if (++matches > way_.most_matches) throw_too_many(way_.most_matches, "matches");
      const MatchTerms& match = reader.read(found);
      runs ? runs->add(match) : table->add(match.terms, match.facts, match.plain);
      return true;
    };
    const auto each_run = [&](const Bindings& before, std::span<const FactId> facts) {
      matches += facts.size();
      if (matches > way_.most_matches) throw_too_many(way_.most_matches, "matches");
      runs->add_run(reader.read(before, end->edge), facts);
      return true;
    };
    PatternWalk::FoundRun found_run;
    if (runs) found_run = std::cref(each_run);
    std::vector<PlanStep> done = walk.run(std::cref(each), std::move(found_run), way_.in_words);
    if (done_.empty()) {
      done_ = std::move(done);
    } else {
      std::ranges::move(done, std::back_inserter(done_));
    }
    if (!runs) {
      table->finish();
      return table;
    }
    runs->keep(walk.runs_lie_in());
    runs->finish();
    return runs;
  }

  // Many rows may be few rows beside few others.
  std::shared_ptr<const QueryAnswer> find_parts(const QueryPlan& plan) {
    const std::vector<QueryPart> parts = independent_parts(plan);
    if (parts.size() < 2) return nullptr;
    QueryProduct::Parts found;
    for (const QueryPart& part : parts) {
      found.push_back(find(part.plan, plan_steps(graph_, part.plan.pattern)));
    }
    auto product = QueryProduct::of(graph_, std::move(found), parts, way_.most_product_rows);
    if (product == nullptr) done_.clear();
    return product;
  }

  std::vector<PlanStep>& done() { return done_; }

 private:
  const Graph& graph_;
  const QueryOptions& options_;
  const WayOfWork& way_;
  const FactSelection asked_;
  std::vector<PlanStep> done_;
};

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

void QueryRows::each_block(const BlockReader& read) const {
  if (answer_ != nullptr) answer_->each_block(read);
}

Binding binding_of(const Graph& graph, TermId term) {
  switch (term.kind()) {
    case TermId::Kind::kEntity:
      return EntityId{term.index()};
    case TermId::Kind::kRelation:
      return RelationId{term.index()};
    case TermId::Kind::kFact:
      return FactId{term.index()};
    default:
      return value_at(graph.state().columns, term.index());
  }
}

QueryResult answer_of(const Graph& graph, const QueryPlan& plan, const QueryOptions& options,
                      const WayOfWork& way) {
  QueryResult result;
  const std::vector<WorkStep> steps = plan_steps(graph, plan.pattern);
  Finder finder(graph, options, way);
  std::shared_ptr<const QueryAnswer> answer;
  if (estimate(steps) >= way.many_rows) answer = finder.find_parts(plan);
  if (answer == nullptr) answer = finder.find(plan, steps);
  result.steps = std::move(finder.done());
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
