// SPDX-License-Identifier: Apache-2.0
//
// Names as B/I/O labels over a sequence (syllables or words): the best sequence under a linear
// model whose features see the label before (Viterbi; trained as in Collins 2002). The model is
// LinearModel when running and LinearTrainer when training: one code for both.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/linear/linear_model.h"

namespace weft {

// Label 0 is never said: it takes the updates of one side only. Label 1 is "O".
class NameLabels {
 public:
  explicit NameLabels(const std::vector<std::string_view>& names);
  static std::vector<std::string> of_types(std::span<const std::string_view> types);

  static constexpr std::uint8_t kOutside = 1;
  std::size_t size() const { return types_.size(); }
  bool begins(std::uint8_t label) const { return label > kOutside && label % 2 == 0; }
  // "PS"; empty for the first two.
  std::string_view type(std::uint8_t label) const { return types_[label]; }
  // 0 where there is no such label.
  std::uint8_t find(std::string_view name) const;
  bool may_follow(std::uint8_t label, std::uint8_t before) const {
    if (label <= kOutside || label % 2 == 0) return true;
    return before == label || before + 1 == label;
  }

 private:
  std::vector<std::string> types_;
};

// One position: features that see no label, and two values that are joined with the label before.
struct TaggedPosition {
  std::vector<Feature> features;
  std::uint64_t key1 = 0;
  std::uint64_t key2 = 0;
};

struct Tagging {
  std::vector<std::uint8_t> labels;
  std::vector<std::int32_t> margins;  // score of the label over the best other of the position
};

inline void history_features(const TaggedPosition& position, std::uint8_t before,
                             std::vector<Feature>& out) {
  out.clear();
  out.push_back(feature(900, before));
  out.push_back(feature(901, before, position.key1));
  out.push_back(feature(902, before, position.key2));
}

// Sequences that fall `beam` behind the best are given up.
template <typename Model>
Tagging tag_sequence(const Model& model, const NameLabels& labels,
                     std::span<const TaggedPosition> positions,
                     std::int32_t beam = std::numeric_limits<std::int32_t>::max() / 2) {
  constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::min() / 2;
  const std::size_t n = labels.size();
  std::vector<std::int32_t> best(n, kNever);
  std::vector<std::int32_t> next(n);
  std::vector<std::int32_t> plain(n);
  std::vector<std::int32_t> joint(n);
  std::vector<std::vector<std::uint8_t>> from(positions.size(), std::vector<std::uint8_t>(n));
  std::vector<std::vector<std::int32_t>> local(positions.size());
  std::vector<Feature> history;
  best[NameLabels::kOutside] = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    plain.assign(n, 0);
    model.score(positions[i].features, plain);
    if constexpr (requires { model.prefetch(positions[i].features); }) {
      if (i + 1 < positions.size()) model.prefetch(positions[i + 1].features);
    }
    local[i] = plain;
    next.assign(n, kNever);
    const std::int32_t least = *std::max_element(best.begin(), best.end()) - beam;
    for (std::uint8_t before = 1; before < n; ++before) {
      if (best[before] == kNever || best[before] < least) continue;
      joint = plain;
      history_features(positions[i], before, history);
      model.score(history, joint);
      for (std::uint8_t label = 1; label < n; ++label) {
        if (!labels.may_follow(label, before)) continue;
        const std::int32_t score = best[before] + joint[label];
        if (score > next[label]) {
          next[label] = score;
          from[i][label] = before;
        }
      }
    }
    best.swap(next);
  }
  Tagging out;
  out.labels.resize(positions.size());
  out.margins.resize(positions.size());
  std::uint8_t label = NameLabels::kOutside;
  for (std::uint8_t l = 1; l < n; ++l) {
    if (best[l] > best[label]) label = l;
  }
  for (std::size_t i = positions.size(); i-- > 0;) {
    out.labels[i] = label;
    std::int32_t other = kNever;
    for (std::uint8_t l = 1; l < n; ++l) {
      if (labels.type(l) != labels.type(label)) other = std::max(other, local[i][l]);
    }
    out.margins[i] = local[i][label] - other;
    label = from[i][label];
  }
  return out;
}

}  // namespace weft
