// SPDX-License-Identifier: Apache-2.0
//
// How two entities hang together.
#pragma once

#include <optional>
#include <vector>

#include "weft/graph/fact_filter.h"
#include "weft/graph/graph.h"

namespace weft {

struct PathOptions {
  // Facts on the way, at most.
  std::size_t max_hops = 6;
  // Negated facts never make a way, whatever it says.
  FactFilter filter;
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

// A way and the chance that all of it holds: the product of its steps' surest facts.
struct SurePath {
  std::vector<PathStep> steps;  // never empty; the surest fact of each step first
  double confidence = 0;
};

// The `count` surest ways without loops, the surest first, of equally sure ones the shortest, then
// in the graph's order; fewer where there are no more, none for from == to. Throws UsageError for a
// count of 0.
std::vector<SurePath> find_surest_paths(const Graph& graph, EntityId from, EntityId to,
                                        std::size_t count, const PathOptions& options = {});

}  // namespace weft
