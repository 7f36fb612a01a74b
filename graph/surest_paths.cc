// SPDX-License-Identifier: Apache-2.0
//
// Yen's algorithm for the k shortest paths without loops, with Lawler's rule (a path is only left
// behind the place where it left its own parent) and A* for the way on: how far each entity is from
// the goal is found once, backwards, and no way that bars edges can be shorter.
#include <algorithm>
#include <boost/range/iterator_range.hpp>
#include <limits>
#include <queue>
#include <set>
#include <tuple>

#include "graph/ways.h"
#include "weft/core/error.h"

namespace weft {
namespace {

constexpr std::uint64_t kFar = std::numeric_limits<std::uint64_t>::max();

using Vertices = std::vector<std::uint32_t>;

struct Way {
  std::uint64_t cost = 0;
  Vertices vertices;
  std::size_t left_at = 0;  // where it leaves its parent

  // The surest first, of equally sure ones the shortest, then in the graph's order.
  bool operator<(const Way& other) const {
    if (cost != other.cost) return cost < other.cost;
    if (vertices.size() != other.vertices.size()) return vertices.size() < other.vertices.size();
    return vertices < other.vertices;
  }
};

class Searcher {
 public:
  Searcher(const Ways& ways, std::uint32_t goal, std::size_t max_hops)
      : ways_(ways),
        goal_(goal),
        max_hops_(max_hops),
        left_(boost::num_vertices(ways), kFar),
        hops_left_(boost::num_vertices(ways), kNone),
        fewest_hops_(boost::num_vertices(ways), kNone) {
    measure_hops();
    measure_costs();
  }

  // The best way from `root`'s end to the goal that goes through none of its vertices and does not
  // begin with a barred one; with the root before it. Nothing where there is none.
  std::optional<Way> go_on(const Vertices& root, std::uint64_t root_cost,
                           const std::set<std::uint32_t>& barred) {
    labels_.clear();
    for (const std::uint32_t v : touched_) fewest_hops_[v] = kNone;
    touched_.clear();
    for (std::size_t i = 0; i + 1 < root.size(); ++i) settle(root[i], 0);
    open_ = {};
    const auto hops = static_cast<std::uint32_t>(root.size() - 1);
    push(root.back(), root_cost, hops, kNone);
    while (!open_.empty()) {
      const std::uint32_t at = std::get<3>(open_.top());
      open_.pop();
      const Label label = labels_[at];
      if (label.vertex == goal_) return way(root, at);
      // Reached before at no higher cost, with no more facts.
      if (fewest_hops_[label.vertex] <= label.hops) continue;
      settle(label.vertex, label.hops);
      for (const auto edge : boost::make_iterator_range(boost::out_edges(label.vertex, ways_))) {
        const auto next = static_cast<std::uint32_t>(boost::target(edge, ways_));
        if (at == 0 && barred.count(next) != 0) continue;
        push(next, label.cost + ways_[edge].cost, label.hops + 1, at);
      }
    }
    return std::nullopt;
  }

  std::uint64_t cost(std::uint32_t a, std::uint32_t b) const {
    return ways_[boost::edge(a, b, ways_).first].cost;
  }

 private:
  struct Label {
    std::uint32_t vertex;
    std::uint32_t hops;
    std::uint64_t cost;
    std::uint32_t parent;
  };
  // Cost with what is left at least, facts, vertex, label.
  using Open = std::tuple<std::uint64_t, std::uint32_t, std::uint32_t, std::uint32_t>;

  void measure_hops() {
    Vertices queue = {goal_};
    hops_left_[goal_] = 0;
    for (std::size_t i = 0; i < queue.size() && hops_left_[queue[i]] < max_hops_; ++i) {
      for (const auto edge : boost::make_iterator_range(boost::out_edges(queue[i], ways_))) {
        const auto next = static_cast<std::uint32_t>(boost::target(edge, ways_));
        if (hops_left_[next] != kNone) continue;
        hops_left_[next] = hops_left_[queue[i]] + 1;
        queue.push_back(next);
      }
    }
  }

  // Dijkstra's algorithm from the goal, among what is near enough.
  void measure_costs() {
    using Item = std::pair<std::uint64_t, std::uint32_t>;
    std::priority_queue<Item, std::vector<Item>, std::greater<>> open;
    open.emplace(left_[goal_] = 0, goal_);
    while (!open.empty()) {
      const auto [cost, vertex] = open.top();
      open.pop();
      if (cost > left_[vertex]) continue;
      for (const auto edge : boost::make_iterator_range(boost::out_edges(vertex, ways_))) {
        const auto next = static_cast<std::uint32_t>(boost::target(edge, ways_));
        if (hops_left_[next] == kNone || left_[next] <= cost + ways_[edge].cost) continue;
        open.emplace(left_[next] = cost + ways_[edge].cost, next);
      }
    }
  }

  void settle(std::uint32_t vertex, std::uint32_t hops) {
    if (fewest_hops_[vertex] == kNone) touched_.push_back(vertex);
    fewest_hops_[vertex] = hops;
  }

  void push(std::uint32_t vertex, std::uint64_t cost, std::uint32_t hops, std::uint32_t parent) {
    if (hops_left_[vertex] == kNone || hops + hops_left_[vertex] > max_hops_) return;
    if (fewest_hops_[vertex] <= hops) return;
    open_.emplace(cost + left_[vertex], hops, vertex, static_cast<std::uint32_t>(labels_.size()));
    labels_.push_back({vertex, hops, cost, parent});
  }

  Way way(const Vertices& root, std::uint32_t label) const {
    Way out;
    out.cost = labels_[label].cost;
    out.left_at = root.size() - 1;
    for (; label != kNone; label = labels_[label].parent) {
      out.vertices.push_back(labels_[label].vertex);
    }
    out.vertices.insert(out.vertices.end(), root.rbegin() + 1, root.rend());
    std::reverse(out.vertices.begin(), out.vertices.end());
    return out;
  }

  const Ways& ways_;
  std::uint32_t goal_;
  std::size_t max_hops_;
  std::vector<std::uint64_t> left_;         // cost to the goal, at least
  std::vector<std::uint32_t> hops_left_;    // facts to the goal, at least; kNone: too far
  std::vector<std::uint32_t> fewest_hops_;  // of this search; kNone: not met
  Vertices touched_;
  std::vector<Label> labels_;
  std::priority_queue<Open, std::vector<Open>, std::greater<>> open_;
};

std::vector<Way> surest(Searcher& searcher, std::uint32_t from, std::size_t count) {
  std::vector<Way> found;
  std::set<Way> waiting;
  if (auto first = searcher.go_on({from}, 0, {})) waiting.insert(std::move(*first));
  while (!waiting.empty()) {
    found.push_back(std::move(waiting.extract(waiting.begin()).value()));
    if (found.size() == count) break;
    const Way& last = found.back();
    Vertices root(last.vertices.begin(),
                  last.vertices.begin() + static_cast<std::ptrdiff_t>(last.left_at));
    std::uint64_t cost = 0;
    for (std::size_t i = 1; i < root.size(); ++i) cost += searcher.cost(root[i - 1], root[i]);
    for (std::size_t i = last.left_at; i + 1 < last.vertices.size(); ++i) {
      root.push_back(last.vertices[i]);
      if (i > 0) cost += searcher.cost(root[i - 1], root[i]);
      // Where the ways that are known go on from the same root.
      std::set<std::uint32_t> barred;
      for (const Way& way : found) {
        if (way.vertices.size() > i + 1 &&
            std::equal(root.begin(), root.end(), way.vertices.begin())) {
          barred.insert(way.vertices[i + 1]);
        }
      }
      if (auto next = searcher.go_on(root, cost, barred)) waiting.insert(std::move(*next));
    }
  }
  return found;
}

}  // namespace

std::vector<SurePath> find_surest_paths(const Graph& graph, EntityId from, EntityId to,
                                        std::size_t count, const PathOptions& options) {
  if (count == 0) throw UsageError("no path is asked for; ask for one or more");
  std::vector<SurePath> out;
  if (from == to) return out;
  const FactSelection asked(graph, options.filter);
  const Ways ways = ways_of(graph, from, to, asked);
  Searcher searcher(ways, index_of(to), options.max_hops);
  for (const Way& way : surest(searcher, index_of(from), count)) {
    SurePath path;
    path.confidence = 1;
    for (std::size_t i = 1; i < way.vertices.size(); ++i) {
      const EntityId a{way.vertices[i - 1]};
      const EntityId b{way.vertices[i]};
      PathStep step{a, b, facts_between(graph, a, b, asked)};
      std::stable_sort(step.facts.begin(), step.facts.end(), [&](FactId x, FactId y) {
        return graph.head(x).confidence > graph.head(y).confidence;
      });
      path.confidence *= std::min(graph.head(step.facts.front()).confidence, 1.0);
      path.steps.push_back(std::move(step));
    }
    out.push_back(std::move(path));
  }
  return out;
}

}  // namespace weft
