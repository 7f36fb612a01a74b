// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <stdexcept>

#include "weft/core/parallel.h"

namespace weft {
namespace {

TEST(Stream, OrderIsThatOfTheInputForAnyThreads) {
  for (const unsigned threads : {1U, 2U, 5U}) {
    std::vector<int> slots(stream_slots(threads));
    int given = 0;
    std::vector<int> read;
    stream_in_order(
        threads,
        [&](std::size_t i) {
          slots[i] = given;
          return given++ < 100;
        },
        [&](std::size_t i) { slots[i] *= 2; }, [&](std::size_t i) { read.push_back(slots[i]); });
    ASSERT_EQ(read.size(), 100U) << threads;
    for (int i = 0; i < 100; ++i) EXPECT_EQ(read[static_cast<std::size_t>(i)], 2 * i);
  }
}

TEST(Stream, AFailureReachesTheCaller) {
  int given = 0;
  const auto run = [&] {
    stream_in_order(
        3, [&](std::size_t) { return given++ < 50; },
        [](std::size_t) { throw std::runtime_error("broken"); }, [](std::size_t) {});
  };
  EXPECT_THROW(run(), std::runtime_error);
}

}  // namespace
}  // namespace weft
