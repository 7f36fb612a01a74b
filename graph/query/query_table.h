// SPDX-License-Identifier: Apache-2.0
//
// The matches of a query as columns of numbers, and which of them make one row.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "graph/pattern/term_id.h"
#include "graph/query/query_answer.h"
#include "graph/query/row_order.h"

namespace weft {

class QueryTable : public QueryMatches {
 public:
  QueryTable(Graph graph, const FactFilter& filter, std::size_t columns, std::size_t patterns);

  // One match: its terms by column, its facts by pattern, each for its parallel ones; whether all
  // are known to be plain.
  void add(std::span<const TermId> terms, std::span<const FactId> facts, bool plain = false);
  // After the last match: folds matches into rows.
  void finish();

  std::size_t size() const override { return one_each_ ? matches() : row_begin_.size() - 1; }
  QueryRow row(std::size_t row) const override;
  Binding cell(std::size_t row, std::size_t column) const override;
  bool each_block(const BlockReader& read) const override;
  const QueryTable& table() const override { return *this; }
  bool has_notes() const override { return !note_texts_.empty(); }
  std::vector<FactId> facts() const override;

  // By place in the graph's own order, whatever their evidence.
  TermId term(std::size_t place, std::size_t column) const {
    return TermId(terms_[first_match(place) * columns_asked_ + column]);
  }
  // All that make the row true, in canonical order.
  std::vector<FactId> facts_of(std::size_t place) const;
  // Of all rows.
  std::vector<std::uint32_t> evidence() const;

  // As they were added.
  std::size_t matches() const { return facts_.size() / patterns_; }
  std::vector<TermId> terms_of_match(std::size_t match) const;
  std::span<const FactId> facts_of_match(std::size_t match) const {
    return std::span(facts_).subspan(match * patterns_, patterns_);
  }

 private:
  using Keys = std::vector<std::uint64_t>;
  // What matches are ordered by: a column of terms or keys made for it.
  struct KeyColumn {
    const std::uint64_t* first = nullptr;
    std::size_t step = 1;

    std::uint64_t operator[](std::uint32_t match) const { return first[match * step]; }
  };

  std::size_t first_match(std::size_t place) const {
    return one_each_ ? place : order_[row_begin_[place]];
  }
  std::uint32_t note_of_row(std::size_t place) const {
    return has_notes() ? notes_[first_match(place)] : 0;
  }
  template <typename Call>
  void each_parallel(FactId fact, Call call) const;
  std::uint32_t evidence_of(FactId fact) const;
  bool rises(std::span<const TermId> terms) const;
  void add_note(std::span<const FactId> facts);
  Keys with_ranks_of_values(KeyColumn column) const;
  Keys ranks_of_notes() const;
  void order_matches(const std::vector<KeyColumn>& keys);
  void fold_rows(const std::vector<KeyColumn>& keys);

  Graph graph_;
  const FactSelection asked_;
  const GraphColumns& columns_;
  const FactTerms fact_terms_;
  const std::size_t columns_asked_;
  const std::size_t patterns_;
  Keys terms_;                 // numbers of TermIds: all columns of a match, then the next match
  std::vector<FactId> facts_;  // so by pattern
  bool rise_ = true;           // matches came in the order of their terms, no two the same
  std::vector<std::uint32_t> notes_;  // by match, where there are any: 0 for none, else from 1 on
  std::vector<std::string> note_texts_;
  std::map<std::string, std::uint32_t> note_numbers_;
  bool one_each_ = false;                       // each match is a row, in its place
  std::vector<std::uint32_t> order_;            // of matches, those of one row side by side
  std::vector<std::uint32_t> row_begin_ = {0};  // in order_, and its end
  RowOrder by_evidence_;
};

}  // namespace weft
