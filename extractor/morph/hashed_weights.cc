// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/hashed_weights.h"

#include <bit>

namespace weft {

HashedWeights::HashedWeights(std::string_view bytes)
    : weights_(reinterpret_cast<const signed char*>(bytes.data())),
      bits_(static_cast<unsigned>(std::bit_width(bytes.size())) - 1U) {}

void HashedWeights::score(std::span<const FeatureHash> features,
                          std::span<const std::uint16_t> candidates, std::span<int> scores) const {
  if (candidates.empty()) return;
  // The table is larger than the caches: ask for all the lines before using the first.
  for (const FeatureHash feature : features) {
    __builtin_prefetch(weights_ + weight_index(feature, candidates[0], bits_));
  }
  for (const FeatureHash feature : features) {
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      scores[i] += weights_[weight_index(feature, candidates[i], bits_)];
    }
  }
}

}  // namespace weft
