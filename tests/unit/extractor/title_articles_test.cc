// SPDX-License-Identifier: Apache-2.0
//
// What an article about its title leaves unsaid, as the Korean pack reads it whole.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "weft/extractor/extractor.h"

namespace weft {
namespace {

std::string name_of(const Document& document, const Argument& argument) {
  if (argument.kind == ArgumentKind::kEntity) return document.entities[argument.index].name;
  return argument.kind == ArgumentKind::kLiteral
             ? std::string(document.text_of(document.literals[argument.index].span))
             : argument.text;
}

std::vector<std::string> statements(std::string title, std::string text) {
  static const Extractor extractor({.language = "ko"});
  Article article;
  article.info.title = std::move(title);
  article.text = std::move(text);
  const Document document = extractor.extract(std::move(article));
  std::vector<std::string> said;
  for (const Statement& s : document.statements) {
    said.push_back(name_of(document, s.subject) + " | " + s.relation.id + " | " +
                   name_of(document, s.object));
  }
  return said;
}

bool says(const std::vector<std::string>& said, const std::string& statement) {
  return std::find(said.begin(), said.end(), statement) != said.end();
}

TEST(TitleArticles, OthersAreFollowedForOneSentence) {
  const std::vector<std::string> said = statements(
      "가람악기",
      "가람악기는 대한민국의 악기 제조 기업이다. 경영난을 겪은 두레그룹은 2016년 보유 지분을 "
      "매각하였다. 공장은 부산에 있다. 2022년 매출액은 2147억 원이다.");
  EXPECT_TRUE(says(said, "가람악기 | revenue | 2147억 원")) << ::testing::PrintToString(said);
}

TEST(TitleArticles, HeadsAreThoseOfTheTitle) {
  const std::vector<std::string> said = statements(
      "가람악기",
      "가람악기는 대한민국의 악기 제조 기업이다. 2020년부터 이서준이 대표이사를 맡고 있다.");
  EXPECT_TRUE(says(said, "이서준 | ceo_of | 가람악기")) << ::testing::PrintToString(said);
  // Another body before the office: nobody says whose it is.
  const std::vector<std::string> other =
      statements("가람악기",
                 "가람악기는 대한민국의 악기 제조 기업이다. 두레그룹이 인수한 뒤 이서준이 "
                 "대표이사를 맡고 있다.");
  EXPECT_FALSE(says(other, "이서준 | ceo_of | 가람악기")) << ::testing::PrintToString(other);
}

}  // namespace
}  // namespace weft
