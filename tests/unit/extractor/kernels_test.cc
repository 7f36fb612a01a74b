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

std::vector<std::int8_t> some_weights(std::size_t count) {
  std::vector<std::int8_t> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = static_cast<std::int8_t>(static_cast<int>(i * 37 % 255) - 127);
  }
  return out;
}

std::vector<const float*> addresses(const std::vector<float>& rows, std::size_t width) {
  std::vector<const float*> out;
  for (std::size_t i = 0; i < rows.size(); i += width) out.push_back(rows.data() + i);
  return out;
}

// All that the kernels make of one input, one after another.
std::vector<float> everything(const Kernels& kernels, std::size_t tokens, std::size_t width) {
  constexpr std::size_t kRows = 35;
  constexpr std::size_t kParts = 3;
  const std::vector<float> in = random_floats(kParts * tokens * width, 7);
  const std::vector<WeightPairs> weights =
      pack_weights(some_weights(kRows * kParts * width), kParts * width);
  const std::vector<float> scales = random_floats(padded(kRows), 5);
  const PackedLayer layer{weights.data(), scales.data(), scales.data(), kRows, kParts * width};
  std::vector<std::int16_t> rounded(tokens * padded(kParts * width), 9);
  std::vector<float> units(tokens), sums(tokens * padded(kRows));
  kernels.quantize(addresses(in, width).data(), tokens, kParts, width, rounded.data(),
                   units.data());
  kernels.multiply(layer, rounded.data(), units.data(), tokens, sums.data());
  std::vector<float> out(units);
  out.insert(out.end(), rounded.begin(), rounded.end());
  out.insert(out.end(), sums.begin(), sums.end());
  const std::size_t stride = padded(width);
  std::vector<float> x(tokens * stride);
  kernels.normalize(in.data(), random_floats(stride, 1).data(), random_floats(stride, 2).data(),
                    tokens, stride, x.data());
  kernels.add_gated(random_floats(2 * tokens * stride, 3).data(), tokens, stride, x.data());
  kernels.softmax({x.data(), stride}, tokens, width);
  out.insert(out.end(), x.begin(), x.end());
  std::vector<float> product(tokens * 32);
  kernels.product({in.data(), width}, {random_floats(width * 32, 4).data(), 32}, tokens, width, 20,
                  {product.data(), 32});
  out.insert(out.end(), product.begin(), product.end());
  return out;
}

TEST(Kernels, AllGiveTheSameBits) {
  for (const Kernels* kernels : runnable_kernels()) {
    for (const std::size_t tokens : {1U, 3U, 4U, 21U}) {
      for (const std::size_t width : {25U, 96U}) {
        EXPECT_EQ(everything(*kernels, tokens, width),
                  everything(*runnable_kernels().front(), tokens, width))
            << kernels->name << ", " << tokens << " tokens of " << width;
      }
    }
  }
}

TEST(Kernels, ProductsAreThoseOfPlainSums) {
  constexpr std::size_t kRows = 19;
  for (const Kernels* kernels : runnable_kernels()) {
    for (std::size_t tokens = 1; tokens <= 27; ++tokens) {
      for (const std::size_t width : {1U, 7U, 40U}) {
        const std::vector<std::int8_t> plain = some_weights(kRows * width);
        const std::vector<WeightPairs> weights = pack_weights(plain, width);
        std::vector<float> unit(padded(kRows), 0.5F), bias(padded(kRows), 3.0F);
        std::vector<std::int16_t> in(tokens * padded(width), 2047);
        for (std::size_t i = 0; i < in.size(); i += 5) in[i] = static_cast<std::int16_t>(-i);
        std::vector<float> out(tokens * padded(kRows));
        kernels->multiply({weights.data(), unit.data(), bias.data(), kRows, width}, in.data(),
                          std::vector<float>(tokens, 2.0F).data(), tokens, out.data());
        for (std::size_t t = 0; t < tokens; ++t) {
          for (std::size_t r = 0; r < kRows; ++r) {
            int sum = 3;
            for (std::size_t d = 0; d < width; ++d) {
              sum += plain[r * width + d] * in[t * padded(width) + d];
            }
            ASSERT_EQ(out[t * padded(kRows) + r], static_cast<float>(sum)) << kernels->name;
          }
        }
      }
    }
  }
}

TEST(Kernels, SoftmaxIsThatOfTheMathematicalLibrary) {
  std::vector<float> scores = {-3.0F, 0.25F, 2.0F, 9.5F, -80.0F};
  double sum = 0;
  for (const float s : scores) sum += std::exp(static_cast<double>(s));
  std::vector<float> found = scores;
  found.resize(padded(scores.size()), 100.0F);
  best_kernels().softmax({found.data(), found.size()}, 1, scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    EXPECT_NEAR(found[i], std::exp(static_cast<double>(scores[i])) / sum, 1e-6);
  }
  for (std::size_t i = scores.size(); i < found.size(); ++i) EXPECT_EQ(found[i], 0.0F);
}

TEST(Kernels, RoundingKeepsTwelveBits) {
  const std::vector<float> in = {1.0F, -0.5F, 0.0F, 0.25F};
  std::vector<std::int16_t> out(padded(4), 7);
  float unit = 0;
  best_kernels().quantize(addresses(in, 4).data(), 1, 1, 4, out.data(), &unit);
  std::vector<std::int16_t> expected = {2047, -1024, 0, 512};
  expected.resize(out.size());
  EXPECT_EQ(out, expected);
  EXPECT_FLOAT_EQ(unit, 1.0F / 2047.0F);
}

}  // namespace
}  // namespace weft
