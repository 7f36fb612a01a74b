// SPDX-License-Identifier: Apache-2.0
#include "graph/query/query_table.h"

#include <algorithm>
#include <list>
#include <numeric>
#include <span>
#include <unordered_map>

#include "graph/graph_state.h"

namespace weft {
namespace {

using Kind = TermId::Kind;

bool is_value(std::uint64_t number) { return TermId(number).is(Kind::kValue); }

void put_each_once(std::vector<FactId>& facts) {
  std::ranges::sort(facts);
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
}

}  // namespace

QueryTable::QueryTable(Graph graph, const FactFilter& filter, std::size_t columns,
                       std::size_t patterns)
    : graph_(std::move(graph)),
      asked_(graph_, filter),
      columns_(graph_.state().columns),
      fact_terms_(columns_),
      columns_asked_(columns),
      patterns_(patterns) {}

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

void QueryTable::add(std::span<const TermId> terms, std::span<const FactId> facts, bool plain) {
  constexpr std::size_t kFirst = 16;  // so that few matches need not grow by one, two and four
  if (facts_.empty()) {
    terms_.reserve(kFirst * columns_asked_);
    facts_.reserve(kFirst * patterns_);
  }
  rise_ = rise_ && rises(terms);
  for (const TermId term : terms) terms_.push_back(term.number);
  facts_.insert(facts_.end(), facts.begin(), facts.end());
  const FactIndexes& indexes = graph_.state().indexes;
  const bool plainly = plain || std::ranges::all_of(facts, [&](FactId fact) {
                         return indexes.is_plain(fact) || fact_terms_.manner(fact) == 0;
                       });
  if (!plainly || has_notes()) add_note(facts);
}

// Matches rise while each has terms behind those of the one before; values are not compared here.
bool QueryTable::rises(std::span<const TermId> terms) const {
  const bool first = facts_.empty();
  const std::uint64_t* const before = terms_.data() + terms_.size() - (first ? 0 : terms.size());
  bool behind = first;
  for (std::size_t c = 0; c < terms.size(); ++c) {
    const std::uint64_t number = terms[c].number;
    if (is_value(number) || (!behind && number < before[c])) return false;
    behind = behind || number > before[c];
  }
  return behind;
}

// Of the last match.
void QueryTable::add_note(std::span<const FactId> facts) {
  std::string text;
  for (const FactId fact : facts) {
    if (fact_terms_.manner(fact) == 0) continue;
    text += (text.empty() ? "" : ", ") + note_of(graph_[fact]);
  }
  notes_.resize(matches(), 0);
  if (text.empty()) return;
  const auto [it, fresh] =
      note_numbers_.emplace(text, static_cast<std::uint32_t>(note_texts_.size() + 1));
  if (fresh) note_texts_.push_back(text);
  notes_.back() = it->second;
}

void QueryTable::finish() {
  one_each_ = rise_ && !has_notes();
  if (one_each_) return;
  order_.resize(matches());
  std::iota(order_.begin(), order_.end(), 0U);
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
  Keys keys(notes_.size());
  std::ranges::transform(notes_, keys.begin(), [&](std::uint32_t note) { return rank[note]; });
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
  for (std::uint32_t i = 1; i < order_.size(); ++i) {
    if (!same(order_[i - 1], order_[i])) row_begin_.push_back(i);
  }
  row_begin_.push_back(static_cast<std::uint32_t>(order_.size()));
}

std::vector<std::uint32_t> QueryTable::evidence() const {
  std::vector<std::uint32_t> out(size());
  // Outer patterns keep their fact for many rows.
  std::vector<std::pair<FactId, std::uint32_t>> last(patterns_, {FactId{kNone}, 0});
  const auto& begin = columns_.facts.evidence_begin;
  for (std::size_t place = 0; place < out.size(); ++place) {
    if (!one_each_ && row_begin_[place + 1] - row_begin_[place] > 1) {
      for (const FactId id : facts_of(place)) {
        out[place] += begin[index_of(id) + 1] - begin[index_of(id)];
      }
      continue;
    }
    const auto facts = facts_of_match(first_match(place));
    for (std::size_t p = 0; p < patterns_; ++p) {
      if (last[p].first != facts[p]) last[p] = {facts[p], evidence_of(facts[p])};
      const auto before = facts.first(p);
      if (std::ranges::find(before, facts[p]) == before.end()) out[place] += last[p].second;
    }
  }
  return out;
}

std::vector<FactId> QueryTable::facts_of(std::size_t place) const {
  std::vector<FactId> first;
  const auto add = [&](std::size_t match) {
    const auto facts = facts_of_match(match);
    first.insert(first.end(), facts.begin(), facts.end());
  };
  if (one_each_) {
    add(place);
  } else {
    for (std::uint32_t i = row_begin_[place]; i < row_begin_[place + 1]; ++i) add(order_[i]);
  }
  put_each_once(first);
  std::vector<FactId> facts;
  for (const FactId fact : first) each_parallel(fact, [&](FactId id) { facts.push_back(id); });
  put_each_once(facts);
  return facts;
}

std::vector<TermId> QueryTable::terms_of_match(std::size_t match) const {
  std::vector<TermId> terms;
  for (std::size_t c = 0; c < columns_asked_; ++c) {
    terms.emplace_back(terms_[match * columns_asked_ + c]);
  }
  return terms;
}

std::vector<FactId> QueryTable::facts() const {
  std::vector<FactId> facts = facts_;
  put_each_once(facts);
  return facts;
}

Binding QueryTable::cell(std::size_t row, std::size_t column) const {
  return binding_of(graph_, term(by_evidence_.place(row, [this] { return evidence(); }), column));
}

QueryRow QueryTable::row(std::size_t row) const {
  const std::size_t place = by_evidence_.place(row, [this] { return evidence(); });
  QueryRow out;
  for (std::size_t c = 0; c < columns_asked_; ++c) {
    out.cells.push_back(binding_of(graph_, term(place, c)));
  }
  out.facts = facts_of(place);
  const std::uint32_t note = note_of_row(place);
  if (note != 0) out.note = note_texts_[note - 1];
  return out;
}

bool QueryTable::each_block(const BlockReader& read) const {
  if (size() == 0) return true;
  std::vector<std::vector<TermId>> columns(columns_asked_,
                                           std::vector<TermId>(std::min(kBlockRows, size())));
  QueryBlock block;
  block.columns.resize(columns_asked_);
  for (std::size_t place = 0; place < size(); place += block.rows) {
    const std::uint32_t note = note_of_row(place);
    block.note = note == 0 ? std::string_view() : note_texts_[note - 1];
    block.rows = 0;
    while (block.rows < kBlockRows && place + block.rows < size() &&
           note_of_row(place + block.rows) == note) {
      for (std::size_t c = 0; c < columns_asked_; ++c) {
        columns[c][block.rows] = term(place + block.rows, c);
      }
      ++block.rows;
    }
    for (std::size_t c = 0; c < columns_asked_; ++c) {
      block.columns[c] = std::span(columns[c]).first(block.rows);
    }
    if (!read(block)) return false;
  }
  return true;
}

}  // namespace weft
