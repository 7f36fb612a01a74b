// SPDX-License-Identifier: Apache-2.0
//
// The entities that an edge leads to from a known node. Found only once so many were asked about
// that it pays.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/columns.h"

namespace weft {

class Neighbours {
 public:
  Neighbours(EntityId known, std::vector<std::span<const FactId>> from,
             std::vector<std::span<const FactId>> to);
  // True where it is not known.
  bool may_hold(const GraphColumns& columns, EntityId entity);
  // The facts of a relation between two, one of whom is the known node. Nothing where it is not
  // the only relation that leads that way.
  std::optional<std::span<const FactId>> between(const GraphColumns& columns, EntityId subject,
                                                 RelationId relation, EntityId object) const;

 private:
  void find(const GraphColumns& columns);

  EntityId known_;
  std::vector<std::span<const FactId>> from_;  // their objects are neighbours
  std::vector<std::span<const FactId>> to_;    // their subjects are
  std::size_t facts_ = 0;
  std::size_t asked_ = 0;
  std::vector<bool> is_;
};

}  // namespace weft
