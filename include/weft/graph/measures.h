// SPDX-License-Identifier: Apache-2.0
//
//   const weft::Network network(graph);
//   const std::vector<double> rank = weft::pagerank(network);
//
// What analysts count on a network. Results are by vertex; the same network, options and seed give
// the same numbers on every machine and for any number of threads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "weft/graph/network.h"

namespace weft {

struct PageRankOptions {
  double damping = 0.85;
  // Stops when a round changes the ranks by less than this in all.
  double tolerance = 1e-10;
  std::uint32_t max_rounds = 200;
  // Where the walk begins anew: these vertices alike, all where there are none. With some, ranks
  // tell what is near to them.
  std::vector<std::uint32_t> around;
};

// Brin and Page 1998, with weighted ties, solved by Gauss-Seidel rounds. Sums up to 1.
std::vector<double> pagerank(const Network& network, const PageRankOptions& options = {});

struct SampleOptions {
  // Vertices from which ways are followed: 0 for all of them (exact), else so many drawn by the
  // seed, and results are estimates (Brandes and Pich 2007).
  std::uint32_t samples = 0;
  std::uint64_t seed = 1;
  unsigned threads = 0;  // 0: all cores
};

// The share of shortest ways between two others that lead through a vertex, 0 to 1 (Brandes 2001).
// Weights are not looked at. Time: samples times ties.
std::vector<double> betweenness(const Network& network, const SampleOptions& options = {});

// How near all vertices that can be reached are, 0 to 1 (Wasserman and Faust 1994, as networkx has
// it). With samples, nearness to the sampled ones.
std::vector<double> closeness(const Network& network, const SampleOptions& options = {});

// The number of the component that each vertex is in; 0 is the largest, equal ones by their first
// vertex.
std::vector<std::uint32_t> components(const Network& network);

// The largest k such that a vertex is among vertices that have k neighbours among each other
// (Batagelj and Zaversnik 2003).
std::vector<std::uint32_t> core_numbers(const Network& network);

struct CommunityOptions {
  double resolution = 1;  // above 1: more and smaller communities
  std::uint32_t rounds = 3;
  std::uint64_t seed = 1;
};

// Communities by the Leiden algorithm (Traag, Waltman and van Eck 2019) on weighted modularity:
// each is connected. 0 is the one with most members, equal ones by their first vertex; a vertex
// without ties is a community of its own.
std::vector<std::uint32_t> communities(const Network& network,
                                       const CommunityOptions& options = {});

// Newman's modularity of a partition, -0.5 to 1.
double modularity(const Network& network, std::span<const std::uint32_t> community,
                  double resolution = 1);

}  // namespace weft
