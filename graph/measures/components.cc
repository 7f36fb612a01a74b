// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "graph/measures/partition.h"
#include "weft/graph/measures.h"

namespace weft {

std::vector<std::uint32_t> ordered_by_size(const std::vector<std::uint32_t>& part) {
  std::vector<std::uint32_t> members(part.size(), 0);
  for (const std::uint32_t p : part) ++members[p];
  std::vector<std::uint32_t> first(part.size(), 0);
  for (auto v = static_cast<std::uint32_t>(part.size()); v-- > 0;) first[part[v]] = v;
  std::vector<std::uint32_t> order;
  for (std::uint32_t p = 0; p < members.size(); ++p) {
    if (members[p] > 0) order.push_back(p);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return members[a] != members[b] ? members[a] > members[b] : first[a] < first[b];
  });
  std::vector<std::uint32_t> rank(part.size(), 0);
  for (std::uint32_t i = 0; i < order.size(); ++i) rank[order[i]] = i;
  std::vector<std::uint32_t> out;
  out.reserve(part.size());
  for (const std::uint32_t p : part) out.push_back(rank[p]);
  return out;
}

std::vector<std::uint32_t> components(const Network& network) {
  const std::uint32_t size = network.size();
  std::vector<std::uint32_t> part(size, kNone);
  std::vector<std::uint32_t> queue;
  for (std::uint32_t start = 0; start < size; ++start) {
    if (part[start] != kNone) continue;
    part[start] = start;
    queue.assign(1, start);
    while (!queue.empty()) {
      const std::uint32_t v = queue.back();
      queue.pop_back();
      for (const Network::Neighbour& n : network.neighbours(v)) {
        if (part[n.vertex] != kNone) continue;
        part[n.vertex] = start;
        queue.push_back(n.vertex);
      }
    }
  }
  return ordered_by_size(part);
}

std::vector<std::uint32_t> core_numbers(const Network& network) {
  const std::uint32_t size = network.size();
  std::vector<std::uint32_t> core(size, 0);
  std::uint32_t most = 0;
  for (std::uint32_t v = 0; v < size; ++v) {
    core[v] = network.degree(v);
    most = std::max(most, core[v]);
  }
  // Vertices in order of the degree that is left, with where each degree begins.
  std::vector<std::uint32_t> begin(std::size_t{most} + 2, 0);
  for (const std::uint32_t degree : core) ++begin[degree + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<std::uint32_t> order(size);
  std::vector<std::uint32_t> place(size);
  {
    std::vector<std::uint32_t> at = begin;
    for (std::uint32_t v = 0; v < size; ++v) {
      place[v] = at[core[v]]++;
      order[place[v]] = v;
    }
  }
  for (std::uint32_t i = 0; i < size; ++i) {
    const std::uint32_t v = order[i];
    for (const Network::Neighbour& n : network.neighbours(v)) {
      const std::uint32_t u = n.vertex;
      if (core[u] <= core[v]) continue;
      // u changes places with the first of its degree, which then begins one later.
      const std::uint32_t front = std::max(begin[core[u]], i + 1);
      const std::uint32_t other = order[front];
      std::swap(order[place[u]], order[front]);
      place[other] = place[u];
      place[u] = front;
      begin[core[u]] = front + 1;
      --core[u];
    }
  }
  return core;
}

}  // namespace weft
