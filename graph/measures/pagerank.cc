// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "weft/core/error.h"
#include "weft/graph/measures.h"

namespace weft {
namespace {

std::vector<double> restarts(const Network& network, const PageRankOptions& options) {
  const std::uint32_t size = network.size();
  if (options.around.empty()) return std::vector<double>(size, 1.0 / size);
  std::vector<double> restart(size, 0);
  for (const std::uint32_t v : options.around) {
    if (v >= size) throw UsageError("there is no vertex " + std::to_string(v));
    restart[v] += 1.0 / static_cast<double>(options.around.size());
  }
  return restart;
}

}  // namespace

// A walk that comes to a vertex without ties begins anew. Then the ranks are those of the system
// without such restarts, scaled to 1, so that a round looks at ties alone.
std::vector<double> pagerank(const Network& network, const PageRankOptions& options) {
  const std::uint32_t size = network.size();
  if (size == 0) return {};
  const std::vector<double> restart = restarts(network, options);
  // Ranks over strengths: what a vertex gives to each neighbour, by unit of weight.
  std::vector<double> given(size, 0);
  std::vector<double> inverse(size, 1);
  for (std::uint32_t v = 0; v < size; ++v) {
    if (network.degree(v) > 0) inverse[v] = 1.0 / network.strength(v);
    given[v] = restart[v] * inverse[v];
  }
  for (std::uint32_t round = 0; round < options.max_rounds; ++round) {
    double change = 0;
    double total = 0;
    for (std::uint32_t v = 0; v < size; ++v) {
      double sum = 0;
      for (const Network::Neighbour& n : network.neighbours(v)) sum += given[n.vertex] * n.weight;
      const double fresh =
          ((1 - options.damping) * restart[v] + options.damping * sum) * inverse[v];
      const double rank = fresh / inverse[v];
      change += std::abs(fresh - given[v]) / inverse[v];
      total += rank;
      given[v] = fresh;
    }
    if (change < options.tolerance * total) break;
  }
  double total = 0;
  for (std::uint32_t v = 0; v < size; ++v) total += given[v] /= inverse[v];
  for (double& rank : given) rank /= total;
  return given;
}

}  // namespace weft
