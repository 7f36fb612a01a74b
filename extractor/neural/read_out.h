// SPDX-License-Identifier: Apache-2.0
//
// What the encoder says of words that have passed its layers: tags, and trees of arcs that a
// bilinear form scores (Dozat and Manning 2017). Immutable; share between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "extractor/neural/encoder_layers.h"

namespace weft {

// What the network says of one sentence.
struct Analysis {
  std::vector<float> upos;               // scores, words * labels
  std::vector<float> xpos;               // the same; empty where the network has no fine tags
  std::vector<std::uint32_t> heads;      // among the words; their count for the root
  std::vector<std::uint32_t> relations;  // numbers of labels
  std::vector<float> certainty;          // of head and relation together, as chances of each word
};

class ReadOut {
 public:
  // `width` numbers a word. Throws FormatError where a part is missing or does not fit.
  ReadOut(const WeightsFile& file, std::size_t width, const Kernels& kernels);

  const std::vector<std::string>& upos() const { return upos_labels_; }
  const std::vector<std::string>& xpos() const { return xpos_labels_; }
  const std::vector<std::string>& relations() const { return relation_labels_; }

  // Of words that lie one after another; `ends` says where each sentence ends.
  std::vector<Analysis> analyse(const Numbers& words, std::span<const std::size_t> ends) const;

 private:
  struct Rows;

  Rows project(const Numbers& words) const;
  Numbers score_arcs(Matrix<const float> dependents, Matrix<const float> heads,
                     std::size_t n) const;
  Numbers score_relations(Matrix<const float> dependents, Matrix<const float> heads,
                          std::span<const std::uint32_t> tree) const;
  void set_certainty(Numbers arcs, Numbers relations, Analysis& tree) const;

  const Kernels& kernels_;
  std::vector<std::string> upos_labels_, xpos_labels_, relation_labels_;
  Norm norm_;
  DenseLayer upos_;
  std::unique_ptr<DenseLayer> xpos_;
  DenseLayer dependent_, head_, bilinear_;
  DenseLayer relation_dependent_, relation_head_, relation_;
  DistanceBias distance_;
  Numbers root_head_;           // the root as a head, after `head_`
  Numbers root_relation_head_;  // and after `relation_head_`
};

}  // namespace weft
