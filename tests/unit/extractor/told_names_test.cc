// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/told_names.h"

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
      "surname\t도\nwith\t와,과\nbetween\t대\ncity\t나래\nplace-suffix\t도\ntail\t도,"
      "는\nwhose\t출신\n"
      "title\t왕자,교수\nown-title\t왕자\ncalled\t라는\nschool\t대\nof-body\t관계자\n",
      "cues.tsv");
  return kCues;
}

struct Case {
  const char* words;
  NameCases found;
  const char* expected;
  const char* deprel = "";  // of the first word
};

void expect(const Case& c) {
  Document document = testing::analysed_document({c.words});
  document.tokens.front().deprel = c.deprel;
  std::vector<TypedName> names = placed(document, c.found, 0.7F);
  add_told_names(document, 0, cues(), kKnown, names);
  EXPECT_EQ(shown(document, names), c.expected) << c.words;
}

TEST(ToldNames, WhatOnlyBodiesHaveTellsTheirNames) {
  const Case cases[] = {
      {"굴람브란/NNP 관계자/NNG+는/JX", {}, "굴람브란=organization"},
      {"굴람브란/NNP+의/JKG 관계자/NNG+는/JX", {{"굴람브란", kPerson}}, "굴람브란=organization"},
      {"굴람브란/NNP 관계자/NNG+는/JX", {{"굴람브란", kPlace}}, "굴람브란=place"},
      {"도윤슬/NNP 관계자/NNG+는/JX", {{"도윤슬", kPerson}}, "도윤슬=person"},
      {"호박/NNG 관계자/NNG+는/JX", {}, ""},
      {"굴람브란/NNP 조연/NNG+은/JX", {}, ""},
  };
  for (const Case& c : cases) expect(c);
}

TEST(ToldNames, OfTwoSideBySideTheOneTellsTheOther) {
  const Case cases[] = {
      {"린드/NNP 대/NNG 굴람/NNP 조연/NNG",
       {{"굴람", kBody}},
       "린드=organization|굴람=organization"},
      {"린드/NNP 대/NNG 굴람/NNP 조연/NNG",
       {{"린드", kBody}},
       "린드=organization|굴람=organization"},
      {"린드/NNP+와/JC 굴람/NNP+은/JX", {{"굴람", kPerson}}, "린드=person|굴람=person"},
      {"린드/NNP+와/JC 굴람/NNP 조연/NNG+은/JX", {{"린드", kPerson}}, "린드=person"},
      {"린드/NNP+와/JC 호박/NNG+은/JX", {{"린드", kPerson}}, "린드=person"},
      {"린드/NNP+는/JX 굴람/NNP+은/JX", {{"린드", kPerson}}, "린드=person"},
  };
  for (const Case& c : cases) expect(c);
}

TEST(ToldNames, WhereTheNameEndsIsTold) {
  const Case cases[] = {
      {"굴람/NNP 왕자/NNG+는/JX", {{"굴람 왕자", kBody}}, "굴람=person"},
      {"굴람/NNP+의/JKG 왕자/NNG+는/JX", {{"굴람의 왕자", kBody}}, "굴람의 왕자=organization"},
      {"나래/NNP+도/JX 출신/NNG", {{"나래", kPlace}}, "나래도=place"},
      {"나래/NNP+도/JX 호박/NNG", {{"나래", kPlace}}, "나래=place"},
      {"굴람라라/NNP+는/JX 조연/NNG", {{"굴람라라", kPerson}}, "굴람라=person", "acl"},
      {"굴람라라/NNP+는/JX 조연/NNG", {{"굴람라라", kPerson}}, "굴람라라=person", "nsubj"},
      {"굴람라/NNP+는/JX 조연/NNG", {{"굴람라", kPerson}}, "굴람=person", "acl"},
      {"굴라/NNP+는/JX 조연/NNG", {{"굴라", kPerson}}, "굴라=person", "acl"},
      {"가람대/NNP 린드/NNP 굴람/NNP 교수/NNG",
       {{"가람대 린드 굴람", kPerson}},
       "가람대=organization|린드 굴람=person"},
      {"가람사/NNP 린드/NNP 굴람/NNP 교수/NNG",
       {{"가람사 린드 굴람", kPerson}},
       "가람사 린드 굴람=person"},
  };
  for (const Case& c : cases) expect(c);
}

}  // namespace
}  // namespace weft
