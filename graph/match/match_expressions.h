// SPDX-License-Identifier: Apache-2.0
//
// Expressions of a MATCH query: what stands behind WHERE, RETURN and ORDER BY.
#pragma once

#include "graph/match/match_query.h"
#include "graph/match/match_reader.h"

namespace weft {

ExpressionPtr read_expression(MatchReader& in);
// One value, variable, call or list, or anything in brackets.
ExpressionPtr read_operand(MatchReader& in);

}  // namespace weft
