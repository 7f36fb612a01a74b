// SPDX-License-Identifier: Apache-2.0
#include "graph/query/query_product.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "graph/graph_state.h"

namespace weft {
namespace {

constexpr std::uint64_t kMostEvidence = std::uint64_t{1} << 22U;  // of a row, to be counted by it

bool share_facts(const QueryTable& a, const QueryTable& b) {
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

std::shared_ptr<const QueryProduct> QueryProduct::of(const Graph& graph, const Tables& tables,
                                                     const std::vector<QueryPart>& parts,
                                                     std::size_t most) {
  std::uint64_t rows = 1;
  std::uint64_t evidence = 0;
  std::vector<const QueryPart*> in_order;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const QueryTable& table = *tables[p];
    rows *= table.size();  // of two numbers below 2^32
    if (rows > most) throw_too_many(most, "rows");
    if (table.has_notes()) return nullptr;
    for (std::size_t other = 0; other < p; ++other) {
      if (share_facts(*tables[other], table)) return nullptr;
    }
    if (table.size() > 0) evidence += table.evidence(0);
    in_order.push_back(&parts[p]);
  }
  if (evidence > kMostEvidence || !stand_apart(in_order)) return nullptr;
  const std::shared_ptr<QueryProduct> product(new QueryProduct(graph));
  product->size_ = rows;
  if (rows == 0) return product;
  for (std::size_t p = 0; p < parts.size(); ++p) product->add(tables[p], parts[p]);
  return product;
}

void QueryProduct::add(std::shared_ptr<const QueryTable> table, const QueryPart& part) {
  Part added;
  added.order = table->canonical_order();
  added.terms.resize(part.columns.size());
  for (const std::uint32_t row : added.order) {
    added.evidence.push_back(table->evidence(row));
    for (std::size_t c = 0; c < part.columns.size(); ++c) {
      added.terms[c].push_back(table->term(row, c));
    }
  }
  added.table = std::move(table);
  for (std::size_t c = 0; c < part.columns.size(); ++c) {
    columns_.resize(std::max(columns_.size(), part.columns[c] + 1));
    columns_[part.columns[c]] = {parts_.size(), c};
  }
  parts_.push_back(std::move(added));
}

// In canonical order, with the evidence of each: numbers of rows by part but the last, and all rows
// of the last beside them.
template <typename Call>
void QueryProduct::each_combination(Call call) const {
  std::vector<std::uint32_t> at(parts_.size() - 1, 0);
  while (true) {
    std::uint64_t evidence = 0;
    for (std::size_t p = 0; p < at.size(); ++p) evidence += parts_[p].evidence[at[p]];
    call(at, evidence);
    std::size_t p = at.size();
    while (p > 0 && ++at[p - 1] == parts_[p - 1].order.size()) at[--p] = 0;
    if (p == 0) return;
  }
}

// By evidence, most first; among equals as it is.
void QueryProduct::put_in_order() const {
  const std::vector<std::uint64_t>& last = parts_.back().evidence;
  std::uint64_t most = 0;
  for (const Part& part : parts_) most += *std::ranges::max_element(part.evidence);
  std::vector<std::uint32_t> next(most + 2, 0);  // by how much less than the most it is
  each_combination([&](const auto&, std::uint64_t evidence) {
    for (const std::uint64_t more : last) ++next[most - evidence - more + 1];
  });
  std::partial_sum(next.begin(), next.end(), next.begin());
  rows_.assign(parts_.size(), std::vector<std::uint32_t>(size_));
  each_combination([&](const std::vector<std::uint32_t>& at, std::uint64_t evidence) {
    for (std::uint32_t i = 0; i < last.size(); ++i) {
      const std::uint32_t row = next[most - evidence - last[i]]++;
      for (std::size_t p = 0; p < at.size(); ++p) rows_[p][row] = at[p];
      rows_.back()[row] = i;
    }
  });
}

void QueryProduct::put_in_order_once() const {
  std::call_once(once_, [this] {
    put_in_order();
    in_order_.store(true, std::memory_order_release);
  });
}

QueryRow QueryProduct::row(std::size_t row) const {
  QueryRow out;
  for (std::size_t c = 0; c < columns_.size(); ++c) out.cells.push_back(cell(row, c));
  for (std::size_t p = 0; p < parts_.size(); ++p) {
    const QueryRow own = parts_[p].table->row(parts_[p].order[place(p, row)]);
    out.facts.insert(out.facts.end(), own.facts.begin(), own.facts.end());
  }
  std::ranges::sort(out.facts);
  return out;
}

Binding QueryProduct::cell(std::size_t row, std::size_t column) const {
  const auto [part, own] = columns_[column];
  return binding_of(graph_.state().columns, parts_[part].terms[own][place(part, row)]);
}

}  // namespace weft
