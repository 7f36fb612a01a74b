// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/hashed_weights.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/error.h"

namespace weft {
namespace {

constexpr const char* kWeights = "weights";
constexpr const char* kLevels = "levels";
using Levels = std::array<float, 16>;

std::size_t nearest(const Levels& levels, float weight) {
  const auto after = std::lower_bound(levels.begin(), levels.end(), weight);
  if (after == levels.begin()) return 0;
  const auto at = static_cast<std::size_t>(after - levels.begin());
  if (after == levels.end()) return at - 1;
  return weight - levels[at - 1] < levels[at] - weight ? at - 1 : at;
}

// Levels by the method of Lloyd (1982), of weights that are not 0; one level stays 0.
Levels fitted_levels(std::span<const float> weights) {
  constexpr int kRounds = 25;
  constexpr std::size_t kZero = 8;
  constexpr float kSpread = 15.0F;
  Levels levels{};
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const float side = static_cast<float>(i) - static_cast<float>(kZero);
    levels[i] = side * std::abs(side) * kSpread / 8.0F;
  }
  for (int round = 0; round < kRounds; ++round) {
    std::array<double, 16> sums{};
    std::array<std::size_t, 16> counts{};
    for (const float weight : weights) {
      if (weight == 0.0F) continue;
      const std::size_t at = nearest(levels, weight);
      sums[at] += static_cast<double>(weight);
      ++counts[at];
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (counts[i] > 0) levels[i] = static_cast<float>(sums[i] / static_cast<double>(counts[i]));
    }
    levels[kZero] = 0.0F;
    std::sort(levels.begin(), levels.end());
  }
  return levels;
}

}  // namespace

HashedWeights::HashedWeights(const WeightsFile& file) {
  const std::string_view bytes = file.section(kWeights);
  const std::string_view levels = file.section(kLevels);
  if (!std::has_single_bit(bytes.size()) || bytes.size() < 64 || levels.size() != sizeof(levels_)) {
    throw FormatError({file.name(), {}, {}, {}}, "the table of weights has a wrong size");
  }
  weights_ = reinterpret_cast<const unsigned char*>(bytes.data());
  bits_ = static_cast<unsigned>(std::bit_width(bytes.size()));
  for (std::size_t i = 0; i < levels_.size(); ++i) {
    levels_[i] = load_number<std::int16_t>(levels.data() + 2 * i);
  }
}

void HashedWeights::write(std::span<const float> weights, WeightsWriter& writer) {
  constexpr float kUnit = 120.0F;  // what a weight that few exceed becomes
  std::vector<float> sizes;
  for (const float w : weights) {
    if (w != 0.0F) sizes.push_back(std::abs(w));
  }
  float scale = 1.0F;
  if (!sizes.empty()) {
    const auto high = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9995 / 10000);
    std::nth_element(sizes.begin(), high, sizes.end());
    scale = kUnit / *high;
  }
  std::vector<float> scaled;
  for (const float w : weights) scaled.push_back(w * scale);
  const Levels levels = fitted_levels(scaled);
  std::string bytes(weights.size() / 2, '\0');
  for (std::size_t i = 0; i < scaled.size(); ++i) {
    const std::size_t code = nearest(levels, scaled[i]);
    bytes[i / 2] =
        static_cast<char>(static_cast<unsigned char>(bytes[i / 2]) | code << ((i & 1U) * 4U));
  }
  std::string values;
  for (const float level : levels) {
    put_number(values, static_cast<std::int16_t>(std::lround(level)));
  }
  writer.add(kWeights, bytes);
  writer.add(kLevels, values);
}

void HashedWeights::prefetch(std::span<const FeatureHash> features,
                             std::span<const std::uint16_t> candidates) const {
  // Where the labels' cache lines lie from that of label 0.
  thread_local std::vector<std::size_t> lines;
  lines.clear();
  for (const std::uint16_t label : candidates) {
    const std::size_t line = label_offset(label & ~63U);
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(line);
  }
  const std::size_t mask = (std::size_t{1} << bits_) - 1U;
  for (const FeatureHash feature : features) {
    const std::size_t place = feature_place(feature);
    for (const std::size_t line : lines) {
      __builtin_prefetch(weights_ + (((place + line) & mask) >> 1U));
    }
  }
}

void HashedWeights::score(std::span<const FeatureHash> features,
                          std::span<const std::uint16_t> candidates, std::span<int> scores) const {
  thread_local std::vector<std::size_t> offsets;
  offsets.clear();
  for (const std::uint16_t label : candidates) offsets.push_back(label_offset(label));
  const std::size_t mask = (std::size_t{1} << bits_) - 1U;
  for (const FeatureHash feature : features) {
    const std::size_t place = feature_place(feature);
    for (std::size_t i = 0; i < offsets.size(); ++i) scores[i] += at((place + offsets[i]) & mask);
  }
}

}  // namespace weft
