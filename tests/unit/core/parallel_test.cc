// SPDX-License-Identifier: Apache-2.0
#include "weft/core/parallel.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace weft {
namespace {

TEST(Parallel, ConsumesInOrderWhateverTheThreads) {
  for (const unsigned threads : {0U, 1U, 2U, 7U}) {
    std::vector<int> made(1000);
    std::vector<int> read;
    parallel_in_order(
        made.size(), threads, [&](std::size_t i) { made[i] = static_cast<int>(i) * 2; },
        [&](std::size_t i) { read.push_back(made[i]); });
    ASSERT_EQ(read.size(), made.size());
    EXPECT_EQ(read, made);
  }
}

TEST(Parallel, MoreThreadsThanASystemHasAreAsManyAsItHas) {
  std::size_t sum = 0;
  parallel_in_order(
      100, 4000000000U, [](std::size_t) {}, [&](std::size_t i) { sum += i; });
  EXPECT_EQ(sum, 4950U);
  EXPECT_LE(stream_slots(4000000000U), 4096U);
}

TEST(Parallel, RethrowsTheFirstFailure) {
  const auto nothing = [](std::size_t) {};
  const auto fails = [](std::size_t i) {
    if (i == 5) throw std::runtime_error("five");
  };
  EXPECT_THROW(parallel_in_order(100, 3, fails, nothing), std::runtime_error);
  EXPECT_THROW(parallel_in_order(100, 3, nothing, fails), std::runtime_error);
}

}  // namespace
}  // namespace weft
