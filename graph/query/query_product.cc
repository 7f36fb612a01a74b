// SPDX-License-Identifier: Apache-2.0
#include "graph/query/query_product.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "graph/graph_state.h"

namespace weft {
namespace {

bool share_facts(const QueryMatches& a, const QueryMatches& b) {
  const std::vector<FactId> x = a.facts();
  const std::vector<FactId> y = b.facts();
  std::vector<FactId> both;
  std::ranges::set_intersection(x, y, std::back_inserter(both));
  return !both.empty();
}

// Whether canonical order is that of the first part, then that of the second, and so on.
bool stand_apart(const std::vector<const QueryPart*>& parts) {
  const QueryPart* before = nullptr;
  for (const QueryPart* part : parts) {
    if (part->columns.empty()) continue;
    if (before != nullptr && before->columns.back() > part->columns.front()) return false;
    before = part;
  }
  return true;
}

}  // namespace

std::shared_ptr<const QueryProduct> QueryProduct::of(const Graph& graph, Parts found,
                                                     const std::vector<QueryPart>& parts,
                                                     std::size_t most) {
  std::uint64_t rows = 1;
  std::vector<const QueryPart*> in_order;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    rows *= found[p]->size();  // of two numbers below 2^32
    if (rows > most) throw_too_many(most, "rows");
    if (found[p]->has_notes()) return nullptr;
    for (std::size_t other = 0; other < p; ++other) {
      if (share_facts(*found[other], *found[p])) return nullptr;
    }
    in_order.push_back(&parts[p]);
  }
  if (!stand_apart(in_order)) return nullptr;
  const std::shared_ptr<QueryProduct> product(new QueryProduct(graph));
  product->size_ = rows;
  for (std::size_t p = 0, step = rows; rows > 0 && p < parts.size(); ++p) {
    step /= found[p]->size();
    product->parts_.push_back({found[p], found[p]->size(), step});
    for (std::size_t c = 0; c < parts[p].columns.size(); ++c) {
      product->columns_.resize(std::max(product->columns_.size(), parts[p].columns[c] + 1));
      product->columns_[parts[p].columns[c]] = {p, c};
    }
  }
  return product;
}

// Parts share no facts.
std::vector<std::uint32_t> QueryProduct::evidence() const {
  std::vector<std::uint32_t> out = {0};
  for (const Part& part : parts_) {
    const std::vector<std::uint32_t> own = part.matches->table().evidence();
    std::vector<std::uint32_t> longer;
    longer.reserve(out.size() * own.size());
    for (const std::uint32_t before : out) {
      for (const std::uint32_t evidence : own) longer.push_back(before + evidence);
    }
    out = std::move(longer);
  }
  return out;
}

Binding QueryProduct::cell_at(std::size_t place, std::size_t column) const {
  const auto [p, own] = columns_[column];
  return binding_of(graph_, parts_[p].matches->table().term(parts_[p].place(place), own));
}

Binding QueryProduct::cell(std::size_t row, std::size_t column) const {
  return cell_at(place(row), column);
}

QueryRow QueryProduct::row(std::size_t row) const {
  const std::size_t whole = place(row);
  QueryRow out;
  for (std::size_t c = 0; c < columns_.size(); ++c) out.cells.push_back(cell_at(whole, c));
  for (const Part& part : parts_) {
    const std::vector<FactId> own = part.matches->table().facts_of(part.place(whole));
    out.facts.insert(out.facts.end(), own.begin(), own.end());
  }
  std::ranges::sort(out.facts);
  return out;
}

// Blocks of the longest part, beside each combination of rows of the others.
bool QueryProduct::each_block(const BlockReader& read) const {
  if (size_ == 0) return true;
  const auto longest = std::ranges::max_element(parts_, {}, &Part::rows);
  const auto long_part = static_cast<std::size_t>(longest - parts_.begin());
  std::vector<std::vector<TermId>> terms(columns_.size());  // of the others
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    if (p == long_part) continue;
    parts_[p].matches->each_block([&](const QueryBlock& block) {
      for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (columns_[c].part != p) continue;
        for (std::size_t r = 0; r < block.rows; ++r) {
          terms[c].push_back(block.cell(r, columns_[c].column));
        }
      }
      return true;
    });
  }
  QueryBlock out;
  out.columns.resize(columns_.size());
  return longest->matches->each_block([&](const QueryBlock& block) {
    out.rows = block.rows;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].part == long_part) out.columns[c] = block.columns[columns_[c].column];
    }
    for (std::size_t i = 0; i < size_ / longest->rows; ++i) {
      std::size_t rest = i;
      for (std::size_t p = parts_.size(); p-- > 0;) {
        if (p == long_part) continue;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
          if (columns_[c].part == p) out.columns[c] = {&terms[c][rest % parts_[p].rows], 1};
        }
        rest /= parts_[p].rows;
      }
      if (!read(out)) return false;
    }
    return true;
  });
}

}  // namespace weft
