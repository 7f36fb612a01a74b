// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/path.h"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "weft/graph/fact_filter.h"

namespace weft {
namespace {

using Undirected =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint32_t>;

bool passable(const FactHead& fact, const PathOptions& options) {
  return !fact.negated && asked_for(fact, options.min_confidence, options.asserted_only);
}

// Both directions of every fact that may be walked, sorted, so that the way found is always the
// same.
Undirected both_ways(const Graph& graph, EntityId from, EntityId to, const PathOptions& options) {
  const auto usable = [&](EntityId id) {
    return id == from || id == to || joins_others(graph[id]);
  };
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
    const FactHead fact = graph.head(FactId{i});
    if (!fact.object || !passable(fact, options)) continue;
    if (!usable(fact.subject) || !usable(*fact.object)) continue;
    ends.emplace_back(index_of(fact.subject), index_of(*fact.object));
    ends.emplace_back(index_of(*fact.object), index_of(fact.subject));
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return Undirected(boost::edges_are_sorted, ends.begin(), ends.end(),
                    static_cast<std::uint32_t>(graph.entities().size()));
}

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

std::vector<FactId> facts_between(const Graph& graph, EntityId a, EntityId b,
                                  const PathOptions& options) {
  std::vector<FactId> found;
  const auto collect = [&](EntityId from, EntityId to) {
    for (const FactId id : graph.facts_from(from)) {
      const FactHead fact = graph.head(id);
      if (fact.object == to && passable(fact, options)) found.push_back(id);
    }
  };
  collect(a, b);
  collect(b, a);
  std::stable_sort(found.begin(), found.end(), [&](FactId x, FactId y) {
    return graph.head(x).evidence > graph.head(y).evidence;
  });
  return found;
}

}  // namespace

std::optional<std::vector<PathStep>> find_path(const Graph& graph, EntityId from, EntityId to,
                                               const PathOptions& options) {
  std::vector<PathStep> steps;
  if (from == to) return steps;
  const Undirected ways = both_ways(graph, from, to, options);
  std::vector<std::uint32_t> parent(graph.entities().size(), kNone);
  try {
    boost::breadth_first_search(ways, index_of(from), boost::visitor(Walker(parent, index_of(to))));
    return std::nullopt;
  } catch (const Arrived&) {
    for (std::uint32_t at = index_of(to); at != index_of(from); at = parent[at]) {
      const EntityId a{parent[at]};
      const EntityId b{at};
      steps.push_back({a, b, facts_between(graph, a, b, options)});
    }
  }
  if (steps.size() > options.max_hops) return std::nullopt;
  std::reverse(steps.begin(), steps.end());
  return steps;
}

}  // namespace weft
