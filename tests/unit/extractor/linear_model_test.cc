// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/linear_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "extractor/linear/linear_trainer.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// Label i % labels is told by the pair (i % labels, noise).
std::vector<Feature> features_of(std::size_t i, std::size_t labels) {
  return {feature(0), feature(1, i % labels), feature(2, i % labels, i % 7), feature(3, i)};
}

std::string trained(std::size_t labels) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < labels; ++i) names.push_back("L" + std::to_string(i));
  LinearTrainer trainer(names);
  for (std::size_t pass = 0; pass < 4; ++pass) {
    if (pass == 2) trainer.select(8 * labels);
    for (std::size_t i = 0; i < 400; ++i) {
      const auto features = features_of(i, labels);
      trainer.update(features, i % labels, trainer.best(features));
      trainer.tick();
    }
  }
  WeightsWriter writer;
  trainer.save(writer, "m");
  return writer.finish();
}

class LinearModelOfSize : public testing::TestWithParam<std::size_t> {};

// Dense rows, byte labels, two-byte labels.
INSTANTIATE_TEST_SUITE_P(Layouts, LinearModelOfSize, testing::Values(3, 20, 300));

TEST_P(LinearModelOfSize, AnswersAsTrained) {
  const std::string bytes = trained(GetParam());
  const WeightsFile file(bytes, "w");
  const LinearModel model(file, "m");
  ASSERT_EQ(model.labels().size(), GetParam());
  EXPECT_EQ(model.labels()[2], "L2");
  for (std::size_t i = 0; i < 400; ++i)
    EXPECT_EQ(model.best(features_of(i, GetParam())), i % GetParam());
}

TEST_P(LinearModelOfSize, TrainingTwiceGivesTheSameBytes) {
  EXPECT_EQ(trained(GetParam()), trained(GetParam()));
}

TEST(LinearModel, ThreadsShareOne) {
  const std::string bytes = trained(20);
  const WeightsFile file(bytes, "w");
  const LinearModel model(file, "m");
  std::vector<int> wrong(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      for (std::size_t i = 0; i < 2000; ++i)
        wrong[t] += model.best(features_of(i % 400, 20)) != i % 20;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(wrong, std::vector<int>(4));
}

TEST(WeightsFile, DamageIsRefusedWithTheCause) {
  const std::string good = trained(3);
  const auto message = [](const std::string& bytes) -> std::string {
    try {
      const WeightsFile file(bytes, "w.weights");
      return "";
    } catch (const FormatError& error) {
      return error.what();
    }
  };
  EXPECT_EQ(message(good), "");
  std::string flipped = good;
  flipped[good.size() / 2] = static_cast<char>(flipped[good.size() / 2] ^ 1);
  std::string newer = good;
  newer[8] = 9;
  using testing::HasSubstr;
  EXPECT_THAT(message(""), HasSubstr("w.weights: at byte 0: this is no weights file"));
  EXPECT_THAT(message("{\"a\": 1}" + std::string(100, ' ')), HasSubstr("no weights file"));
  EXPECT_THAT(message(good.substr(0, good.size() - 1)), HasSubstr("the file should have"));
  EXPECT_THAT(message(flipped), HasSubstr("damaged"));
  EXPECT_THAT(message(newer), HasSubstr("format version 9"));
}

TEST(WeightsFile, MissingSectionIsNamed) {
  const std::string bytes = trained(3);
  const WeightsFile file(bytes, "w");
  EXPECT_TRUE(file.has("m/labels"));
  EXPECT_THROW(LinearModel(file, "other"), FormatError);
}

}  // namespace
}  // namespace weft
