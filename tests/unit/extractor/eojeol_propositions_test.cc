// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_propositions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/test_document.h"
#include "weft/extractor/language_pack.h"
#include "weft/extractor/ontology_file.h"

namespace weft {
namespace {

using ::testing::Contains;
using testing::eojeol_document;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::propositions_as_text;

constexpr EntityType kPerson = EntityType::kPerson;
constexpr EntityType kOrganization = EntityType::kOrganization;

class EojeolPropositions : public ::testing::Test {
 protected:
  EojeolPropositions()
      : files_(embedded_pack_files("ko")),
        ontology_(parse_ontology(embedded_pack_files("")->open("ontology.json"), "ontology.json")),
        stage_(make_eojeol_propositions_stage(StageContext{
            *files_, ontology_, "ko", {{"relations", "relations.tsv"}, {"roles", "roles.tsv"}}})) {}

  std::vector<std::string> read(Document document) const {
    stage_->apply(document);
    return propositions_as_text(document);
  }

  std::unique_ptr<const PackFiles> files_;
  Ontology ontology_;
  std::unique_ptr<const Stage> stage_;
};

TEST_F(EojeolPropositions, ClauseWithBuyerPriceAndTime) {
  EXPECT_THAT(read(eojeol_document(
                  "김도현은 김도현+은 NNP+JX 5\n"
                  "2021년 2021+년 SN+NNB 5\n"
                  "네오랩에 네오랩+에 NNP+JKB 5\n"
                  "한빛소프트를 한빛소프트+를 NNP+JKO 5\n"
                  "매각했다~ 매각+하+았+다 NNG+XSV+EP+EF 0\n"
                  ". . SF 5\n",
                  {{"김도현", kPerson}, {"네오랩", kOrganization}, {"한빛소프트", kOrganization}},
                  {{"2021년", LiteralKind::kDate, "2021"}})),
              Contains("[verbal-clause] 매각하다: subject=김도현 oblique=2021년 oblique(에)=네오랩 "
                       "object=한빛소프트"));
}

TEST_F(EojeolPropositions, WhatGoesOnIsNoPlanWhateverItsDate) {
  const auto read_with = [&](const std::string& verb) {
    return read(
        eojeol_document("네오랩은 네오랩+은 NNP+JX 4\n"
                        "내년 내년 NNG 4\n"
                        "한빛과 한빛+과 NNP+JKB 4\n" +
                            verb,
                        {{"네오랩", kOrganization}, {"한빛", kOrganization}},
                        {{"내년", LiteralKind::kDate, "2025"}}));
  };
  EXPECT_THAT(read_with("협상한다 협상+하+ㄴ다 NNG+XSV+EF 0\n"), Contains(HasSubstr("planned")));
  EXPECT_THAT(read_with("협상하고 협상+하+고 NNG+XSV+EC 0\n있다 있+다 VX+EF 4\n"),
              Not(Contains(HasSubstr("planned"))));
}

TEST_F(EojeolPropositions, CountedObjectsAreHadOnlyWhereTheVerbSaysSo) {
  const auto read_with = [&](const std::string& verb, const std::string& morphemes) {
    return read(eojeol_document(
        "네오랩은 네오랩+은 NNP+JX 3\n"
        "직원 직원 NNG 2\n"
        "300명을 300+명+을 SN+NNB+JKO 3\n" +
            verb + " " + morphemes + " VV+EP+EF 0\n",
        {{"네오랩", kOrganization}}, {{"300명", LiteralKind::kQuantity, "300", "명"}}));
  };
  using ::testing::StartsWith;
  EXPECT_THAT(read_with("두었다", "두+었+다"), Contains(StartsWith("[measure]")));
  EXPECT_THAT(read_with("뽑았다", "뽑+았+다"), Not(Contains(StartsWith("[measure]"))));
}

TEST_F(EojeolPropositions, AdnominalClauseFillsTheGapOfItsNoun) {
  const auto said =
      read(eojeol_document("한빛소프트를 한빛소프트+를 NNP+JKO 2\n"
                           "설립한 설립+하+ㄴ NNG+XSV+ETM 3\n"
                           "김도현이 김도현+이 NNP+JKS 4\n"
                           "떠났다 떠나+았+다 VV+EP+EF 0\n",
                           {{"김도현", kPerson}, {"한빛소프트", kOrganization}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 설립하다: object=한빛소프트 subject=김도현"));
  EXPECT_THAT(said, Contains("[verbal-clause] 떠나다: subject=김도현"));
}

TEST_F(EojeolPropositions, ConnectedClausesShareTheTopic) {
  EXPECT_THAT(read(eojeol_document("김도현은 김도현+은 NNP+JX 5\n"
                                   "네오랩에 네오랩+에 NNP+JKB 3\n"
                                   "입사해 입사+하+아 NNG+XSV+EC 5\n"
                                   "한빛을 한빛+을 NNP+JKO 5\n"
                                   "개발했다 개발+하+았+다 NNG+XSV+EP+EF 0\n",
                                   {{"김도현", kPerson}, {"네오랩", kOrganization}})),
              Contains("[verbal-clause] 입사하다: oblique(에)=네오랩 subject=김도현"));
}

TEST_F(EojeolPropositions, PassivesTurnActive) {
  EXPECT_THAT(read(eojeol_document("한빛소프트가 한빛소프트+가 NNP+JKS 3\n"
                                   "네오랩에 네오랩+에 NNP+JKB 3\n"
                                   "매각됐다 매각+되+었+다 NNG+XSV+EP+EF 0\n",
                                   {{"네오랩", kOrganization}, {"한빛소프트", kOrganization}})),
              Contains("[verbal-clause] 매각하다: object=한빛소프트 oblique(에)=네오랩"));
}

TEST_F(EojeolPropositions, TitlesInsideANounPhrase) {
  struct Case {
    const char* words;
    const char* expected;
  };
  for (const Case& c : {Case{"네오랩 네오랩 NNP 3\n김도현 김도현 NNP 3\n부사장이 부사장+이 NNG+JKS "
                             "4\n왔다 오+았+다 VV+EP+EF 0\n",
                             "[title] 부사장: subject=김도현 complement=부사장 possessor=네오랩"},
                        {"김도현 김도현 NNP 3\n네오랩 네오랩 NNP 3\n부사장이 부사장+이 NNG+JKS "
                         "4\n왔다 오+았+다 VV+EP+EF 0\n",
                         "[title] 부사장: subject=김도현 complement=부사장 possessor=네오랩"},
                        {"네오랩의 네오랩+의 NNP+JKG 3\n김도현 김도현 NNP 3\n부사장이 부사장+이 "
                         "NNG+JKS 4\n왔다 오+았+다 VV+EP+EF 0\n",
                         "[title] 부사장: subject=김도현 complement=부사장 possessor=네오랩"}}) {
    EXPECT_THAT(read(eojeol_document(c.words, {{"김도현", kPerson}, {"네오랩", kOrganization}})),
                Contains(c.expected));
  }
}

TEST_F(EojeolPropositions, NominalPredicateInTheAdverbialCase) {
  EXPECT_THAT(read(eojeol_document("김도현은 김도현+은 NNP+JX 7\n"
                                   "네오랩의 네오랩+의 NNP+JKG 4\n"
                                   "공동 공동 NNG 4\n"
                                   "창업자로~ 창업자+로 NNG+JKB 7\n"
                                   ", , SP 4\n"
                                   "서울을 서울+을 NNP+JKO 7\n"
                                   "떠났다 떠나+았+다 VV+EP+EF 0\n",
                                   {{"김도현", kPerson}, {"네오랩", kOrganization}})),
              Contains("[nominal-predicate] 공동 창업자: complement=공동 창업자 possessor=네오랩 "
                       "subject=김도현"));
}

TEST_F(EojeolPropositions, NegationPlansAndQuestions) {
  EXPECT_THAT(read(eojeol_document("네오랩이 네오랩+이 NNP+JKS 3\n한빛을 한빛+을 NNP+JKO 3\n"
                                   "인수하지 인수+하+지 NNG+XSV+EC 0\n않았다 않+았+다 VX+EP+EF 3\n",
                                   {{"네오랩", kOrganization}})),
              Contains("[verbal-clause] 인수하다: subject=네오랩 object=한빛 !negated"));
  EXPECT_THAT(
      read(eojeol_document("네오랩이 네오랩+이 NNP+JKS 3\n한빛을 한빛+을 NNP+JKO 3\n"
                           "인수할 인수+하+ㄹ NNG+XSV+ETM 4\n예정이다 예정+이+다 NNG+VCP+EF 0\n",
                           {{"네오랩", kOrganization}})),
      Contains("[verbal-clause] 인수하다: subject=네오랩 object=한빛 !planned"));
  EXPECT_THAT(read(eojeol_document("네오랩이 네오랩+이 NNP+JKS 3\n한빛을 한빛+을 NNP+JKO 3\n"
                                   "인수하면 인수+하+면 NNG+XSV+EC 4\n좋다 좋+다 VA+EF 0\n",
                                   {{"네오랩", kOrganization}})),
              Contains("[verbal-clause] 인수하다: subject=네오랩 object=한빛 !hypothetical"));
}

TEST_F(EojeolPropositions, SpeechContainsClauses) {
  const auto said =
      read(eojeol_document("김도현은 김도현+은 NNP+JX 5\n"
                           "네오랩이 네오랩+이 NNP+JKS 4\n"
                           "한빛을 한빛+을 NNP+JKO 4\n"
                           "인수했다고 인수+하+았+다고 NNG+XSV+EP+EC 5\n"
                           "밝혔다 밝히+었+다 VV+EP+EF 0\n",
                           {{"김도현", kPerson}, {"네오랩", kOrganization}}));
  EXPECT_THAT(
      said,
      Contains("[verbal-clause] 인수하다: subject=네오랩 object=한빛 !reported !by <밝히다>"));
  EXPECT_THAT(said, Contains("[verbal-clause] 밝히다: subject=김도현 content=<인수하다>"));
}

TEST_F(EojeolPropositions, OfSeveralTopicsTheLastIsTheNearest) {
  const auto said =
      read(eojeol_document("김도현은 김도현+은 NNP+JX 7\n"
                           "대표를 대표+를 NNG+JKO 3\n"
                           "맡았으나 맡+았+으나 VV+EP+EC 7\n"
                           "네오랩은 네오랩+은 NNP+JX 7\n"
                           "해산되었고 해산+되+었+고 NNG+XSV+EP+EC 7\n"
                           "이민서는 이민서+는 NNP+JX 7\n"
                           "떠났다 떠나+았+다 VV+EP+EF 0\n",
                           {{"김도현", kPerson}, {"네오랩", kOrganization}, {"이민서", kPerson}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 떠나다: subject=이민서"));
  EXPECT_THAT(said, Contains("[verbal-clause] 해산하다: object=네오랩"));
}

TEST_F(EojeolPropositions, WhatStandsBeforeTheSayerIsNotSaid) {
  const auto said =
      read(eojeol_document("김도현은 김도현+은 NNP+JX 2\n"
                           "떠났고 떠나+았+고 VV+EP+EC 6\n"
                           "이민서는 이민서+는 NNP+JX 6\n"
                           "네오랩이 네오랩+이 NNP+JKS 5\n"
                           "컸다고 크+었+다고 VA+EP+EC 6\n"
                           "밝혔다 밝히+었+다 VV+EP+EF 0\n",
                           {{"김도현", kPerson}, {"네오랩", kOrganization}, {"이민서", kPerson}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 떠나다: subject=김도현"));
}

TEST_F(EojeolPropositions, NobodyIsNamedWhoTellsWhatIsHeard) {
  const auto said =
      read(eojeol_document("김도현은 김도현+은 NNP+JX 3\n"
                           "떠났다고 떠나+았+다고 VV+EP+EC 3\n"
                           "한다 하+ㄴ다 VV+EF 0\n",
                           {{"김도현", kPerson}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 떠나다: subject=김도현 !reported !by <하다>"));
  EXPECT_THAT(said, Contains("[verbal-clause] 하다: content=<떠나다>"));
}

TEST_F(EojeolPropositions, ValuesOfAttributes) {
  EXPECT_THAT(read(eojeol_document("네오랩의 네오랩+의 NNP+JKG 2\n직원은 직원+은 NNG+JX 3\n"
                                   "300명이다 300+명+이+다 SN+NNB+VCP+EF 0\n",
                                   {{"네오랩", kOrganization}},
                                   {{"300명", LiteralKind::kQuantity, "300"}})),
              Contains("[measure] 직원: complement=300명 possessor=네오랩"));
}

// One construction a row: what is written, who is named in it, and what must be found.
struct Row {
  const char* words;
  std::vector<testing::NameRow> names;
  std::vector<testing::LiteralRow> literals;
  const char* expected;
};

TEST_F(EojeolPropositions, ComplexParticlesAreNoPredicates) {
  for (const Row& row : {
           Row{"네오랩이 네오랩+이 NNP+JKS 5\n한빛과 한빛+과 NNP+JKB 3\n관련해 관련+하+아 "
               "NNG+XSV+EC 5\n자료를 자료+를 NNG+JKO 5\n냈다 내+었+다 VV+EP+EF 0\n",
               {{"네오랩", kOrganization}, {"한빛", kOrganization}},
               {},
               "[verbal-clause] 내다: subject=네오랩 oblique(와관련해)=한빛 object=자료"},
           Row{"'여름'은 '여름+은 NNP+JX 5\n바다를 바다+를 NNG+JKO 3\n배경으로 배경+으로 NNG+JKB "
               "5\n서울에서 서울+에서 NNP+JKB 5\n만들어졌다 만들+어+지+었+다 VV+EC+VX+EP+EF 0\n",
               {},
               {},
               "[verbal-clause] 만들다: object='여름 oblique(배경으로)=바다 oblique(에서)=서울"},
       }) {
    EXPECT_THAT(read(eojeol_document(row.words, row.names, row.literals)), Contains(row.expected));
  }
}

TEST_F(EojeolPropositions, IdiomsLightVerbsAndPrefixes) {
  for (const Row& row : {
           Row{"네오랩은 네오랩+은 NNP+JX 4\n부산에 부산+에 NNP+JKB 4\n기반을 기반+을 NNG+JKO "
               "4\n뒀다 두+었+다 VV+EP+EF 0\n",
               {{"네오랩", kOrganization}},
               {},
               "[verbal-clause] 기반두다: subject=네오랩 oblique(에)=부산"},
           Row{"김도현이 김도현+이 NNP+JKS 3\n공동 공동 NNG 3\n창업한 창업+하+ㄴ NNG+XSV+ETM 4\n"
               "네오랩이 네오랩+이 NNP+JKS 5\n컸다 크+었+다 VA+EP+EF 0\n",
               {{"김도현", kPerson}, {"네오랩", kOrganization}},
               {},
               "[verbal-clause] 공동창업하다: subject=김도현 object=네오랩"},
           Row{"한빛이 한빛+이 NNP+JKS 3\n네오랩에 네오랩+에 NNP+JKB 3\n재매각됐다 "
               "재매각+되+었+다 NNG+XSV+EP+EF 0\n",
               {{"한빛", kOrganization}, {"네오랩", kOrganization}},
               {},
               "[verbal-clause] 매각하다: object=한빛 oblique(에)=네오랩"},
           Row{"네오랩이 네오랩+이 NNP+JKS 3\n한빛을 한빛+을 NNP+JKO 3\n인수 인수 NNG 4\n"
               "중이다 중+이+다 NNB+VCP+EF 0\n",
               {{"네오랩", kOrganization}, {"한빛", kOrganization}},
               {},
               "[verbal-clause] 인수하다: subject=네오랩 object=한빛 !planned"},
       }) {
    EXPECT_THAT(read(eojeol_document(row.words, row.names, row.literals)), Contains(row.expected));
  }
}

TEST_F(EojeolPropositions, RelationsInsideNounPhrases) {
  for (const Row& row : {
           Row{"강릉 강릉 NNP 3\n출신 출신 NNG 3\n김도현 김도현 NNP 4\n감독이 감독+이 NNG+JKS "
               "5\n왔다 오+았+다 VV+EP+EF 0\n",
               {{"강릉", EntityType::kPlace}, {"김도현", kPerson}},
               {},
               "[nominal-predicate] 출신: subject=김도현 possessor=강릉"},
           Row{"이서연은 이서연+은 NNP+JX 4\n아들 아들 NNG 3\n김도현을 김도현+을 NNP+JKO 4\n"
               "뒀다 두+었+다 VV+EP+EF 0\n",
               {{"이서연", kPerson}, {"김도현", kPerson}},
               {},
               "[nominal-predicate] 아들: subject=김도현 possessor=이서연"},
           Row{"네오랩은 네오랩+은 NNP+JX 4\n매출 매출 NNG 3\n3억원을 3억원+을 NNG+JKO 4\n"
               "올렸다 올리+었+다 VV+EP+EF 0\n",
               {{"네오랩", kOrganization}},
               {{"3억원", LiteralKind::kMoney, "300000000"}},
               "[measure] 매출: complement=3억원 possessor=네오랩"},
           Row{"가수 가수 NNG 2\n이서연의 이서연+의 NNP+JKG 3\n여름밤이 여름밤+이 NNP+JKS 4\n"
               "나왔다 나오+았+다 VV+EP+EF 0\n",
               {{"이서연", kPerson}, {"여름밤", EntityType::kProduct}},
               {},
               "[nominal-predicate] 가수: subject=이서연 possessor=여름밤"},
           Row{"김도현 김도현 NNP 2\n새빛경찰청장이 새빛경찰청장+이 NNG+JKS 3\n왔다 오+았+다 "
               "VV+EP+EF 0\n",
               {{"김도현", kPerson}},
               {},
               "[title] 새빛경찰청장: subject=김도현 complement=새빛경찰청장 possessor=새빛경찰청"},
       }) {
    EXPECT_THAT(read(eojeol_document(row.words, row.names, row.literals)), Contains(row.expected));
  }
}

TEST_F(EojeolPropositions, CopulasThatNameAndClefts) {
  for (const Row& row : {
           Row{"네오랩이라는 네오랩+이+라는 NNP+VCP+ETM 2\n회사가 회사+가 NNG+JKS 4\n한빛을 "
               "한빛+을 NNP+JKO 4\n샀다 사+았+다 VV+EP+EF 0\n",
               {{"네오랩", kOrganization}, {"한빛", kOrganization}},
               {},
               "[verbal-clause] 사다: subject=네오랩 object=한빛"},
           Row{"네오랩을 네오랩+을 NNP+JKO 2\n세운 세우+ㄴ VV+ETM 3\n사람은 사람+은 NNG+JX 4\n"
               "김도현이다 김도현+이+다 NNP+VCP+EF 0\n",
               {{"네오랩", kOrganization}, {"김도현", kPerson}},
               {},
               "[verbal-clause] 세우다: object=네오랩 subject=김도현"},
           Row{"네오랩은 네오랩+은 NNP+JX 2\n컸으며 크+었+으며 VA+EP+EC 5\n본사는 본사+는 "
               "NNG+JX 5\n부산에 부산+에 NNP+JKB 5\n있다 있+다 VA+EF 0\n",
               {{"네오랩", kOrganization}, {"부산", EntityType::kPlace}},
               {},
               "[attribute] 본사: oblique(에)=부산 possessor=네오랩"},
       }) {
    EXPECT_THAT(read(eojeol_document(row.words, row.names, row.literals)), Contains(row.expected));
  }
}

TEST_F(EojeolPropositions, WhatStandsInBrackets) {
  const auto said = read(
      eojeol_document("네오랩~ 네오랩 NNP 6\n(~ ( SS 3\n대표 대표 NNG 4\n김도현~ 김도현 NNP 1\n"
                      ")~ ) SS 4\n이 이 JKS 1\n왔다 오+았+다 VV+EP+EF 0\n",
                      {{"네오랩", kOrganization}, {"김도현", kPerson}}));
  EXPECT_THAT(said, Contains("[title] 대표: subject=김도현 possessor=네오랩 complement=대표"));
}

TEST_F(EojeolPropositions, WhatStandsForTheTopic) {
  for (const Row& row : {
           Row{"네오랩은 네오랩+은 NNP+JX 5\n김도현이 김도현+이 NNP+JKS 3\n세운 세우+ㄴ VV+ETM "
               "4\n회사로~ 회사+로 NNG+JKB 6\n, , SP 4\n부품을 부품+을 NNG+JKO 7\n만든다 "
               "만들+ㄴ다 VV+EF 0\n",
               {{"네오랩", kOrganization}, {"김도현", kPerson}},
               {},
               "[verbal-clause] 세우다: subject=김도현 object=네오랩"},
           Row{"네오랩은 네오랩+은 NNP+JX 5\n부산에 부산+에 NNP+JKB 4\n본사를 본사+를 NNG+JKO "
               "4\n둔 두+ㄴ VV+ETM 5\n회사다 회사+이+다 NNG+VCP+EF 0\n",
               {{"네오랩", kOrganization}, {"부산", EntityType::kPlace}},
               {},
               "[verbal-clause] 본사두다: oblique(에)=부산 subject=네오랩"},
       }) {
    EXPECT_THAT(read(eojeol_document(row.words, row.names, row.literals)), Contains(row.expected));
  }
}

TEST_F(EojeolPropositions, DatesHoldForJoinedClauses) {
  const auto said = read(eojeol_document(
      "2021년 2021+년 SN+NNB 3\n네오랩은 네오랩+은 NNP+JX 5\n커져 커지+어 VV+EC 5\n한빛을 "
      "한빛+을 NNP+JKO 5\n인수했다 인수+하+았+다 NNG+XSV+EP+EF 0\n",
      {{"네오랩", kOrganization}, {"한빛", kOrganization}},
      {{"2021년", LiteralKind::kDate, "2021"}}));
  EXPECT_THAT(said,
              Contains("[verbal-clause] 인수하다: subject=네오랩 object=한빛 oblique=2021년"));
}

TEST_F(EojeolPropositions, WhoSpeaksStandsBeforeTheQuotation) {
  const auto said = read(eojeol_document(
      "김도현은 김도현+은 NNP+JX 4\n“~ “ SS 3\n네오랩이 네오랩+이 NNP+JKS 4\n컸다~ 크+었+다 "
      "VA+EP+EF 7\n”~ ” SS 4\n고 고 JKQ 4\n말했다 말하+았+다 VV+EP+EF 0\n",
      {{"네오랩", kOrganization}, {"김도현", kPerson}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 크다: subject=네오랩 !reported !by <말하다>"));
}

// "X가 네오랩 대표를 맡았다": the verb gives the office.
TEST_F(EojeolPropositions, VerbsGiveOffices) {
  EXPECT_THAT(read(eojeol_document("김도현이 김도현+이 NNP+JKS 4\n"
                                   "네오랩 네오랩 NNP 3\n"
                                   "대표를 대표+를 NNG+JKO 4\n"
                                   "맡았다 맡+았+다 VV+EP+EF 0\n",
                                   {{"김도현", kPerson}, {"네오랩", kOrganization}})),
              Contains(::testing::AllOf(::testing::HasSubstr("[nominal-predicate] 대표:"),
                                        ::testing::HasSubstr("possessor=네오랩"),
                                        ::testing::HasSubstr("subject=김도현"))));
}

// "X를 설립해 대표를 맡았다": X is a body by what is done with it, whatever it looks like.
TEST_F(EojeolPropositions, WhatIsFoundedIsTheBodyOfAnOffice) {
  const auto said = [&](const char* verb) {
    return read(
        eojeol_document("김도현은 김도현+은 NNP+JX 5\n"
                        "린드를 린드+를 NNP+JKO 3\n" +
                            std::string(verb) + " 5\n" +
                            "대표를 대표+를 NNG+JKO 5\n"
                            "맡았다 맡+았+다 VV+EP+EF 0\n",
                        {{"김도현", kPerson}, {"린드", kPerson}}));
  };
  EXPECT_THAT(said("설립해 설립+하+아 NNG+XSV+EC"),
              Contains(::testing::AllOf(HasSubstr("] 대표:"), HasSubstr("possessor=린드"))));
  EXPECT_THAT(said("만나 만나+아 VV+EC"),
              Not(Contains(::testing::AllOf(HasSubstr("] 대표:"), HasSubstr("possessor=린드")))));
}

// "서울에 출마한 김도현, 부산에 출마한 이민서": the first of a list has no part in the clause about
// the next.
TEST_F(EojeolPropositions, NamesOfAListKeepTheirOwnClauses) {
  const auto said = read(eojeol_document(
      "서울에 서울+에 NNP+JKB 2\n출마한 출마+하+ㄴ NNG+XSV+ETM 3\n김도현~ 김도현 NNP 7\n, , SP 3\n"
      "부산에 부산+에 NNP+JKB 6\n출마한 출마+하+ㄴ NNG+XSV+ETM 7\n이민서가 이민서+가 NNP+JKS 8\n"
      "왔다 오+았+다 VV+EP+EF 0\n",
      {{"서울", EntityType::kPlace},
       {"김도현", kPerson},
       {"부산", EntityType::kPlace},
       {"이민서", kPerson}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 출마하다: oblique(에)=부산 subject=이민서"));
}

// "“정부는 컸다”고 말했다": what is quoted does not say who says so.
TEST_F(EojeolPropositions, NobodyInAQuotationSaysIt) {
  const auto said = read(eojeol_document(
      "“~ “ SS 3\n정부는 정부+는 NNG+JX 3\n컸다~ 크+었+다 VA+EP+EF 6\n”~ ” SS 3\n고 고 JKQ 3\n"
      "말했다 말하+았+다 VV+EP+EF 0\n",
      {}));
  EXPECT_THAT(said, Not(Contains(::testing::HasSubstr("말하다: subject=정부"))));
}

// "A는 서울로, B는 부산으로 갔다": one clause each.
TEST_F(EojeolPropositions, PartsThatShareAVerbAreClauses) {
  const auto said = read(eojeol_document(
      "김도현은 김도현+은 NNP+JX 6\n서울로~ 서울+로 NNP+JKB 6\n, , SP 2\n이민서는 이민서+는 NNP+JX "
      "6\n부산으로 부산+으로 NNP+JKB 6\n갔다 가+았+다 VV+EP+EF 0\n",
      {{"김도현", kPerson},
       {"서울", EntityType::kPlace},
       {"이민서", kPerson},
       {"부산", EntityType::kPlace}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 가다: subject=김도현 oblique(로)=서울"));
  EXPECT_THAT(said, Contains("[verbal-clause] 가다: subject=이민서 oblique(로)=부산"));
}

// "... 전망이 나온다": no one of whom the text speaks comes out.
TEST_F(EojeolPropositions, AbstractSubjectsLeaveNoOneUnsaid) {
  EXPECT_THAT(read(eojeol_document("한빛소프트를 한빛소프트+를 NNP+JKO 2\n"
                                   "인수할 인수+하+ㄹ NNG+XSV+ETM 3\n"
                                   "전망이 전망+이 NNG+JKS 4\n"
                                   "나온다 나오+ㄴ다 VV+EF 0\n",
                                   {{"한빛소프트", kOrganization}})),
              Not(Contains(::testing::HasSubstr("나오다: !unsaid"))));
}

// "법원은 은행에 배상하라고 판결했다": neither the court nor anybody has paid.
TEST_F(EojeolPropositions, WhatIsAskedOfOthersIsNotDoneByTheSubject) {
  const std::vector<testing::NameRow> names{{"한빛소프트", kOrganization}};
  const auto asked =
      read(eojeol_document("법원은 법원+은 NNG+JX 4\n"
                           "한빛소프트를 한빛소프트+를 NNP+JKO 3\n"
                           "매각하라고 매각+하+라고 NNG+XSV+EC 4\n"
                           "판결했다 판결+하+았+다 NNG+XSV+EP+EF 0\n",
                           names));
  EXPECT_THAT(
      asked,
      Contains(
          "[verbal-clause] 매각하다: object=한빛소프트 !hypothetical !reported !by <판결하다>"));
  const auto caused =
      read(eojeol_document("법원은 법원+은 NNG+JX 4\n"
                           "한빛소프트를 한빛소프트+를 NNP+JKO 3\n"
                           "매각하도록 매각+하+도록 NNG+XSV+EC 4\n"
                           "명령했다 명령+하+았+다 NNG+XSV+EP+EF 0\n",
                           names));
  EXPECT_THAT(caused, Not(Contains(::testing::HasSubstr("매각하다: subject=법원"))));
}

// "A는 X를 세웠고 B가 Y를 세웠다", with the topic hung on the last verb.
TEST_F(EojeolPropositions, TopicsStandBeforeTheirOwnClause) {
  const auto said =
      read(eojeol_document("김도현은 김도현+은 NNP+JX 6\n"
                           "네오랩을 네오랩+을 NNP+JKO 3\n"
                           "창업했고 창업+하+았+고 NNG+XSV+EP+EC 6\n"
                           "이민서가 이민서+가 NNP+JKS 6\n"
                           "한빛을 한빛+을 NNP+JKO 6\n"
                           "창업했다 창업+하+았+다 NNG+XSV+EP+EF 0\n",
                           {{"김도현", kPerson},
                            {"네오랩", kOrganization},
                            {"이민서", kPerson},
                            {"한빛", kOrganization}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 창업하다: object=네오랩 subject=김도현"));
  EXPECT_THAT(said, Contains("[verbal-clause] 창업하다: subject=이민서 object=한빛"));
}

// "A가 X를 세운 B를 만났다", with A hung on the nearer verb.
TEST_F(EojeolPropositions, ANameBeforeAClauseAboutAnotherIsOfTheClauseAround) {
  const auto said =
      read(eojeol_document("김도현이 김도현+이 NNP+JKS 3\n"
                           "네오랩을 네오랩+을 NNP+JKO 3\n"
                           "설립한 설립+하+ㄴ NNG+XSV+ETM 4\n"
                           "이민서를 이민서+를 NNP+JKO 5\n"
                           "만났다 만나+았+다 VV+EP+EF 0\n",
                           {{"김도현", kPerson}, {"네오랩", kOrganization}, {"이민서", kPerson}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 설립하다: object=네오랩 subject=이민서"));
  EXPECT_THAT(said, Contains("[verbal-clause] 만나다: object=이민서 subject=김도현"));
}

// "A는 B가 떠났지만 X를 인수했다", with the topic hung on the first verb.
TEST_F(EojeolPropositions, ATopicBesideASubjectIsOfTheClauseThatFollows) {
  const auto said = read(
      eojeol_document("네오랩은 네오랩+은 NNP+JX 3\n"
                      "김도현이 김도현+이 NNP+JKS 3\n"
                      "떠났지만 떠나+았+지만 VV+EP+EC 5\n"
                      "한빛을 한빛+을 NNP+JKO 5\n"
                      "인수했다 인수+하+았+다 NNG+XSV+EP+EF 0\n",
                      {{"네오랩", kOrganization}, {"김도현", kPerson}, {"한빛", kOrganization}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 인수하다: object=한빛 subject=네오랩"));
  EXPECT_THAT(said, Contains("[verbal-clause] 떠나다: subject=김도현"));
}

// "X는 A를 인수한다는 소식을 전했다": who buys is not said.
TEST_F(EojeolPropositions, WhatIsToldIsOfOthers) {
  const auto said =
      read(eojeol_document("김도현은 김도현+은 NNP+JX 5\n"
                           "한빛을 한빛+을 NNP+JKO 3\n"
                           "인수한다는 인수+하+ㄴ다는 NNG+XSV+ETM 4\n"
                           "소식을 소식+을 NNG+JKO 5\n"
                           "들었다 듣+었+다 VV+EP+EF 0\n",
                           {{"김도현", kPerson}, {"한빛", kOrganization}}));
  EXPECT_THAT(said, Not(Contains(::testing::HasSubstr("인수하다: subject=김도현"))));
  EXPECT_THAT(said, Contains(::testing::HasSubstr("인수하다: object=한빛")));
}

// "네오랩은 세금을 김도현이 설립한 은행에 냈다", with the object hung on the verb in between.
TEST_F(EojeolPropositions, AnObjectBeforeASubjectOfAClauseAboutANounIsOfTheClauseAround) {
  const auto said =
      read(eojeol_document("네오랩은 네오랩+은 NNP+JX 6\n"
                           "세금을 세금+을 NNG+JKO 4\n"
                           "김도현이 김도현+이 NNP+JKS 4\n"
                           "설립한 설립+하+ㄴ NNG+XSV+ETM 5\n"
                           "은행에 은행+에 NNG+JKB 6\n"
                           "냈다 내+었+다 VV+EP+EF 0\n",
                           {{"네오랩", kOrganization}, {"김도현", kPerson}}));
  EXPECT_THAT(said, Contains("[verbal-clause] 내다: subject=네오랩 object=세금 oblique(에)=은행"));
  EXPECT_THAT(said, Contains("[verbal-clause] 설립하다: subject=김도현 object=은행"));
}

// "네오랩은 한빛에 대해 매출이 늘었다고 평가했다": of the judged, not of who judges.
TEST_F(EojeolPropositions, WhatIsJudgedIsTheSubjectOfTheJudgement) {
  const auto said =
      read(eojeol_document("네오랩은 네오랩+은 NNP+JX 5\n"
                           "한빛에 한빛+에 NNP+JKB 5\n"
                           "대해 대하+아 VV+EC 2\n"
                           "성장했다고 성장+하+았+다고 NNG+XSV+EP+EC 5\n"
                           "평가했다 평가+하+았+다 NNG+XSV+EP+EF 0\n",
                           {{"네오랩", kOrganization}, {"한빛", kOrganization}}));
  EXPECT_THAT(said, Contains(::testing::HasSubstr("성장하다: subject=한빛")));
  EXPECT_THAT(said, Contains(::testing::AllOf(::testing::HasSubstr("평가하다"),
                                              ::testing::HasSubstr("subject=네오랩"))));
}

// "한빛이 법을 어겼는지 묻다", "법을 어겼다는 이유로": nobody says that it is so.
TEST_F(EojeolPropositions, WhatIsAskedOrGivenAsAReasonIsNoFact) {
  const auto asked =
      read(eojeol_document("한빛이 한빛+이 NNP+JKS 3\n"
                           "법을 법+을 NNG+JKO 3\n"
                           "어겼는지 어기+었+는지 VV+EP+EC 4\n"
                           "물었다 묻+었+다 VV+EP+EF 0\n",
                           {{"한빛", kOrganization}}));
  EXPECT_THAT(asked, Contains(::testing::AllOf(::testing::HasSubstr("어기다"),
                                               ::testing::HasSubstr("hypothetical"))));
  const auto reason =
      read(eojeol_document("한빛이 한빛+이 NNP+JKS 3\n"
                           "법을 법+을 NNG+JKO 3\n"
                           "어겼다는 어기+었+다는 VV+EP+ETM 4\n"
                           "이유로 이유+로 NNG+JKB 5\n"
                           "떠났다 떠나+았+다 VV+EP+EF 0\n",
                           {{"한빛", kOrganization}}));
  EXPECT_THAT(reason, Contains(::testing::AllOf(::testing::HasSubstr("어기다"),
                                                ::testing::HasSubstr("reported"))));
}

// "X는 Y 아내의 사촌이다": Y's wife is another.
TEST_F(EojeolPropositions, KinOfKinIsNobodysSpouse) {
  const auto said =
      read(eojeol_document("조은비는 조은비+는 NNP+JX 4\n"
                           "한가람 한가람 NNP 3\n"
                           "아내의 아내+의 NNG+JKG 4\n"
                           "사촌이다 사촌+이+다 NNG+VCP+EF 0\n",
                           {{"조은비", kPerson}, {"한가람", kPerson}}));
  EXPECT_THAT(said, ::testing::Not(Contains(::testing::HasSubstr("아내: "))));
}

}  // namespace
}  // namespace weft
