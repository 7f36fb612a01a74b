// SPDX-License-Identifier: Apache-2.0
//
// The layers between the columns of the encoder and its trees (encoder.h). Each adds to the words'
// numbers, tokens * width, where sentences lie one after another. Immutable; share between threads.
#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "extractor/neural/dense_layer.h"

namespace weft {

// Scale and shift of a normalisation (Ba et al. 2016, "Layer normalization").
struct Norm {
  std::vector<float> scale, shift;

  Norm(const WeightsFile& file, const std::string& name, std::size_t width)
      : scale(read_floats(file, name + "/scale", width)),
        shift(read_floats(file, name + "/shift", width)) {}

  Numbers apply(const Kernels& kernels, const Numbers& in) const {
    Numbers out(in.size());
    kernels.normalize(in.data(), scale.data(), shift.data(), in.size() / scale.size(), scale.size(),
                      out.data());
    return out;
  }
};

// Biases for words at a distance: index 0 is so many words to the left or further.
struct DistanceBias {
  std::vector<float> bias;

  float operator()(std::size_t from, std::size_t to) const {
    const auto reach = static_cast<std::ptrdiff_t>(bias.size() / 2);
    const auto off = static_cast<std::ptrdiff_t>(to) - static_cast<std::ptrdiff_t>(from);
    return bias[static_cast<std::size_t>(std::clamp(off, -reach, reach) + reach)];
  }
};

// Rows become columns; the rows of what comes out are padded(rows) long, with zeros.
std::vector<float> transposed(Matrix<const float> matrix, std::size_t rows, std::size_t columns);

class EncoderLayer {
 public:
  virtual ~EncoderLayer() = default;
  // Adds to `x`; `ends` says where each sentence ends, in tokens.
  virtual void apply(const Kernels& kernels, std::span<const std::size_t> ends,
                     Numbers& x) const = 0;
};

// Both throw FormatError where sections of the file are missing or do not fit.
// A gated convolution over three words, each `dilation` from the next (Dauphin et al. 2017).
std::unique_ptr<const EncoderLayer> make_convolution(const WeightsFile& file,
                                                     const std::string& name, std::size_t width,
                                                     std::size_t dilation);
// Self-attention in so many heads, with a bias for distance (Vaswani et al. 2017).
std::unique_ptr<const EncoderLayer> make_attention(const WeightsFile& file, const std::string& name,
                                                   std::size_t width, std::size_t heads);

}  // namespace weft
