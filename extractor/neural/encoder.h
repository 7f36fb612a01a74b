// SPDX-License-Identifier: Apache-2.0
//
// A network that reads a sentence once and says for every word its tags and its place in the tree.
// Columns of token features (token_columns.h) are laid side by side and pass through residual
// layers (encoder_layers.h); what comes out is read as tags and trees (read_out.h). Written by
// training/neural. Immutable; share between threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/neural/read_out.h"
#include "extractor/neural/token_columns.h"
#include "weft/core/document.h"

namespace weft {

class Encoder {
 public:
  // Views into `file` are kept. `domain` names the treebank whose conventions to follow; empty for
  // none. Throws FormatError where a part is missing, does not fit, or there is no such domain.
  Encoder(const WeightsFile& file, std::string_view domain,
          const Kernels& kernels = best_kernels());
  ~Encoder();

  const std::vector<std::string>& upos() const { return read_out_->upos(); }
  const std::vector<std::string>& xpos() const { return read_out_->xpos(); }
  const std::vector<std::string>& relations() const { return read_out_->relations(); }

  // Sentences as ranges of tokens, each of at least one token; time and memory grow with the square
  // of the longest.
  std::vector<Analysis> analyse(const Document& document,
                                std::span<const IndexRange> sentences) const;

 private:
  struct Column;

  void read_columns(const WeightsFile& file, const TokenView& view);
  void read_layers(const WeightsFile& file, std::string_view layers);
  Numbers look_up(const Document& document, std::span<const IndexRange> sentences) const;

  const Kernels& kernels_;
  const TokenView* view_;
  std::vector<Column> columns_;
  std::vector<float> domain_;
  std::unique_ptr<DenseLayer> input_;
  std::vector<std::unique_ptr<const EncoderLayer>> layers_;
  std::unique_ptr<const ReadOut> read_out_;
};

}  // namespace weft
