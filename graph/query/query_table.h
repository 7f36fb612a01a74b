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
#include "weft/graph/query.h"

namespace weft {

class QueryTable {
 public:
  QueryTable(Graph graph, std::size_t columns, std::size_t patterns);

  // One match: a term for each column, a fact for each pattern.
  void add(std::span<const TermId> terms, std::span<const FactId> facts);
  // After the last match: folds matches into rows and puts these in order.
  void finish();

  std::size_t size() const { return rows_.size(); }
  QueryRow row(std::size_t row) const;
  Binding cell(std::size_t row, std::size_t column) const;

 private:
  struct Row {
    std::uint32_t begin = 0;  // its matches, in order_
    std::uint32_t end = 0;
    std::uint64_t evidence = 0;
  };
  using Keys = std::vector<std::uint64_t>;

  std::uint32_t note_of_match(std::span<const FactId> facts);
  std::vector<Keys> keys() const;
  void rank_values(std::vector<Keys>& keys) const;
  void order_matches(const std::vector<Keys>& keys);
  void fold_rows(const std::vector<Keys>& keys);
  void facts_of(const Row& row, std::vector<FactId>& facts) const;

  Graph graph_;
  const FactColumns& fact_columns_;
  std::size_t matches_ = 0;
  std::vector<std::vector<TermId>> terms_;  // by column
  std::vector<std::vector<FactId>> facts_;  // by pattern
  std::vector<std::uint32_t> notes_;
  std::vector<std::string> note_texts_ = {""};
  std::map<std::string, std::uint32_t> note_numbers_;
  std::vector<std::uint32_t> order_;  // of matches, those of one row side by side
  std::vector<Row> rows_;
};

}  // namespace weft
