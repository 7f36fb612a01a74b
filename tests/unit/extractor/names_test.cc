// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "extractor/names/kind_names.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "extractor/names/name_shape.h"
#include "extractor/names/person_names.h"
#include "extractor/names/quoted_works.h"
#include "extractor/names/sequence_tagger.h"
#include "support/name_cases.h"
#include "support/test_document.h"
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
    for (const Span span : quoted_works(document, document.sentences[0], {}, cues())) {
      found.emplace_back(document.text_of(span));
    }
    EXPECT_EQ(found, expected) << words;
  }
}

Document analysed(std::string_view words) { return testing::analysed_document({words}); }

const NameCues& korean_cues() {
  static const NameCues kCues(
      "title\t의원,대리,왕자\nmodifier\t전\nprize-suffix\t상\nperson-suffix\t씨,"
      "군\nanonymous\t모\nbody\t제작사,밴드\norganization-"
      "suffix\t컴퍼니\n"
      "surname\t도\napart\t정부\nevent-suffix\t음악제,"
      "리그\norganization\t누리은행\nbetween\t대\nlaw-"
      "suffix\t안전법\ncountry\t가봉\nsurname\t도래\nname-"
      "ending\t란\ncity\t나래항\nwork\t영화\nwork-"
      "act\t개봉\nno-name\t당시\nhead-title\t대표\ngroup-ending\t부\n"
      "own-title\t할머니\nwith\t과\ntail\t은,는\nwhen\t어젯밤\n",
      "cues.tsv");
  return kCues;
}

std::string shaped(std::string_view words, std::string_view name, EntityType type) {
  const Document document = analysed(words);
  const std::size_t at = document.text.find(name);
  if (at == std::string::npos) return "?" + document.text;
  const auto begin = static_cast<std::uint32_t>(at);
  const TypedName found{{begin, begin + static_cast<std::uint32_t>(name.size())}, 0, type, 0.9F};
  std::string out;
  for (const TypedName& n : shape_names(document, document.sentences[0], {found}, korean_cues())) {
    out += (out.empty() ? "" : "|") + std::string(document.text_of(n.span)) + "=" +
           std::string(entity_type_name(n.type));
  }
  return out;
}

TEST(NameShape, EndsAtParticlesQuotationMarksAndTitles) {
  constexpr EntityType kPerson = EntityType::kPerson;
  constexpr EntityType kBody = EntityType::kOrganization;
  const struct {
    const char* words;
    const char* name;
    EntityType type;
    const char* expected;
  } cases[] = {
      {"가람조합/NNP+이/JKS 나래중공업/NNP+에/JKB", "가람조합이 나래중공업", kBody,
       "가람조합=organization|나래중공업=organization"},
      {"두레/NNP+의/JKG 벗/NNG+은/JX", "두레의 벗", kBody, "두레의 벗=organization"},
      {"도윤슬/NNP ‘/SS 먼/NNG ’/SS", "도윤슬 ‘ 먼", kPerson, "도윤슬=person|먼=person"},
      {"루카/NNP 왕자/NNG+는/JX", "루카 왕자", kPerson, "루카=person"},
      {"베로니크씨/NNP+가/JKS", "베로니크씨", kPerson, "베로니크=person"},
      {"도/NNP 의원/NNG+은/JX", "도", kPerson, "도 의원=person"},
      {"도/NNP+씨/NNB+는/JX", "도", kPerson, "도씨=person"},
      {"도/NNP+모/NNG 대리/NNG", "도", kPerson, "도모=person"},
      {"벨모어/NNP 컴퍼니/NNG+는/JX", "벨모어 컴퍼니", kPerson, "벨모어 컴퍼니=organization"},
      {"들꽃/NNG 음악제/NNG+에서/JKB", "들꽃 음악제", kBody, "들꽃 음악제=event"},
      {"가봉/NNP+은/JX", "가봉", EntityType::kProduct, "가봉=place"},
      {"여성밴드/NNG 새벽길/NNP+은/JX", "여성밴드 새벽길", kBody, "새벽길=organization"},
      {"새/MM 제작사/NNG 도람은행/NNP+은/JX", "새 제작사 도람은행", kBody, "도람은행=organization"},
      {"제작사/NNG+이/VCP+ㄴ/ETM 도람/NNP+은/JX", "도람", kPerson, "도람=organization"},
      {"제작사/NNG 도윤슬/NNP 의원/NNG+은/JX", "도윤슬", kPerson, "도윤슬=person"},
      {"도/NNP 전/MM 의원/NNG+은/JX", "도", kPerson, "도 전 의원=person"},
      {"도윤슬·한가람/NNP+이/JKS", "도윤슬", kPerson, "도윤슬=person|한가람=person"},
      {"도윤슬·도가람/NNP+은/JX", "도가람", kPerson, "도윤슬=person|도가람=person"},
      {"도윤슬·도가람은/NNP", "도윤슬", kPerson, "도윤슬=person|도가람=person"},
      {"도윤슬·도가람/NNP", "도윤슬·도가람", kPerson, "도윤슬=person|도가람=person"},
      {"도람컴퍼니·누리은행/NNP+은/JX", "도람컴퍼니·누리은행", kBody,
       "도람컴퍼니=organization|누리은행=organization"},
      {"도람·누리은행/NNP+은/JX", "도람·누리은행", kBody, "도람·누리은행=organization"},
      {"새결리그/NNP+1/SN 나래/NNP+팀/NNG+은/JX", "새결리그1 나래팀", kBody, "나래팀=organization"},
      {"누리/NNP 28/SN+라운드/NNB", "누리 28라운드", kBody, "누리=organization"},
      {"5/SN+년/NNB", "5년", EntityType::kProduct, ""},
      {"새결/NNP+안전법/NNG+은/JX", "새결안전법", kBody, "새결안전법=thing"},
      {"새결/NNP 대/NNB 나래/NNP 경기/NNG", "새결 대 나래", kBody,
       "새결=organization|나래=organization"},
      {"들꽃/NNP 음악제/NNG+는/JX", "들꽃", kPerson, "들꽃 음악제=event"},
      {"도람/NNP~ (/SS~ AI/SL~ )/SS 망/NNG", "도람(AI", kBody, "도람=organization"},
      {"가봉·나래도/NNP+는/JX", "가봉·나래도", kBody, "가봉=place|나래도=place"},
      {"씨/NNB+는/JX", "씨", kPerson, ""},
      {"도세/NNP+란/JX 의원/NNG+은/JX", "도세", kPerson, "도세란=person"},
      {"도세/NNP+란/JX 말/NNG+은/JX", "도세", kPerson, "도세=person"},
      {"도래/NNP 의원/NNG+은/JX", "도래", kBody, "도래 의원=person"},
      {"가봉/NNP 나래항/NNP+에/JKB", "가봉 나래항", kBody, "가봉 나래항=place"},
      {"가봉/NNP 도람공과대/NNP+에/JKB", "가봉 도람공과대", kBody, "가봉 도람공과대=organization"},
      {"가봉/NNP 정부/NNG+는/JX", "가봉", EntityType::kPlace, "가봉 정부=organization"},
      {"의원/NNG+은/JX", "의원", EntityType::kProduct, ""},
      {"얀/NNP 린드/NNP 나래웨이브/NNP 대표/NNG+는/JX", "얀 린드 나래웨이브", kPerson,
       "얀 린드=person|나래웨이브=organization"},
      {"얀/NNP 린드/NNP 나래/NNP 의원/NNG+은/JX", "얀 린드 나래", kPerson, "얀 린드 나래=person"},
      {"도윤슬/NNP 나래웨이브/NNP 대표/NNG+는/JX", "도윤슬 나래웨이브", kPerson,
       "도윤슬=person|나래웨이브=organization"},
      {"스/NNP+가/JKS 나루히토/NNP 의원/NNG", "스가 나루히토", kPerson, "스가 나루히토=person"},
      {"나래항/NNP+에서/JKB", "나래항", kBody, "나래항=place"},
      {"나래음악제/NNP+는/JX", "나래", kPerson, "나래음악제=event"},
      {"나래의원/NNP+은/JX", "나래의원", EntityType::kProduct, ""},
      {"나래항/NNP+이/JKS", "나래항", kBody, "나래항=organization"},
      {"당시/NNG", "당시", kPerson, ""},
      {"어젯밤/NNG 누리은행/NNP+은/JX", "어젯밤 누리은행", kBody, "누리은행=organization"},
      {"NRB8/SL 솔지/NNP+는/JX", "NRB8 솔지", kPerson, "NRB8=organization|솔지=person"},
      {"DJ/SL 솔지/NNP+는/JX", "DJ 솔지", kPerson, "DJ 솔지=person"},
      {"NRB8/SL 솔지/NNP+는/JX", "NRB8 솔지", kBody, "NRB8 솔지=organization"},
  };
  for (const auto& c : cases) EXPECT_EQ(shaped(c.words, c.name, c.type), c.expected) << c.words;
}

// A text that begins with a count that was taken for a name.
TEST(NameShape, LeavesNothingOfACount) {
  const Document document = analysed("11/SN+번/NNB+가/JKS 열리/VV+다/EF");
  const TypedName found{{0, 5}, 0, EntityType::kOrganization, 0.9F};
  EXPECT_TRUE(shape_names(document, document.sentences[0], {found}, korean_cues()).empty());
}

TEST(NameShape, ReachesTheBracketBehind) {
  const Document document = analysed("도람카/NNP+이/VCP+라/EC~ (/SS~ 70/SN~ )/SS~ 가/JKS");
  const TypedName found{{0, 9}, 0, EntityType::kPerson, 0.9F};
  const auto names = shape_names(document, document.sentences[0], {found}, korean_cues());
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(document.text_of(names[0].span), "도람카이라");
}

std::vector<std::string> works_of(const Document& document, const std::vector<Span>& names) {
  std::vector<std::string> found;
  for (const Span span : quoted_works(document, document.sentences[0], names, korean_cues())) {
    found.emplace_back(document.text_of(span));
  }
  return found;
}

TEST(QuotedWorks, AreKnownByWhatIsDoneWithThemAndByTheirList) {
  using Works = std::vector<std::string>;
  EXPECT_EQ(works_of(analysed("‘/SS 긴/NNG 밤/NNG ’/SS 이/JKS 개봉/NNG+하/XSV+다/EF"), {}),
            Works{"긴 밤"});
  EXPECT_EQ(works_of(analysed("‘/SS 긴/NNG 밤/NNG ’/SS 이/JKS 길/VA+다/EF"), {}), Works{});
  EXPECT_EQ(works_of(analysed("영화/NNG ‘/SS 숲/NNG ’/SS ,/SP ‘/SS 늪/NNG ’/SS 을/JKO"), {}),
            (Works{"숲", "늪"}));
  EXPECT_EQ(works_of(analysed("‘/SS 빛의/NNG 발명가상/NNG ’/SS 을/JKO"), {}),
            Works{"빛의 발명가상"});
  EXPECT_EQ(works_of(analysed("영화/NNG ‘/SS 숲/NNG ’/SS 보고/VV ‘/SS 늪/NNG ’/SS"), {}),
            Works{"숲"});
}

const KnownWords kKnown{[](std::string_view word) {
                          return word == "배급" || word == "도배급" || word == "음반제작사";
                        },
                        [](std::string_view stem) { return stem == "도달하" || stem == "도와주"; },
                        [](std::string_view name) {
                          return name == "마루" || name == "마란" || name == "다은" ||
                                 name == "담은";
                        },
                        [](std::string_view word) { return word == "종합"; }};

TEST(KindNames, BodiesBehindTheirKindOrBeforeTheirPeople) {
  const std::pair<const char*, const char*> cases[] = {
      {"제작사/NNG 도람숲/NNG+을/JKO", "도람숲"},
      {"제작사/NNG 도라리우/VV+ㅁ/ETN+이/JKS", "도라리우ㅁ"},
      {"제작사/NNG 배급/NNG+을/JKO", ""},
      {"제작사/NNG 도람숲/NNG", ""},
      {"음반제작사/NNG 도람숲/NNG+은/JX", "도람숲"},
      {"누리컴퍼니/NNG 도윤슬/NNP 의원/NNG+은/JX", "누리컴퍼니"},
      {"컴퍼니/NNG 도윤슬/NNP 의원/NNG+은/JX", ""},
      {"누리은행/NNP+은/JX 크/VA+다/EF", "누리은행"},
      {"누리은행장/NNP+은/JX 크/VA+다/EF", ""},
      {"도람컴퍼니/NNP+은/JX 크/VA+다/EF", "도람컴퍼니"},
      {"종합컴퍼니/NNP+은/JX 크/VA+다/EF", ""},
  };
  for (const auto& [words, expected] : cases) {
    const Document document = analysed(words);
    std::vector<TypedName> names;
    const auto person = static_cast<std::uint32_t>(document.text.find("도윤슬"));
    if (person < document.text.size()) {
      names.push_back({{person, person + 9}, 0, EntityType::kPerson, 0.9F});
    }
    add_kind_names(document, 0, {}, korean_cues(), kKnown, names);
    std::string out;
    for (const TypedName& n : names) {
      if (n.type == EntityType::kOrganization) out += document.text_of(n.span);
    }
    EXPECT_EQ(out, expected) << words;
  }
}

TEST(KindNames, BodiesBesideBodiesAndBetweenAPersonAndHisTitle) {
  const struct {
    const char* words;
    NameCases found;
    const char* expected;
  } cases[] = {
      {"누리은행/NNP~ ,/SP 배급컴퍼니/NNG+는/JX",
       {{"누리은행", EntityType::kOrganization}},
       "누리은행|배급컴퍼니"},
      {"누리은행/NNP+과/JC 종합컴퍼니/NNG+는/JX",
       {{"누리은행", EntityType::kOrganization}},
       "누리은행|종합컴퍼니"},
      {"나무/NNG~ ,/SP 배급컴퍼니/NNG+는/JX", {}, ""},
      {"도윤슬/NNP 배급컴퍼니/NNG 대표/NNG+는/JX", {{"도윤슬", EntityType::kPerson}}, ""},
      {"도윤슬/NNP 배급컴퍼니/NNG 의원/NNG+은/JX", {{"도윤슬", EntityType::kPerson}}, "배급컴퍼니"},
      {"도윤슬/NNP 나래부/NNG 의원/NNG+은/JX", {{"도윤슬", EntityType::kPerson}}, "나래부"},
      {"도윤슬/NNP 나래부/NNG 나무/NNG+는/JX", {{"도윤슬", EntityType::kPerson}}, ""},
      // The name of a place with what makes it a body's.
      {"나래항컴퍼니/NNG+는/JX", {{"나래항", EntityType::kPlace}}, "나래항컴퍼니"},
      {"나래항나무/NNG+는/JX", {{"나래항", EntityType::kPlace}}, ""},
  };
  for (const auto& c : cases) {
    const Document document = analysed(c.words);
    std::vector<TypedName> names = placed(document, c.found, 0.9F);
    add_kind_names(document, 0, {}, korean_cues(), kKnown, names);
    std::string out;
    for (const TypedName& n : names) {
      if (n.type != EntityType::kOrganization) continue;
      out += (out.empty() ? "" : "|") + std::string(document.text_of(n.span));
    }
    EXPECT_EQ(out, c.expected) << c.words;
  }
}

TEST(KindNames, UnknownWordsOfWhichTheirSentenceSaysWhatTheyAre) {
  const std::pair<const char*, const char*> cases[] = {
      {"가온새/NNG+는/JX 큰/MM 제작사/NNG+이/VCP+다/EF ./SF", "가온새=organization"},
      {"가온새/NNG+는/JX 긴/MM 영화/NNG+이/VCP+다/EF", "가온새=product"},
      {"가온새/NNG+는/JX 젊/VA+은/ETM 대리/NNG+이/VCP+었/EP+다/EF", "가온새=person"},
      {"가온새/NNG+는/JX 큰/MM 나무/NNG+이/VCP+다/EF", ""},
      {"가온새/NNG+가/JKS 큰/MM 제작사/NNG+이/VCP+다/EF", ""},
      {"배급사/NNG+는/JX 큰/MM 제작사/NNG+이/VCP+다/EF", ""},
      {"새배급/NNG+은/JX 큰/MM 제작사/NNG+이/VCP+다/EF", ""},
  };
  for (const auto& [words, expected] : cases) {
    const Document document = analysed(words);
    std::vector<TypedName> names;
    add_kind_names(document, 0, {}, korean_cues(), kKnown, names);
    EXPECT_EQ(shown(document, names), expected) << words;
  }
}

// The names that are found beside `found`, each with its type.
std::string persons_of(const Document& document, std::vector<TypedName> found) {
  mend_persons(document, 0, korean_cues(), kKnown, found);
  return shown(document, found);
}

TEST(PersonNames, StandBeforeTitles) {
  const std::pair<const char*, const char*> cases[] = {
      {"도윤슬/NNG 의원/NNG+은/JX", "도윤슬=person"},
      {"도윤슬/NNG+은/JX 의원/NNG+이/VCP", ""},
      {"나윤슬/NNG 의원/NNG+은/JX", ""},
      {"도배급/NNG 의원/NNG+은/JX", ""},
      {"도가/VV+온/ETM 의원/NNG+은/JX", "도가온=person"},
      {"도와주/VV+ㄴ/ETM 의원/NNG+은/JX", ""},
      {"도윤슬/NNG 영화/NNG+는/JX", ""},
      // A word like "former", a title with its body; any other word only where the given name is
      // known.
      {"도윤슬/NNG 전/NNG 나래의원/NNG+은/JX", "도윤슬=person"},
      {"도윤슬/NNG 나래숲/NNG 의원/NNG+은/JX", ""},
      {"도마루/NNG 나래숲/NNG 의원/NNG+은/JX", "도마루=person"},
      {"도람부/NNG 의원/NNG+은/JX", ""},
      {"얀린/NNG 도윤슬/NNG 의원/NNG+은/JX", ""},
      {"도마/NNG+란/JX 의원/NNG+은/JX", "도마란=person"},
      {"3단독/SN 도윤슬/NNG 의원/NNG+은/JX", "도윤슬=person"},
      {"도모/NNG~ (/SS~ 58/SN~ )/SS~ 씨/NNB+는/JX", "도모=person"},
      {"도모/NNG 씨/NNB+는/JX", "도모=person"},
      {"도모/NNG 영화/NNG+는/JX", ""},
  };
  for (const auto& [words, expected] : cases) {
    EXPECT_EQ(persons_of(analysed(words), {}), expected) << words;
  }
}

TEST(PersonNames, AreToldFromTheirBodiesAndNeighbours) {
  constexpr EntityType kPerson = EntityType::kPerson;
  constexpr EntityType kBody = EntityType::kOrganization;
  const struct {
    const char* words;
    NameCases names;
    const char* expected;
  } cases[] = {
      {"누리은행/NNP 라파엘/NNP 의원/NNG+은/JX",
       {{"누리은행 라파엘", kBody}},
       "누리은행=organization|라파엘=person"},
      {"라크필드/NNP 도마루/NNP 의원/NNG+은/JX",
       {{"라크필드 도마루", kPerson}},
       "라크필드=organization|도마루=person"},
      {"라파엘/NNP~ (/SS~ Raphael/SL~ )/SS 의원/NNG+은/JX", {{"라파엘", kBody}}, "라파엘=person"},
      {"라파엘/NNP~ (/SS~ Raphael/SL~ )/SS 영화/NNG+는/JX",
       {{"라파엘", kBody}},
       "라파엘=organization"},
      {"누리은행/NNP 나래부/NNP 의원/NNG+은/JX",
       {{"누리은행 나래부", kBody}},
       "누리은행 나래부=organization"},
      {"하트웰/NNP 도마루/NNP 의원/NNG+은/JX",
       {{"하트웰", kPerson}, {"도마루", kPerson}},
       "하트웰=organization|도마루=person"},
      {"라파엘/NNP 할머니/NNG+는/JX", {{"라파엘", kBody}}, "라파엘=person"},
      {"라파엘/NNP 도라크루/VV+아/EC+에게/JKB", {{"라파엘", kPerson}}, "라파엘 도라크루아=person"},
      {"라파엘/NNP 도달하/VV+아/EC+에게/JKB", {{"라파엘", kPerson}}, "라파엘=person"},
      {"도다/NNP+은/JX 의원/NNG+은/JX", {{"도다", kPerson}}, "도다은=person"},
      {"도담/NNP+은/JX 의원/NNG+은/JX", {{"도담", kPerson}}, "도담=person"},
      {"도/NNP+이랑/JC 의원/NNG+은/JX", {{"도", kPerson}}, "도이랑=person"},
      {"도윤슬/NNP 의원/NNG+은/JX", {{"도윤슬", kBody}}, "도윤슬=person"},
      {"도윤슬/NNP 대표/NNG+는/JX", {{"도윤슬", kBody}}, "도윤슬=organization"},
      {"라파엘/NNP+은/JX 할머니/NNG+는/JX", {{"라파엘", kBody}}, "라파엘=organization"},
      {"라파엘/NNP+과/JC 도마루/NNG+는/JX", {{"라파엘", kPerson}}, "라파엘=person|도마루=person"},
      {"라파엘/NNP+과/JC 도마/NNG+루/VV+는/ETM",
       {{"라파엘", kPerson}},
       "라파엘=person|도마루=person"},
      {"라파엘/NNP+은/JX 도마루/NNG+는/JX", {{"라파엘", kPerson}}, "라파엘=person"},
      {"누리은행/NNP+과/JC 도마루/NNG+는/JX", {{"누리은행", kBody}}, "누리은행=organization"},
  };
  for (const auto& c : cases) {
    const Document document = analysed(c.words);
    EXPECT_EQ(persons_of(document, placed(document, c.names, 0.7F)), c.expected) << c.words;
  }
}

TEST(KindNames, LatinBehindItsKindOrBeforeItsWork) {
  const std::pair<const char*, const char*> cases[] = {
      {"제작사/NNG ORBIS/SL+는/JX", "ORBIS=organization"},
      {"새/MM 영화/NNG Luma/SL+가/JKS", "Luma=product"},
      {"영화/NNG 2/SN+편/NNB", ""},
      {"영화/NNG+는/JX ORBIS/SL+가/JKS", ""},
      {"제작사/NNG orbis/SL+는/JX", ""},
  };
  for (const auto& [words, expected] : cases) {
    const Document document = analysed(words);
    std::vector<TypedName> names;
    add_kind_names(document, 0, {}, korean_cues(), kKnown, names);
    EXPECT_EQ(shown(document, names), expected) << words;
  }
  const Document document = analysed("luma/SL+의/JKG ‘/SS~ 늪/NNG~ ’/SS");
  std::vector<TypedName> names;
  add_kind_names(document, 0, {document.tokens[2].span}, korean_cues(), kKnown, names);
  ASSERT_EQ(names.size(), 1U);
  EXPECT_EQ(document.text_of(names[0].span), "luma");
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

TEST(NameMemory, DoubtfulNamesThatRecurAreNames) {
  const Document document = testing::analysed_document(
      {"린드AI/NNG+는/JX 린드AI/NNG+를/JKO 린드AI/NNG 린드AI/NNG+에/JKB 린드/NNG AI/NNG"});
  const auto names_with = [&](float confidence, bool word) {
    const auto found = placed(document, {{"린드AI", EntityType::kOrganization}}, confidence);
    return make_consistent(document, found, cues(), [&](std::string_view) { return word; }).size();
  };
  EXPECT_EQ(names_with(0.55F, false), 4U);
  EXPECT_EQ(names_with(0.45F, false), 1U);
  EXPECT_EQ(names_with(0.55F, true), 1U);
}

TEST(NameMemory, SpellingsWithAndWithoutBlanksBearEachOtherOut) {
  const Document document =
      testing::analysed_document({"린드AI/NNG+는/JX 린드/NNG AI/NNG+를/JKO 린드AI/NNG+에/JKB"});
  const auto found = placed(
      document, {{"린드AI", EntityType::kOrganization}, {"린드 AI", EntityType::kOrganization}},
      0.55F);
  EXPECT_EQ(make_consistent(document, found, cues()).size(), 3U);
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
