// SPDX-License-Identifier: Apache-2.0
//
// Trains the labels of a sequence as a conditional random field (Lafferty et al. 2001) over the
// features that tag_sequence() scores, by AdaGrad with L2. A position may allow several labels
// (partial annotation, as Tsuboi et al. 2008): the likelihood is that of all allowed sequences.
// Deterministic; one thread.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "extractor/linear/linear_trainer.h"
#include "extractor/names/sequence_tagger.h"

namespace weft {

class CrfTrainer {
 public:
  explicit CrfTrainer(std::vector<std::string> labels);

  // `allowed`: for each position a set of labels, bit l for label l.
  void add(std::span<const TaggedPosition> positions, std::span<const std::uint32_t> allowed);
  // Forgets features seen fewer than `least` times. Call once, after the last add().
  void drop_rare(std::uint32_t least);
  // One pass over all sequences in an order that `random` gives.
  void pass(std::mt19937& random, double rate, double l2);
  // Gives each feature the mean of its weights in these models, of the same labels. After
  // drop_rare.
  void mean_of(std::span<const LinearModel* const> models);
  // Keeps the features with the greatest weights.
  void select(std::size_t count);
  // Weights smaller than `least` are left out.
  void save(WeightsWriter& writer, const std::string& name, double least) const;

 private:
  struct Sequence {
    std::vector<std::uint32_t> features;  // rows, those of one position after the other's
    std::vector<std::uint32_t> ends;      // by position
    std::vector<std::uint32_t> history;   // rows, kHistory for each label before, by position
    std::vector<std::uint32_t> allowed;
  };
  struct Lattice;

  std::uint32_t row(Feature f);
  void learn(const Sequence& sequence);
  void score(const Sequence& sequence, Lattice& lattice) const;
  bool marginals(const Sequence& sequence, Lattice& lattice, bool constrained, double sign) const;
  void update(const Sequence& sequence, const Lattice& lattice);
  void move(std::uint32_t row, std::size_t label, double gradient);
  std::vector<LinearRow> rows() const;

  std::vector<std::string> labels_;
  NameLabels names_;
  std::vector<Feature> keys_;
  std::vector<std::uint32_t> counts_;
  std::unordered_map<Feature, std::uint32_t> rows_;
  std::vector<float> weights_;
  std::vector<float> squares_;
  std::vector<std::uint32_t> touched_;  // by row: the step when its weights last shrank
  std::vector<Sequence> sequences_;
  double rate_ = 0.1;
  double l2_ = 0;
  std::uint32_t step_ = 0;
};

}  // namespace weft
