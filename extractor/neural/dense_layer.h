// SPDX-License-Identifier: Apache-2.0
//
// A linear layer with 8-bit weights: out = weights * in + bias, where each row of weights and each
// token's input is rounded to whole numbers of a unit of its own. Immutable; share between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "extractor/linear/weights_file.h"
#include "extractor/neural/kernels.h"

namespace weft {

// Leaves numbers as they come: what fills a vector anyhow need not be set to zero before.
template <typename T>
struct Uncleared : std::allocator<T> {
  template <typename U>
  struct rebind {
    using other = Uncleared<U>;
  };
  template <typename U>
  void construct(U* at) noexcept {
    ::new (static_cast<void*>(at)) U;
  }
  template <typename U, typename... Values>
  void construct(U* at, Values&&... values) {
    ::new (static_cast<void*>(at)) U(std::forward<Values>(values)...);
  }
};
using Numbers = std::vector<float, Uncleared<float>>;

// `count` numbers at `section`; throws FormatError where it holds another count.
std::vector<float> read_floats(const WeightsFile& file, const std::string& section,
                               std::size_t count);

// What tokens bring to layers, rounded once for all layers that read it.
class RoundedInput {
 public:
  // Rows of `width` numbers, one after another.
  RoundedInput(const Kernels& kernels, std::span<const float> rows, std::size_t width);
  // Of each token, so many rows of `width` numbers that may lie anywhere.
  RoundedInput(const Kernels& kernels, std::span<const float* const> rows, std::size_t parts,
               std::size_t width);

  const Kernels& kernels() const { return kernels_; }
  const std::int16_t* numbers() const { return numbers_.data(); }
  std::span<const float> units() const { return units_; }  // one per token

 private:
  const Kernels& kernels_;
  std::vector<std::int16_t, Uncleared<std::int16_t>> numbers_;
  Numbers units_;
};

class DenseLayer {
 public:
  // Reads NAME/weights (int8, rows * width), NAME/units and NAME/bias (float, rows).
  DenseLayer(const WeightsFile& file, const std::string& name, std::size_t width);

  std::size_t rows() const { return rows_; }
  std::size_t width() const { return width_; }
  // Rows of `out` are padded(rows()) long.
  void apply(const RoundedInput& in, Numbers& out) const;

 private:
  std::size_t width_;
  std::size_t rows_;
  std::vector<WeightPairs> weights_;
  std::vector<float> units_;
  std::vector<float> bias_;
};

void rectify(Numbers& values);  // negative numbers become 0

}  // namespace weft
