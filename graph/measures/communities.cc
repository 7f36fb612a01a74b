// SPDX-License-Identifier: Apache-2.0
//
// The Leiden algorithm (Traag, Waltman and van Eck 2019, "From Louvain to Leiden"): vertices move
// to better communities, communities are split into well-knit parts, the parts become the vertices
// of a smaller network, and so on until nothing moves.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/measures/partition.h"
#include "graph/measures/random.h"
#include "weft/graph/measures.h"

namespace weft {
namespace {

constexpr double kRandomness = 0.01;  // theta of the article: how freely parts are joined

using Partition = std::vector<std::uint32_t>;

struct Arc {
  std::uint32_t to = 0;
  double weight = 0;
};

// A network whose vertices stand for groups of vertices. Ties inside of a group count in its
// strength alone: they change no comparison.
struct Level {
  std::vector<std::uint64_t> begin{0};
  std::vector<Arc> arcs;
  std::vector<double> strength;

  std::uint32_t size() const { return static_cast<std::uint32_t>(strength.size()); }
  std::span<const Arc> of(std::uint32_t v) const {
    return {arcs.data() + begin[v], arcs.data() + begin[v + 1]};
  }
};

Level first_level(const Network& network) {
  Level level;
  level.arcs.reserve(network.ties() * 2);
  level.begin.reserve(std::size_t{network.size()} + 1);
  for (std::uint32_t v = 0; v < network.size(); ++v) {
    for (const Network::Neighbour& n : network.neighbours(v)) {
      level.arcs.push_back({n.vertex, n.weight});
    }
    level.begin.push_back(level.arcs.size());
    level.strength.push_back(network.strength(v));
  }
  return level;
}

// Sums of weights by part, for the neighbours of one vertex at a time.
class PartWeights {
 public:
  explicit PartWeights(std::uint32_t size) : weight_(size, 0) {}

  void add(std::uint32_t part, double weight) {
    if (weight_[part] == 0) parts_.push_back(part);
    weight_[part] += weight;
  }
  double of(std::uint32_t part) const { return weight_[part]; }
  const std::vector<std::uint32_t>& parts() const { return parts_; }
  void clear() {
    for (const std::uint32_t part : parts_) weight_[part] = 0;
    parts_.clear();
  }

 private:
  std::vector<double> weight_;
  std::vector<std::uint32_t> parts_;
};

class Leiden {
 public:
  Leiden(const Network& network, const CommunityOptions& options)
      : random_(options.seed),
        scale_(network.total_weight() > 0 ? options.resolution / (2 * network.total_weight()) : 0) {
  }

  // Makes the partition of the network better; whether it did.
  bool improve(const Level& bottom, Partition& partition) {
    bool better = false;
    Level level = bottom;
    // Of each vertex of the bottom, the vertex of the level that it went into.
    Partition member(bottom.size());
    std::iota(member.begin(), member.end(), 0U);
    Partition community = partition;
    while (true) {
      better |= move(level, community);
      for (std::size_t v = 0; v < member.size(); ++v) partition[v] = community[member[v]];
      const Partition parts = refine(level, community);
      const std::uint32_t count = 1 + *std::max_element(parts.begin(), parts.end());
      if (count == level.size()) return better;
      Partition above(count);
      for (std::uint32_t v = 0; v < level.size(); ++v) above[parts[v]] = community[v];
      community = compact(above);
      level = merge(level, parts, count);
      for (std::uint32_t& v : member) v = parts[v];
    }
  }

 private:
  // Moves vertices to the neighbouring community where modularity gains most, until none gains.
  bool move(const Level& level, Partition& community) {
    const std::uint32_t size = level.size();
    std::vector<double> total(size, 0);
    std::vector<std::uint32_t> members(size, 0);
    for (std::uint32_t v = 0; v < size; ++v) {
      total[community[v]] += level.strength[v];
      ++members[community[v]];
    }
    std::vector<std::uint32_t> empty;
    for (std::uint32_t c = 0; c < size; ++c) {
      if (members[c] == 0) empty.push_back(c);
    }
    std::vector<std::uint32_t> queue(size);
    std::iota(queue.begin(), queue.end(), 0U);
    random_.shuffle(queue);
    std::vector<std::uint8_t> waiting(size, 1);
    PartWeights near(size);
    bool moved = false;
    std::size_t head = 0;
    while (head < queue.size()) {
      const std::uint32_t v = queue[head++];
      if (head > size) {  // keeps the queue as long as the network at most
        queue.erase(queue.begin(), queue.begin() + static_cast<std::ptrdiff_t>(head));
        head = 0;
      }
      waiting[v] = 0;
      const std::uint32_t old = community[v];
      for (const Arc& arc : level.of(v)) near.add(community[arc.to], arc.weight);
      total[old] -= level.strength[v];
      const double pull = level.strength[v] * scale_;
      std::uint32_t best = old;
      double most = near.of(old) - pull * total[old];
      for (const std::uint32_t c : near.parts()) {
        const double gain = near.of(c) - pull * total[c];
        if (gain > most + 1e-12) {
          most = gain;
          best = c;
        }
      }
      if (most < 0 && members[old] > 1) best = empty.back();  // better alone
      near.clear();
      total[best] += level.strength[v];
      if (best == old) continue;
      moved = true;
      if (members[best]++ == 0) empty.pop_back();
      if (--members[old] == 0) empty.push_back(old);
      community[v] = best;
      for (const Arc& arc : level.of(v)) {
        if (community[arc.to] == best || waiting[arc.to] != 0) continue;
        waiting[arc.to] = 1;
        queue.push_back(arc.to);
      }
    }
    return moved;
  }

  // Parts of communities: vertices that are well tied to the rest of theirs join with others, at
  // random but rather where modularity gains more. Numbers of parts have no gaps.
  Partition refine(const Level& level, const Partition& community) {
    const std::uint32_t size = level.size();
    std::vector<double> community_total(size, 0);
    for (std::uint32_t v = 0; v < size; ++v) community_total[community[v]] += level.strength[v];
    Partition part(size);
    std::iota(part.begin(), part.end(), 0U);
    std::vector<double> total = level.strength;
    // The weight of ties from a part to the rest of its community.
    std::vector<double> outward(size, 0);
    for (std::uint32_t v = 0; v < size; ++v) {
      for (const Arc& arc : level.of(v)) {
        if (community[arc.to] == community[v]) outward[v] += arc.weight;
      }
    }
    const auto well_tied = [&](std::uint32_t p, std::uint32_t c) {
      return outward[p] >= total[p] * (community_total[c] - total[p]) * scale_;
    };
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0U);
    random_.shuffle(order);
    std::vector<std::uint8_t> alone(size, 1);
    PartWeights near(size);
    for (const std::uint32_t v : order) {
      const std::uint32_t c = community[v];
      if (alone[v] == 0 || !well_tied(v, c)) continue;
      for (const Arc& arc : level.of(v)) {
        if (community[arc.to] == c) near.add(part[arc.to], arc.weight);
      }
      const std::uint32_t chosen =
          choose(level, v, near, total, [&](std::uint32_t p) { return well_tied(p, c); });
      if (chosen != v) {
        total[chosen] += level.strength[v];
        outward[chosen] += outward[v] - 2 * near.of(chosen);
        part[v] = chosen;
        alone[chosen] = 0;
        alone[v] = 0;
      }
      near.clear();
    }
    return compact(part);
  }

  // A part near to v with the odds of e^(gain / randomness), among those that are well tied.
  template <typename WellTied>
  std::uint32_t choose(const Level& level, std::uint32_t v, const PartWeights& near,
                       const std::vector<double>& total, WellTied well_tied) {
    const double pull = level.strength[v] * scale_;
    // Gains are told as shares of the vertex's strength, so that randomness means the same for all.
    const double unit = level.strength[v] > 0 ? 1 / (level.strength[v] * kRandomness) : 0;
    odds_.assign(1, {v, 1.0});
    double most = 0;
    for (const std::uint32_t p : near.parts()) {
      const double gain = near.of(p) - pull * total[p];
      if (p == v || gain < 0 || !well_tied(p)) continue;
      odds_.push_back({p, gain * unit});
      most = std::max(most, gain * unit);
    }
    odds_[0].second = 0;
    double sum = 0;
    for (auto& [p, odd] : odds_) sum += odd = std::exp(odd - most);
    double at = random_.unit() * sum;
    for (const auto& [p, odd] : odds_) {
      if ((at -= odd) < 0) return p;
    }
    return odds_.back().first;
  }

  static Partition compact(const Partition& parts) {
    Partition number(parts.size(), kNone);
    Partition out;
    out.reserve(parts.size());
    std::uint32_t next = 0;
    if (const auto top = std::max_element(parts.begin(), parts.end()); top != parts.end()) {
      number.resize(std::max<std::size_t>(parts.size(), std::size_t{*top} + 1), kNone);
    }
    for (const std::uint32_t p : parts) {
      if (number[p] == kNone) number[p] = next++;
      out.push_back(number[p]);
    }
    return out;
  }

  // The network whose vertices are the parts.
  static Level merge(const Level& level, const Partition& parts, std::uint32_t count) {
    std::vector<std::uint64_t> at(std::size_t{count} + 1, 0);
    for (const std::uint32_t p : parts) ++at[p + 1];
    std::partial_sum(at.begin(), at.end(), at.begin());
    const std::vector<std::uint64_t> begin = at;
    std::vector<std::uint32_t> members(level.size());
    for (std::uint32_t v = 0; v < level.size(); ++v) members[at[parts[v]]++] = v;
    Level merged;
    merged.strength.assign(count, 0);
    PartWeights near(count);
    for (std::uint32_t p = 0; p < count; ++p) {
      for (std::uint64_t i = begin[p]; i < begin[p + 1]; ++i) {
        const std::uint32_t v = members[i];
        merged.strength[p] += level.strength[v];
        for (const Arc& arc : level.of(v)) {
          if (parts[arc.to] != p) near.add(parts[arc.to], arc.weight);
        }
      }
      for (const std::uint32_t q : near.parts()) merged.arcs.push_back({q, near.of(q)});
      near.clear();
      merged.begin.push_back(merged.arcs.size());
    }
    return merged;
  }

  Random random_;
  double scale_;  // resolution over twice the weight of all ties
  std::vector<std::pair<std::uint32_t, double>> odds_;
};

}  // namespace

std::vector<std::uint32_t> communities(const Network& network, const CommunityOptions& options) {
  Partition partition(network.size());
  std::iota(partition.begin(), partition.end(), 0U);
  if (network.ties() > 0) {
    const Level bottom = first_level(network);
    Leiden leiden(network, options);
    for (std::uint32_t round = 0; round < options.rounds; ++round) {
      if (!leiden.improve(bottom, partition)) break;
    }
  }
  return ordered_by_size(partition);
}

double modularity(const Network& network, std::span<const std::uint32_t> community,
                  double resolution) {
  if (network.ties() == 0) return 0;
  std::vector<double> inside(network.size(), 0);
  std::vector<double> total(network.size(), 0);
  for (std::uint32_t v = 0; v < network.size(); ++v) {
    total[community[v]] += network.strength(v);
    for (const Network::Neighbour& n : network.neighbours(v)) {
      if (community[n.vertex] == community[v]) inside[community[v]] += n.weight;
    }
  }
  const double twice = 2 * network.total_weight();
  double sum = 0;
  for (std::uint32_t c = 0; c < network.size(); ++c) {
    sum += inside[c] / twice - resolution * (total[c] / twice) * (total[c] / twice);
  }
  return sum;
}

}  // namespace weft
