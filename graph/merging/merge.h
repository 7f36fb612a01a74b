// SPDX-License-Identifier: Apache-2.0
//
// Decides which appearances are one entity; graph_builder.h states the rules. The answer depends on
// the set of documents and the decisions alone, not on the order of documents.
#pragma once

#include <vector>

#include "weft/core/name_rules.h"
#include "weft/graph/curation.h"
#include "weft/graph/graph.h"

namespace weft {

struct AppearanceRef {
  std::uint32_t document = 0;
  std::uint32_t index = 0;
};

// One entity: its appearances in document order.
using Cluster = std::vector<AppearanceRef>;

struct Merging {
  std::vector<Cluster> clusters;
  // Grouped by cluster: MergeRecord::entity is an index into `clusters` until entities are made.
  std::vector<MergeRecord> records;
};

Merging merge_appearances(const std::vector<GraphDocument>& documents, const NameRules& rules,
                          const std::vector<Decision>& decisions = {});

// Writes data.entities, for the clusters that some fact speaks of, the entity of each appearance,
// and data.merges.
void make_entities(GraphData& data, const Merging& merging, const NameRules& rules);

}  // namespace weft
