// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/linear_model.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "training/linear_trainer.h"
#include "weft/core/error.h"

namespace weft {
namespace {

std::uint32_t word(const char* text) { return FeatureHash(1).add(std::string_view(text)).key(); }

// Three words, each of another class, learned in a few steps.
std::string trained_bytes() {
  LinearTrainer trainer({"A", "B", "C"});
  const char* words[] = {"alpha", "beta", "gamma"};
  for (int pass = 0; pass < 3; ++pass) {
    for (std::size_t gold = 0; gold < 3; ++gold) {
      const std::vector<std::uint32_t> features = {word(words[gold]), word("common")};
      trainer.update(features, gold, trainer.predict(features));
    }
  }
  const auto file = std::filesystem::path(testing::TempDir()) / "linear_model_test.weights";
  trainer.write(file, 1);
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(LinearModel, PredictsWhatItLearned) {
  const std::string bytes = trained_bytes();
  const LinearModel model(bytes, "m");
  ASSERT_EQ(model.labels(), (std::vector<std::string>{"A", "B", "C"}));
  const char* words[] = {"alpha", "beta", "gamma"};
  for (std::size_t gold = 0; gold < 3; ++gold) {
    std::vector<int> scores(3, 0);
    model.add(word(words[gold]), scores);
    model.add(word("common"), scores);
    model.add(word("never seen"), scores);
    EXPECT_EQ(LinearModel::best(scores), gold);
  }
}

TEST(LinearModel, SameExamplesSameBytes) { EXPECT_EQ(trained_bytes(), trained_bytes()); }

TEST(LinearModel, DamageIsRefused) {
  const std::string good = trained_bytes();
  const auto refused = [](const std::string& bytes) {
    try {
      const LinearModel model(bytes, "ko/x.weights");
      return std::string();
    } catch (const FormatError& error) {
      return std::string(error.what());
    }
  };
  EXPECT_EQ(refused(good), "");
  EXPECT_EQ(refused(good.substr(0, good.size() - 1)),
            "ko/x.weights: damaged weights: its length is wrong; reinstall the language pack");
  for (const std::size_t at : {std::size_t{0}, std::size_t{9}, std::size_t{30}, good.size() - 1}) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x40);
    EXPECT_NE(refused(bad), "") << at;
  }
}

}  // namespace
}  // namespace weft
