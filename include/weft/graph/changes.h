// SPDX-License-Identifier: Apache-2.0
//
// What articles of a span of time brought into a graph.
#pragma once

#include <string>
#include <vector>

#include "weft/graph/graph.h"

namespace weft {

struct GraphChange {
  FactId fact{};
  // Earlier facts with the same subject, relation and object that hold otherwise: planned before
  // and done now, current before and former now, with another amount. Empty: the fact is new.
  std::vector<FactId> before;
};

// Facts that articles published from `since` to `until` were the first to state, by the day they
// were seen. Dates are ISO 8601, whole or cut ("2024", "2024-05"), both inclusive; an empty one
// bounds nothing. Facts whose articles have no date are never among them.
std::vector<GraphChange> changes(const Graph& graph, const std::string& since,
                                 const std::string& until);

}  // namespace weft
