// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace weft {
namespace {

std::vector<float> random_floats(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<float> out(count);
  for (float& x : out) x = static_cast<float>(random() % 20001) / 1000.0F - 10.0F;
  return out;
}

// All that the kernels make of one input, one after another.
std::vector<float> everything(const Kernels& kernels, std::size_t tokens, std::size_t width) {
  const std::vector<float> in = random_floats(tokens * width, 7);
  std::vector<std::int16_t> weights(3 * width);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] = static_cast<std::int16_t>(static_cast<int>(i * 37 % 255) - 127);
  }
  std::vector<std::int16_t> rounded(in.size());
  std::vector<float> units(tokens);
  std::vector<std::int32_t> sums(tokens * 3);
  kernels.quantize(in.data(), tokens, width, rounded.data(), units.data());
  kernels.multiply(weights.data(), 3, rounded.data(), tokens, width, sums.data());
  std::vector<float> out(units);
  out.insert(out.end(), rounded.begin(), rounded.end());
  out.insert(out.end(), sums.begin(), sums.end());
  std::vector<float> x(in.size());
  kernels.normalize(in.data(), random_floats(width, 1).data(), random_floats(width, 2).data(),
                    tokens, width, x.data());
  kernels.add_gated(random_floats(2 * tokens * width, 3).data(), tokens, width, x.data());
  kernels.softmax(x.data(), tokens, width);
  out.insert(out.end(), x.begin(), x.end());
  std::vector<float> product(tokens * 5);
  kernels.add_product(in.data(), random_floats(width * 5, 4).data(), tokens, width, 5,
                      product.data());
  out.insert(out.end(), product.begin(), product.end());
  return out;
}

TEST(Kernels, AllGiveTheSameBits) {
  for (const Kernels* kernels : runnable_kernels()) {
    for (const std::size_t tokens : {1U, 3U, 4U, 21U}) {
      EXPECT_EQ(everything(*kernels, tokens, 96),
                everything(*runnable_kernels().front(), tokens, 96))
          << kernels->name << ", " << tokens << " tokens";
    }
  }
}

TEST(Kernels, SoftmaxIsThatOfTheMathematicalLibrary) {
  std::vector<float> scores = {-3.0F, 0.25F, 2.0F, 9.5F, -80.0F};
  double sum = 0;
  for (const float s : scores) sum += std::exp(static_cast<double>(s));
  std::vector<float> found = scores;
  best_kernels().softmax(found.data(), 1, found.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    EXPECT_NEAR(found[i], std::exp(static_cast<double>(scores[i])) / sum, 1e-6);
  }
}

TEST(Kernels, RoundingKeepsTwelveBits) {
  const std::vector<float> in = {1.0F, -0.5F, 0.0F, 0.25F};
  std::vector<std::int16_t> out(4);
  float unit = 0;
  best_kernels().quantize(in.data(), 1, 4, out.data(), &unit);
  EXPECT_EQ(out, (std::vector<std::int16_t>{2047, -1024, 0, 512}));
  EXPECT_FLOAT_EQ(unit, 1.0F / 2047.0F);
}

}  // namespace
}  // namespace weft
