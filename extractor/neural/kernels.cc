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

std::span<const Kernels* const> runnable_kernels() {
  return {runnable().kernels.data(), runnable().count};
}

const Kernels& best_kernels() { return *runnable().kernels[runnable().count - 1]; }

}  // namespace weft
