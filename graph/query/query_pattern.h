// SPDX-License-Identifier: Apache-2.0
//
// From the words of a query to a pattern of numbers.
#pragma once

#include <string>
#include <vector>

#include "graph/pattern/pattern.h"
#include "weft/graph/query.h"

namespace weft {

struct QueryColumn {
  enum class Of { kNode, kRelation, kSubject, kPredicate, kObject };
  std::string name;
  Of of = Of::kNode;
  std::size_t index = 0;  // of a node, a relation variable; of a pattern for the last three
};

struct QueryPlan {
  Pattern pattern;  // its edges are the query's patterns in their order
  std::vector<QueryColumn> columns;
};

QueryPlan query_pattern(const Graph& graph, const Query& query);

}  // namespace weft
