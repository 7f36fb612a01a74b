// SPDX-License-Identifier: Apache-2.0
//
// The answer of a query whose parts have nothing to do with each other: every row of the one beside
// every row of the others. A row of the whole is a number, the place of its row in the first part
// foremost: to count rows or to read blocks, nothing is made of them.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "graph/query/query_parts.h"
#include "graph/query/query_table.h"

namespace weft {

class QueryProduct : public QueryAnswer {
 public:
  using Parts = std::vector<std::shared_ptr<const QueryMatches>>;

  // Nothing where rows of the whole are not plainly rows of the parts side by side: where these are
  // qualified by notes or share facts, or where columns of two parts alternate. Throws UsageError
  // where there are more rows than `most`, which is below 2^32.
  static std::shared_ptr<const QueryProduct> of(const Graph& graph, Parts found,
                                                const std::vector<QueryPart>& parts,
                                                std::size_t most);

  std::size_t size() const override { return size_; }
  QueryRow row(std::size_t row) const override;
  Binding cell(std::size_t row, std::size_t column) const override;
  bool each_block(const BlockReader& read) const override;

 private:
  struct Column {
    std::size_t part = 0;
    std::size_t column = 0;
  };
  struct Part {
    std::shared_ptr<const QueryMatches> matches;
    std::size_t rows = 0;
    std::size_t step = 1;  // so many rows of the whole have one of it

    std::size_t place(std::size_t in_whole) const { return in_whole / step % rows; }
  };

  explicit QueryProduct(Graph graph) : graph_(std::move(graph)) {}
  std::size_t place(std::size_t row) const {
    return by_evidence_.place(row, [this] { return evidence(); });
  }
  std::vector<std::uint32_t> evidence() const;
  Binding cell_at(std::size_t place, std::size_t column) const;

  Graph graph_;
  std::vector<Part> parts_;
  std::vector<Column> columns_;
  std::size_t size_ = 0;
  RowOrder by_evidence_;
};

}  // namespace weft
