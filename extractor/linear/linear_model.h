// SPDX-License-Identifier: Apache-2.0
//
// A linear classifier over hashed features: each feature holds a weight for some labels, the score
// of a label is the sum over the features that fire, the highest score wins. Trained by the
// averaged perceptron (Collins 2002, "Discriminative Training Methods for Hidden Markov Models"),
// pruned and rounded to 8 bits. A LinearModel is a view over a weights file: nothing is copied or
// parsed at load but the label names. Const and thread-safe.
//
// File, little-endian: "WEFTLIN1", u32 checksum of all that follows, u32 labels, u32 slots (a power
// of two), u32 cells, u32 bytes of label names; label names separated by '\n'; padding to 4 bytes;
// slots {u32 key, u32 first cell} + 1 end slot's first cell; labels u16[cells]; weights i8[cells].
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

// Hash of one feature: its template's number and the values it reads. Never 0.
class FeatureHash {
 public:
  explicit FeatureHash(std::uint32_t feature_template) { add(feature_template + 1); }
  FeatureHash& add(std::uint32_t value) {
    state_ = (state_ ^ value) * 0x9E3779B97F4A7C15ULL;
    state_ ^= state_ >> 29U;
    return *this;
  }
  FeatureHash& add(std::string_view text);
  std::uint32_t key() const {
    const auto folded = static_cast<std::uint32_t>(state_ ^ (state_ >> 32U));
    return folded == 0 ? 1 : folded;
  }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

class LinearModel {
 public:
  LinearModel() = default;
  // `bytes` must outlive the model. Throws FormatError naming `file` where it is damaged.
  LinearModel(std::string_view bytes, const std::string& file);

  std::size_t label_count() const { return labels_.size(); }
  const std::vector<std::string>& labels() const { return labels_; }

  // Adds the weights of one feature to scores, one per label.
  void add(std::uint32_t key, std::span<int> scores) const;
  // Index of the best label; ties go to the lower index.
  static std::size_t best(std::span<const int> scores);

 private:
  struct Slot {
    std::uint32_t key;
    std::uint32_t first;
  };
  std::vector<std::string> labels_;
  std::span<const Slot> slots_;
  std::span<const std::uint16_t> cell_labels_;
  std::span<const std::int8_t> weights_;
  std::uint32_t mask_ = 0;
};

// FNV-1a, 32 bits: guards weights against damage, not against malice.
std::uint32_t checksum(std::string_view bytes);

}  // namespace weft
