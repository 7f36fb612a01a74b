// SPDX-License-Identifier: Apache-2.0
//
// A linear model over hashed features: the weight of (feature, label) lies in one table, at a place
// that both choose. All labels below 64 of one feature share a cache line, so that scoring a
// handful of candidate labels costs one memory access a feature. After "Feature Hashing for Large
// Scale Multitask Learning" (Weinberger et al. 2009), without the sign hash.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace weft {

using FeatureHash = std::uint64_t;

inline FeatureHash mix_hash(FeatureHash hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ (hash >> 29U);
}

// Where (feature, label) lies in a table of 2^bits weights.
inline std::size_t weight_index(FeatureHash feature, std::uint32_t label, unsigned bits) {
  const FeatureHash spread = feature * 0xD6E8FEB86659FD93ULL;
  const FeatureHash line = (spread >> 20U) + (label >> 6U) * 0x9E3779B1ULL;
  return ((line << 6U) | (label & 63U)) & ((std::size_t{1} << bits) - 1U);
}

// View of a trained table; the size is a power of two of at least 64.
class HashedWeights {
 public:
  HashedWeights() = default;
  explicit HashedWeights(std::string_view bytes);

  // Adds the weights of every feature to scores[i] for the label candidates[i].
  void score(std::span<const FeatureHash> features, std::span<const std::uint16_t> candidates,
             std::span<int> scores) const;
  unsigned bits() const { return bits_; }

 private:
  const signed char* weights_ = nullptr;
  unsigned bits_ = 0;
};

}  // namespace weft
