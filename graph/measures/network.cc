// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/network.h"

#include <numeric>

#include "weft/core/error.h"
#include "weft/graph/fact_filter.h"

namespace weft {
namespace {

std::vector<Tie> ties_of(const Graph& graph, const NetworkOptions& options) {
  std::vector<std::uint8_t> usable;
  usable.reserve(graph.entities().size());
  for (const GraphEntity& entity : graph.entities()) {
    usable.push_back(options.titles || joins_others(entity) ? 1 : 0);
  }
  std::vector<Tie> ties;
  for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
    const FactHead fact = graph.head(FactId{i});
    if (!fact.object || fact.negated) continue;
    if (!asked_for(fact, options.min_confidence, options.asserted_only)) continue;
    const std::uint32_t a = index_of(fact.subject);
    const std::uint32_t b = index_of(*fact.object);
    if (usable[a] == 0 || usable[b] == 0) continue;
    ties.push_back({a, b, static_cast<float>(fact.confidence)});
  }
  return ties;
}

// Counting sort of both directions: stable, so rows that were sorted by one end stay so.
struct Half {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  float weight = 0;
};

template <typename Key>
std::vector<Half> sorted(const std::vector<Half>& halves, std::uint32_t size, Key key) {
  std::vector<std::uint64_t> at(std::size_t{size} + 1, 0);
  for (const Half& h : halves) ++at[key(h) + 1];
  std::partial_sum(at.begin(), at.end(), at.begin());
  std::vector<Half> out(halves.size());
  for (const Half& h : halves) out[at[key(h)]++] = h;
  return out;
}

}  // namespace

Network::Network(const Graph& graph, const NetworkOptions& options) {
  fill(static_cast<std::uint32_t>(graph.entities().size()), ties_of(graph, options));
}

Network::Network(std::uint32_t size, std::span<const Tie> ties) { fill(size, ties); }

void Network::fill(std::uint32_t size, std::span<const Tie> ties) {
  std::vector<Half> halves;
  halves.reserve(ties.size() * 2);
  for (const Tie& tie : ties) {
    if (tie.a >= size || tie.b >= size) {
      throw UsageError("a tie's end " + std::to_string(std::max(tie.a, tie.b)) +
                       " is not among the " + std::to_string(size) + " vertices");
    }
    if (tie.a == tie.b || !(tie.weight > 0)) continue;
    halves.push_back({tie.a, tie.b, tie.weight});
    halves.push_back({tie.b, tie.a, tie.weight});
  }
  halves = sorted(halves, size, [](const Half& h) { return h.to; });
  halves = sorted(halves, size, [](const Half& h) { return h.from; });
  begin_.assign(std::size_t{size} + 1, 0);
  strength_.assign(size, 0);
  neighbours_.reserve(halves.size());
  std::size_t i = 0;
  for (std::uint32_t v = 0; v < size; ++v) {
    begin_[v] = neighbours_.size();
    for (; i < halves.size() && halves[i].from == v; ++i) {
      const Half& h = halves[i];
      if (neighbours_.size() > begin_[v] && neighbours_.back().vertex == h.to) {
        neighbours_.back().weight += h.weight;
      } else {
        neighbours_.push_back({h.to, h.weight});
      }
      strength_[v] += h.weight;
    }
    total_ += strength_[v];
  }
  begin_[size] = neighbours_.size();
  neighbours_.shrink_to_fit();
  total_ /= 2;
}

}  // namespace weft
