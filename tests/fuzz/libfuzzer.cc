// SPDX-License-Identifier: Apache-2.0
//
// The face that libFuzzer calls. One program serves all targets; the environment's WEFT_FUZZ_TARGET
// names the one to run.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/targets.h"

namespace {

const weft::fuzz::Target& chosen() {
  const char* name = std::getenv("WEFT_FUZZ_TARGET");
  for (const weft::fuzz::Target& target : weft::fuzz::targets()) {
    if (name != nullptr && target.name == name) return target;
  }
  std::fprintf(stderr, "WEFT_FUZZ_TARGET names no target; tests/fuzz/targets.h lists them\n");
  std::exit(2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const weft::fuzz::Target& target = chosen();
  target.run({reinterpret_cast<const char*>(data), size});
  return 0;
}
