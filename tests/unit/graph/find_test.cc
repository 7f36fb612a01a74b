// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/find.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "graph/name_index.h"
#include "support/graphs.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Graph graph() {
  return test::graph_of(
      "organization:삼성전자|Samsung_Electronics acquired organization:하만\n"
      "organization:삼성전자 headquartered_in place:수원시\n"
      "organization:삼성전기 headquartered_in place:수원시\n"
      "person:스미스 heads organization:하만\n"
      "person:Larry_Page co_founded organization:Google\n"
      "person:Sergey_Brin co_founded organization:Google\n"
      "person:Marta_Lopez heads organization:Page_One_Books\n");
}

// "name: reason" of the best.
std::vector<std::string> found(std::string_view words, const FindOptions& options = {}) {
  const Graph g = graph();
  std::vector<std::string> out;
  for (const FoundEntity& one : find_like(g, words, options))
    out.push_back(g[one.entity].name + ": " + std::string(find_reason_name(one.reason)));
  return out;
}

TEST(Find, NamesInOtherForms) {
  EXPECT_THAT(found("organization:google"), ElementsAre("Google: key"));
  EXPECT_THAT(found("Google"), ElementsAre("Google: name"));
  EXPECT_THAT(found("larry-page"), ElementsAre("Larry Page: same form"));
  EXPECT_EQ(found("samsung electronics").at(0), "삼성전자: same form");
  EXPECT_THAT(found("Brin"), ElementsAre("Sergey Brin: word"));
  EXPECT_THAT(found("oogl"), ElementsAre("Google: part"));
}

TEST(Find, ByInitialConsonants) {
  EXPECT_THAT(found("ㅅㅅㅈㅈ"), ElementsAre("삼성전자: initials"));
  EXPECT_THAT(found("ㅅㅅㅈ"), ElementsAre("삼성전자: initials", "삼성전기: initials"));
  EXPECT_THAT(found("ㅎㅎㅎ"), IsEmpty());
}

TEST(Find, ByBeginningsOfSyllables) {
  EXPECT_THAT(found("삼서"), ElementsAre("삼성전자: beginning", "삼성전기: beginning"));
  EXPECT_THAT(found("삼성전ㅈ"), ElementsAre("삼성전자: beginning", "삼성전기: spelling"));
}

TEST(Find, BySoundAndSpelling) {
  // Vaguer likenesses of sound follow surer ones.
  EXPECT_THAT(found("Smith"), ElementsAre("스미스: sound", "수원시: sound"));
  EXPECT_THAT(found("구글"), ElementsAre("Google: sound"));
  EXPECT_THAT(found("Sergei Brin"), ElementsAre("Sergey Brin: spelling"));
  EXPECT_THAT(found("삼성정자"), ElementsAre("삼성전자: spelling", "삼성전기: spelling"));
}

TEST(Find, OneTypeAndALimit) {
  FindOptions options;
  options.type = EntityType::kPerson;
  EXPECT_THAT(found("page", options), ElementsAre("Larry Page: word"));
  options.type.reset();
  options.limit = 1;
  EXPECT_EQ(found("삼성", options).size(), 1U);
}

TEST(Find, AnyWordsAreAnswered) {
  const std::vector<std::string> pieces = {"ㅅ", "삼", "a", " ",  "-",  "ᄉ", "ᅡ", "ᆨ",
                                           "😀",  "%",  "é", "성", "\n", "",   "漢", "Page"};
  const Graph g = graph();
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string words;
    for (auto n = random() % 6; n > 0; --n) words += pieces[random() % pieces.size()];
    double last = 1;
    for (const FoundEntity& one : find_like(g, words)) {
      EXPECT_GT(one.score, 0) << words;
      EXPECT_LE(one.score, last) << words;
      last = one.score;
    }
  }
}

// Names as they are met: parts of each other, in two scripts, misspelled.
Graph many_names(std::mt19937& random) {
  const std::vector<std::string> parts = {"삼성", "전자", "현대", "김", "민수",  "서울", "Smith",
                                          "Kim",  "Acme", "van",  "Ön", "Group", "7",    "ㄱㄴ"};
  std::string lines;
  for (int i = 0; i < 60; ++i) {
    std::string name;
    for (unsigned k = 0; k <= random() % 3; ++k) {
      if (!name.empty() && random() % 2 == 0) name += "_";
      name += parts[random() % parts.size()];
    }
    lines += "organization:" + name + (i % 5 == 0 ? "|" + parts[random() % parts.size()] : "") +
             " owns place:P" + std::to_string(i) + "\n";
  }
  return test::graph_of(lines);
}

TEST(Find, IndexFindsWhatLookingAtEveryNameFinds) {
  std::mt19937 random(5);
  const std::vector<std::string> wanted = {
      "삼성전자", "삼서",   "ㅅㅅ",    "ㅅㅅㅈㅈ", "ㅅ",         "전자",      "Samsung",
      "smith",    "Smit",   "스미스",  "김민수",   "Kim Min-su", "acme grop", "a",
      "Acme",     "현대 7", "7",       "Ön",       "on",         "P1",        "place:p1",
      "kimsmith", "ㄱㄴ",   "삼성Kim", "-",        "gruop",      "vann"};
  std::size_t all = 0;
  for (int round = 0; round < 20; ++round) {
    const Graph g = many_names(random);
    for (const std::string& words : wanted) {
      const auto expected = find_by_scan(g, words, {.limit = 1000});
      const auto given = find_like(g, words, {.limit = 1000});
      ASSERT_EQ(given.size(), expected.size()) << words;
      for (std::size_t i = 0; i < given.size(); ++i) {
        EXPECT_EQ(given[i].entity, expected[i].entity) << words;
        EXPECT_EQ(given[i].name, expected[i].name) << words;
        EXPECT_EQ(given[i].reason, expected[i].reason) << words;
        EXPECT_EQ(given[i].score, expected[i].score) << words;
      }
      all += given.size();
    }
  }
  EXPECT_GT(all, 1000U);
}

}  // namespace
}  // namespace weft
