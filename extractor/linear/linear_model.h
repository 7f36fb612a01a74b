// SPDX-License-Identifier: Apache-2.0
//
// A linear classifier over hashed features, read in place from a weights file. Features are 64-bit
// hashes made by feature(); every feature that was kept in training has a row of 8-bit weights,
// found by a 16-bit fingerprint in an open-addressing table. Scores are sums of integers, so they
// are the same on every machine. Immutable; share between threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/linear/weights_file.h"

namespace weft {

using Feature = std::uint64_t;

constexpr std::uint64_t mix_bits(std::uint64_t x) {
  x ^= x >> 32U;
  x *= 0xD6E8FEB86659FD93U;
  x ^= x >> 32U;
  x *= 0xD6E8FEB86659FD93U;
  return x ^ (x >> 32U);
}

constexpr std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }
  return mix_bits(hash ^ text.size());
}

constexpr std::uint64_t hash_pair(std::uint64_t a, std::uint64_t b) {
  return (a ^ 0x9E3779B97F4A7C15U) * 0xD6E8FEB86659FD93U + ((b ^ (b >> 29U)) * 0xA0761D6478BD642FU);
}

// The feature of one template and its values (hashes or small numbers).
template <typename... Values>
constexpr Feature feature(std::uint32_t kind, Values... values) {
  std::uint64_t hash = (kind + 1U) * 0x9E3779B97F4A7C15U;
  ((hash = hash_pair(hash, static_cast<std::uint64_t>(values))), ...);
  return mix_bits(hash);
}

// Where a feature's row stands. Shared by the reader and the writer of the table.
constexpr std::uint32_t feature_slot(Feature f, std::uint32_t slots) {
  return static_cast<std::uint32_t>(((f >> 32U) * slots) >> 32U);
}
constexpr std::uint16_t feature_print(Feature f) {
  const auto print = static_cast<std::uint16_t>(f);
  return print == 0 ? std::uint16_t{1} : print;  // 0 marks an empty slot
}

// Rows of this many slots have one 32-bit start; each slot's own is a 16-bit offset from it.
constexpr std::uint32_t kBlockSlots = 64;
constexpr std::uint32_t blocks_of(std::uint32_t slots) {
  return (slots + kBlockSlots - 1) / kBlockSlots;
}

class LinearModel {
 public:
  // Reads the sections "NAME/..." of `file`. Throws FormatError where one is missing or too short.
  LinearModel(const WeightsFile& file, std::string_view name);

  const std::vector<std::string_view>& labels() const { return labels_; }

  // Adds each feature's weights to `scores`, one per label; the caller sets them to 0 before.
  void score(std::span<const Feature> features, std::span<std::int32_t> scores) const;
  // Says that these features will be scored soon.
  void prefetch(std::span<const Feature> features) const;
  // The label with the highest score, the first among equals.
  std::size_t best(std::span<const Feature> features) const;
  // What one unit of score is worth in the weights as they were trained.
  float unit() const { return unit_; }

 private:
  std::uint16_t print_of(std::uint32_t slot) const {
    return load_number<std::uint16_t>(prints_.data() + 2 * std::size_t{slot});
  }
  // The feature's slot, or the empty one where the search for it ends.
  std::uint32_t stop_of(Feature f) const;
  const char* start_of(std::uint32_t slot) const;
  const char* block_of(std::uint32_t slot) const;
  void prefetch_start(std::uint32_t slot) const;
  const char* row_of(std::uint32_t slot) const;
  void add_dense(const char* row, std::span<std::int32_t> scores) const;
  void add_sparse(const char* row, std::span<std::int32_t> scores) const;

  std::vector<std::string_view> labels_;
  std::array<std::int16_t, 256> values_{};  // what each weight byte stands for
  std::uint32_t slots_ = 0;
  bool dense_ = false;
  bool blocks_ = false;  // starts are counted from those of blocks of slots
  bool wide_labels_ = false;
  float unit_ = 1.0F;
  std::string_view prints_;
  std::string_view starts_;
  std::string_view rows_;
};

// The index of the greatest score, the first among equals.
std::size_t best_score(std::span<const std::int32_t> scores);

}  // namespace weft
