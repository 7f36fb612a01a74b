// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/person_spans.h"

#include <gtest/gtest.h>

#include "support/name_cases.h"
#include "support/test_document.h"

namespace weft {
namespace {

const NameCues& cues() {
  static const NameCues kCues(
      "title\t의원,군수,부장,배우,대표\nhead-title\t대표\nmodifier\t전\nperson-suffix\t씨\n"
      "anonymous\t모\nsurname\t김,도\nname-ending\t라,일\ntail\t는,도\ncalled\t라는\ngroup-"
      "ending\t팀\n",
      "cues.tsv");
  return kCues;
}

const KnownWords kKnown{[](std::string_view word) { return word == "호박" || word == "이적"; },
                        [](std::string_view) { return false; },
                        [](std::string_view name) { return name == "보라"; },
                        [](std::string_view) { return false; }};

std::string names_of(std::string_view words, const NameCases& found) {
  const Document document = testing::analysed_document({words});
  std::vector<TypedName> names = placed(document, found, 0.7F);
  mend_person_spans(document, 0, cues(), kKnown, names);
  add_told_persons(document, 0, cues(), kKnown, names);
  return shown(document, names);
}

constexpr EntityType kPerson = EntityType::kPerson;

TEST(PersonSpans, AreMendedByWhatStandsBeside) {
  const struct {
    const char* words;
    NameCases found;
    const char* expected;
  } cases[] = {
      // A family name and a syllable before a title, found in part or not at all.
      {"김/NNP 산/NNG 나래군수/NNG+는/JX", {{"김", kPerson}}, "김 산=person"},
      {"도/NNG 철/NNG 군수/NNG+는/JX", {}, "도 철=person"},
      {"도/NNP 모/NNG 씨/NNB+는/JX", {{"도", kPerson}}, "도 모=person"},
      {"김/NNP 전/MM 의원/NNG+은/JX", {{"김", kPerson}}, "김=person"},
      {"도/MM 팀/NNG 대표/NNG+는/JX", {}, ""},
      {"김/NNP 산/NNG+은/JX 군수/NNG+는/JX", {{"김", kPerson}}, "김=person"},
      // Parts of foreign names.
      {"리사/NNP 첸/NNG 의원/NNG+은/JX", {{"첸 의원", kPerson}}, "리사 첸=person"},
      {"호박/NNG 첸/NNG 의원/NNG+은/JX", {{"첸 의원", kPerson}}, "첸 의원=person"},
      {"다니엘/NNP+라/JX 린드/NNP+는/JX",
       {{"다니엘", kPerson}, {"린드", kPerson}},
       "다니엘라 린드=person"},
      {"노르베/NNG+이/VCP+ㄹ/ETM 대표/NNG+는/JX", {{"노르베", kPerson}}, "노르베=person"},
      {"린드-카밀라/NNP+는/JX", {{"린드", kPerson}}, "린드-카밀라=person"},
      {"린드-호박/NNP+은/JX", {{"린드", kPerson}}, "린드=person"},
      // The end of a name and a particle, which together look like another.
      {"린덴무/NNG+라도/JX 오/VV+았/EP+다/EF", {{"린덴무", kPerson}}, "린덴무라=person"},
      {"도윤슬/NNP+라도/JX 오/VV+았/EP+다/EF", {{"도윤슬", kPerson}}, "도윤슬=person"},
      {"오/VV+ㄴ/ETM 엘민드/NNG+라는/ETM 집/NNG", {{"엘민드", kPerson}}, "엘민드라=person"},
      {"엘민드/NNG+라는/ETM 사람/NNG+은/JX", {{"엘민드", kPerson}}, "엘민드=person"},
      // An office.
      {"나래무력부장/NNG+은/JX", {{"나래무", kPerson}}, ""},
      {"도윤슬부장/NNG+은/JX", {{"도윤슬", kPerson}}, "도윤슬=person"},
  };
  for (const auto& c : cases) EXPECT_EQ(names_of(c.words, c.found), c.expected) << c.words;
}

TEST(PersonSpans, AreToldByOneWordBeside) {
  const std::pair<const char*, const char*> cases[] = {
      {"솔지/MAG 씨/NNB+는/JX", "솔지=person"},
      {"보라/VV 씨/NNB+와/JC", "보라=person"},
      {"소향씨/NNG+가/JKS", "소향=person"},
      {"호박/NNG 씨/NNB+는/JX", ""},
      {"작/VA+은/ETM 씨/NNB+는/JX", ""},
      {"배우/NNG 카를/NNP 라온델/NNP+이/JKS", "카를 라온델=person"},
      {"배우/NNG 이적/NNG 협상/NNG+이/JKS", ""},
      {"배우/NNG 라온델/NNP+이/JKS", ""},
  };
  for (const auto& [words, expected] : cases) EXPECT_EQ(names_of(words, {}), expected) << words;
}

TEST(PersonSpans, AnItemMayEndInATitle) {
  EXPECT_EQ(names_of("㈜/SW 나래/NNP 대표/NNG ,/SP ㈜/SW 가람/NNP 과장/NNG+이/JKS", {}), "");
}

TEST(PersonSpans, ABodyStandsBetweenANameAndItsTitle) {
  EXPECT_EQ(names_of("도이든/NNG 하트웰/NNP 대표/NNG+는/JX", {{"하트웰", kPerson}}),
            "도이든=person|하트웰=organization");
  EXPECT_EQ(names_of("도이든/NNG 하트웰/NNP 의원/NNG+은/JX", {{"하트웰", kPerson}}),
            "하트웰=person");
}

}  // namespace
}  // namespace weft
