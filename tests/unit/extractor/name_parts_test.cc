// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "extractor/names/body_spans.h"
#include "extractor/names/foreign_parts.h"
#include "support/name_cases.h"
#include "support/test_document.h"

namespace weft {
namespace {

constexpr EntityType kPerson = EntityType::kPerson;
constexpr EntityType kPlace = EntityType::kPlace;
constexpr EntityType kBody = EntityType::kOrganization;

const NameCues& cues() {
  static const NameCues kCues(
      "title\t교수,장관\nsurname\t김,도,조\nreign\t세\nname-link\t폰,르\norganization\t가람\n"
      "apart\t위원회\nwhose\t산하,직속\nbody\t회사\n",
      "cues.tsv");
  return kCues;
}

// A text knows these nouns besides.
const KnownWords& known() {
  static const KnownWords kMore{[](std::string_view word) {
                                  return word == "호박" || word == "임시" || word == "정부" ||
                                         word == "궁정" || word == "산하" || word == "회사" ||
                                         word == "자치";
                                },
                                kKnown.verb, kKnown.given, kKnown.plain};
  return kMore;
}

struct Case {
  const char* words;
  NameCases found;
  const char* expected;
};

using Mend = void (*)(const Document&, std::uint32_t, const NameCues&, const KnownWords&,
                      std::vector<TypedName>&);

void expect(Mend mend, const Case& c) {
  const Document document = testing::analysed_document({c.words});
  std::vector<TypedName> names = placed(document, c.found, 0.7F);
  mend(document, 0, cues(), known(), names);
  EXPECT_EQ(shown(document, names), c.expected) << c.words;
}

TEST(BodySpans, CommonNounsGoOnFromTheNameBeforeThem) {
  const Case cases[] = {
      {"나래국/NNP 임시/NNG 정부/NNG+는/JX",
       {{"나래국", kPlace}, {"임시 정부", kBody}},
       "나래국 임시 정부=organization"},
      {"나래국/NNP 자치위원회/NNG+는/JX",
       {{"나래국", kPlace}, {"자치위원회", kBody}},
       "나래국 자치위원회=organization"},
      {"나래국/NNP 궁정/NNG 정부/NNG+는/JX",
       {{"나래국", kPlace}, {"정부", kBody}},
       "나래국 궁정 정부=organization"},
      {"나래국/NNP 산하/NNG 정부/NNG+는/JX",
       {{"나래국", kPlace}, {"정부", kBody}},
       "나래국=place|정부=organization"},
      {"나래직속/NNP 정부/NNG+는/JX",
       {{"나래직속", kBody}, {"정부", kBody}},
       "나래직속=organization|정부=organization"},
      {"나래국/NNP 회사/NNG 정부/NNG+는/JX",
       {{"나래국", kPlace}, {"정부", kBody}},
       "나래국=place|정부=organization"},
      {"나래국/NNP+의/JKG 정부/NNG+는/JX",
       {{"나래국", kPlace}, {"정부", kBody}},
       "나래국=place|정부=organization"},
      {"나래국/NNP 가람/NNP+은/JX",
       {{"나래국", kPlace}, {"가람", kBody}},
       "나래국=place|가람=organization"},
      {"린드/NNP 정부/NNG+는/JX",
       {{"린드", kPerson}, {"정부", kBody}},
       "린드=person|정부=organization"},
  };
  for (const Case& c : cases) expect(mend_body_spans, c);
}

TEST(ForeignParts, WordsThatJoinPartsOfAName) {
  const Case cases[] = {
      {"굴람/NNP 폰/NNG 린드브란/NNP+은/JX",
       {{"굴람", kPerson}, {"린드브란", kPlace}},
       "굴람 폰 린드브란=person"},
      {"굴람/NNP 폰/NNG 린드브란/NNP+은/JX",
       {{"굴람", kPerson}, {"폰 린드브란", kPerson}},
       "굴람 폰 린드브란=person"},
      {"굴람/NNP 르/NNG 린드브란/NNP+은/JX", {{"굴람 르", kPerson}}, "굴람 르 린드브란=person"},
      {"굴람/NNP 르/NNG 호박/NNG+은/JX", {{"굴람 르", kPerson}}, "굴람 르=person"},
      {"도윤슬/NNP 폰/NNG 린드브란/NNP+은/JX",
       {{"도윤슬", kPerson}, {"린드브란", kPerson}},
       "도윤슬=person|린드브란=person"},
  };
  for (const Case& c : cases) expect(join_foreign_parts, c);
}

TEST(ForeignParts, NumbersOfRulersAndFamilyNames) {
  const Case cases[] = {
      {"굴라/NNP+나/JX 2/SN+세/NNB+는/JX", {{"굴라", kPerson}}, "굴라나 2세=person"},
      {"굴람/NNP 2/SN+세/NNB 린드브란/NNP+은/JX",
       {{"굴람 2세", kPerson}, {"린드브란", kPerson}},
       "굴람 2세 린드브란=person"},
      {"굴람/NNP 조/NNG+는/JX", {{"굴람", kPerson}, {"조", kPerson}}, "굴람 조=person"},
      {"굴람/NNP 조/NNG 교수/NNG+는/JX",
       {{"굴람", kPerson}, {"조 교수", kPerson}},
       "굴람 조=person"},
      {"도윤슬/NNP 조/NNG 교수/NNG+는/JX",
       {{"도윤슬", kPerson}, {"조 교수", kPerson}},
       "도윤슬=person|조 교수=person"},
  };
  for (const Case& c : cases) expect(join_foreign_parts, c);
}

TEST(ForeignParts, InitialsBelongToTheNameBehindThem) {
  const Case cases[] = {
      {"G./SL R./SL 굴람/NNP+은/JX", {{"굴람", kPerson}}, "G. R. 굴람=person"},
      {"G.R./SL 굴람/NNP+은/JX", {{"G.R.", kBody}, {"굴람", kPerson}}, "G.R. 굴람=person"},
      {"G./SL 굴람/NNP+은/JX", {{"굴람", kPerson}}, "굴람=person"},
  };
  for (const Case& c : cases) expect(join_foreign_parts, c);
}

}  // namespace
}  // namespace weft
