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
    return TermId(terms_[order_[rows_[row].begin] * columns_asked_ + column]);
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
  struct Match {
    std::uint32_t evidence = 0;
    std::uint32_t note = 0;  // 0 for none, else from 1 on
  };
  // What matches are ordered by: a column of terms or keys made for it.
  struct KeyColumn {
    const std::uint64_t* first = nullptr;
    std::size_t step = 1;

    std::uint64_t operator[](std::uint32_t match) const { return first[match * step]; }
  };
  // By evidence, most first.
  struct EvidenceColumn {
    const Match* first = nullptr;

    std::uint64_t operator[](std::uint32_t match) const { return ~first[match].evidence; }
  };

  template <typename Call>
  void each_parallel(FactId fact, Call call) const;
  std::uint32_t evidence_of(FactId fact) const;
  std::uint32_t evidence_of_parallel(FactId fact) const;
  TermId term_of(const QueryColumn& column, const Bindings& match) const;
  std::uint32_t note_number();
  void add_terms(const Bindings& match, const std::vector<QueryColumn>& columns);
  template <typename Column>
  static void sort_by(std::vector<std::uint32_t>& order, Column keys);
  Keys with_ranks_of_values(KeyColumn column) const;
  Keys ranks_of_notes() const;
  void order_matches(const std::vector<KeyColumn>& keys);
  void fold_rows(const std::vector<KeyColumn>& keys);
  std::uint64_t evidence_of(const Row& row) const;
  std::vector<FactId> facts_of(const Row& row) const;

  Graph graph_;
  const FactSelection asked_;
  const GraphColumns& columns_;
  const FactTerms fact_terms_;
  const std::size_t columns_asked_;
  Keys terms_;                  // numbers of TermIds: all columns of a match, then the next match
  std::vector<FactId> facts_;   // so by pattern
  std::vector<Match> matches_;  // in the order in which they were added
  bool rise_ = true;            // matches came in the order of their terms, no two the same
  std::vector<Part> last_;      // of the last match, by pattern
  std::vector<std::string> note_texts_;
  std::map<std::string, std::uint32_t> note_numbers_;
  std::vector<std::uint32_t> order_;  // of matches, those of one row side by side
  std::vector<Row> rows_;
};

}  // namespace weft
