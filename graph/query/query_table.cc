// SPDX-License-Identifier: Apache-2.0
#include "graph/query/query_table.h"

#include <algorithm>
#include <array>
#include <list>
#include <numeric>
#include <span>
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

bool is_value(std::uint64_t number) { return TermId(number).is(Kind::kValue); }

void sort_by(std::vector<std::uint32_t>& order, const std::vector<std::uint64_t>& keys) {
  const auto key = [&](std::uint32_t i) { return keys[i]; };
  if (std::ranges::is_sorted(order, {}, key)) return;
  if (order.size() < kFew) {
    std::ranges::stable_sort(order, {}, key);
  } else {
    sort_by_digits(order, keys);
  }
}

void put_each_once(std::vector<FactId>& facts) {
  std::ranges::sort(facts);
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
}

}  // namespace

Binding binding_of(const GraphColumns& columns, TermId term) {
  switch (term.kind()) {
    case Kind::kEntity:
      return EntityId{term.index()};
    case Kind::kRelation:
      return RelationId{term.index()};
    case Kind::kFact:
      return FactId{term.index()};
    default:
      return value_at(columns, term.index());
  }
}

QueryTable::QueryTable(Graph graph, const FactFilter& filter, std::size_t columns,
                       std::size_t patterns)
    : graph_(std::move(graph)),
      asked_(graph_, filter),
      columns_(graph_.state().columns),
      fact_terms_(columns_),
      terms_(columns),
      facts_(patterns),
      last_(patterns) {}

// The fact and those that say the same in the same manner, as far as they are asked for.
template <typename Call>
void QueryTable::each_parallel(FactId fact, Call call) const {
  call(fact);
  const std::uint32_t size = static_cast<std::uint32_t>(columns_.facts.subject.size());
  for (std::uint32_t i = index_of(fact) + 1; i < size; ++i) {
    if (!fact_terms_.parallel(FactId{i - 1}, FactId{i})) return;
    if (fact_terms_.manner(fact) == fact_terms_.manner(FactId{i}) && asked_(FactId{i})) {
      call(FactId{i});
    }
  }
}

std::uint32_t QueryTable::evidence_of(FactId fact) const {
  const auto& begin = columns_.facts.evidence_begin;
  std::uint32_t evidence = 0;
  each_parallel(fact,
                [&](FactId id) { evidence += begin[index_of(id) + 1] - begin[index_of(id)]; });
  return evidence;
}

TermId QueryTable::term_of(const QueryColumn& column, const Bindings& match) const {
  switch (column.of) {
    case QueryColumn::Of::kNode:
      return match.nodes[column.index];
    case QueryColumn::Of::kRelation:
      return match.relations[column.index];
    case QueryColumn::Of::kSubject:
      return fact_terms_.subject(match.fact(column.index));
    case QueryColumn::Of::kPredicate:
      return fact_terms_.relation(match.fact(column.index));
    default:
      return fact_terms_.object(match.fact(column.index));
  }
}

void QueryTable::add(const Bindings& match, const std::vector<QueryColumn>& columns) {
  bool same_manner = !notes_.empty();
  std::uint32_t evidence = 0;
  for (std::size_t p = 0; p < facts_.size(); ++p) {
    const FactId fact = match.fact(p);
    Part& part = last_[p];
    // Outer patterns keep their fact for many matches.
    if (part.fact != fact) {
      const unsigned manner = fact_terms_.manner(fact);
      same_manner &= manner == part.manner;
      part = {fact, evidence_of(fact), manner};
    }
    const auto before = std::span(last_).first(p);
    if (std::ranges::find(before, fact, &Part::fact) == before.end()) evidence += part.evidence;
    facts_[p].push_back(fact);
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    terms_[c].push_back(term_of(columns[c], match).number);
  }
  evidence_.push_back(evidence);
  notes_.push_back(same_manner ? notes_.back() : note_number());
}

// Of the last match.
std::uint32_t QueryTable::note_number() {
  std::string text;
  for (const Part& part : last_) {
    if (part.manner == 0) continue;
    text += (text.empty() ? "" : ", ") + note_of(graph_[part.fact]);
  }
  if (text.empty()) return 0;
  const auto [it, fresh] =
      note_numbers_.emplace(text, static_cast<std::uint32_t>(note_texts_.size() + 1));
  if (fresh) note_texts_.push_back(text);
  return it->second;
}

void QueryTable::finish() {
  if (notes_.empty()) return;
  order_.resize(notes_.size());
  std::iota(order_.begin(), order_.end(), 0U);
  // What matches are ordered by. Numbers order as the graph does, but for those of values.
  std::list<Keys> made;
  std::vector<const Keys*> keys;
  for (const Keys& column : terms_) {
    const bool numbers = std::ranges::none_of(column, is_value);
    keys.push_back(numbers ? &column : &made.emplace_back(with_ranks_of_values(column)));
  }
  if (has_notes()) keys.push_back(&made.emplace_back(ranks_of_notes()));
  order_matches(keys);
  fold_rows(keys);
}

QueryTable::Keys QueryTable::with_ranks_of_values(const Keys& column) const {
  std::map<std::string, std::uint32_t> rank;
  std::unordered_map<std::uint64_t, std::string> said;
  for (const std::uint64_t number : column) {
    if (!is_value(number)) continue;
    const auto [it, fresh] = said.try_emplace(number);
    if (!fresh) continue;
    it->second = value_key(columns_.values, static_cast<std::uint32_t>(number));
    rank[it->second] = 0;
  }
  for (std::uint32_t next = 0; auto& [text, place] : rank) place = next++;
  Keys keys = column;
  for (std::uint64_t& key : keys) {
    if (is_value(key)) key = TermId(Kind::kValue, rank[said[key]]).number;
  }
  return keys;
}

QueryTable::Keys QueryTable::ranks_of_notes() const {
  std::vector<std::uint64_t> rank(note_texts_.size() + 1, 0);
  for (std::uint64_t next = 1; const auto& [text, number] : note_numbers_) rank[number] = next++;
  Keys keys(notes_.size());
  std::ranges::transform(notes_, keys.begin(), [&](std::uint32_t n) { return rank[n]; });
  return keys;
}

void QueryTable::order_matches(const std::vector<const Keys*>& keys) {
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    for (const Keys* column : keys) {
      if ((*column)[a] != (*column)[b]) return (*column)[a] < (*column)[b];
    }
    return false;
  };
  if (std::ranges::is_sorted(order_, before)) return;
  for (auto column = keys.rbegin(); column != keys.rend(); ++column) sort_by(order_, **column);
}

void QueryTable::fold_rows(const std::vector<const Keys*>& keys) {
  const auto same = [&](std::uint32_t a, std::uint32_t b) {
    return std::ranges::all_of(keys,
                               [&](const Keys* column) { return (*column)[a] == (*column)[b]; });
  };
  std::vector<Row> rows;
  for (std::uint32_t i = 0; i < order_.size(); ++i) {
    if (i == 0 || !same(order_[i - 1], order_[i])) rows.push_back({i, i});
    ++rows.back().end;
  }
  Keys rank(rows.size());
  std::ranges::transform(rows, rank.begin(), [this](const Row& row) { return ~evidence_of(row); });
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  sort_by(order, rank);
  rows_.reserve(rows.size());
  for (const std::uint32_t r : order) rows_.push_back(rows[r]);
}

std::uint64_t QueryTable::evidence_of(const Row& row) const {
  if (row.end == row.begin + 1) return evidence_[order_[row.begin]];
  const auto& begin = columns_.facts.evidence_begin;
  std::uint64_t evidence = 0;
  for (const FactId id : facts_of(row)) evidence += begin[index_of(id) + 1] - begin[index_of(id)];
  return evidence;
}

// In canonical order, each once.
std::vector<FactId> QueryTable::facts_of(const Row& row) const {
  std::vector<FactId> first;
  for (std::uint32_t i = row.begin; i < row.end; ++i) {
    for (const std::vector<FactId>& column : facts_) first.push_back(column[order_[i]]);
  }
  put_each_once(first);
  std::vector<FactId> facts;
  for (const FactId fact : first) each_parallel(fact, [&](FactId id) { facts.push_back(id); });
  put_each_once(facts);
  return facts;
}

Binding QueryTable::cell(std::size_t row, std::size_t column) const {
  return binding_of(columns_, term(row, column));
}

std::vector<std::uint32_t> QueryTable::canonical_order() const {
  std::vector<std::uint32_t> order(rows_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [this](std::uint32_t row) { return rows_[row].begin; });
  return order;
}

std::vector<FactId> QueryTable::facts() const {
  std::vector<FactId> facts;
  for (const std::vector<FactId>& column : facts_) {
    facts.insert(facts.end(), column.begin(), column.end());
  }
  put_each_once(facts);
  return facts;
}

QueryRow QueryTable::row(std::size_t index) const {
  const Row& row = rows_[index];
  QueryRow out;
  for (std::size_t c = 0; c < terms_.size(); ++c) out.cells.push_back(cell(index, c));
  out.facts = facts_of(row);
  const std::uint32_t note = notes_[order_[row.begin]];
  if (note != 0) out.note = note_texts_[note - 1];
  return out;
}

}  // namespace weft
