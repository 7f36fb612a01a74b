// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/path.h"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>

#include "graph/ways.h"

namespace weft {
namespace {

struct Arrived {};

// Ends the search, as Boost's algorithms do, by throwing once the goal is met.
class Walker : public boost::default_bfs_visitor {
 public:
  Walker(std::vector<std::uint32_t>& parent, std::uint32_t goal) : parent_(&parent), goal_(goal) {}

  template <typename Edge, typename G>
  void tree_edge(Edge edge, const G& graph) const {
    const auto target = boost::target(edge, graph);
    (*parent_)[target] = boost::source(edge, graph);
    if (target == goal_) throw Arrived();
  }

 private:
  std::vector<std::uint32_t>* parent_;
  std::uint32_t goal_;
};

}  // namespace

std::optional<std::vector<PathStep>> find_path(const Graph& graph, EntityId from, EntityId to,
                                               const PathOptions& options) {
  std::vector<PathStep> steps;
  if (from == to) return steps;
  const FactSelection asked(graph, options.filter);
  const Ways ways = ways_of(graph, from, to, asked);
  std::vector<std::uint32_t> parent(graph.entities().size(), kNone);
  try {
    boost::breadth_first_search(ways, index_of(from), boost::visitor(Walker(parent, index_of(to))));
    return std::nullopt;
  } catch (const Arrived&) {
    for (std::uint32_t at = index_of(to); at != index_of(from); at = parent[at]) {
      const EntityId a{parent[at]};
      const EntityId b{at};
      steps.push_back({a, b, facts_between(graph, a, b, asked)});
    }
  }
  if (steps.size() > options.max_hops) return std::nullopt;
  std::reverse(steps.begin(), steps.end());
  return steps;
}

}  // namespace weft
