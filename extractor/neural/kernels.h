// SPDX-License-Identifier: Apache-2.0
//
// The sums of the encoder that take time, compiled once per instruction set from one source
// (kernels_body.h) and chosen when the program starts. Products of weights are sums of integers and
// every sum of floating-point numbers is taken in a stated order without fused operations, so all
// kernels give the same bits on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace weft {

// Kernels read and write whole vectors: a row whose length is said to be padded has so many numbers
// that it ends with one.
constexpr std::size_t padded(std::size_t count) { return (count + 15) / 16 * 16; }

// Weights in the order in which products read them (Goto and van de Geijn 2008, "Anatomy of
// high-performance matrix multiplication"): blocks of 16 rows, filled up with zeros; in a block,
// the first two numbers of each row, then the next two of each row, and so on. So one load fetches
// what a pair of inputs is multiplied with in 4, 8 or 16 rows, and no sum runs across a vector.
struct alignas(64) WeightPairs {
  std::int16_t numbers[32];
};
std::vector<WeightPairs> pack_weights(std::span<const std::int8_t> weights, std::size_t width);

// A linear layer. `units` tells what one of a row's whole numbers is worth; it and `bias` are
// padded.
struct PackedLayer {
  const WeightPairs* weights;
  const float* units;
  const float* bias;
  std::size_t rows;
  std::size_t width;
};

// Rows of numbers that lie `stride` apart.
template <typename T>
struct Matrix {
  T* numbers;
  std::size_t stride;
};

struct Kernels {
  const char* name;
  // out[t * padded(rows) + r] = sum * (units[t] * layer.units[r]) + layer.bias[r], where sum is
  // that over d of weights[r][d] * in[t * padded(width) + d]; sums must fit 32 bits.
  void (*multiply)(const PackedLayer& layer, const std::int16_t* in, const float* units,
                   std::size_t tokens, float* out);
  // Rounds to 12-bit whole numbers by the largest absolute value of each token; units[t] is what
  // one is worth. A token's numbers are `parts` rows of `width`, at in[t * parts] and the next; in
  // `out` they stand one after another, followed by zeros up to padded(parts * width).
  void (*quantize)(const float* const* in, std::size_t tokens, std::size_t parts, std::size_t width,
                   std::int16_t* out, float* units);
  // (x - mean) / deviation * scale + shift of each token; width is a multiple of 16.
  void (*normalize)(const float* in, const float* scale, const float* shift, std::size_t tokens,
                    std::size_t width, float* out);
  // x[t][i] += both[t][i] * sigmoid(both[t][width + i])
  void (*add_gated)(const float* both, std::size_t tokens, std::size_t width, float* x);
  // In place: the first `count` scores of each row become their softmax, the rest up to
  // padded(count) zero.
  void (*softmax)(Matrix<float> scores, std::size_t rows, std::size_t count);
  // out[i][j] = sum over k of a[i][k] * b[k][j], k in order. Writes padded(columns) numbers to each
  // row of `out`, and reads as many of b.
  void (*product)(Matrix<const float> a, Matrix<const float> b, std::size_t rows, std::size_t inner,
                  std::size_t columns, Matrix<float> out);
};

// What this machine runs fastest.
const Kernels& best_kernels();
// All that this machine can run, the portable ones first.
std::span<const Kernels* const> runnable_kernels();

}  // namespace weft
