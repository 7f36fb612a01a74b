// SPDX-License-Identifier: Apache-2.0
//
// How two entities hang together.
#pragma once

#include <optional>
#include <vector>

#include "weft/graph/graph.h"

namespace weft {

struct PathOptions {
  // Facts on the way, at most.
  std::size_t max_hops = 6;
  double min_confidence = 0;
  // Negated facts never make a way; this also leaves planned, alleged and reported ones out.
  bool asserted_only = false;
};

struct PathStep {
  EntityId from{};
  EntityId to{};
  std::vector<FactId> facts;  // all that join the two, most evidence first; never empty
};

// A shortest way along facts in either direction, always the same one; empty for from == to,
// nothing where there is none. Titles and fields, which all who have them share, are no way.
std::optional<std::vector<PathStep>> find_path(const Graph& graph, EntityId from, EntityId to,
                                               const PathOptions& options = {});

}  // namespace weft
