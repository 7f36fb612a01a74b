// SPDX-License-Identifier: Apache-2.0
#include "graph/ways.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace weft {
namespace {

constexpr double kUnit = 1e9;

bool passable(FactId id, const FactHead& fact, const FactSelection& asked) {
  return !fact.negated && asked(id, fact);
}

std::uint64_t cost_of(double confidence) {
  return static_cast<std::uint64_t>(std::llround(-std::log(std::min(confidence, 1.0)) * kUnit));
}

}  // namespace

Ways ways_of(const Graph& graph, EntityId from, EntityId to, const FactSelection& asked) {
  std::vector<bool> usable;
  usable.reserve(graph.entities().size());
  for (const GraphEntity& entity : graph.entities()) usable.push_back(joins_others(entity));
  usable[index_of(from)] = usable[index_of(to)] = true;
  struct End {
    std::uint32_t from;
    std::uint32_t to;
    std::uint64_t cost;
  };
  std::vector<End> ends;
  for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
    const FactHead fact = graph.head(FactId{i});
    if (!fact.object || !passable(FactId{i}, fact, asked)) continue;
    const std::uint32_t a = index_of(fact.subject);
    const std::uint32_t b = index_of(*fact.object);
    if (!usable[a] || !usable[b]) continue;
    const std::uint64_t cost = cost_of(fact.confidence);
    ends.push_back({a, b, cost});
    ends.push_back({b, a, cost});
  }
  std::sort(ends.begin(), ends.end(), [](const End& x, const End& y) {
    return std::tie(x.from, x.to, x.cost) < std::tie(y.from, y.to, y.cost);
  });
  const auto same = [](const End& x, const End& y) { return x.from == y.from && x.to == y.to; };
  ends.erase(std::unique(ends.begin(), ends.end(), same), ends.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::vector<WayCost> costs;
  for (const End& end : ends) {
    pairs.emplace_back(end.from, end.to);
    costs.push_back({end.cost});
  }
  return Ways(boost::edges_are_sorted, pairs.begin(), pairs.end(), costs.begin(),
              static_cast<std::uint32_t>(graph.entities().size()));
}

std::vector<FactId> facts_between(const Graph& graph, EntityId a, EntityId b,
                                  const FactSelection& asked) {
  std::vector<FactId> found;
  const auto collect = [&](EntityId from, EntityId to) {
    for (const FactId id : graph.facts_from(from)) {
      const FactHead fact = graph.head(id);
      if (fact.object == to && passable(id, fact, asked)) found.push_back(id);
    }
  };
  collect(a, b);
  collect(b, a);
  std::stable_sort(found.begin(), found.end(), [&](FactId x, FactId y) {
    return graph.head(x).evidence > graph.head(y).evidence;
  });
  return found;
}

}  // namespace weft
