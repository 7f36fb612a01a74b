// SPDX-License-Identifier: Apache-2.0
//
// From a MATCH query as written to a pattern of numbers.
#pragma once

#include <string_view>

#include "graph/match/match_query.h"
#include "graph/match/match_values.h"
#include "graph/pattern/pattern.h"

namespace weft {

// Also tells the query's expressions which node or edge each variable is. Must not outlive the
// query and the values. Throws QuerySyntaxError where a variable, type or relation is unknown.
Pattern match_pattern(const Graph& graph, std::string_view text, MatchQuery& query,
                      const MatchValues& values);

}  // namespace weft
