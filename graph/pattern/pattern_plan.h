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
  // Edges from the node to known ones, followed by later steps: what they lead to is found once and
  // all else passed over here.
  std::vector<std::size_t> joined;
  std::vector<std::size_t> conditions;
  double estimate = 0;  // matches for each one before
};

std::vector<WorkStep> plan_steps(const Graph& graph, const Pattern& pattern);
// A last step that only leads on, by one relation in one direction, to whatever stands there.
struct RunEnd {
  std::size_t edge = 0;
  std::size_t node = 0;
  bool object = true;  // it leads to the object of its facts, else to their subject
};
std::optional<RunEnd> run_end(const Pattern& pattern, const std::vector<WorkStep>& steps);
// For --explain.
std::string describe(const WorkStep& step, const Pattern& pattern);

}  // namespace weft
