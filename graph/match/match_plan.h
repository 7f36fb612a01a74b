// SPDX-License-Identifier: Apache-2.0
//
// How a MATCH query is worked on: which node is looked up first and which edges are followed from
// there, the fewest matches first. Conditions are asked as soon as all that they speak of is bound.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/match/match_query.h"
#include "weft/graph/lookup.h"

namespace weft {

// All node patterns with one variable are one node.
struct PlanNode {
  std::string name;  // of its variable, or "_1" where it has none
  std::size_t slot = 0;
  std::vector<const NodePattern*> patterns;
  std::vector<EntityType> types;  // any where both are empty
  std::vector<ValueKind> kinds;
  bool entities_only = false;
  std::optional<std::vector<EntityId>> named;  // by a {name: "..."}
};

struct PlanEdge {
  const EdgePattern* pattern = nullptr;
  std::size_t slot = 0;
  std::size_t from = 0;  // nodes as written, left and right
  std::size_t to = 0;
  std::vector<RelationMatch> relations;  // any where there are none
};

struct WorkStep {
  std::optional<std::size_t> edge;  // followed; else a node is looked up
  std::size_t node = 0;             // that is bound by the step
  bool reversed = false;            // the edge is followed from right to left
  bool closes = false;              // both of its ends are bound before
  bool scans = false;               // neither is: all facts of its relations are looked at
  std::vector<const Expression*> conditions;
  double estimate = 0;
  std::string what;
};

struct MatchPlan {
  std::size_t slots = 0;
  std::vector<PlanNode> nodes;
  std::vector<PlanEdge> edges;
  std::vector<WorkStep> steps;
  std::vector<std::string> notes;
};

// Also sets the slots of the query's expressions. Throws QuerySyntaxError where a variable, type or
// relation is unknown.
MatchPlan plan_match(const Graph& graph, std::string_view text, MatchQuery& query);

}  // namespace weft
