// SPDX-License-Identifier: Apache-2.0
#include "graph/query/query_table.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <unordered_map>

#include "graph/graph_state.h"

namespace weft {
namespace {

using Kind = TermId::Kind;

constexpr std::size_t kFew = 500;  // are sorted faster by comparison
constexpr unsigned kDigit = 11;    // bits

// Stable counting sort by one digit after the other; digits in which no two keys differ are left
// out.
void sort_by_digits(std::vector<std::uint32_t>& order, const std::vector<std::uint64_t>& keys) {
  std::uint64_t differ = 0;
  for (const std::uint64_t key : keys) differ |= key ^ keys.front();
  std::vector<std::uint32_t> sorted(order.size());
  for (unsigned shift = 0; shift < 64; shift += kDigit) {
    constexpr std::uint64_t kMask = (1U << kDigit) - 1;
    if ((differ >> shift & kMask) == 0) continue;
    std::array<std::uint32_t, kMask + 2> begin{};
    for (const std::uint64_t key : keys) ++begin[(key >> shift & kMask) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    for (const std::uint32_t i : order) sorted[begin[keys[i] >> shift & kMask]++] = i;
    order.swap(sorted);
  }
}

void sort_by(std::vector<std::uint32_t>& order, const std::vector<std::uint64_t>& keys) {
  const auto key = [&](std::uint32_t i) { return keys[i]; };
  if (std::ranges::is_sorted(order, {}, key)) return;
  if (order.size() < kFew) {
    std::ranges::stable_sort(order, {}, key);
  } else {
    sort_by_digits(order, keys);
  }
}

}  // namespace

QueryTable::QueryTable(Graph graph, std::size_t columns, std::size_t patterns)
    : graph_(std::move(graph)),
      fact_columns_(graph_.state().columns.facts),
      terms_(columns),
      facts_(patterns) {}

void QueryTable::add(std::span<const TermId> terms, std::span<const FactId> facts) {
  for (std::size_t c = 0; c < terms.size(); ++c) terms_[c].push_back(terms[c]);
  for (std::size_t p = 0; p < facts.size(); ++p) facts_[p].push_back(facts[p]);
  notes_.push_back(note_of_match(facts));
  ++matches_;
}

std::uint32_t QueryTable::note_of_match(std::span<const FactId> facts) {
  const auto plain = [this](FactId id) {
    const std::uint32_t i = index_of(id);
    return (fact_columns_.negated[i] | fact_columns_.modality[i] | fact_columns_.status[i]) == 0;
  };
  if (std::ranges::all_of(facts, plain)) return 0;
  std::string text;
  for (const FactId id : facts) {
    const std::string note = note_of(graph_[id]);
    if (!note.empty()) text += (text.empty() ? "" : ", ") + note;
  }
  if (text.empty()) return 0;
  const auto [it, fresh] =
      note_numbers_.emplace(text, static_cast<std::uint32_t>(note_texts_.size()));
  if (fresh) note_texts_.push_back(text);
  return it->second;
}

void QueryTable::finish() {
  order_.resize(matches_);
  std::iota(order_.begin(), order_.end(), 0U);
  const std::vector<Keys> all = keys();
  order_matches(all);
  fold_rows(all);
}

// What matches are ordered by: a column of numbers for each column of terms, then the notes.
std::vector<QueryTable::Keys> QueryTable::keys() const {
  std::vector<Keys> keys;
  for (const std::vector<TermId>& column : terms_) {
    keys.emplace_back(matches_);
    std::ranges::transform(column, keys.back().begin(), [](TermId id) { return id.number; });
  }
  rank_values(keys);
  std::vector<std::uint64_t> rank(note_texts_.size(), 0);
  for (std::uint64_t next = 1; const auto& [text, number] : note_numbers_) rank[number] = next++;
  keys.emplace_back(matches_);
  std::ranges::transform(notes_, keys.back().begin(), [&](std::uint32_t n) { return rank[n]; });
  return keys;
}

// Values are ordered by what they say, not by their rows.
void QueryTable::rank_values(std::vector<Keys>& keys) const {
  std::map<std::string, std::uint32_t> rank;
  std::unordered_map<std::uint32_t, std::string> key_of;
  const auto each = [&](auto call) {
    for (Keys& column : keys) {
      for (std::uint64_t& key : column) {
        if (key >> 32U == static_cast<std::uint64_t>(Kind::kValue)) call(key);
      }
    }
  };
  each([&](std::uint64_t key) {
    const auto row = static_cast<std::uint32_t>(key);
    if (const auto [it, fresh] = key_of.try_emplace(row); fresh) {
      it->second = value_key(graph_.state().columns.values, row);
      rank[it->second] = 0;
    }
  });
  for (std::uint32_t next = 0; auto& [text, number] : rank) number = next++;
  each([&](std::uint64_t& key) {
    key = TermId(Kind::kValue, rank[key_of[static_cast<std::uint32_t>(key)]]).number;
  });
}

void QueryTable::order_matches(const std::vector<Keys>& keys) {
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    for (const Keys& column : keys) {
      if (column[a] != column[b]) return column[a] < column[b];
    }
    return false;
  };
  if (std::ranges::is_sorted(order_, before)) return;
  for (auto column = keys.rbegin(); column != keys.rend(); ++column) sort_by(order_, *column);
}

void QueryTable::fold_rows(const std::vector<Keys>& keys) {
  const auto same = [&](std::uint32_t a, std::uint32_t b) {
    return std::ranges::all_of(keys, [&](const Keys& column) { return column[a] == column[b]; });
  };
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < order_.size(); ++i) {
    if (i == 0 || !same(order_[i - 1], order_[i])) rows.push_back({i, i, 0});
    ++rows.back().end;
  }
  Keys rank(rows.size());
  std::vector<FactId> facts;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    facts_of(rows[r], facts);
    for (const FactId id : facts) {
      const std::uint32_t i = index_of(id);
      rows[r].evidence += fact_columns_.evidence_begin[i + 1] - fact_columns_.evidence_begin[i];
    }
    rank[r] = ~rows[r].evidence;
  }
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  sort_by(order, rank);
  rows_.reserve(rows.size());
  for (const std::uint32_t r : order) rows_.push_back(rows[r]);
}

// In canonical order, each once.
void QueryTable::facts_of(const Row& row, std::vector<FactId>& facts) const {
  facts.clear();
  for (std::uint32_t i = row.begin; i < row.end; ++i) {
    for (const std::vector<FactId>& column : facts_) facts.push_back(column[order_[i]]);
  }
  std::ranges::sort(facts);
  const auto rest = std::ranges::unique(facts);
  facts.erase(rest.begin(), rest.end());
}

Binding QueryTable::cell(std::size_t row, std::size_t column) const {
  const TermId term = terms_[column][order_[rows_[row].begin]];
  switch (term.kind()) {
    case Kind::kEntity:
      return EntityId{term.index()};
    case Kind::kRelation:
      return RelationId{term.index()};
    case Kind::kFact:
      return FactId{term.index()};
    default:
      return value_at(graph_.state().columns, term.index());
  }
}

QueryRow QueryTable::row(std::size_t index) const {
  const Row& row = rows_[index];
  QueryRow out;
  for (std::size_t c = 0; c < terms_.size(); ++c) out.cells.push_back(cell(index, c));
  facts_of(row, out.facts);
  out.note = note_texts_[notes_[order_[row.begin]]];
  return out;
}

}  // namespace weft
