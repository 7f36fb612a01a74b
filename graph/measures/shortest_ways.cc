// SPDX-License-Identifier: Apache-2.0
//
// Measures that follow shortest ways from vertex to vertex.
#include <algorithm>
#include <numeric>

#include "graph/measures/random.h"
#include "weft/core/parallel.h"
#include "weft/graph/measures.h"

namespace weft {
namespace {

// Sums are made in this many portions whatever the number of threads, so that they are rounded
// alike.
constexpr std::size_t kPortions = 16;

std::vector<std::uint32_t> sources_of(const Network& network, const SampleOptions& options) {
  std::vector<std::uint32_t> all(network.size());
  std::iota(all.begin(), all.end(), 0U);
  if (options.samples == 0 || options.samples >= all.size()) return all;
  Random random(options.seed);
  for (std::uint32_t i = 0; i < options.samples; ++i) {
    std::swap(all[i], all[i + random.below(static_cast<std::uint32_t>(all.size()) - i)]);
  }
  all.resize(options.samples);
  std::sort(all.begin(), all.end());
  return all;
}

// Breadth first from one vertex, with what Brandes' algorithm adds up on the way back.
class Walk {
 public:
  explicit Walk(const Network& network)
      : network_(&network),
        distance_(network.size(), kNone),
        ways_(network.size(), 0),
        share_(network.size(), 0) {}

  void from(std::uint32_t source) {
    for (const std::uint32_t v : order_) distance_[v] = kNone;
    order_.assign(1, source);
    distance_[source] = 0;
    ways_[source] = 1;
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const std::uint32_t v = order_[i];
      for (const Network::Neighbour& n : network_->neighbours(v)) {
        if (distance_[n.vertex] == kNone) {
          distance_[n.vertex] = distance_[v] + 1;
          ways_[n.vertex] = 0;
          order_.push_back(n.vertex);
        }
        if (distance_[n.vertex] == distance_[v] + 1) ways_[n.vertex] += ways_[v];
      }
    }
  }

  // Adds to each vertex the share of the ways from the source that lead through it.
  void add_shares(std::vector<double>& sums) {
    for (const std::uint32_t v : order_) share_[v] = 0;
    for (std::size_t i = order_.size(); i-- > 1;) {
      const std::uint32_t v = order_[i];
      const double each = (1 + share_[v]) / ways_[v];
      for (const Network::Neighbour& n : network_->neighbours(v)) {
        if (distance_[n.vertex] + 1 == distance_[v]) share_[n.vertex] += ways_[n.vertex] * each;
      }
      sums[v] += share_[v];
    }
  }

  // Vertices that were reached, nearest first; the source is the first.
  const std::vector<std::uint32_t>& reached() const { return order_; }
  std::uint32_t distance(std::uint32_t vertex) const { return distance_[vertex]; }

 private:
  const Network* network_;
  std::vector<std::uint32_t> distance_;
  std::vector<double> ways_;
  std::vector<double> share_;
  std::vector<std::uint32_t> order_;
};

// add(walk, sums) after a walk from each source; the sums of all portions added up.
template <typename Add>
std::vector<double> walk_all(const Network& network, const std::vector<std::uint32_t>& sources,
                             unsigned threads, Add add) {
  std::vector<double> total(network.size(), 0);
  std::vector<std::vector<double>> portions(kPortions);
  parallel_in_order(
      kPortions, threads,
      [&](std::size_t p) {
        std::vector<double> sums(network.size(), 0);
        Walk walk(network);
        const std::size_t end = sources.size() * (p + 1) / kPortions;
        for (std::size_t i = sources.size() * p / kPortions; i < end; ++i) {
          walk.from(sources[i]);
          add(walk, sums);
        }
        portions[p] = std::move(sums);
      },
      [&](std::size_t p) {
        for (std::uint32_t v = 0; v < network.size(); ++v) total[v] += portions[p][v];
        portions[p] = {};
      });
  return total;
}

}  // namespace

std::vector<double> betweenness(const Network& network, const SampleOptions& options) {
  const std::vector<std::uint32_t> sources = sources_of(network, options);
  std::vector<double> sums =
      walk_all(network, sources, options.threads,
               [](Walk& walk, std::vector<double>& portion) { walk.add_shares(portion); });
  const double size = network.size();
  if (size < 3) return sums;
  const double pairs = (size - 1) * (size - 2) * static_cast<double>(sources.size()) / size;
  for (double& sum : sums) sum /= pairs;
  return sums;
}

std::vector<double> closeness(const Network& network, const SampleOptions& options) {
  const std::vector<std::uint32_t> sources = sources_of(network, options);
  const std::uint32_t size = network.size();
  // Ways have no direction: how far the sources are from a vertex is how far it is from them.
  std::vector<double> far =
      walk_all(network, sources, options.threads, [](Walk& walk, std::vector<double>& portion) {
        for (const std::uint32_t v : walk.reached()) portion[v] += walk.distance(v);
      });
  std::vector<std::uint32_t> part = components(network);
  std::vector<std::uint32_t> members(size, 0);
  std::vector<std::uint32_t> drawn(size, 0);
  for (const std::uint32_t p : part) ++members[p];
  for (const std::uint32_t s : sources) ++drawn[part[s]];
  for (std::uint32_t v = 0; v < size; ++v) {
    if (far[v] == 0) continue;
    const double others = members[part[v]] - 1;
    // The mean distance of those drawn stands for that of all others.
    const double seen = sources.size() == size ? others : drawn[part[v]];
    far[v] = others / (size - 1) * seen / far[v];
  }
  return far;
}

}  // namespace weft
