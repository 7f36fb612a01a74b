// SPDX-License-Identifier: Apache-2.0
//
// A linear model over hashed features: the weight of (feature, label) lies in one table, at a place
// that both choose. All labels below 64 of one feature share a cache line, so that scoring a
// handful of candidate labels costs one memory access a feature. After "Feature Hashing for Large
// Scale Multitask Learning" (Weinberger et al. 2009), without the sign hash.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "extractor/linear/weights_file.h"

namespace weft {

using FeatureHash = std::uint64_t;

inline FeatureHash mix_hash(FeatureHash hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29U);
}

// Where the weights of a feature begin, and how far from there a label's lies.
inline std::size_t feature_place(FeatureHash feature) {
  return (feature * 0xD6E8FEB86659FD93ULL >> 20U) << 6U;
}
inline std::size_t label_offset(std::uint32_t label) {
  return ((label >> 6U) * 0x9E3779B1ULL << 6U) + (label & 63U);
}

// Where (feature, label) lies in a table of 2^bits weights.
inline std::size_t weight_index(FeatureHash feature, std::uint32_t label, unsigned bits) {
  return (feature_place(feature) + label_offset(label)) & ((std::size_t{1} << bits) - 1U);
}

// View of a trained table: the sections "weights", four bits each, and "levels", what each of the
// sixteen codes stands for.
class HashedWeights {
 public:
  HashedWeights() = default;
  // Throws FormatError where the sizes are wrong.
  explicit HashedWeights(const WeightsFile& file);

  // The number of weights is a power of two of at least 128; a weight becomes the nearest of
  // sixteen levels that fit the weights best.
  static void write(std::span<const float> weights, WeightsWriter& writer);

  // Says that these will be scored soon: the table is larger than the caches, so all places are
  // asked for long before the first is used.
  void prefetch(std::span<const FeatureHash> features,
                std::span<const std::uint16_t> candidates) const;
  // Adds the weights of every feature to scores[i] for the label candidates[i].
  void score(std::span<const FeatureHash> features, std::span<const std::uint16_t> candidates,
             std::span<int> scores) const;

 private:
  int at(std::size_t index) const {
    return levels_[(weights_[index >> 1U] >> ((index & 1U) * 4U)) & 15U];
  }

  const unsigned char* weights_ = nullptr;
  std::array<std::int16_t, 16> levels_{};
  unsigned bits_ = 0;
};

}  // namespace weft
