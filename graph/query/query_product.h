// SPDX-License-Identifier: Apache-2.0
//
// The answer of a query whose parts have nothing to do with each other: every row of the one beside
// every row of the others. Kept as numbers of rows, which are put in order when the first is read:
// to count them takes no time.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "graph/query/query_parts.h"
#include "graph/query/query_table.h"

namespace weft {

class QueryProduct : public QueryAnswer {
 public:
  using Tables = std::vector<std::shared_ptr<const QueryTable>>;

  // Nothing where rows of the whole are not plainly rows of the parts side by side: where these are
  // qualified by notes or share facts, or where columns of two parts alternate. Throws UsageError
  // where there are more rows than `most`, which is below 2^32.
  static std::shared_ptr<const QueryProduct> of(const Graph& graph, const Tables& tables,
                                                const std::vector<QueryPart>& parts,
                                                std::size_t most);

  std::size_t size() const override { return size_; }
  QueryRow row(std::size_t row) const override;
  Binding cell(std::size_t row, std::size_t column) const override;

 private:
  struct Part {
    std::shared_ptr<const QueryTable> table;
    std::vector<std::uint32_t> order;        // its rows in canonical order
    std::vector<std::uint64_t> evidence;     // in that order
    std::vector<std::vector<TermId>> terms;  // by column of the part, in that order
  };
  struct Column {
    std::size_t part = 0;
    std::size_t column = 0;
  };

  explicit QueryProduct(Graph graph) : graph_(std::move(graph)) {}
  void add(std::shared_ptr<const QueryTable> table, const QueryPart& part);
  // In a part, of a row of the whole.
  std::uint32_t place(std::size_t part, std::size_t row) const {
    if (!in_order_.load(std::memory_order_acquire)) put_in_order_once();
    return rows_[part][row];
  }
  void put_in_order_once() const;
  void put_in_order() const;
  template <typename Call>
  void each_combination(Call call) const;

  Graph graph_;
  std::vector<Part> parts_;
  std::vector<Column> columns_;
  std::size_t size_ = 0;
  mutable std::once_flag once_;
  mutable std::atomic<bool> in_order_ = false;  // asked for each cell, which once_ is too slow for
  mutable std::vector<std::vector<std::uint32_t>> rows_;  // by part: places in its `order`
};

}  // namespace weft
