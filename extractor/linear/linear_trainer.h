// SPDX-License-Identifier: Apache-2.0
//
// Trains what LinearModel reads: an averaged multiclass perceptron (Collins 2002) over hashed
// features. Training code makes features with the very functions the stages use, asks score() and
// calls update() on a mistake. To make a small file: train, select() the features that matter,
// train again, save(). Deterministic; one thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/linear/linear_model.h"

namespace weft {

// One feature's weights, (label, weight) each.
struct LinearRow {
  Feature key = 0;
  std::vector<std::pair<std::uint32_t, double>> weights;
};

// Writes what LinearModel reads, under "NAME/..." of the writer, whoever trained it.
void write_linear_model(WeightsWriter& writer, const std::string& name,
                        const std::vector<std::string>& labels, const std::vector<LinearRow>& rows);

// The `count` rows whose weights are greatest, by key.
std::vector<LinearRow> greatest_rows(std::vector<LinearRow> rows, std::size_t count);

class LinearTrainer {
 public:
  explicit LinearTrainer(std::vector<std::string> labels);

  const std::vector<std::string>& labels() const { return labels_; }

  // As LinearModel::score, with the weights of this moment.
  void score(std::span<const Feature> features, std::span<std::int32_t> scores) const;
  std::size_t best(std::span<const Feature> features) const;
  // Moves the weights of all features towards `right` and away from `wrong`.
  void update(std::span<const Feature> features, std::size_t right, std::size_t wrong);
  // The same with one side only, for sequences of decisions.
  void adjust(std::span<const Feature> features, std::size_t label, std::int32_t amount);
  // Call once per decision or sentence, updated or not: averages are taken over this clock.
  void tick() { ++clock_; }

  // Keeps the `count` features whose averaged weights are greatest, sets their weights to 0 and
  // accepts no new ones.
  void select(std::size_t count);
  // Sets the weights to 0 but keeps what went into the averages: passes from here on are another
  // run, and the model is the mean of all runs.
  void restart();
  // At most `count` features, the greatest first, under "NAME/..." of the writer.
  void save(WeightsWriter& writer, const std::string& name, std::size_t count = 1U << 22U) const;
  std::size_t feature_count() const { return rows_.size(); }

 private:
  struct Entry {
    std::int64_t total = 0;
    std::int32_t weight = 0;
    std::uint32_t stamp = 0;
    std::uint32_t label = 0;
  };
  struct Row {
    Feature key = 0;
    std::vector<Entry> entries;
  };
  std::uint32_t find(Feature f) const;
  Row* obtain(Feature f);
  void grow(std::size_t slots);
  void add(Row& row, std::size_t label, std::int32_t amount);
  std::vector<LinearRow> averaged(std::size_t count) const;

  std::vector<std::string> labels_;
  std::vector<Row> rows_;
  std::vector<std::uint32_t> slots_;  // index into rows_, or kEmpty
  std::uint32_t clock_ = 1;
  bool frozen_ = false;
};

}  // namespace weft
