// SPDX-License-Identifier: Apache-2.0
//
// Decides which appearances are one entity; graph_builder.h states the rules. The answer depends on
// the set of documents alone, not on their order.
#pragma once

#include <vector>

#include "weft/core/name_rules.h"
#include "weft/graph/graph.h"

namespace weft {

struct AppearanceRef {
  std::uint32_t document = 0;
  std::uint32_t index = 0;
};

// One entity: its appearances in document order.
using Cluster = std::vector<AppearanceRef>;

std::vector<Cluster> merge_appearances(const std::vector<GraphDocument>& documents,
                                       const NameRules& rules);

// Writes data.entities, for the clusters that some fact speaks of, and the entity of each
// appearance.
void make_entities(GraphData& data, const std::vector<Cluster>& clusters, const NameRules& rules);

}  // namespace weft
