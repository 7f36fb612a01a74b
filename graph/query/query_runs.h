// SPDX-License-Identifier: Apache-2.0
//
// The matches of a query whose last step only leads on from what is bound before (RunEnd): what is
// bound once, beside the facts of the graph's index that each end one row. Most rows of a hub come
// so and are neither copied nor looked at until somebody reads them. Matches that do not, since
// their facts do not plainly hold or may be one row with others, are kept as a table.
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "graph/pattern/pattern_plan.h"
#include "graph/query/match_terms.h"
#include "graph/query/query_table.h"

namespace weft {

class QueryRuns : public QueryMatches {
 public:
  // Of facts of which nothing more is asked. Nothing where rows do not end as the plan does.
  static std::shared_ptr<QueryRuns> of(const Graph& graph, bool asserted_only,
                                       const QueryPlan& plan, RunEnd end);
  // For of(), which finds the column.
  QueryRuns(const Graph& graph, bool asserted_only, const QueryPlan& plan, RunEnd end,
            std::size_t column);

  // Matches in the order of the walk.
  void add(const MatchTerms& match);
  void add_run(const MatchTerms& before, std::span<const FactId> facts);
  void finish();
  // Where facts of runs may lie instead of the graph's indexes.
  void keep(std::shared_ptr<const void> facts) { kept_ = std::move(facts); }

  std::size_t size() const override;
  QueryRow row(std::size_t row) const override { return table().row(row); }
  Binding cell(std::size_t row, std::size_t column) const override {
    return table().cell(row, column);
  }
  bool each_block(const BlockReader& read) const override;
  const QueryTable& table() const override;
  bool has_notes() const override;
  std::vector<FactId> facts() const override;

 private:
  struct Run {
    std::uint32_t before = 0;       // number of what is bound before
    std::span<const FactId> facts;  // none: the next match of others_
  };

  std::unique_ptr<QueryTable> new_table() const;
  bool is_bound(const MatchTerms& before) const;
  void bind(const MatchTerms& before);
  bool holds_plainly(const MatchTerms& before) const;
  bool differ() const;
  TermId term_of(FactId fact) const;
  std::size_t bound() const { return facts_.size() / patterns_; }
  std::span<const TermId> terms_before(std::size_t number) const {
    return std::span(terms_).subspan(number * columns_, columns_);
  }
  std::span<const FactId> facts_before(std::size_t number) const {
    return std::span(facts_).subspan(number * patterns_, patterns_);
  }
  std::unique_ptr<QueryTable> all_matches() const;

  Graph graph_;
  std::shared_ptr<const void> kept_;
  bool asserted_only_;
  std::size_t columns_;
  std::size_t patterns_;
  RunEnd end_;
  std::size_t column_;  // of the node that runs lead to
  // What is bound before runs, with a place for what is not: all columns of one, then the next.
  std::vector<TermId> terms_;
  std::vector<FactId> facts_;
  bool rise_ = true;  // terms_ do, without values
  std::vector<Run> runs_;
  const FactId* end_of_run_ = nullptr;
  std::size_t rows_ = 0;                // of runs
  std::unique_ptr<QueryTable> others_;  // matches that are no runs, where there are any
  mutable std::once_flag once_;
  mutable std::unique_ptr<QueryTable> table_;
  bool one_by_one_ = false;  // rows are those of table_
};

}  // namespace weft
