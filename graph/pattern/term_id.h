// SPDX-License-Identifier: Apache-2.0
//
// The terms that facts have, and which of them are the same.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "graph/columns.h"
#include "weft/graph/term_id.h"

namespace weft {

// The terms of facts. Values have a row for each place where they stand; same() knows equal ones.
// Not for several threads at once.
class FactTerms {
 public:
  explicit FactTerms(const GraphColumns& columns) : columns_(columns) {}

  TermId subject(FactId id) const { return EntityId{columns_.facts.subject[index_of(id)]}; }
  TermId object(FactId id) const {
    const TermColumn& objects = columns_.facts.object;
    const std::uint32_t index = objects.id[index_of(id)];
    const auto kind = objects.kind[index_of(id)];
    if (kind == kEntityTerm) return EntityId{index};
    if (kind == kFactTerm) return FactId{index};
    return {TermId::Kind::kValue, index};
  }
  RelationId relation(FactId id) const { return RelationId{columns_.facts.relation[index_of(id)]}; }

  unsigned manner(FactId id) const { return manner_of(columns_.facts, id); }
  // Whether the second says the same as the first, or how the same holds: they lie side by side.
  bool parallel(FactId first, FactId second) const {
    const FactColumns& f = columns_.facts;
    const std::uint32_t a = index_of(first);
    const std::uint32_t b = index_of(second);
    // What tells most facts apart comes first.
    return a < b && b - a == 1 && f.object.id[a] == f.object.id[b] &&
           f.object.kind[a] == f.object.kind[b] && f.relation[a] == f.relation[b] &&
           f.subject[a] == f.subject[b];
  }

  bool same(TermId a, TermId b) {
    if (a == b || !a.is(TermId::Kind::kValue) || !b.is(TermId::Kind::kValue)) return a == b;
    return first_equal(a.index()) == first_equal(b.index());
  }

 private:
  std::uint32_t first_equal(std::uint32_t row);

  const GraphColumns& columns_;
  std::unordered_map<std::uint32_t, std::uint32_t> known_;  // rows that were asked about
  std::unordered_map<std::string, std::uint32_t> first_;    // of them, by key
};

// Tells, of facts that come in order, those that differ in nothing a row shows from one before.
class ParallelFacts {
 public:
  explicit ParallelFacts(const FactTerms& terms) : terms_(terms) {}

  // Each fact is asked about, in turn.
  bool repeats(FactId fact) {
    const bool parallel = terms_.parallel(last_, fact);
    if (!parallel) {
      taken_ = 0;
    } else if (took_last_) {
      taken_ |= std::uint64_t{1} << terms_.manner(last_);
    }
    took_last_ = false;
    last_ = fact;
    return parallel && (taken_ >> terms_.manner(fact) & 1U) != 0;
  }
  // The last one was good for a row.
  void take() { took_last_ = true; }

 private:
  const FactTerms& terms_;
  FactId last_{kNone};
  bool took_last_ = false;
  std::uint64_t taken_ = 0;  // before the last one: a bit for each manner
};

// A value of the graph by its row.
Value value_at(const GraphColumns& columns, std::uint32_t row);
// The same for equal values; orders them by kind, then by their normal form.
std::string value_key(const ValueColumns& values, std::uint32_t row);

}  // namespace weft
