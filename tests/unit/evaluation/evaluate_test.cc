// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "weft/core/error.h"
#include "weft/evaluation/evaluation.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string sample(const std::string& name) {
  std::ifstream in(WEFT_SOURCE_DIR "/samples/annotated/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Evaluation run(const std::string& pack, const std::string& file, EvaluationOptions options = {}) {
  options.pack = pack;
  return evaluate(sample(file), file, options);
}

std::vector<std::string> names_of(const Evaluation& evaluation) {
  std::vector<std::string> names;
  for (const Score& s : evaluation.scores) names.push_back(s.what);
  return names;
}

const Score& score(const Evaluation& evaluation, const std::string& what) {
  const auto it = std::find_if(evaluation.scores.begin(), evaluation.scores.end(),
                               [&](const Score& s) { return s.what == what; });
  if (it == evaluation.scores.end()) throw UsageError("no score " + what);
  return *it;
}

TEST(Evaluate, EnglishOnGoldTokens) {
  const Evaluation e = run("en", "en.conllu");
  EXPECT_THAT(names_of(e), ElementsAre("UPOS", "XPOS", "lemmas", "features", "UAS", "LAS",
                                       "LAS without subtypes"));
  EXPECT_EQ(e.tokens, 13U);
  EXPECT_EQ(score(e, "UPOS").gold, 13U);
  EXPECT_GE(score(e, "UPOS").right, 12U);
  EXPECT_GE(score(e, "UAS").right, 11U);
}

TEST(Evaluate, EnglishOnItsOwnTokens) {
  const Evaluation e = run("en", "en.conllu", {.tokens = GivenTokens::kOwn});
  EXPECT_EQ(score(e, "sentences").right, 2U);
  EXPECT_EQ(score(e, "tokens").right, 13U);
  EXPECT_EQ(score(e, "tokens").found, 13U);
}

TEST(Evaluate, KoreanMorphemesByThePacksConventions) {
  const Evaluation e = run("ko", "ko.conllu");
  EXPECT_EQ(score(e, "whole eojeol").gold, 8U);
  EXPECT_GE(score(e, "whole eojeol").right, 7U);
  EXPECT_EQ(score(e, "noun stem before a particle").gold, 3U);
  EXPECT_THAT(names_of(e), testing::Not(testing::Contains("XPOS")));
}

TEST(Evaluate, NamesByCharacters) {
  const Evaluation e = run("ko", "ko-names.tsv");
  EXPECT_EQ(score(e, "person").gold, 2U);
  EXPECT_EQ(score(e, "all names").gold, 4U);
  EXPECT_GE(score(e, "all names").right, 3U);
  const Evaluation places = run("ko", "ko-names.tsv", {.types = {"place"}});
  EXPECT_EQ(score(places, "all names").gold, 2U);
}

TEST(Evaluate, NamesByOffsetsInRunningText) {
  const char* line =
      "{\"text\": \"Ada Bell lives in London. She works for Foo Inc.\", \"names\": ["
      "{\"begin\": 0, \"end\": 8, \"type\": \"person\"}, {\"begin\": 18, \"end\": 24, \"type\": "
      "\"place\"}]}";
  const Evaluation marks = evaluate(line, "names.jsonl", {.pack = "en", .layers = {"marks"}});
  EXPECT_EQ(score(marks, "all names").right, 2U);
  const Evaluation e = evaluate(line, "names.jsonl", {.pack = "en", .layers = {"names"}});
  EXPECT_THAT(names_of(e), ElementsAre("person", "place", "all names"));
  EXPECT_EQ(score(e, "all names").right, 2U);
}

TEST(Evaluate, LayersStagesAndTimes) {
  const Evaluation e = run("en", "en.conllu", {.layers = {"tags"}, .until = "encoder"});
  EXPECT_THAT(names_of(e), ElementsAre("UPOS", "XPOS"));
  EXPECT_EQ(e.times.back().stage, "encoder");
}

TEST(Evaluate, WrongWordsNameTheRightOnes) {
  const std::pair<EvaluationOptions, const char*> cases[] = {
      {{.layers = {"forms"}}, "there is no layer \"forms\"; there are: sentences, tokens"},
      {{.types = {"PER"}}, "there is no type of names \"PER\"; there are: person"},
      {{.until = "end"}, "the pack has no stage \"end\"; there are: blocks"},
  };
  for (const auto& [options, message] : cases) {
    try {
      run("en", "en.conllu", options);
      ADD_FAILURE() << message;
    } catch (const UsageError& error) {
      EXPECT_THAT(error.what(), HasSubstr(message));
    }
  }
}

TEST(Evaluate, RelationsOfGivenPairs) {
  const Evaluation e = run("ko", "../../tests/data/pairs/ko.jsonl");
  EXPECT_EQ(score(e, "relations").gold, 2U);
  EXPECT_EQ(score(e, "relations").right, 2U);
  EXPECT_EQ(score(e, "per:title").gold, 1U);
}

}  // namespace
}  // namespace weft
