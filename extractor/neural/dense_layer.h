// SPDX-License-Identifier: Apache-2.0
//
// A linear layer with 8-bit weights: out = weights * in + bias, where each row of weights and each
// token's input is rounded to whole numbers of a unit of its own. Immutable; share between threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "extractor/linear/weights_file.h"
#include "extractor/neural/kernels.h"

namespace weft {

// `count` numbers at `section`; throws FormatError where it holds another count.
std::vector<float> read_floats(const WeightsFile& file, const std::string& section,
                               std::size_t count);

class DenseLayer {
 public:
  // Reads NAME/weights (int8, rows * width), NAME/units and NAME/bias (float, rows).
  DenseLayer(const WeightsFile& file, const std::string& name, std::size_t width);

  std::size_t rows() const { return bias_.size(); }
  // `in` holds tokens * width numbers; `out` is resized to tokens * rows().
  void apply(const Kernels& kernels, std::span<const float> in, std::vector<float>& out) const;

 private:
  std::size_t width_;
  std::size_t depth_;  // width, rounded up to what the kernels take
  std::vector<std::int16_t> weights_;
  std::vector<float> units_;
  std::vector<float> bias_;
};

void rectify(std::vector<float>& values);  // negative numbers become 0

}  // namespace weft
