// SPDX-License-Identifier: Apache-2.0
//
// Every seed and every past finding through its target, in every build; also each seed cut short,
// and with bytes changed, so that a build without libFuzzer tries more than the seeds.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/targets.h"

namespace weft::fuzz {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> corpus_of(std::string_view target) {
  std::vector<std::string> inputs;
  const fs::path folder = fs::path(WEFT_SOURCE_DIR) / "tests/fuzz/corpus" / target;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return inputs;
}

class Replay : public testing::TestWithParam<Target> {};

TEST_P(Replay, SeedsAndFindings) {
  const std::vector<std::string> inputs = corpus_of(GetParam().name);
  ASSERT_FALSE(inputs.empty()) << "no corpus for " << GetParam().name;
  for (const std::string& input : inputs) GetParam().run(input);
  GetParam().run("");
}

TEST_P(Replay, SeedsCutShortAndChanged) {
  constexpr std::size_t kTries = 8;
  std::uint32_t state = 20240601;
  const auto random = [&state](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::size_t>(state >> 8U) % below;
  };
  for (const std::string& input : corpus_of(GetParam().name)) {
    if (input.empty() || input.size() > 20000) continue;
    for (std::size_t i = 0; i < kTries; ++i) {
      GetParam().run(std::string_view(input).substr(0, random(input.size())));
      std::string changed = input;
      for (std::size_t k = 0; k <= i % 3; ++k) {
        changed[random(changed.size())] = static_cast<char>(random(256));
      }
      GetParam().run(changed);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Fuzz, Replay, testing::ValuesIn(targets().begin(), targets().end()),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace weft::fuzz
