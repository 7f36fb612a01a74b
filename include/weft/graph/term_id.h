// SPDX-License-Identifier: Apache-2.0
//
// What stands at one place of an answer, as one number: a kind and an index. But for values, equal
// terms have equal numbers, which order as the graph does.
#pragma once

#include <cstdint>

#include "weft/graph/graph.h"

namespace weft {

struct TermId {
  enum class Kind : std::uint32_t { kEntity, kRelation, kValue, kFact, kNothing };

  std::uint64_t number = static_cast<std::uint64_t>(Kind::kNothing) << 32U;

  TermId() = default;
  explicit TermId(std::uint64_t of_term) : number(of_term) {}
  TermId(Kind kind, std::uint32_t index)
      : number(static_cast<std::uint64_t>(kind) << 32U | index) {}
  TermId(EntityId id) : TermId(Kind::kEntity, index_of(id)) {}
  TermId(RelationId id) : TermId(Kind::kRelation, index_of(id)) {}
  TermId(FactId id) : TermId(Kind::kFact, index_of(id)) {}

  Kind kind() const { return static_cast<Kind>(number >> 32U); }
  std::uint32_t index() const { return static_cast<std::uint32_t>(number); }
  bool is(Kind kind_asked) const { return kind() == kind_asked; }
  bool operator==(const TermId&) const = default;
};

}  // namespace weft
