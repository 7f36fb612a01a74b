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

constexpr std::size_t kFew = 50;     // are sorted faster by comparison
constexpr std::size_t kMany = 5000;  // are sorted faster by long digits

// Stable counting sort by one digit after the other; digits in which no two keys differ are left
// out.
template <unsigned kDigit, typename Keys>  // bits
void sort_by_digits(std::vector<std::uint32_t>& order, Keys keys) {
  std::uint64_t differ = 0;
  for (const std::uint32_t i : order) differ |= keys[i] ^ keys[order.front()];
  std::vector<std::uint32_t> sorted(order.size());
  for (unsigned shift = 0; shift < 64; shift += kDigit) {
    constexpr std::uint64_t kMask = (1U << kDigit) - 1;
    if ((differ >> shift & kMask) == 0) continue;
    std::array<std::uint32_t, kMask + 2> begin{};
    for (const std::uint32_t i : order) ++begin[(keys[i] >> shift & kMask) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    for (const std::uint32_t i : order) sorted[begin[keys[i] >> shift & kMask]++] = i;
    order.swap(sorted);
  }
}

bool is_value(std::uint64_t number) { return TermId(number).is(Kind::kValue); }

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
      columns_asked_(columns),
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
  const std::uint32_t i = index_of(fact);
  const bool last = i + 1 == columns_.facts.subject.size();
  if (last || !fact_terms_.parallel(fact, FactId{i + 1})) return begin[i + 1] - begin[i];
  return evidence_of_parallel(fact);
}

std::uint32_t QueryTable::evidence_of_parallel(FactId fact) const {
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
  constexpr std::size_t kFirst = 16;  // so that few matches need not grow by one, two and four
  if (matches_.empty()) {
    terms_.reserve(kFirst * columns.size());
    facts_.reserve(kFirst * last_.size());
    matches_.reserve(kFirst);
  }
  bool same_manner = !matches_.empty();
  std::uint32_t evidence = 0;
  for (std::size_t p = 0; p < last_.size(); ++p) {
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
    facts_.push_back(fact);
  }
  add_terms(match, columns);
  matches_.push_back({evidence, same_manner ? matches_.back().note : note_number()});
}

// Matches rise while each has terms behind those of the one before; values are not compared here.
void QueryTable::add_terms(const Bindings& match, const std::vector<QueryColumn>& columns) {
  const std::size_t at = terms_.size();
  terms_.resize(at + columns_asked_);
  std::uint64_t* const terms = terms_.data() + at;
  for (std::size_t c = 0; c < columns_asked_; ++c) {
    const QueryColumn& column = columns[c];
    terms[c] = column.of == QueryColumn::Of::kNode ? match.nodes[column.index].number
                                                   : term_of(column, match).number;
  }
  if (!rise_) return;
  const std::uint64_t* const before = terms - (at == 0 ? 0 : columns_asked_);
  bool behind = at == 0;
  for (std::size_t c = 0; c < columns_asked_; ++c) {
    if (is_value(terms[c]) || (!behind && terms[c] < before[c])) {
      rise_ = false;
      return;
    }
    behind = behind || terms[c] > before[c];
  }
  rise_ = behind;
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

template <typename Column>
void QueryTable::sort_by(std::vector<std::uint32_t>& order, Column keys) {
  const auto key = [&](std::uint32_t i) { return keys[i]; };
  if (std::ranges::is_sorted(order, {}, key)) return;
  if (order.size() < kFew) {
    std::ranges::stable_sort(order, {}, key);
  } else if (order.size() < kMany) {
    sort_by_digits<8>(order, keys);
  } else {
    sort_by_digits<11>(order, keys);
  }
}

void QueryTable::finish() {
  if (matches_.empty()) return;
  order_.resize(matches_.size());
  std::iota(order_.begin(), order_.end(), 0U);
  if (rise_ && !has_notes()) {  // each is a row
    std::vector<std::uint32_t> order = order_;
    sort_by(order, EvidenceColumn{matches_.data()});
    rows_.reserve(order.size());
    for (const std::uint32_t i : order) rows_.push_back({i, i + 1});
    return;
  }
  // What matches are ordered by. Numbers order as the graph does, but for those of values.
  std::list<Keys> made;
  std::vector<KeyColumn> keys;
  keys.reserve(columns_asked_ + 1);
  const auto make = [&](Keys column) {
    keys.push_back({made.emplace_back(std::move(column)).data(), 1});
  };
  for (std::size_t c = 0; c < columns_asked_; ++c) {
    const KeyColumn column{terms_.data() + c, columns_asked_};
    if (std::ranges::any_of(order_, [&](std::uint32_t i) { return is_value(column[i]); })) {
      make(with_ranks_of_values(column));
    } else {
      keys.push_back(column);
    }
  }
  if (has_notes()) make(ranks_of_notes());
  order_matches(keys);
  fold_rows(keys);
}

QueryTable::Keys QueryTable::with_ranks_of_values(KeyColumn column) const {
  Keys keys;
  keys.reserve(order_.size());
  for (std::uint32_t i = 0; i < order_.size(); ++i) keys.push_back(column[i]);
  std::map<std::string, std::uint32_t> rank;
  std::unordered_map<std::uint64_t, std::string> said;
  for (const std::uint64_t number : keys) {
    if (!is_value(number)) continue;
    const auto [it, fresh] = said.try_emplace(number);
    if (!fresh) continue;
    it->second = value_key(columns_.values, static_cast<std::uint32_t>(number));
    rank[it->second] = 0;
  }
  for (std::uint32_t next = 0; auto& [text, place] : rank) place = next++;
  for (std::uint64_t& key : keys) {
    if (is_value(key)) key = TermId(Kind::kValue, rank[said[key]]).number;
  }
  return keys;
}

QueryTable::Keys QueryTable::ranks_of_notes() const {
  std::vector<std::uint64_t> rank(note_texts_.size() + 1, 0);
  for (std::uint64_t next = 1; const auto& [text, number] : note_numbers_) rank[number] = next++;
  Keys keys(matches_.size());
  std::ranges::transform(matches_, keys.begin(), [&](const Match& m) { return rank[m.note]; });
  return keys;
}

void QueryTable::order_matches(const std::vector<KeyColumn>& keys) {
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    for (const KeyColumn column : keys) {
      if (column[a] != column[b]) return column[a] < column[b];
    }
    return false;
  };
  if (std::ranges::is_sorted(order_, before)) return;
  for (auto column = keys.rbegin(); column != keys.rend(); ++column) sort_by(order_, *column);
}

void QueryTable::fold_rows(const std::vector<KeyColumn>& keys) {
  const auto same = [&](std::uint32_t a, std::uint32_t b) {
    return std::ranges::all_of(keys, [&](KeyColumn column) { return column[a] == column[b]; });
  };
  std::vector<Row> rows;
  rows.reserve(order_.size());
  for (std::uint32_t i = 0; i < order_.size(); ++i) {
    if (i == 0 || !same(order_[i - 1], order_[i])) rows.push_back({i, i});
    ++rows.back().end;
  }
  Keys rank(rows.size());
  std::ranges::transform(rows, rank.begin(), [this](const Row& row) { return ~evidence_of(row); });
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  sort_by(order, KeyColumn{rank.data(), 1});
  rows_.reserve(rows.size());
  for (const std::uint32_t r : order) rows_.push_back(rows[r]);
}

std::uint64_t QueryTable::evidence_of(const Row& row) const {
  if (row.end == row.begin + 1) return matches_[order_[row.begin]].evidence;
  const auto& begin = columns_.facts.evidence_begin;
  std::uint64_t evidence = 0;
  for (const FactId id : facts_of(row)) evidence += begin[index_of(id) + 1] - begin[index_of(id)];
  return evidence;
}

// In canonical order, each once.
std::vector<FactId> QueryTable::facts_of(const Row& row) const {
  const std::size_t patterns = last_.size();
  std::vector<FactId> first;
  for (std::uint32_t i = row.begin; i < row.end; ++i) {
    const auto facts = std::span(facts_).subspan(order_[i] * patterns, patterns);
    first.insert(first.end(), facts.begin(), facts.end());
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
  std::vector<FactId> facts = facts_;
  put_each_once(facts);
  return facts;
}

QueryRow QueryTable::row(std::size_t index) const {
  const Row& row = rows_[index];
  QueryRow out;
  for (std::size_t c = 0; c < columns_asked_; ++c) out.cells.push_back(cell(index, c));
  out.facts = facts_of(row);
  const std::uint32_t note = matches_[order_[row.begin]].note;
  if (note != 0) out.note = note_texts_[note - 1];
  return out;
}

}  // namespace weft
