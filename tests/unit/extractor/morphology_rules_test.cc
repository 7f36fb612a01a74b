// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morphology_rules.h"

#include <gtest/gtest.h>

#include "extractor/pack_files.h"
#include "weft/core/error.h"

namespace weft {
namespace {

struct Case {
  std::vector<std::pair<std::string, std::string>> morphemes;
  std::string lemma;
  std::string feats;
  Upos upos;
};

TEST(MorphologyRules, GiveLemmaFeaturesAndPartOfSpeech) {
  const auto files = folder_pack_files(WEFT_SOURCE_DIR "/models/ko");
  const MorphologyRules rules(files->open("morphology.tsv"), "morphology.tsv");
  const Case cases[] = {
      {{{"세우", "VV"}, {"었", "EP"}, {"다", "EF"}},
       "세우다",
       "Tense=Past|VerbForm=Fin",
       Upos::kVerb},
      {{{"인수", "NNG"}, {"하", "XSV"}, {"았", "EP"}, {"다", "EF"}},
       "인수하다",
       "Tense=Past|VerbForm=Fin",
       Upos::kVerb},
      {{{"매각", "NNG"}, {"되", "XSV"}, {"ㄴ", "ETM"}},
       "매각되다",
       "Tense=Past|VerbForm=Adn|Voice=Pass",
       Upos::kVerb},
      {{{"알리", "VV"}, {"어", "EC"}, {"지", "VX"}, {"ㄴ", "ETM"}},
       "알리다",
       "Tense=Past|VerbForm=Adn|Voice=Pass",
       Upos::kVerb},
      {{{"없", "VA"}, {"다", "EF"}}, "없다", "Polarity=Neg|VerbForm=Fin", Upos::kAdj},
      {{{"직원", "NNG"}, {"들", "XSN"}, {"이", "JKS"}}, "직원", "", Upos::kNoun},
      {{{"서울", "NNP"}, {"에서", "JKB"}}, "서울", "", Upos::kPropn},
      {{{"짓", "VV"}, {"은", "ETM"}}, "짓다", "Tense=Past|VerbForm=Adn", Upos::kVerb},
      {{{"작", "VA"}, {"은", "ETM"}}, "작다", "VerbForm=Adn", Upos::kAdj},
      {{{"쓰", "VV"}, {"는", "ETM"}}, "쓰다", "Tense=Pres|VerbForm=Adn", Upos::kVerb},
      {{{"돕", "VV"}, {"아", "EC"}}, "돕다", "VerbForm=Conv", Upos::kVerb},
      {{{"흐르", "VV"}, {"어", "EC"}}, "흐르다", "VerbForm=Conv", Upos::kVerb},
      {{{"이끌", "VV"}, {"어", "EC"}, {"오", "VX"}, {"ㄴ", "ETM"}},
       "이끌다",
       "Tense=Past|VerbForm=Adn",
       Upos::kVerb},
      {{{"중단", "NNG"}, {"시키", "XSV"}, {"었", "EP"}, {"다", "EF"}},
       "중단시키다",
       "Tense=Past|VerbForm=Fin|Voice=Cau",
       Upos::kVerb},
      {{{"가", "VV"}, {"셨", "EP"}, {"습니다", "EF"}},
       "가다",
       "Honorific=Yes|Polite=Form|Tense=Past|VerbForm=Fin",
       Upos::kVerb},
      {{{"읽", "VV"}, {"으면", "EC"}}, "읽다", "Mood=Cnd|VerbForm=Conv", Upos::kVerb},
      {{{"배우", "VV"}, {"려고", "EC"}}, "배우다", "Mood=Prp|VerbForm=Conv", Upos::kVerb},
      {{{"오", "VV"}, {"았", "EP"}, {"다고", "EC"}},
       "오다",
       "Evident=Nfh|Tense=Past|VerbForm=Conv",
       Upos::kVerb},
      {{{"가", "VV"}, {"ㅂ니까", "EF"}}, "가다", "Mood=Int|Polite=Form|VerbForm=Fin", Upos::kVerb},
      {{{"않", "VX"}, {"았", "EP"}, {"다", "EF"}},
       "않다",
       "Polarity=Neg|Tense=Past|VerbForm=Fin",
       Upos::kAux},
      {{{"는", "JX"}}, "는", "", Upos::kAdp},
  };
  for (const Case& expected : cases) {
    Document document;
    for (const auto& [form, tag] : expected.morphemes) {
      document.text += form;
      document.morphemes.push_back({{}, form, tag});
    }
    Token token;
    token.span = {0, static_cast<std::uint32_t>(document.text.size())};
    token.morphemes = {0, static_cast<std::uint32_t>(document.morphemes.size())};
    rules.apply(document, token);
    EXPECT_EQ(token.lemma, expected.lemma);
    EXPECT_EQ(token.feats, expected.feats) << token.lemma;
    EXPECT_EQ(token.upos, expected.upos) << token.lemma;
  }
}

// The morphemes of two words after the table has repaired each; the second has them from `second`
// on.
std::vector<Morpheme> repaired(const char* table, const std::vector<Morpheme>& morphemes,
                               std::uint32_t second) {
  const MorphologyRules rules(table, "t.tsv");
  Document document;
  document.morphemes = morphemes;
  const auto end = static_cast<std::uint32_t>(morphemes.size());
  for (const IndexRange word : {IndexRange{0, second}, IndexRange{second, end}}) {
    Token token;
    token.morphemes = word;
    rules.repair(document, token);
  }
  return document.morphemes;
}

TEST(MorphologyRules, RepairTagsThatCannotStandThere) {
  const std::vector<Morpheme> found = repaired("retag\tETM\t는\tJX\tafter NNP\n",
                                               {{{0, 3}, "강태오", "NNP"},
                                                {{3, 4}, "는", "ETM"},
                                                {{5, 6}, "가", "VV"},
                                                {{6, 7}, "는", "ETM"}},
                                               2);
  EXPECT_EQ(found[1].tag, "JX");
  EXPECT_EQ(found[3].tag, "ETM");
}

TEST(MorphologyRules, RepairStemsThatNoVerbHas) {
  const std::vector<Morpheme> found =
      repaired("restem\tVV\t모\t모으\n",
               {{{0, 1}, "모", "VV"}, {{1, 2}, "았", "EP"}, {{3, 4}, "모", "NNG"}}, 2);
  EXPECT_EQ(found[0].form, "모으");
  EXPECT_EQ(found[2].form, "모");
}

TEST(MorphologyRules, NameTheLineOfAnError) {
  EXPECT_THROW(MorphologyRules("upos\tNNG\t\tNOPE\n", "t.tsv"), FormatError);
  EXPECT_THROW(MorphologyRules("what\tNNG\n", "t.tsv"), FormatError);
}

}  // namespace
}  // namespace weft
