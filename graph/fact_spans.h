// SPDX-License-Identifier: Apache-2.0
//
// Facts with one relation, subject or object among those of an index that rise in it.
#pragma once

#include <algorithm>
#include <span>

#include "graph/columns.h"

namespace weft {

// The facts whose key is `wanted`, of a span in which keys rise.
template <typename KeyOf>
std::span<const FactId> equal_part(std::span<const FactId> facts, KeyOf key_of,
                                   std::uint32_t wanted) {
  const auto begin = std::ranges::lower_bound(facts, wanted, {}, key_of);
  // There are few of them, so that their end is near.
  std::size_t step = 1;
  const std::size_t first = static_cast<std::size_t>(begin - facts.begin());
  while (first + step < facts.size() && key_of(facts[first + step]) == wanted) step *= 2;
  const auto rest = facts.subspan(first, std::min(step, facts.size() - first));
  const auto end = std::ranges::upper_bound(rest, wanted, {}, key_of);
  return rest.first(static_cast<std::size_t>(end - rest.begin()));
}

// Of facts of one subject or one object.
inline std::span<const FactId> facts_of_relation(const FactColumns& columns,
                                                 std::span<const FactId> facts,
                                                 RelationId relation) {
  return equal_part(
      facts, [&](FactId id) { return columns.relation[index_of(id)]; }, index_of(relation));
}

// Of facts of one object and one relation.
inline std::span<const FactId> facts_of_subject(const FactColumns& columns,
                                                std::span<const FactId> facts, EntityId subject) {
  return equal_part(
      facts, [&](FactId id) { return columns.subject[index_of(id)]; }, index_of(subject));
}

// Of facts of one subject and one relation: entities stand before values.
inline std::span<const FactId> facts_of_object(const FactColumns& columns,
                                               std::span<const FactId> facts, EntityId object) {
  const auto object_of = [&](FactId id) {
    const bool entity = columns.object.kind[index_of(id)] == kEntityTerm;
    return entity ? columns.object.id[index_of(id)] : kNone;
  };
  return equal_part(facts, object_of, index_of(object));
}

}  // namespace weft
