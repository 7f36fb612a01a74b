// SPDX-License-Identifier: Apache-2.0
//
// A query whose names have been looked up and whose patterns stand in the order of evaluation: the
// one with the fewest candidate facts first, then those that share a variable with what is bound.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "weft/graph/lookup.h"
#include "weft/graph/query.h"

namespace weft {

// One place of a pattern. Exactly one of slot, entity, value words is set, or none for anything.
struct PlanTerm {
  std::optional<std::size_t> slot;  // number of the variable
  std::optional<EntityId> entity;
  std::string words;  // a value's words, folded

  bool anything() const { return !slot && !entity && words.empty(); }
};

struct PlanPattern {
  PlanTerm subject;
  PlanTerm object;
  bool any_relation = false;
  std::optional<std::size_t> relation_slot;
  std::vector<RelationMatch> relations;  // both directions of a symmetric one
  std::size_t position = 0;              // in the query
};

struct Plan {
  std::vector<std::string> variables;  // by slot
  std::vector<PlanPattern> patterns;
  std::vector<std::string> notes;
  bool impossible = false;  // a name is in no fact
};

Plan make_plan(const Graph& graph, const Query& query);

}  // namespace weft
