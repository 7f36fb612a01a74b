// SPDX-License-Identifier: Apache-2.0
//
// In which order the nodes and edges of a pattern are bound: the fewest matches first.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/pattern/pattern.h"

namespace weft {

struct WorkStep {
  std::optional<std::size_t> edge;  // followed; else a node is looked up
  std::size_t node = 0;             // that is bound by the step
  bool reversed = false;            // the edge is followed from right to left
  bool closes = false;              // both of its ends are bound before
  bool scans = false;               // neither is: all facts of its relations are looked at
  bool takes_all = false;           // whatever it leads to may stand at the node
  // Edges from the node to ones that are bound before, followed by later steps: what they lead to
  // is found once for these and all else passed over here.
  std::vector<std::size_t> joined;
  // Later steps that each follow one relation in one direction from the node: where these have all
  // facts of theirs at hand, a node that none begins at is passed over here.
  std::vector<std::size_t> onward;
  // All of its relation's, grouped first (GroupedFacts), where so many nodes are bound before that
  // this is less work than to look for the facts of each. 0: they are looked for.
  std::size_t grouped_facts = 0;
  std::vector<std::size_t> conditions;
  double estimate = 0;  // matches for each one before
};

std::vector<WorkStep> plan_steps(const Graph& graph, const Pattern& pattern);
// A step that follows single facts of one relation in one direction.
struct OneWay {
  RelationId relation{kNone};
  bool out = true;  // from their subject, else from their object
};
std::optional<OneWay> one_way(const WorkStep& step, const Pattern& pattern);
// A last step that only leads on, by one relation in one direction, to whatever stands there.
struct RunEnd {
  std::size_t edge = 0;
  std::size_t node = 0;
  bool object = true;  // it leads to the object of its facts, else to their subject
};
std::optional<RunEnd> run_end(const Pattern& pattern, const std::vector<WorkStep>& steps);
// A step of a plan, for --explain.
std::string describe(const std::vector<WorkStep>& steps, std::size_t number,
                     const Pattern& pattern);

}  // namespace weft
