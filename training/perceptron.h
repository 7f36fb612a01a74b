// SPDX-License-Identifier: Apache-2.0
//
// The averaged perceptron (Freund and Schapire 1999) over a hashed table, as HashedWeights reads
// it.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "extractor/morph/hashed_weights.h"

namespace weft {

class Perceptron {
 public:
  explicit Perceptron(unsigned bits)
      : bits_(bits), now_(std::size_t{1} << bits), sum_(std::size_t{1} << bits) {}

  int score(std::span<const FeatureHash> features, std::uint16_t label) const {
    int total = 0;
    for (const FeatureHash f : features) total += now_[weight_index(f, label, bits_)];
    return total;
  }

  void update(std::span<const FeatureHash> features, std::uint16_t label, int by) {
    for (const FeatureHash f : features) {
      const std::size_t at = weight_index(f, label, bits_);
      now_[at] += by;
      sum_[at] += static_cast<double>(by) * static_cast<double>(step_);
    }
  }

  void tick() { ++step_; }

  // The averaged weights.
  std::vector<float> averages() const {
    std::vector<float> averages(now_.size());
    for (std::size_t i = 0; i < now_.size(); ++i) {
      averages[i] = static_cast<float>(now_[i] - sum_[i] / static_cast<double>(step_));
    }
    return averages;
  }

 private:
  unsigned bits_;
  std::vector<int> now_;
  std::vector<double> sum_;
  std::uint64_t step_ = 1;
};

}  // namespace weft
