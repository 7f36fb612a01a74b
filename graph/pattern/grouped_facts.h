// SPDX-License-Identifier: Apache-2.0
//
// The facts of one relation, grouped by the entity at one of their ends. Made by one look at all of
// them, which for many entities is less work than to look for each one's facts in an index of all
// relations, anywhere in memory.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/columns.h"
#include "graph/pattern/entity_set.h"

namespace weft {

class GroupedFacts {
 public:
  enum class By { kSubject, kObject };

  GroupedFacts(const GraphColumns& columns, const FactIndexes& indexes, RelationId relation, By by);

  // So many entities pay for a look at so many facts.
  static bool pays(double entities, std::size_t facts) {
    constexpr double kFew = 64;
    constexpr double kFactsForAnEntity = 16;
    return entities >= kFew && entities * kFactsForAnEntity >= static_cast<double>(facts);
  }

  bool has(EntityId entity) const { return entities_.has(index_of(entity)); }
  // That have facts.
  const EntitySet& entities() const { return entities_; }
  // The same facts in the same order as those of the index.
  std::span<const FactId> of(EntityId entity) const {
    if (!has(entity)) return {};
    const std::size_t group = entities_.number_of(index_of(entity));
    return std::span(ids_).subspan(begin_[group], begin_[group + 1] - begin_[group]);
  }
  // Whether all facts of an entity that has some are plain (FactIndexes).
  bool all_plain(EntityId entity) const {
    const std::size_t group = entities_.number_of(index_of(entity));
    return (plain_[group / 64] >> group % 64 & 1U) != 0;
  }
  std::size_t size() const { return ids_.size(); }

 private:
  std::vector<std::uint32_t> ends(const FactColumns& facts, std::span<const FactId> ids, By by);
  void order_groups(const FactColumns& facts, By by);
  void find_plain(const FactIndexes& indexes);

  EntitySet entities_;                // each one's number is that of its group
  std::vector<std::uint32_t> begin_;  // of the groups in ids_, and the end
  std::vector<FactId> ids_;
  std::vector<std::uint64_t> plain_;  // by group
};

}  // namespace weft
