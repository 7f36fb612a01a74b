// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/spanning_tree.h"

#include <gtest/gtest.h>

#include <random>

namespace weft {
namespace {

using Heads = std::vector<std::uint32_t>;

bool is_tree(const Heads& heads) {
  int roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == heads.size();
    std::size_t at = i;
    for (std::size_t steps = 0; at != heads.size(); ++steps) {
      if (steps > heads.size()) return false;
      at = heads[at];
    }
  }
  return roots == 1;
}

double sum_of(const Heads& heads, const std::vector<float>& scores) {
  double sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    sum += scores[i * (heads.size() + 1) + (heads[i] == heads.size() ? 0 : heads[i] + 1)];
  }
  return sum;
}

// The best score of all trees, each of which is tried.
double best_sum(std::size_t n, const std::vector<float>& scores) {
  double best = -1e30;
  Heads heads(n, 0);
  while (true) {
    if (is_tree(heads)) best = std::max(best, sum_of(heads, scores));
    std::size_t i = 0;
    while (i < n && heads[i] == n) heads[i++] = 0;
    if (i == n) return best;
    ++heads[i];
  }
}

TEST(SpanningTree, IsTheBestOfAll) {
  std::mt19937 random(3);
  for (std::size_t n = 1; n <= 5; ++n) {
    for (int round = 0; round < 60; ++round) {
      std::vector<float> scores(n * (n + 1));
      for (float& s : scores) s = static_cast<float>(random() % 1000) / 100.0F;
      const Heads heads = best_tree({scores.data(), n + 1}, n);
      ASSERT_TRUE(is_tree(heads));
      EXPECT_NEAR(sum_of(heads, scores), best_sum(n, scores), 1e-3) << n << " words";
    }
  }
}

TEST(SpanningTree, OneWordUnderTheRoot) {
  // Both words like the root best; the second can stand under the first at less loss.
  const std::vector<float> scores = {9, 0, 1, 9, 5, 0};
  EXPECT_EQ(best_tree({scores.data(), 3}, 2), (Heads{2, 0}));
}

TEST(SpanningTree, OfNoWordsIsEmpty) { EXPECT_TRUE(best_tree({}, 0).empty()); }

}  // namespace
}  // namespace weft
