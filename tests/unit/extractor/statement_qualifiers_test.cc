// SPDX-License-Identifier: Apache-2.0
//
// What statements must not say besides: words of a sentence that qualify something else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "weft/extractor/extractor.h"

namespace weft {
namespace {

using ::testing::Contains;
using ::testing::Not;

class StatementQualifiers : public ::testing::Test {
 protected:
  Document read(const std::string& sentence) const {
    Article article;
    article.text = sentence;
    return extractor_.analyse(std::move(article), "statements");
  }

  // The relation and what qualifies it: "plays_for", "plays_for time", "plays_for amount".
  std::vector<std::string> said_of(const std::string& sentence) const {
    std::vector<std::string> said;
    const Document document = read(sentence);
    for (const Statement& s : document.statements) {
      said.push_back(s.relation.id);
      if (s.time) said.push_back(s.relation.id + " time");
      for (const Qualifier& q : s.qualifiers) said.push_back(s.relation.id + " " + q.role);
    }
    return said;
  }

  void expect_without(const std::string& sentence, const std::string& relation,
                      const std::string& role) const {
    const std::vector<std::string> said = said_of(sentence);
    EXPECT_THAT(said, Contains(relation)) << sentence;
    EXPECT_THAT(said, Not(Contains(relation + " " + role))) << sentence;
  }

 private:
  Extractor extractor_{{.language = "ko"}};
};

TEST_F(StatementQualifiers, DatesOfWhatCameBeforeAreNoTimes) {
  expect_without("한결소프트는 2014년 국책사업 선정 이후 창업교육을 시작했다.", "시작하다", "time");
  EXPECT_THAT(said_of("한결소프트는 14일 국책사업 선정 이후 창업교육을 시작했다."),
              Contains("시작하다 time"));
  expect_without("새빛항공은 1999년 10월 6일, 현재 대표인 강지우에 의해 설립되었다.", "founded_on",
                 "time");
}

TEST_F(StatementQualifiers, YearsOfOldAndOfReignsAreNoDurations) {
  expect_without("192년 노아린이 나라의 정권을 장악하였다.", "장악하다", "duration");
  expect_without("나래왕은 나래왕 16년 강지우를 추방했다.", "추방하다", "duration");
  expect_without("노아린은 결혼 7년만에 대전을 떠났다.", "moved_from", "duration");
}

TEST_F(StatementQualifiers, NumbersOfOtherThingsAreNoAmounts) {
  expect_without("강지우는 누리시에 5만 원과 도시락을 전달했다.", "전달하다", "amount");
  expect_without("새빛항공은 국내 5곳에 지점을 개설했다.", "opened", "amount");
}

TEST_F(StatementQualifiers, DaysOfEventsAreNoOccasions) {
  expect_without("강지우는 경기 당일 대전을 방문했다.", "visited", "event");
}

TEST_F(StatementQualifiers, WhatOneWasSaysNothingOfTheBirth) {
  const Document document =
      read("강지우(1983년 11월 3일 ~)는 세르비아의 전 축구 선수로서, 포지션은 수비수이다.");
  std::vector<std::string> former;
  for (const Statement& s : document.statements) {
    if (s.status == Status::kFormer) former.push_back(s.relation.id);
  }
  EXPECT_THAT(former, Contains("is_a"));
  EXPECT_THAT(former, Not(Contains("born_on")));
}

TEST_F(StatementQualifiers, WhoIsCalledSomewhereHasNoOtherName) {
  EXPECT_THAT(said_of("왕은 왕비 노아린을 대전으로 불렀다."), Not(Contains("alias")));
  EXPECT_THAT(said_of("한결소프트(누리소프트)가 문을 열었다."), Not(Contains("affiliated_with")));
}

}  // namespace
}  // namespace weft
