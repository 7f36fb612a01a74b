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

TEST_F(EojeolPropositions, ValuesOfAttributes) {
  EXPECT_THAT(read(eojeol_document("네오랩의 네오랩+의 NNP+JKG 2\n직원은 직원+은 NNG+JX 3\n"
                                   "300명이다 300+명+이+다 SN+NNB+VCP+EF 0\n",
                                   {{"네오랩", kOrganization}},
                                   {{"300명", LiteralKind::kQuantity, "300"}})),
              Contains("[measure] 직원: complement=300명 possessor=네오랩"));
}

}  // namespace
}  // namespace weft
