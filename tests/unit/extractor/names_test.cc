// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "extractor/names/quoted_works.h"
#include "extractor/names/sequence_tagger.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// One sentence; tokens are parted by blanks, and '_' glues the next token on without a blank.
Document document_of(std::string_view words) {
  Document document;
  std::uint32_t begin = 0;
  const auto flush = [&] {
    const auto end = static_cast<std::uint32_t>(document.text.size());
    if (end > begin) {
      Token token;
      token.span = {begin, end};
      document.tokens.push_back(token);
    }
  };
  for (const char c : words) {
    if (c == ' ' || c == '_') {
      flush();
      if (c == ' ') document.text += ' ';
      begin = static_cast<std::uint32_t>(document.text.size());
    } else {
      document.text += c;
    }
  }
  flush();
  document.sentences.push_back({{0, static_cast<std::uint32_t>(document.text.size())},
                                {0, static_cast<std::uint32_t>(document.tokens.size())},
                                0});
  return document;
}

const NameCues& cues() {
  static const NameCues kCues(
      "title\tchief\nwork\tfilm,영화\norganization-suffix\tbank,은행\nplace-suffix\t행\n",
      "cues.tsv");
  return kCues;
}

TEST(NameCues, KnowWordsAndTheLongestEnding) {
  EXPECT_EQ(cues().find("film"), NameCues::kWork);
  EXPECT_EQ(cues().find("boat"), 0);
  EXPECT_EQ(cues().suffix_kinds("한국은행"), NameCues::kOrganizationSuffix);
  EXPECT_EQ(cues().suffix_kinds("여행"), NameCues::kPlaceSuffix);
  EXPECT_THROW(NameCues("whatever\tx\n", "cues.tsv"), FormatError);
}

TEST(QuotedWorks, NeedACueOrATitleBracket) {
  const std::pair<const char*, std::vector<std::string>> cases[] = {
      {"영화 '_먼 길_' 개봉", {"먼 길"}},
      {"《_먼 길_》", {"먼 길"}},
      {"the film \"_Long Road_\" opened", {"Long Road"}},
      {"그는 '_먼 길_' 이라고", {}},
      {"영화 '_먼 길", {}},
      {"영화 '_'", {}},
  };
  for (const auto& [words, expected] : cases) {
    const Document document = document_of(words);
    std::vector<std::string> found;
    for (const Span span : quoted_works(document, document.sentences[0], cues())) {
      found.emplace_back(document.text_of(span));
    }
    EXPECT_EQ(found, expected) << words;
  }
}

TEST(NameMemory, FindsNamesAgainAndKeepsOneType) {
  const Document document = document_of("Ada Vale met Orbis . Vale left Orbis");
  const auto at = [&](std::string_view text, EntityType type, float confidence,
                      std::size_t from = 0) {
    const auto begin = static_cast<std::uint32_t>(document.text.find(text, from));
    return TypedName{{begin, begin + static_cast<std::uint32_t>(text.size())}, 0, type, confidence};
  };
  std::vector<TypedName> names = {at("Ada Vale", EntityType::kPerson, 0.9F),
                                  at("Orbis", EntityType::kOrganization, 0.9F),
                                  at("Orbis", EntityType::kPlace, 0.61F, 25)};
  names = make_consistent(document, names, cues());
  ASSERT_EQ(names.size(), 4U);
  EXPECT_EQ(document.text_of(names[2].span), "Vale");
  EXPECT_EQ(names[2].type, EntityType::kPerson);
  EXPECT_LT(names[2].confidence, 0.9F);
  EXPECT_EQ(names[3].type, EntityType::kOrganization);
  for (std::size_t i = 1; i < names.size(); ++i) {
    EXPECT_LE(names[i - 1].span.end, names[i].span.begin);
  }
}

TEST(NameMemory, LearnsNothingFromDoubt) {
  const Document document = document_of("Orbis left Orbis");
  const std::vector<TypedName> doubtful = {{{0, 5}, 0, EntityType::kPlace, 0.4F}};
  EXPECT_EQ(make_consistent(document, doubtful, cues()).size(), 1U);
}

TEST(NameLabels, OrderTheirLabels) {
  const std::string_view types[] = {"person", "place"};
  const std::vector<std::string> names = NameLabels::of_types(types);
  const NameLabels labels({names.begin(), names.end()});
  EXPECT_EQ(labels.find("O"), NameLabels::kOutside);
  const std::uint8_t begin = labels.find("B-place");
  const std::uint8_t inside = labels.find("I-place");
  EXPECT_TRUE(labels.begins(begin));
  EXPECT_TRUE(labels.may_follow(inside, begin));
  EXPECT_TRUE(labels.may_follow(inside, inside));
  EXPECT_FALSE(labels.may_follow(inside, labels.find("B-person")));
  EXPECT_FALSE(labels.may_follow(inside, NameLabels::kOutside));
  EXPECT_EQ(labels.find("B-event"), 0);
}

}  // namespace
}  // namespace weft
