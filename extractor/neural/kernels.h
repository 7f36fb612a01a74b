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

namespace weft {

struct Kernels {
  const char* name;
  // out[t * rows + r] = sum over d of weights[r * depth + d] * in[t * depth + d]. `depth` is a
  // multiple of 32; sums must fit 32 bits.
  void (*multiply)(const std::int16_t* weights, std::size_t rows, const std::int16_t* in,
                   std::size_t tokens, std::size_t depth, std::int32_t* out);
  // Rounds to 12-bit whole numbers by the largest absolute value of each token; units[t] is what
  // one is worth.
  void (*quantize)(const float* in, std::size_t tokens, std::size_t width, std::int16_t* out,
                   float* units);
  // (x - mean) / deviation * scale + shift of each token; width is a multiple of 16.
  void (*normalize)(const float* in, const float* scale, const float* shift, std::size_t tokens,
                    std::size_t width, float* out);
  // x[t][i] += both[t][i] * sigmoid(both[t][width + i])
  void (*add_gated)(const float* both, std::size_t tokens, std::size_t width, float* x);
  // In place: each row of `count` scores becomes its softmax.
  void (*softmax)(float* scores, std::size_t rows, std::size_t count);
  // out[i][j] += sum over k of a[i][k] * b[k][j], k in order.
  void (*add_product)(const float* a, const float* b, std::size_t rows, std::size_t inner,
                      std::size_t columns, float* out);
};

// What this machine runs fastest.
const Kernels& best_kernels();
// All that this machine can run, the portable ones first.
std::span<const Kernels* const> runnable_kernels();

}  // namespace weft
