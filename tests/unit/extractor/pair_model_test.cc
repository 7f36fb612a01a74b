// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/pair_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractor/linear/linear_trainer.h"
#include "weft/core/error.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::Not;

constexpr std::string_view kTable =
    "none\t*\t*\t-\t1\n"
    "founder\tORG\tPER|ORG\t-founded|co_founded\t0.8\n"
    "born\tPER\tDAT\tborn_on\t0.75\n";

TEST(PairLabels, ReadTypesRelationsAndDirections) {
  const std::vector<PairLabel> labels = parse_pair_labels(kTable, "pairs.tsv");
  ASSERT_EQ(labels.size(), 3U);
  EXPECT_TRUE(labels[0].relations.empty());
  EXPECT_FALSE(labels[0].reversed);
  EXPECT_TRUE(labels[1].reversed);
  EXPECT_THAT(labels[1].relations, ElementsAre("founded", "co_founded"));
  EXPECT_EQ(labels[1].objects, 3U);
  EXPECT_EQ(labels[2].subjects, 1U);
  EXPECT_DOUBLE_EQ(labels[2].least, 0.75);
}

TEST(PairLabels, NameTheLineThatIsWrong) {
  EXPECT_THROW(parse_pair_labels("none\tXXX\t*\t-\t1\n", "pairs.tsv"), FormatError);
  EXPECT_THROW(parse_pair_labels("none\t*\t*\t-\tmuch\n", "pairs.tsv"), FormatError);
  EXPECT_THROW(parse_pair_labels("", "pairs.tsv"), FormatError);
}

std::vector<Feature> features_of(const Document& document, TextPair pair) {
  const NameCues cues;
  const auto tokens = static_cast<std::uint32_t>(document.tokens.size());
  std::vector<Feature> features;
  PairText(document, {0, tokens}, cues).collect(pair, features);
  return features;
}

Document plain(const std::string& text) {
  Document document;
  document.text = text;
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] != ' ') continue;
    Token token;
    token.span = {begin, at};
    token.lemma = text.substr(begin, at - begin);
    const auto m = static_cast<std::uint32_t>(document.morphemes.size());
    document.morphemes.push_back({token.span, token.lemma, "X"});
    token.morphemes = {m, m + 1};
    document.tokens.push_back(std::move(token));
    begin = at + 1;
  }
  return document;
}

TEST(PairText, TellsDirectionAndTypesApart) {
  const Document document = plain("Ann founded Acme");
  const PairArgument ann{{0, 3}, PairType::kPerson}, acme{{12, 16}, PairType::kOrganization};
  const std::vector<Feature> forth = features_of(document, {ann, acme});
  EXPECT_EQ(forth, features_of(document, {ann, acme}));
  EXPECT_THAT(features_of(document, {acme, ann}), Not(forth));
  EXPECT_THAT(features_of(document, {ann, {{12, 16}, PairType::kPlace}}), Not(forth));
}

TEST(PairText, HasNothingToSayOfNoWords) {
  const Document document;
  EXPECT_TRUE(features_of(document, {}).empty());
}

TEST(PairModel, KeepsToTheSubjectsType) {
  const Document document = plain("Ann founded Acme");
  const PairArgument ann{{0, 3}, PairType::kPerson}, acme{{12, 16}, PairType::kOrganization};
  const std::vector<Feature> features = features_of(document, {acme, ann});
  std::vector<LinearRow> rows = {{pair_types_feature(8), {{1U, 2.0}, {2U, 5.0}}}};
  WeightsWriter writer;
  write_linear_model(writer, "pairs", {"none", "founder", "born"}, rows);
  const std::string bytes = writer.finish();
  const PairModel model(WeightsFile(bytes, "w"), parse_pair_labels(kTable, "pairs.tsv"));
  std::vector<double> found;
  model.probabilities(features, PairType::kOrganization, found);
  EXPECT_EQ(found[2], 0.0);
  EXPECT_NEAR(found[1], 0.881, 0.01);
  EXPECT_NEAR(found[0] + found[1], 1.0, 1e-9);
}

TEST(PairModel, RefusesWeightsOfOtherLabels) {
  WeightsWriter writer;
  write_linear_model(writer, "pairs", {"none", "married"}, {});
  const std::string bytes = writer.finish();
  EXPECT_THROW(PairModel(WeightsFile(bytes, "w"), parse_pair_labels(kTable, "pairs.tsv")),
               FormatError);
}

}  // namespace
}  // namespace weft
