// SPDX-License-Identifier: Apache-2.0
//
// The kernels of kernels.h. Included once by each source file that is compiled for an instruction
// set; WEFT_KERNELS names the set. Nothing here may call an inline function of another header: the
// linker could keep its copy made for a processor that is not there.
#include <cstdint>

#include "extractor/neural/kernels.h"

#if defined(__SSE2__)
#include <immintrin.h>
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#endif

namespace weft {
namespace {

// Numbers that are worked on together. Sums of floating-point numbers are taken in so many lanes,
// which are added up one after another, whatever the vectors of the machine hold.
constexpr std::size_t kLanes = 16;

#if defined(__AVX512BW__)
constexpr std::size_t kBytesOfVector = 64;
#elif defined(__AVX2__)
constexpr std::size_t kBytesOfVector = 32;
#else
constexpr std::size_t kBytesOfVector = 16;
#endif
using Ints = std::int32_t __attribute__((vector_size(kBytesOfVector)));
using Floats = float __attribute__((vector_size(kBytesOfVector)));

constexpr std::size_t kWidth = kBytesOfVector / sizeof(float);
constexpr std::size_t kVectors = kLanes / kWidth;

template <typename Vector>
Vector load(const void* from) {
  Vector vector;
  __builtin_memcpy(&vector, from, sizeof vector);
  return vector;
}

void store(Floats vector, float* to) { __builtin_memcpy(to, &vector, sizeof vector); }

constexpr std::size_t whole_lanes(std::size_t count) {
  return (count + kLanes - 1) / kLanes * kLanes;
}

// a and b hold pairs of 16-bit numbers: the sum of the two products of each pair.
Ints multiply_pairs(Ints a, Ints b) {
#if defined(__AVX512BW__)
  return reinterpret_cast<Ints>(
      _mm512_madd_epi16(reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
#elif defined(__AVX2__)
  return reinterpret_cast<Ints>(
      _mm256_madd_epi16(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
#elif defined(__SSE2__)
  return reinterpret_cast<Ints>(
      _mm_madd_epi16(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
#elif defined(__ARM_NEON)
  const int16x8_t x = reinterpret_cast<int16x8_t>(a);
  const int16x8_t y = reinterpret_cast<int16x8_t>(b);
  return vpaddq_s32(vmull_s16(vget_low_s16(x), vget_low_s16(y)), vmull_high_s16(x, y));
#else
  return ((a << 16) >> 16) * ((b << 16) >> 16) + (a >> 16) * (b >> 16);
#endif
}

// With twelve sums, a tile's vectors of weights and an input fit sixteen registers, and the
// multipliers are never without work.
constexpr std::size_t kTokensOfTile = 12 / kVectors;

// kTokens tokens against the 16 rows from `row` on.
template <std::size_t kTokens>
void multiply_tile(const PackedLayer& layer, std::size_t row, const std::int16_t* in,
                   const float* units, float* out) {
  const std::size_t pairs = (layer.width + 1) / 2;
  const std::size_t depth = whole_lanes(layer.width);
  const WeightPairs* weights = layer.weights + row / kLanes * pairs;
  Ints sums[kTokens][kVectors] = {};
  for (std::size_t p = 0; p < pairs; ++p) {
    Ints w[kVectors];
    for (std::size_t v = 0; v < kVectors; ++v) {
      w[v] = load<Ints>(weights[p].numbers + 2 * v * kWidth);
    }
    for (std::size_t t = 0; t < kTokens; ++t) {
      const Ints x = load<std::int32_t>(in + t * depth + 2 * p) - Ints{};
      for (std::size_t v = 0; v < kVectors; ++v) sums[t][v] += multiply_pairs(w[v], x);
    }
  }
  const std::size_t stride = whole_lanes(layer.rows);
  for (std::size_t v = 0; v < kVectors; ++v) {
    const std::size_t r = row + v * kWidth;
    const Floats unit = load<Floats>(layer.units + r);
    const Floats bias = load<Floats>(layer.bias + r);
    for (std::size_t t = 0; t < kTokens; ++t) {
      store(__builtin_convertvector(sums[t][v], Floats) * (units[t] * unit) + bias,
            out + t * stride + r);
    }
  }
}

template <std::size_t kTokens>
void multiply_tiles(const PackedLayer& layer, std::size_t row, const std::int16_t* in,
                    const float* units, std::size_t tokens, float* out) {
  const std::size_t depth = whole_lanes(layer.width);
  const std::size_t stride = whole_lanes(layer.rows);
  std::size_t t = 0;
  for (; t + kTokens <= tokens; t += kTokens) {
    multiply_tile<kTokens>(layer, row, in + t * depth, units + t, out + t * stride);
  }
  if constexpr (kTokens > 1) {
    multiply_tiles<kTokens / 2>(layer, row, in + t * depth, units + t, tokens - t,
                                out + t * stride);
  }
}

// A block of weights stays in the nearest cache while all tokens pass by it.
void multiply(const PackedLayer& layer, const std::int16_t* in, const float* units,
              std::size_t tokens, float* out) {
  for (std::size_t row = 0; row < layer.rows; row += kLanes) {
    multiply_tiles<kTokensOfTile>(layer, row, in, units, tokens, out);
  }
}

// Nearest whole number, for |x| < 2^22: adding 1.5 * 2^23 leaves no room for a fraction.
template <typename Number>
Number nearest(Number x) {
  constexpr float kRound = 12582912.0F;
  return (x + kRound) - kRound;
}

template <typename Number>
Number size_of(Number x) {
  return x < 0 ? -x : x;
}

template <typename Number>
Number larger(Number x, Number y) {
  return x > y ? x : y;
}

float largest_size(const float* x, std::size_t count) {
  Floats parts[kVectors] = {};
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      parts[v] = larger(size_of(load<Floats>(x + i + v * kWidth)), parts[v]);
    }
  }
  float lanes[kLanes];
  __builtin_memcpy(lanes, parts, sizeof lanes);
  float largest = 0.0F;
  for (; i < count; ++i) largest = larger(size_of(x[i]), largest);
  for (std::size_t l = 0; l < kLanes; ++l) largest = larger(lanes[l], largest);
  return largest;
}

void quantize(const float* const* in, std::size_t tokens, std::size_t parts, std::size_t width,
              std::int16_t* out, float* units) {
  constexpr float kLargest = 2047.0F;
  for (std::size_t t = 0; t < tokens; ++t) {
    const float* const* x = in + t * parts;
    float largest = 0.0F;
    for (std::size_t p = 0; p < parts; ++p) largest = larger(largest_size(x[p], width), largest);
    const float factor = largest > 0 ? kLargest / largest : 0.0F;
    units[t] = largest / kLargest;
    for (std::size_t p = 0; p < parts; ++p) {
      for (std::size_t i = 0; i < width; ++i) {
        out[i] = static_cast<std::int16_t>(static_cast<std::int32_t>(nearest(x[p][i] * factor)));
      }
      out += width;
    }
    for (std::size_t i = parts * width; i < whole_lanes(parts * width); ++i) *out++ = 0;
  }
}

float sum_of(const Floats (&parts)[kVectors]) {
  float lanes[kLanes];
  __builtin_memcpy(lanes, parts, sizeof lanes);
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
    Floats sums[kVectors] = {}, squares[kVectors] = {};
    for (std::size_t i = 0; i < width; i += kLanes) {
      for (std::size_t v = 0; v < kVectors; ++v) sums[v] += load<Floats>(x + i + v * kWidth);
    }
    const float mean = sum_of(sums) / static_cast<float>(width);
    for (std::size_t i = 0; i < width; i += kLanes) {
      for (std::size_t v = 0; v < kVectors; ++v) {
        const Floats off = load<Floats>(x + i + v * kWidth) - mean;
        squares[v] += off * off;
      }
    }
    const float spread = sum_of(squares) / static_cast<float>(width);
    const float inverse = 1.0F / square_root(spread + 1e-5F);
    for (std::size_t i = 0; i < width; ++i) y[i] = (x[i] - mean) * inverse * scale[i] + shift[i];
  }
}

// 2 to the x as an exponent and a polynomial on [-0.5, 0.5], good to 2e-7 of its value; x is held
// within what a float can say.
Floats exponential(Floats x) {
  Floats y = x * 1.44269504F;
  y = y < -126.0F ? -126.0F - Floats{} : y;
  y = y > 126.0F ? 126.0F - Floats{} : y;
  const Floats whole = nearest(y);
  const Floats f = (y - whole) * 0.693147181F;
  const Floats p =
      1.0F +
      f * (1.0F + f * (0.5F + f * (0.166666667F + f * (0.0416666667F + f * (0.00833333333F +
                                                                            f * 0.00138888889F)))));
  const Ints bits = (__builtin_convertvector(whole, Ints) + 127) << 23;
  return p * reinterpret_cast<Floats>(bits);
}

void add_gated(const float* both, std::size_t tokens, std::size_t width, float* x) {
  for (std::size_t t = 0; t < tokens; ++t) {
    const float* value = both + 2 * t * width;
    const float* gate = value + width;
    float* y = x + t * width;
    for (std::size_t i = 0; i < width; i += kWidth) {
      const Floats share = 1.0F + exponential(-load<Floats>(gate + i));
      store(load<Floats>(y + i) + load<Floats>(value + i) / share, y + i);
    }
  }
}

void softmax(Matrix<float> scores, std::size_t rows, std::size_t count) {
  const std::size_t whole = whole_lanes(count);
  for (std::size_t r = 0; r < rows; ++r) {
    float* s = scores.numbers + r * scores.stride;
    for (std::size_t i = count; i < whole; ++i) s[i] = s[0];
    Floats parts = load<Floats>(s);
    for (std::size_t i = kWidth; i < whole; i += kWidth) parts = larger(load<Floats>(s + i), parts);
    float best = parts[0];
    for (std::size_t l = 1; l < kWidth; ++l) best = larger(parts[l], best);
    for (std::size_t i = 0; i < whole; i += kWidth) {
      store(exponential(load<Floats>(s + i) - best), s + i);
    }
    for (std::size_t i = count; i < whole; ++i) s[i] = 0.0F;
    Floats sums[kVectors] = {};
    for (std::size_t i = 0; i < whole; i += kLanes) {
      for (std::size_t v = 0; v < kVectors; ++v) sums[v] += load<Floats>(s + i + v * kWidth);
    }
    const float sum = sum_of(sums);
    for (std::size_t i = 0; i < whole; i += kWidth) store(load<Floats>(s + i) / sum, s + i);
  }
}

// Sums of kRows rows and 16 columns stay in registers.
template <std::size_t kRows>
void product_tile(Matrix<const float> a, Matrix<const float> b, std::size_t inner,
                  Matrix<float> out) {
  Floats sums[kRows][kVectors] = {};
  for (std::size_t k = 0; k < inner; ++k) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      const Floats row = load<Floats>(b.numbers + k * b.stride + v * kWidth);
      for (std::size_t i = 0; i < kRows; ++i) sums[i][v] += a.numbers[i * a.stride + k] * row;
    }
  }
#pragma GCC unroll 4
  for (std::size_t i = 0; i < kRows; ++i) {
    for (std::size_t v = 0; v < kVectors; ++v) {
      store(sums[i][v], out.numbers + i * out.stride + v * kWidth);
    }
  }
}

void product(Matrix<const float> a, Matrix<const float> b, std::size_t rows, std::size_t inner,
             std::size_t columns, Matrix<float> out) {
  constexpr std::size_t kRows = 4;
  for (std::size_t j = 0; j < columns; j += kLanes) {
    const Matrix<const float> right{b.numbers + j, b.stride};
    std::size_t i = 0;
    for (; i + kRows <= rows; i += kRows) {
      product_tile<kRows>({a.numbers + i * a.stride, a.stride}, right, inner,
                          {out.numbers + i * out.stride + j, out.stride});
    }
    for (; i < rows; ++i) {
      product_tile<1>({a.numbers + i * a.stride, a.stride}, right, inner,
                      {out.numbers + i * out.stride + j, out.stride});
    }
  }
}

}  // namespace

extern const Kernels WEFT_KERNELS;
const Kernels WEFT_KERNELS = {WEFT_KERNELS_NAME, multiply, quantize, normalize,
                              add_gated,         softmax,  product};

}  // namespace weft
