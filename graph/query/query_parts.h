// SPDX-License-Identifier: Apache-2.0
//
// Patterns of a query that have nothing in common but entities that are known: what the one binds
// does not matter to the other, so that each is looked for once, and not once for each match of the
// others.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/query/query_pattern.h"

namespace weft {

struct QueryPart {
  QueryPlan plan;
  std::vector<std::size_t> columns;  // where its columns stand in the query's
};

// One part where all hangs together.
std::vector<QueryPart> independent_parts(const QueryPlan& plan);

}  // namespace weft
