// SPDX-License-Identifier: Apache-2.0
//
// Entities that stand in the same relations to the same others, as two investors of one company do.
#pragma once

#include <vector>

#include "weft/graph/graph.h"

namespace weft {

struct SimilarEntity {
  EntityId entity{};
  // Weighted Jaccard, 0 to 1: what both have over what either has. A neighbour weighs the less the
  // more facts speak of it (Adamic and Adar 2003).
  double score = 0;
  std::vector<FactId> shared;  // facts of this entity that the other has too, heaviest first
};

struct SimilarOptions {
  std::size_t limit = 20;  // 0: all
  double min_confidence = 0;
  bool asserted_only = false;
};

// Best first, equal ones by key. Negated facts and values do not count. Time: the facts of the
// entity's neighbours.
std::vector<SimilarEntity> similar_entities(const Graph& graph, EntityId entity,
                                            const SimilarOptions& options = {});

}  // namespace weft
