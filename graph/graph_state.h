// SPDX-License-Identifier: Apache-2.0
//
// What a Graph owns besides its data: the indexes that answer "which facts", and the Boost graph.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "weft/graph/boost_adapter.h"
#include "weft/graph/graph.h"

namespace weft {

struct FactIndex {
  std::vector<std::uint32_t> begin;
  std::vector<FactId> ids;

  std::span<const FactId> of(std::uint32_t group) const;
};

struct GraphState {
  GraphData data;
  FactIndex from;
  FactIndex to;
  FactIndex with;
  BoostGraph boost;
};

}  // namespace weft
