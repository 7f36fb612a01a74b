// SPDX-License-Identifier: Apache-2.0
//
// The entities of a Graph as a plain network: which of them hang together, and how strongly. It is
// what the measures of measures.h are counted on. Which of two entities is a fact's subject is
// decided by the relation's name ("acquired", not "acquired by"), so ways have no direction here.
//
// Vertices are entities in the order of their EntityId, so they count from 0. Two entities are
// neighbours once, however many facts join them; the weight of the tie is the sum of those facts'
// confidence. Frozen once made, safe to share between threads. 8 bytes a tie and end.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "weft/graph/graph.h"

namespace weft {

struct NetworkOptions {
  double min_confidence = 0;
  // Leaves planned, alleged and reported facts out; negated ones are always left out.
  bool asserted_only = false;
  // Titles and fields of work are left out, since all who have them would hang together by them.
  bool titles = false;
};

struct Tie {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  float weight = 1;
};

class Network {
 public:
  struct Neighbour {
    std::uint32_t vertex = 0;
    float weight = 0;
  };

  explicit Network(const Graph& graph, const NetworkOptions& options = {});
  // Ties of the same two vertices are added up; loops and weights of 0 or less are left out.
  // Throws UsageError where an end is not below `size`.
  Network(std::uint32_t size, std::span<const Tie> ties);

  std::uint32_t size() const { return static_cast<std::uint32_t>(begin_.size() - 1); }
  std::size_t ties() const { return neighbours_.size() / 2; }
  // By vertex.
  std::span<const Neighbour> neighbours(std::uint32_t vertex) const {
    return {neighbours_.data() + begin_[vertex], neighbours_.data() + begin_[vertex + 1]};
  }
  std::uint32_t degree(std::uint32_t vertex) const {
    return static_cast<std::uint32_t>(begin_[vertex + 1] - begin_[vertex]);
  }
  // The sum of the weights of a vertex's ties.
  double strength(std::uint32_t vertex) const { return strength_[vertex]; }
  // The sum over all ties.
  double total_weight() const { return total_; }

 private:
  void fill(std::uint32_t size, std::span<const Tie> ties);

  std::vector<std::uint64_t> begin_;
  std::vector<Neighbour> neighbours_;
  std::vector<double> strength_;
  double total_ = 0;
};

}  // namespace weft
