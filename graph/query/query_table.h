// SPDX-License-Identifier: Apache-2.0
//
// The matches of a query as columns of numbers, and which of them make one row.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "graph/pattern/term_id.h"
#include "graph/query/query_answer.h"
#include "graph/query/query_pattern.h"

namespace weft {

Binding binding_of(const GraphColumns& columns, TermId term);

class QueryTable : public QueryAnswer {
 public:
  QueryTable(Graph graph, const FactFilter& filter, std::size_t columns, std::size_t patterns);

  // One match, whose facts stand for their parallel ones, and where it has the terms of a row.
  void add(const Bindings& match, const std::vector<QueryColumn>& columns);
  // After the last match: folds matches into rows and puts these in order.
  void finish();

  std::size_t size() const override { return rows_.size(); }
  QueryRow row(std::size_t row) const override;
  Binding cell(std::size_t row, std::size_t column) const override;

  TermId term(std::size_t row, std::size_t column) const {
    return TermId(terms_[column][order_[rows_[row].begin]]);
  }
  std::uint64_t evidence(std::size_t row) const { return evidence_of(rows_[row]); }
  // Its rows as the graph orders them, whatever their evidence.
  std::vector<std::uint32_t> canonical_order() const;
  bool has_notes() const { return !note_texts_.empty(); }
  // Of all matches, each once and in order; a fact stands for its parallel ones.
  std::vector<FactId> facts() const;

 private:
  struct Row {
    std::uint32_t begin = 0;  // its matches, in order_
    std::uint32_t end = 0;
  };
  // What a pattern's fact and its parallel ones count for.
  struct Part {
    FactId fact{kNone};
    std::uint32_t evidence = 0;
    unsigned manner = 0;
  };
  using Keys = std::vector<std::uint64_t>;

  template <typename Call>
  void each_parallel(FactId fact, Call call) const;
  std::uint32_t evidence_of(FactId fact) const;
  TermId term_of(const QueryColumn& column, const Bindings& match) const;
  std::uint32_t note_number();
  Keys with_ranks_of_values(const Keys& column) const;
  Keys ranks_of_notes() const;
  void order_matches(const std::vector<const Keys*>& keys);
  void fold_rows(const std::vector<const Keys*>& keys);
  std::uint64_t evidence_of(const Row& row) const;
  std::vector<FactId> facts_of(const Row& row) const;

  Graph graph_;
  const FactSelection asked_;
  const GraphColumns& columns_;
  const FactTerms fact_terms_;
  std::vector<Keys> terms_;                 // of matches, by column: numbers of TermIds
  std::vector<std::vector<FactId>> facts_;  // of matches, by pattern
  std::vector<std::uint32_t> evidence_;     // of matches
  std::vector<std::uint32_t> notes_;        // of matches: 0 for none, else from 1 on
  std::vector<Part> last_;                  // of the last match, by pattern
  std::vector<std::string> note_texts_;
  std::map<std::string, std::uint32_t> note_numbers_;
  std::vector<std::uint32_t> order_;  // of matches, those of one row side by side
  std::vector<Row> rows_;
};

}  // namespace weft
