// SPDX-License-Identifier: Apache-2.0
//
// A network that reads a sentence once and says for every word its tags and its place in the tree.
// Columns of token features (token_columns.h) are laid side by side and pass through residual
// layers, each a gated convolution over three words (Dauphin et al. 2017) or self-attention with a
// bias for distance; arcs are scored by a bilinear form (Dozat and Manning 2017). Written by
// training/neural. Immutable; share between threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/neural/dense_layer.h"
#include "extractor/neural/token_columns.h"
#include "weft/core/document.h"

namespace weft {

// What the network says of one sentence.
struct Analysis {
  std::vector<float> upos;               // scores, words * labels
  std::vector<float> xpos;               // the same; empty where the network has no fine tags
  std::vector<std::uint32_t> heads;      // among the words; their count for the root
  std::vector<std::uint32_t> relations;  // numbers of labels
};

class Encoder {
 public:
  // Views into `file` are kept. `domain` names the treebank whose conventions to follow; empty for
  // none. Throws FormatError where a part is missing, does not fit, or there is no such domain.
  Encoder(const WeightsFile& file, std::string_view domain,
          const Kernels& kernels = best_kernels());
  ~Encoder();

  const std::vector<std::string>& upos() const { return upos_; }
  const std::vector<std::string>& xpos() const { return xpos_; }
  const std::vector<std::string>& relations() const { return relations_; }

  // Sentences as ranges of tokens, each of at least one token; time and memory grow with the square
  // of the longest.
  std::vector<Analysis> analyse(const Document& document,
                                std::span<const IndexRange> sentences) const;

 private:
  struct Column;
  class Layer;
  class Convolution;
  class Attention;
  struct Heads;

  void read_columns(const WeightsFile& file, const TokenView& view);
  void read_layers(const WeightsFile& file, std::string_view layers);
  std::vector<float> look_up(const Document& document, std::span<const IndexRange> sentences) const;

  const Kernels& kernels_;
  const TokenView* view_;
  std::vector<std::string> upos_, xpos_, relations_;
  std::vector<Column> columns_;
  std::vector<float> domain_;
  std::unique_ptr<DenseLayer> input_;
  std::vector<std::unique_ptr<const Layer>> layers_;
  std::unique_ptr<const Heads> heads_;
};

}  // namespace weft
