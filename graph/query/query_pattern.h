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

// "$who": a node, or an edge's relation, that is told later.
struct QueryParameter {
  std::string name;
  bool relation = false;
  std::size_t index = 0;  // of a node or an edge
};

struct QueryPlan {
  Pattern pattern;  // its edges are the query's patterns in their order
  std::vector<QueryColumn> columns;
  std::vector<QueryParameter> parameters;
};

QueryPlan query_pattern(const Graph& graph, const Query& query, bool with_parameters = false);

struct WayOfWork {
  // Parts that do not depend on each other are worked on one by one where a plan seems to have so
  // many rows: the answer is the same.
  double many_rows = 1000;
  bool in_words = true;  // QueryResult::steps say what was done
  std::size_t most_matches = kMostMatches;
  std::size_t most_product_rows = kMostProductRows;
};
QueryResult answer_of(const Graph& graph, const QueryPlan& plan, const QueryOptions& options,
                      const WayOfWork& way = {});

}  // namespace weft
