// SPDX-License-Identifier: Apache-2.0
//
// Trains a LinearModel: averaged perceptron over hashed features. Same examples in the same order
// give the same bytes. Not thread-safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace weft {

class LinearTrainer {
 public:
  explicit LinearTrainer(std::vector<std::string> labels) : labels_(std::move(labels)) {}

  std::size_t label_count() const { return labels_.size(); }
  void score(std::span<const std::uint32_t> features, std::span<float> scores) const;
  std::size_t predict(std::span<const std::uint32_t> features) const;
  // One perceptron step; call also where gold == predicted, for the average counts steps.
  void update(std::span<const std::uint32_t> features, std::size_t gold, std::size_t predicted);

  // Averages, drops what weighs less than `least` of the largest weight's 127 steps, and writes the
  // weights file. Returns its size in bytes.
  std::size_t write(const std::filesystem::path& file, int least) const;

 private:
  struct Cell {
    std::uint16_t label = 0;
    float weight = 0;
    double total = 0;
    std::uint64_t since = 0;
  };
  void adjust(std::uint32_t key, std::size_t label, float by);

  std::vector<std::string> labels_;
  std::unordered_map<std::uint32_t, std::vector<Cell>> cells_;
  std::uint64_t step_ = 1;
};

}  // namespace weft
