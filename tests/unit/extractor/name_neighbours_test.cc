// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_neighbours.h"

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
      "surname\t김,도\nwith\t와,과\nwithin-firm\t앤,and\nfirm\t사\namong\t간\nwhere\t에서\n"
      "city\t미시간\norganization-suffix\t컴퍼니\n",
      "cues.tsv");
  return kCues;
}

struct Case {
  const char* words;
  NameCases found;
  const char* expected;
};

void expect(const Case& c) {
  const Document document = testing::analysed_document({c.words});
  std::vector<TypedName> names = placed(document, c.found, 0.7F);
  mend_by_neighbours(document, 0, cues(), kKnown, names);
  EXPECT_EQ(shown(document, names), c.expected) << c.words;
}

TEST(NameNeighbours, FirmsHaveTheNamesOfTheirOwners) {
  const Case cases[] = {
      {"린드/NNP 앤/NNG 굴람/NNP 사/NNG+는/JX",
       {{"린드", kPerson}},
       "린드 앤 굴람 사=organization"},
      {"린드/NNP 앤/NNG 굴람/NNP+은/JX", {{"린드 앤 굴람", kPerson}}, "린드 앤 굴람=person"},
      {"린드/NNP 앤/NNG 굴람/NNP+은/JX",
       {{"린드", kPerson}, {"굴람", kBody}},
       "린드 앤 굴람=organization"},
      {"브란/NNP 린드/NNP 앤/NNG 굴람컴퍼니/NNP+는/JX",
       {{"린드", kPerson}},
       "브란 린드 앤 굴람컴퍼니=organization"},
      {"호박/NNG 앤/NNG 굴람/NNP 사/NNG+는/JX", {}, ""},
      {"Lind/SL and/SL Gulam/SL+은/JX",
       {{"Lind", kPerson}, {"Gulam", kBody}},
       "Lind=person|Gulam=organization"},
      {"린드/NNP+는/JX 앤/NNG 굴람/NNP 사/NNG+를/JKO",
       {{"린드", kPerson}, {"굴람", kPerson}},
       "린드=person|굴람 사=organization"},
  };
  for (const Case& c : cases) expect(c);
}

TEST(NameNeighbours, TheWordForAFirmEndsItsName) {
  const Case cases[] = {
      {"린드브란/NNP 사/NNG+를/JKO", {{"린드브란", kPerson}}, "린드브란 사=organization"},
      {"린드브란/NNP 사/VV+는/ETM", {{"린드브란", kPerson}}, "린드브란=person"},
      {"도윤슬/NNP 사/NNG+를/JKO", {{"도윤슬", kPerson}}, "도윤슬=person"},
  };
  for (const Case& c : cases) expect(c);
}

TEST(NameNeighbours, ClausesBeforeAPersonAreNoPartOfTheName) {
  const Case cases[] = {
      {"호박/NNG+하/XSV+는/ETM 린드/NNP+는/JX", {{"호박하는 린드", kPerson}}, "린드=person"},
      {"굴람/NNG 린드/NNP+는/JX", {{"굴람 린드", kPerson}}, "굴람 린드=person"},
      {"그런/MM 린드/NNP+는/JX", {{"그런 린드", kPerson}}, "린드=person"},
      {"죽/VA+은/ETM 린드/NNP+는/JX", {{"죽은 린드", kPerson}}, "린드=person"},
      {"호박/NNG+하/XSV+는/ETM 린드/NNP+는/JX",
       {{"호박하는 린드", kBody}},
       "호박하는 린드=organization"},
  };
  for (const Case& c : cases) expect(c);
}

TEST(NameNeighbours, NobodyIsWhereSomethingIsDone) {
  const Case cases[] = {
      {"린드/NNP 브란/NNP+에서/JKB", {{"린드 브란", kPerson}}, "린드 브란=organization"},
      {"린드/NNP 브란/NNP+에게/JKB", {{"린드 브란", kPerson}}, "린드 브란=person"},
      {"도윤슬/NNP+에서/JKB", {{"도윤슬", kPerson}}, "도윤슬=person"},
  };
  for (const Case& c : cases) expect(c);
}

TEST(NameNeighbours, BetweenTwoPlacesIsNoPartOfTheSecond) {
  const Case cases[] = {
      {"호박/NNP+과/JC 린드간/NNP+에/JKB",
       {{"호박", kPlace}, {"린드간", kPlace}},
       "호박=place|린드=place"},
      {"호박/NNP+은/JX 린드간/NNP+에/JKB",
       {{"호박", kPlace}, {"린드간", kPlace}},
       "호박=place|린드간=place"},
      {"호박/NNP+과/JC 미시간/NNP+에/JKB",
       {{"호박", kPlace}, {"미시간", kPlace}},
       "호박=place|미시간=place"},
  };
  for (const Case& c : cases) expect(c);
}

}  // namespace
}  // namespace weft
