// SPDX-License-Identifier: Apache-2.0
//
// Names that the Korean pack finds in texts whose names no training text holds, and what stands for
// them later in the text.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "extractor/reference/balanced_marks.h"
#include "support/test_document.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

Document read(const std::string& text) {
  static const Extractor kExtractor;
  Article article;
  article.info.id = "a";
  article.text = text;
  return kExtractor.extract(article);
}

// "NAME=TYPE" of the first mention of this name; "" where the text has none.
std::string name_in(const Document& document, std::string_view name) {
  for (const Mention& mention : document.mentions) {
    if (mention.kind != MentionKind::kName || document.text_of(mention.span) != name) continue;
    return std::string(name) + "=" + std::string(entity_type_name(mention.type));
  }
  return "";
}

TEST(KoreanNames, StandInQuotationMarksBehindWhatTheyAre) {
  EXPECT_EQ(name_in(read("시민단체 '푸른교통'은 요금 인상 철회를 요구했다."), "푸른교통"),
            "푸른교통=organization");
  EXPECT_EQ(name_in(read("'둥지나루'라는 시민단체가 정책을 비판했다."), "둥지나루"),
            "둥지나루=organization");
  EXPECT_EQ(name_in(read("연구소는 관측위성 '미리내 2호'를 쏘아 올렸다."), "미리내 2호"),
            "미리내 2호=product");
  EXPECT_EQ(name_in(read("남해군은 출렁다리 '바람길'을 개통했다."), "바람길"), "바람길=place");
  // A genitive is no name's kind.
  EXPECT_EQ(name_in(read("시민단체의 '봉쇄'를 비난했다."), "봉쇄"), "");
}

TEST(KoreanNames, OfBodiesByTheirEndings) {
  EXPECT_EQ(name_in(read("국립해양생물관은 내달 3일 서천군에 문을 연다."), "국립해양생물관"),
            "국립해양생물관=organization");
  EXPECT_EQ(name_in(read("누리전자와 도담자동차가 합작법인을 세운다."), "도담자동차"),
            "도담자동차=organization");
  EXPECT_EQ(name_in(read("대학병원과 종합병원이 늘었다."), "종합병원"), "");
}

TEST(KoreanNames, OfPlacesWithTheirRegion) {
  EXPECT_EQ(name_in(read("장비업체 볼텍은 경기 화성에 연구소를 짓는다."), "경기 화성"),
            "경기 화성=place");
}

TEST(KoreanNames, AreNoPlainNouns) {
  EXPECT_EQ(name_in(read("그 내야수와 외야수는 무실점 경기를 도왔다."), "외야수"), "");
  EXPECT_EQ(name_in(read("누리꾼들은 반겼다."), "누리꾼"), "");
}

TEST(KoreanNames, OfPersonsBeforeLongTitles) {
  const Document document = read("관장에는 구본율 전 한국미술평론가협회장이 내정됐다.");
  EXPECT_EQ(name_in(document, "구본율"), "구본율=person");
}

// The entity of the subject of the document's last proposition.
std::string last_subject(const Document& document) {
  std::string subject;
  for (const PropositionArgument& a : document.propositions.back().arguments) {
    const std::uint32_t e = a.mention == kNone ? a.entity : document.mentions[a.mention].entity;
    if (a.role != Role::kSubject || e == kNone) continue;
    subject += (subject.empty() ? "" : "|") + document.entities[e].name;
  }
  return subject;
}

TEST(KoreanReference, OfBothBodiesAndOfThisCorporation) {
  EXPECT_EQ(last_subject(read("삼성전자와 도담자동차가 합작법인을 세운다.\n양사는 협약을 맺었다.")),
            "삼성전자|도담자동차");
  EXPECT_EQ(last_subject(read("한빛수자원공사는 사장을 뽑았다.\n이 공사는 도서관을 지었다.")),
            "한빛수자원공사");
}

// Each span of `mentions`, as it is after its marks were balanced.
std::string balanced(std::string_view words, std::string_view said, MentionKind kind) {
  Document document = testing::analysed_document({words});
  Mention mention;
  const auto begin = static_cast<std::uint32_t>(document.text.find(said));
  mention.span = {begin, begin + static_cast<std::uint32_t>(said.size())};
  mention.kind = kind;
  document.mentions.push_back(mention);
  balance_marks(document);
  return std::string(document.text_of(document.mentions[0].span));
}

TEST(BalancedMarks, OpenAndCloseInAMention) {
  constexpr MentionKind kNoun = MentionKind::kNominal;
  constexpr MentionKind kName = MentionKind::kName;
  constexpr std::string_view kShow = "'/SS~ 긴/NNG 밤/NNG~ '/SS 예고편/NNG 공개/NNG";
  EXPECT_EQ(balanced(kShow, "밤' 예고편", kNoun), "'긴 밤' 예고편");
  EXPECT_EQ(balanced(kShow, "긴 밤", kNoun), "긴 밤");
  EXPECT_EQ(balanced(kShow, "예고편 공개", kNoun), "예고편 공개");
  constexpr std::string_view kBody = "단체/NNG ‘/SS~ 두레/NNP~ ’/SS~ 는/JX";
  EXPECT_EQ(balanced(kBody, "단체 ‘두레", kNoun), "단체 ‘두레’");
  EXPECT_EQ(balanced(kBody, "‘두레", kName), "두레");
  constexpr std::string_view kAside = "두레/NNP~ (/SS~ 사/NNG~ )/SS~ 모임/NNG";
  EXPECT_EQ(balanced(kAside, "사)", kName), "사");
  EXPECT_EQ(balanced(kAside, "사)모임", kName), "(사)모임");
  // Without a partner in the sentence the longer part stays.
  EXPECT_EQ(balanced("긴/NNG 밤/NNG~ ’/SS 예고편/NNG", "밤’ 예고편", kNoun), "예고편");
}

}  // namespace
}  // namespace weft
