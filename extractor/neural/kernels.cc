// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/kernels.h"

#include <array>

namespace weft {

extern const Kernels kernels_portable;
#ifdef WEFT_X86_KERNELS
extern const Kernels kernels_avx2;
extern const Kernels kernels_avx512;
#endif

namespace {

struct Runnable {
  std::array<const Kernels*, 3> kernels{};
  std::size_t count = 0;

  Runnable() {
    kernels[count++] = &kernels_portable;
#ifdef WEFT_X86_KERNELS
    if (__builtin_cpu_supports("avx2")) kernels[count++] = &kernels_avx2;
    if (__builtin_cpu_supports("avx512bw")) kernels[count++] = &kernels_avx512;
#endif
  }
};

const Runnable& runnable() {
  static const Runnable runnable;
  return runnable;
}

}  // namespace

std::vector<WeightPairs> pack_weights(std::span<const std::int8_t> weights, std::size_t width) {
  constexpr std::size_t kRows = sizeof(WeightPairs::numbers) / sizeof(std::int16_t) / 2;
  const std::size_t rows = weights.size() / width;
  const std::size_t pairs = (width + 1) / 2;
  std::vector<WeightPairs> packed((rows + kRows - 1) / kRows * pairs);
  for (std::size_t r = 0; r < rows; ++r) {
    WeightPairs* block = packed.data() + r / kRows * pairs;
    const std::int8_t* row = weights.data() + r * width;
    for (std::size_t d = 0; d < width; ++d) block[d / 2].numbers[r % kRows * 2 + d % 2] = row[d];
  }
  return packed;
}

std::span<const Kernels* const> runnable_kernels() {
  return {runnable().kernels.data(), runnable().count};
}

const Kernels& best_kernels() { return *runnable().kernels[runnable().count - 1]; }

}  // namespace weft
