// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/spanning_tree.h"

#include <algorithm>
#include <limits>

namespace weft {
namespace {

using Scores = std::vector<double>;

constexpr double kNoArc = -std::numeric_limits<double>::infinity();
// More than any tree's score: the best tree then has as few words under the root as can be, one.
constexpr double kRootPrice = 1e6;

// Nodes 0 (the root) to n - 1; scores[d * n + h]. Gives the head of each node, 0 for the root's
// own.
class Arborescence {
 public:
  Arborescence(Scores scores, std::size_t n) : scores_(std::move(scores)), n_(n) {}

  std::vector<std::size_t> best() {
    std::vector<std::size_t> heads(n_, 0);
    for (std::size_t d = 1; d < n_; ++d) heads[d] = best_head(d);
    const std::vector<std::size_t> cycle = find_cycle(heads);
    return cycle.empty() ? heads : contract(heads, cycle);
  }

 private:
  double at(std::size_t d, std::size_t h) const { return scores_[d * n_ + h]; }

  std::size_t best_head(std::size_t d) const {
    std::size_t best = d == 0 ? 1 : 0;
    for (std::size_t h = 0; h < n_; ++h) {
      if (h != d && at(d, h) > at(d, best)) best = h;
    }
    return best;
  }

  std::vector<std::size_t> find_cycle(const std::vector<std::size_t>& heads) const {
    std::vector<std::size_t> seen(n_, 0);  // the walk that came by, 0 none
    for (std::size_t start = 1; start < n_; ++start) {
      std::size_t at = start;
      while (at != 0 && seen[at] == 0) {
        seen[at] = start;
        at = heads[at];
      }
      if (at == 0 || seen[at] != start) continue;
      std::vector<std::size_t> cycle{at};
      for (std::size_t next = heads[at]; next != at; next = heads[next]) cycle.push_back(next);
      return cycle;
    }
    return {};
  }

  // Makes the cycle one node, solves that, and opens the cycle where the solution enters it.
  std::vector<std::size_t> contract(const std::vector<std::size_t>& heads,
                                    const std::vector<std::size_t>& cycle) const {
    std::vector<bool> inside(n_, false);
    for (const std::size_t node : cycle) inside[node] = true;
    std::vector<std::size_t> outer;  // nodes of the smaller graph; the cycle comes last
    for (std::size_t node = 0; node < n_; ++node) {
      if (!inside[node]) outer.push_back(node);
    }
    const std::size_t m = outer.size() + 1;
    const std::size_t whole = m - 1;
    Scores smaller(m * m, kNoArc);
    std::vector<std::size_t> enters(m, 0), leaves(m, 0);
    for (std::size_t i = 0; i < outer.size(); ++i) {
      for (std::size_t j = 0; j < outer.size(); ++j) {
        if (i != j) smaller[i * m + j] = at(outer[i], outer[j]);
      }
      for (const std::size_t node : cycle) {
        const double entering = at(node, outer[i]) - at(node, heads[node]);
        if (entering > smaller[whole * m + i]) {
          smaller[whole * m + i] = entering;
          enters[i] = node;
        }
        if (i > 0 && at(outer[i], node) > smaller[i * m + whole]) {
          smaller[i * m + whole] = at(outer[i], node);
          leaves[i] = node;
        }
      }
    }
    const std::vector<std::size_t> solved = Arborescence(std::move(smaller), m).best();
    std::vector<std::size_t> result = heads;
    for (std::size_t i = 1; i < outer.size(); ++i) {
      result[outer[i]] = solved[i] == whole ? leaves[i] : outer[solved[i]];
    }
    result[enters[solved[whole]]] = outer[solved[whole]];
    return result;
  }

  Scores scores_;
  std::size_t n_;
};

// Scores of the arcs, `price` off those from the root.
Scores arcs_of(Matrix<const float> scores, std::size_t n, double price) {
  Scores arcs(n * n, kNoArc);
  for (std::size_t d = 1; d < n; ++d) {
    const float* row = scores.numbers + (d - 1) * scores.stride;
    for (std::size_t h = 0; h < n; ++h) {
      if (h != d) arcs[d * n + h] = static_cast<double>(row[h]) - (h == 0 ? price : 0);
    }
  }
  return arcs;
}

}  // namespace

std::vector<std::uint32_t> best_tree(Matrix<const float> scores, std::size_t count) {
  const std::size_t n = count + 1;
  std::vector<std::size_t> heads = Arborescence(arcs_of(scores, n, 0), n).best();
  // Where the root is dear every word prefers another, so cycles are found until one is left: only
  // if the best tree of all, which most often has one word under the root, has more.
  if (std::count(heads.begin() + 1, heads.end(), std::size_t{0}) > 1) {
    heads = Arborescence(arcs_of(scores, n, kRootPrice), n).best();
  }
  std::vector<std::uint32_t> result(count);
  for (std::size_t i = 0; i < count; ++i) {
    result[i] = static_cast<std::uint32_t>(heads[i + 1] == 0 ? count : heads[i + 1] - 1);
  }
  return result;
}

}  // namespace weft
