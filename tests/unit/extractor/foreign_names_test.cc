// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/foreign_names.h"

#include <gtest/gtest.h>

#include "support/name_cases.h"
#include "support/test_document.h"

namespace weft {
namespace {

constexpr EntityType kPerson = EntityType::kPerson;
constexpr EntityType kPlace = EntityType::kPlace;
constexpr EntityType kBody = EntityType::kOrganization;

const NameCues& cues() {
  static const NameCues kCues(
      "title\t장관,소장,의원,대표\nperson-suffix\t씨,옹\nsurname\t김,도\nname-ending\t옹\n"
      "reign\t세\ncounted-event\t전쟁\nprize-suffix\t상\norganization-suffix\t전자\n",
      "cues.tsv");
  return kCues;
}

std::string names_of(std::string_view words, const NameCases& found) {
  const Document document = testing::analysed_document({words});
  std::vector<TypedName> names = placed(document, found, 0.7F);
  mend_foreign_names(document, 0, cues(), kKnown, names);
  return shown(document, names);
}

struct Case {
  const char* words;
  NameCases found;
  const char* expected;
};

TEST(ForeignNames, UnknownWordsBesideAPartBelongToIt) {
  const Case cases[] = {
      {"굴람/NNG 린드브란/NNP+은/JX", {{"린드브란", kPerson}}, "굴람 린드브란=person"},
      {"호박/NNG 린드브란/NNP+은/JX", {{"린드브란", kPerson}}, "린드브란=person"},
      // A body may stand before whoever has a title, but not behind an office.
      {"굴람/NNG 린드브란/NNP 의원/NNG+은/JX", {{"린드브란", kPerson}}, "린드브란=person"},
      {"장관/NNG 굴람/NNG 린드브란/NNP+은/JX", {{"린드브란", kPerson}}, "굴람 린드브란=person"},
      {"굴람/NNP 린드브란/NNG+은/JX", {{"굴람", kPerson}}, "굴람 린드브란=person"},
      {"굴람/NNP A./SL 린드브란/NNG+은/JX", {{"굴람", kPerson}}, "굴람 A. 린드브란=person"},
      {"굴람/NNP A./SL 린드브란/NNG", {{"굴람", kPerson}}, "굴람 A. 린드브란=person"},
      {"굴람/NNG A./SL 린드브란/NNG+은/JX", {{"A. 린드브란", kPerson}}, "굴람 A. 린드브란=person"},
      {"굴람/NNP 린드타운/NNG+은/JX", {{"굴람", kPerson}}, "굴람=person"},
      {"굴람/NNP 도윤슬/NNP+은/JX", {{"굴람", kPerson}}, "굴람=person"},
      {"도윤슬/NNP 린드브란/NNG+은/JX", {{"도윤슬", kPerson}}, "도윤슬=person"},
  };
  for (const Case& c : cases) EXPECT_EQ(names_of(c.words, c.found), c.expected) << c.words;
}

TEST(ForeignNames, TwoUnknownOnesWithNothingBetweenAreOne) {
  const Case cases[] = {
      {"린드/NNP 베네타/NNP+에서/JKB",
       {{"린드", kPerson}, {"베네타", kPlace}},
       "린드 베네타=place"},
      {"린드/NNP 베네타/NNP+는/JX", {{"린드", kPerson}, {"베네타", kPlace}}, "린드 베네타=person"},
      {"장관/NNG 린드/NNP 굴람/NNP 소장/NNG+은/JX",
       {{"린드", kPerson}, {"굴람", kBody}},
       "린드 굴람=person"},
      {"린드/NNP 굴람/NNP 소장/NNG+은/JX",
       {{"린드", kPerson}, {"굴람", kBody}},
       "린드=person|굴람=organization"},
      {"린드/NNP+와/JC 굴람/NNP+은/JX",
       {{"린드", kPerson}, {"굴람", kPerson}},
       "린드=person|굴람=person"},
  };
  for (const Case& c : cases) EXPECT_EQ(names_of(c.words, c.found), c.expected) << c.words;
}

TEST(ForeignNames, ReachToTheNounsEndAndOverNumbers) {
  const Case cases[] = {
      {"나폴레옹/NNP+은/JX", {{"나폴레", kPerson}}, "나폴레옹=person"},
      {"린드의원/NNG+은/JX", {{"린드", kPerson}}, "린드=person"},
      {"남조연상/NNG+은/JX", {{"남조", kPerson}}, "남조연상=product"},
      {"린드/NNG II세/SL+는/JX", {}, "린드 II세=person"},
      {"죽/VV+은/ETM II세/SL+는/JX", {}, ""},
      {"30/SN+년/NNB 전쟁/NNG+이/JKS", {}, "30년 전쟁=event"},
      {"30/SN+년/NNB 호박/NNG+이/JKS", {}, ""},
      {"린드/NNP 4.3/SN 전쟁/NNG+을/JKO", {{"린드", kPlace}}, "린드 4.3 전쟁=event"},
      {"린드/NNP 4.3/SN 전쟁/NNG+을/JKO", {{"린드", kPerson}}, "린드=person|4.3 전쟁=event"},
      {"4.3/SN 호박/NNG+을/JKO", {}, ""},
      {"14.3/SN 전쟁/NNG+을/JKO", {}, ""},
  };
  for (const Case& c : cases) EXPECT_EQ(names_of(c.words, c.found), c.expected) << c.words;
}

}  // namespace
}  // namespace weft
