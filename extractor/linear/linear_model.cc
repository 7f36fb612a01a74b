// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/linear_model.h"

#include <algorithm>
#include <bit>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace weft {
namespace {

constexpr std::uint32_t kLanes = 8;  // fingerprints compared at once

// Of eight fingerprints in a row the first that is the wanted one or 0, kLanes where none is.
std::uint32_t first_stop(const char* prints, std::uint16_t wanted) {
#ifdef __SSE2__
  const __m128i lanes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(prints));
  const __m128i found =
      _mm_or_si128(_mm_cmpeq_epi16(lanes, _mm_set1_epi16(static_cast<short>(wanted))),
                   _mm_cmpeq_epi16(lanes, _mm_setzero_si128()));
  const auto bytes = static_cast<std::uint32_t>(_mm_movemask_epi8(found));
  return static_cast<std::uint32_t>(std::countr_zero(bytes | 1U << 2 * kLanes)) / 2;
#else
  std::uint32_t lane = 0;
  for (; lane < kLanes; ++lane) {
    const auto print = load_number<std::uint16_t>(prints + 2 * lane);
    if (print == wanted || print == 0) break;
  }
  return lane;
#endif
}

}  // namespace

std::size_t best_score(std::span<const std::int32_t> scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

LinearModel::LinearModel(const WeightsFile& file, std::string_view name) {
  const std::string prefix = std::string(name) + "/";
  labels_ = split_lines(file.section(prefix + "labels"));
  const std::string_view head = file.section(prefix + "head");
  prints_ = file.section(prefix + "prints");
  starts_ = file.section(prefix + "starts");
  rows_ = file.section(prefix + "rows");
  if (head.size() != 12 + 2 * values_.size()) {
    refuse(file, "section \"" + prefix + "head\" has a wrong size");
  }
  slots_ = load_number<std::uint32_t>(head.data());
  dense_ = load_number<std::uint32_t>(head.data() + 4) != 0;
  unit_ = load_number<float>(head.data() + 8);
  for (std::size_t i = 0; i < values_.size(); ++i) {
    values_[i] = load_number<std::int16_t>(head.data() + 12 + 2 * i);
  }
  wide_labels_ = labels_.size() > 256;
  // Older files have a 32-bit start for each slot.
  const std::size_t packed = 4 * std::size_t{blocks_of(slots_)} + 2 * std::size_t{slots_};
  blocks_ = starts_.size() == packed;
  const std::size_t starts = dense_ ? 0 : (blocks_ ? packed : 4 * std::size_t{slots_});
  const std::size_t rows = dense_ ? slots_ * labels_.size() : rows_.size();
  if (labels_.empty() || slots_ == 0 || prints_.size() != 2 * std::size_t{slots_} ||
      starts_.size() != starts || rows_.size() != rows) {
    refuse(file, "the sections of \"" + std::string(name) + "\" do not fit each other");
  }
}

std::uint32_t LinearModel::stop_of(Feature f) const {
  const std::uint16_t wanted = feature_print(f);
  std::uint32_t slot = feature_slot(f, slots_);
  for (;;) {
    if (slot + kLanes <= slots_) {
      const std::uint32_t lane = first_stop(prints_.data() + 2 * std::size_t{slot}, wanted);
      if (lane < kLanes) return slot + lane;
      slot += kLanes;
    } else {
      const std::uint16_t print = print_of(slot);
      if (print == wanted || print == 0) return slot;
      ++slot;
    }
    if (slot == slots_) slot = 0;
  }
}

// Each block holds its start and its slots' offsets from it.
const char* LinearModel::start_of(std::uint32_t slot) const {
  if (!blocks_) return starts_.data() + 4 * std::size_t{slot};
  return starts_.data() + 2 * std::size_t{slot} + 4 * (std::size_t{slot} / kBlockSlots + 1);
}

const char* LinearModel::block_of(std::uint32_t slot) const {
  return starts_.data() + std::size_t{slot} / kBlockSlots * (2 * kBlockSlots + 4);
}

void LinearModel::prefetch_start(std::uint32_t slot) const {
  if (dense_) return;
  __builtin_prefetch(start_of(slot));
  if (blocks_) __builtin_prefetch(block_of(slot));
}

const char* LinearModel::row_of(std::uint32_t slot) const {
  if (dense_) return rows_.data() + slot * labels_.size();
  const char* start = start_of(slot);
  if (!blocks_) return rows_.data() + load_number<std::uint32_t>(start);
  return rows_.data() + load_number<std::uint32_t>(block_of(slot)) +
         load_number<std::uint16_t>(start);
}

void LinearModel::add_dense(const char* row, std::span<std::int32_t> scores) const {
  if (scores.size() == 4) {  // the transitions of a parser
    for (std::size_t i = 0; i < 4; ++i) scores[i] += values_[static_cast<unsigned char>(row[i])];
    return;
  }
  for (std::size_t i = 0; i < scores.size(); ++i) {
    scores[i] += values_[static_cast<unsigned char>(row[i])];
  }
}

void LinearModel::add_sparse(const char* row, std::span<std::int32_t> scores) const {
  const std::size_t count = static_cast<unsigned char>(*row++);
  const char* weights = row + (wide_labels_ ? 2 * count : count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t label =
        wide_labels_ ? load_number<std::uint16_t>(row + 2 * i) : static_cast<unsigned char>(row[i]);
    scores[label] += values_[static_cast<unsigned char>(weights[i])];
  }
}

void LinearModel::prefetch(std::span<const Feature> features) const {
  for (const Feature f : features) {
    __builtin_prefetch(prints_.data() + 2 * std::size_t{feature_slot(f, slots_)});
  }
}

void LinearModel::score(std::span<const Feature> features, std::span<std::int32_t> scores) const {
  // The tables are larger than the caches: ask for all of a step's places before using the first.
  constexpr std::size_t kBatch = 64;
  std::array<std::uint32_t, kBatch> slots;
  std::array<const char*, kBatch> rows;
  prefetch(features);
  while (!features.empty()) {
    const std::size_t count = std::min(kBatch, features.size());
    std::size_t found = 0;
    // No branch on whether a feature is there: nobody could foresee it.
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint32_t slot = stop_of(features[i]);
      slots[found] = slot;
      found += print_of(slot) != 0 ? 1 : 0;
      prefetch_start(slot);
    }
    for (std::size_t i = 0; i < found; ++i) {
      rows[i] = row_of(slots[i]);
      __builtin_prefetch(rows[i]);
    }
    for (std::size_t i = 0; i < found; ++i) {
      if (dense_) {
        add_dense(rows[i], scores);
      } else {
        add_sparse(rows[i], scores);
      }
    }
    features = features.subspan(count);
  }
}

std::size_t LinearModel::best(std::span<const Feature> features) const {
  thread_local std::vector<std::int32_t> scores;
  scores.assign(labels_.size(), 0);
  score(features, scores);
  return best_score(scores);
}

}  // namespace weft
