// SPDX-License-Identifier: Apache-2.0
//
// A hub's facts lead to entities whose own facts lie anywhere in memory, and a search among these
// waits for memory at each step. So the facts of several entities are looked for side by side, and
// memory is asked for them, before the first of these entities is worked on.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/columns.h"
#include "graph/pattern/entity_set.h"

namespace weft {

class Lookahead {
 public:
  using Side = FactSieve::Side;

  // Looks for nothing.
  Lookahead() = default;
  // Facts of an index, of one relation or all, are wanted of what stands on a side of facts met:
  // with what they say, or only, where `plain` is something, with the bits that it points to.
  Lookahead(const FactColumns& facts, const FactIndex& index, std::optional<RelationId> relation,
            const std::uint64_t* plain)
      : facts_(&facts), index_(&index), relation_(relation), plain_(plain) {}

  // Before the fact at `i` is worked on.
  void turn_to(std::span<const FactId> met, std::size_t i, Side side) {
    if (index_ == nullptr || met.size() < kBatch) return;
    now_ = i % kBatch;
    const FactId* const first = met.data() + (i - now_);
    if (first != first_) look(met.subspan(i - now_), side);
    first_ = first;
  }

  // The facts of an index and a relation at an entity, where they are known.
  const std::span<const FactId>* of(const FactIndex& index, EntityId entity,
                                    std::optional<RelationId> relation) const {
    const bool known = now_ < batch_.size() && batch_[now_].entity == index_of(entity) &&
                       index_ == &index && relation_ == relation;
    return known ? &batch_[now_].facts : nullptr;
  }

 private:
  static constexpr std::size_t kBatch = 16;

  struct Item {
    std::uint32_t entity = kNone;
    std::uint32_t begin = 0;  // of what may be wanted, in the index
    std::uint32_t end = 0;
    std::span<const FactId> facts;
  };

  void look(std::span<const FactId> met, Side side);
  void find_relation();
  void fetch() const;

  const FactColumns* facts_ = nullptr;
  const FactIndex* index_ = nullptr;
  std::optional<RelationId> relation_;
  const std::uint64_t* plain_ = nullptr;
  const FactId* first_ = nullptr;  // of the batch
  std::size_t now_ = 0;
  std::vector<Item> batch_;
};

}  // namespace weft
