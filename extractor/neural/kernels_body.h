// SPDX-License-Identifier: Apache-2.0
//
// The kernels of kernels.h. Included once by each source file that is compiled for an instruction
// set; WEFT_KERNELS names the set. Nothing here may call an inline function of another header: the
// linker could keep its copy made for a processor that is not there.
#include <cstdint>

#include "extractor/neural/kernels.h"

namespace weft {
namespace {

constexpr std::size_t kLanes = 16;

// Four tokens against two rows of weights at a time keep the processor's adders busy.
void multiply_block(const std::int16_t* w0, const std::int16_t* w1, const std::int16_t* x0,
                    const std::int16_t* x1, const std::int16_t* x2, const std::int16_t* x3,
                    std::size_t depth, std::int32_t sums[8]) {
  std::int32_t s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
  for (std::size_t d = 0; d < depth; ++d) {
    s0 += w0[d] * x0[d];
    s1 += w1[d] * x0[d];
    s2 += w0[d] * x1[d];
    s3 += w1[d] * x1[d];
    s4 += w0[d] * x2[d];
    s5 += w1[d] * x2[d];
    s6 += w0[d] * x3[d];
    s7 += w1[d] * x3[d];
  }
  sums[0] = s0;
  sums[1] = s1;
  sums[2] = s2;
  sums[3] = s3;
  sums[4] = s4;
  sums[5] = s5;
  sums[6] = s6;
  sums[7] = s7;
}

std::int32_t multiply_one(const std::int16_t* w, const std::int16_t* x, std::size_t depth) {
  std::int32_t sum = 0;
  for (std::size_t d = 0; d < depth; ++d) sum += w[d] * x[d];
  return sum;
}

void multiply(const std::int16_t* weights, std::size_t rows, const std::int16_t* in,
              std::size_t tokens, std::size_t depth, std::int32_t* out) {
  std::size_t r = 0;
  for (; r + 2 <= rows; r += 2) {
    const std::int16_t* w = weights + r * depth;
    std::size_t t = 0;
    for (; t + 4 <= tokens; t += 4) {
      const std::int16_t* x = in + t * depth;
      std::int32_t sums[8];
      multiply_block(w, w + depth, x, x + depth, x + 2 * depth, x + 3 * depth, depth, sums);
      for (std::size_t i = 0; i < 4; ++i) {
        out[(t + i) * rows + r] = sums[2 * i];
        out[(t + i) * rows + r + 1] = sums[2 * i + 1];
      }
    }
    for (; t < tokens; ++t) {
      out[t * rows + r] = multiply_one(w, in + t * depth, depth);
      out[t * rows + r + 1] = multiply_one(w + depth, in + t * depth, depth);
    }
  }
  for (; r < rows; ++r) {
    for (std::size_t t = 0; t < tokens; ++t) {
      out[t * rows + r] = multiply_one(weights + r * depth, in + t * depth, depth);
    }
  }
}

// Nearest whole number, for |x| < 2^22: adding 1.5 * 2^23 leaves no room for a fraction.
float nearest(float x) {
  constexpr float kRound = 12582912.0F;
  return (x + kRound) - kRound;
}

void quantize(const float* in, std::size_t tokens, std::size_t width, std::int16_t* out,
              float* units) {
  constexpr float kLargest = 2047.0F;
  for (std::size_t t = 0; t < tokens; ++t) {
    const float* x = in + t * width;
    float largest = 0.0F;
    for (std::size_t i = 0; i < width; ++i) {
      const float size = x[i] < 0 ? -x[i] : x[i];
      largest = size > largest ? size : largest;
    }
    const float factor = largest > 0 ? kLargest / largest : 0.0F;
    units[t] = largest / kLargest;
    std::int16_t* y = out + t * width;
    for (std::size_t i = 0; i < width; ++i) {
      y[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(nearest(x[i] * factor)));
    }
  }
}

float sum_of(const float* lanes) {
  float sum = 0.0F;
  for (std::size_t l = 0; l < kLanes; ++l) sum += lanes[l];
  return sum;
}

// IEEE says exactly what a square root is, so Newton's steps of other code paths are not needed.
float square_root(float x) { return __builtin_sqrtf(x); }

void normalize(const float* in, const float* scale, const float* shift, std::size_t tokens,
               std::size_t width, float* out) {
  for (std::size_t t = 0; t < tokens; ++t) {
    const float* x = in + t * width;
    float* y = out + t * width;
    float lanes[kLanes] = {};
    for (std::size_t i = 0; i < width; i += kLanes) {
      for (std::size_t l = 0; l < kLanes; ++l) lanes[l] += x[i + l];
    }
    const float mean = sum_of(lanes) / static_cast<float>(width);
    for (std::size_t l = 0; l < kLanes; ++l) lanes[l] = 0.0F;
    for (std::size_t i = 0; i < width; i += kLanes) {
      for (std::size_t l = 0; l < kLanes; ++l) {
        const float off = x[i + l] - mean;
        lanes[l] += off * off;
      }
    }
    const float spread = sum_of(lanes) / static_cast<float>(width);
    const float inverse = 1.0F / square_root(spread + 1e-5F);
    for (std::size_t i = 0; i < width; ++i) y[i] = (x[i] - mean) * inverse * scale[i] + shift[i];
  }
}

// 2 to the x as an exponent and a polynomial on [-0.5, 0.5], good to 2e-7 of its value; x is held
// within what a float can say.
float exponential(float x) {
  float y = x * 1.44269504F;
  y = y < -126.0F ? -126.0F : y;
  y = y > 126.0F ? 126.0F : y;
  const float whole = nearest(y);
  const float f = (y - whole) * 0.693147181F;
  const float p =
      1.0F +
      f * (1.0F + f * (0.5F + f * (0.166666667F + f * (0.0416666667F + f * (0.00833333333F +
                                                                            f * 0.00138888889F)))));
  const std::int32_t bits = (static_cast<std::int32_t>(whole) + 127) << 23;
  return p * __builtin_bit_cast(float, bits);
}

void add_gated(const float* both, std::size_t tokens, std::size_t width, float* x) {
  for (std::size_t t = 0; t < tokens; ++t) {
    const float* value = both + 2 * t * width;
    const float* gate = value + width;
    float* y = x + t * width;
    for (std::size_t i = 0; i < width; ++i) {
      y[i] += value[i] / (1.0F + exponential(-gate[i]));
    }
  }
}

void softmax(float* scores, std::size_t rows, std::size_t count) {
  for (std::size_t r = 0; r < rows; ++r) {
    float* s = scores + r * count;
    float best = s[0];
    for (std::size_t i = 1; i < count; ++i) best = s[i] > best ? s[i] : best;
    for (std::size_t i = 0; i < count; ++i) s[i] = exponential(s[i] - best);
    float lanes[kLanes] = {};
    std::size_t i = 0;
    for (; i + kLanes <= count; i += kLanes) {
      for (std::size_t l = 0; l < kLanes; ++l) lanes[l] += s[i + l];
    }
    for (std::size_t l = 0; i + l < count; ++l) lanes[l] += s[i + l];
    const float sum = sum_of(lanes);
    for (std::size_t k = 0; k < count; ++k) s[k] = s[k] / sum;
  }
}

void add_product(const float* a, const float* b, std::size_t rows, std::size_t inner,
                 std::size_t columns, float* out) {
  for (std::size_t i = 0; i < rows; ++i) {
    float* y = out + i * columns;
    for (std::size_t k = 0; k < inner; ++k) {
      const float factor = a[i * inner + k];
      const float* row = b + k * columns;
      for (std::size_t j = 0; j < columns; ++j) y[j] += factor * row[j];
    }
  }
}

}  // namespace

extern const Kernels WEFT_KERNELS;
const Kernels WEFT_KERNELS = {WEFT_KERNELS_NAME, multiply, quantize,   normalize,
                              add_gated,         softmax,  add_product};

}  // namespace weft
