// SPDX-License-Identifier: Apache-2.0
//
// What the Korean pack makes of words that no training text is likely to hold.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "extractor/morph/morpheme_features.h"
#include "extractor/pack_files.h"
#include "extractor/stage.h"

namespace weft {
namespace {

struct Case {
  const char* sentence;  // words separated by blanks
  std::size_t word;
  const char* morphemes;
  const char* lemma;
};

void run(const std::string& stage, Document& document) {
  const auto files = embedded_pack_files("ko");
  const Ontology ontology;
  const StageContext context{*files,
                             ontology,
                             "ko",
                             {{"model", "morphemes.weights"},
                              {"dictionary", "dictionary.weights"},
                              {"rules", "morphology.tsv"},
                              {"particles", "name_particles.tsv"}}};
  make_stage(stage, context)->apply(document);
}

Document analysed(const std::string& sentence) {
  Document document;
  document.text = sentence;
  for (std::size_t at = 0; at < sentence.size();) {
    const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
    Token token;
    token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    document.tokens.push_back(token);
    at = end + 1;
  }
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  document.sentences.push_back({{0, static_cast<std::uint32_t>(sentence.size())}, {0, count}, 0});
  run("morphemes", document);
  return document;
}

std::string morphemes_of(const Document& document, std::size_t token) {
  std::string all;
  const IndexRange range = document.tokens[token].morphemes;
  for (std::uint32_t m = range.begin; m < range.end; ++m) {
    all += (all.empty() ? "" : "+") + document.morphemes[m].form + "/" + document.morphemes[m].tag;
  }
  return all;
}

// Once, "해온중공업은" may be "해 온 중공업은" without its blanks; a text that has it with other
// particles too speaks of a name.
TEST(KoreanMorphemes, OfNamesThatRecur) {
  const Document once = analysed("해온중공업은 배를 짓는다");
  EXPECT_NE(morphemes_of(once, 0), "해온중공업/NNP+은/JX");
  const Document text = analysed("해온중공업은 배를 짓는다 해온중공업의 조선소 해온중공업 주가");
  EXPECT_EQ(morphemes_of(text, 0), "해온중공업/NNP+은/JX");
  EXPECT_EQ(morphemes_of(text, 3), "해온중공업/NNP+의/JKG");
  EXPECT_EQ(morphemes_of(text, 5), "해온중공업/NNP");
  EXPECT_EQ(text.tokens[0].lemma, "해온중공업");
  EXPECT_EQ(text.tokens[0].upos, Upos::kPropn);
}

// Their contracted syllables are in no training text.
TEST(KoreanMorphemes, OfContractedPastTenses) {
  const Document text = analysed("선수들은 우승을 이뤘고 기록을 깼으며 불을 껐다");
  EXPECT_EQ(morphemes_of(text, 2), "이루/VV+었/EP+고/EC");
  EXPECT_EQ(morphemes_of(text, 4).substr(0, std::string("깨/VV").size()), "깨/VV");
  EXPECT_EQ(morphemes_of(text, 6), "끄/VV+었/EP+다/EF");
}

TEST(KoreanMorphemes, OfUnknownNamesAndIrregularVerbs) {
  const Case cases[] = {
      // Foreign and invented names.
      {"런던에서 열린 전시", 0, "런던/NNP+에서/JKB", "런던"},
      {"트웰로니아는 지난해 회사를 세웠다", 0, "트웰로니아/NNP+는/JX", "트웰로니아"},
      {"노르벡사가 마르텐을 인수했다", 0, "노르벡사/NNP+가/JKS", "노르벡사"},
      {"노르벡사가 마르텐을 인수했다", 1, "마르텐/NNP+을/JKO", "마르텐"},
      {"한빛벤처스로부터 투자를 받았다", 0, "한빛벤처스/NNG+로/JKB+부터/JX", "한빛벤처스"},
      {"신작로부터 걸었다", 0, "신작로/NNG+부터/JX", "신작로"},
      // Latin letters and digits.
      {"한빛이 다온FC와 비겼다", 1, "다온/NNG+FC/SL+와/JKB", "다온FC"},
      {"GPT-5를 공개한 회사", 0, "GPT-/SL+5/SN+를/JKO", "GPT-5"},
      {"매출이 3분기에 늘었다", 1, "3/SN+분기/NNG+에/JKB", "3분기"},
      {"KBS가 보도했다", 0, "KBS/SL+가/JKS", "KBS"},
      // Words that end like particles.
      {"은평구가 예산을 마련했다", 0, "은평구/NNP+가/JKS", "은평구"},
      {"미만은 제외된다", 0, "미만/NNG+은/JX", "미만"},
      {"펭귄이 바다로 돌아갔다", 0, "펭귄/NNG+이/JKS", "펭귄"},
      {"정해린이 참석했다", 0, "정해린/NNP+이/JKS", "정해린"},
      {"한지은은 떠났다", 0, "한지은/NNP+은/JX", "한지은"},
      {"주시은이 진행했다", 0, "주시은/NNG+이/JKS", "주시은"},
      {"한마루란 말이 있다", 0, "한마루/NNG+란/JX", "한마루"},
      // No particle after a sound that it does not follow, none that cuts a known noun.
      {"구강외과 진료를 시작했다", 0, "구강외과/NNG", "구강외과"},
      {"수변도로 건설을 마쳤다", 0, "수변도로/NNG", "수변도로"},
      {"재생타이어 관리에 나섰다", 0, "재생타이어/NNG", "재생타이어"},
      {"소속사인 마루가 밝혔다", 0, "소속사/NNG+이/VCP+ㄴ/ETM", "소속사"},
      // Predicates in dictionary form.
      {"회사를 세운 사람", 1, "세우/VV+ㄴ/ETM", "세우다"},
      {"집을 지은 사람", 1, "짓/VV+ㄴ/ETM", "짓다"},
      {"강물이 흘러 바다로 갔다", 1, "흐르/VV+어/EC", "흐르다"},
      {"노래를 불러 상을 받았다", 1, "부르/VV+어/EC", "부르다"},
      {"모임을 이끌어온 사람", 1, "이끌/VV+어/EC+오/VX+ㄴ/ETM", "이끌다"},
      {"새로운 약을 찾았다", 0, "새롭/VA+ㄴ/ETM", "새롭다"},
      // What nouns do, undergo and make others do.
      {"공장을 인수했다", 1, "인수/NNG+하/XSV+았/EP+다/EF", "인수하다"},
      {"공장이 인수되었다 .", 1, "인수/NNG+되/XSV+었/EP+다/EF", "인수되다"},
      {"정부는 법안을 통과시켰다", 2, "통과/NNG+시키/XSV+었/EP+다/EF", "통과시키다"},
  };
  for (const Case& expected : cases) {
    const Document document = analysed(expected.sentence);
    const Token& token = document.tokens[expected.word];
    std::string morphemes;
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = document.morphemes[m];
      morphemes += (morphemes.empty() ? "" : "+") + morpheme.form + "/" + morpheme.tag;
    }
    EXPECT_EQ(morphemes, expected.morphemes) << expected.sentence;
    EXPECT_EQ(token.lemma, expected.lemma) << expected.sentence;
  }
}

struct TaggedCase {
  const char* sentence;
  std::size_t word;
  Upos upos;
  const char* relation;
  const char* before;
  const char* after;
};

// A tagger sees more of the sentence: what it calls a word is how that is read, if it can be.
TEST(KoreanMorphemes, AreReadAsTheyAreTagged) {
  const TaggedCase cases[] = {
      {"부모는 선산을 지키며 고향에 남도록 했다", 4, Upos::kSconj, "advcl", "남도록/NNG",
       "남/VV+도록/EC"},
      {"세 사람은 소란을 부리다가 쫓겨났다", 3, Upos::kSconj, "advcl", "부리/NNG+다가/JX",
       "부리/VV+다가/EC"},
      {"회사의 점유도는 높다", 1, Upos::kNoun, "dislocated", "점유/NNG+돌/VV+는/ETM",
       "점유도/NNG+는/JX"},
      // What stands before a noun is its clause only with an adnominal ending.
      {"그를 무고 혐의로 고소했다", 1, Upos::kVerb, "acl", "무고/NNG", "무고/NNG"},
      {"고향에 집을 지었다", 0, Upos::kVerb, "obl", "고향/NNG+에/JKB", "고향/NNG+에/JKB"},
  };
  for (const TaggedCase& c : cases) {
    Document document = analysed(c.sentence);
    EXPECT_EQ(morphemes_of(document, c.word), c.before) << c.sentence;
    document.tokens[c.word].upos = c.upos;
    document.tokens[c.word].deprel = c.relation;
    run("tagged-morphemes", document);
    EXPECT_EQ(morphemes_of(document, c.word), c.after) << c.sentence;
    EXPECT_EQ(document.tokens[c.word].upos, c.upos) << c.sentence;
  }
}

// What is scored once for all states and what is scored for each are all there is.
TEST(MorphemeFeatures, PartsMakeTheWhole) {
  const std::u32string letters = U"    마루넷을 세웠다    ";
  SyllableText text;
  text.characters = letters;
  text.tokens = {{4, 8}, {9, 12}};
  MorphemeLexicons lexicons;
  lexicons.trained = [](std::uint32_t hash) { return static_cast<std::uint8_t>(hash & 65U); };
  const MorphemeFeatures features(text, 0, lexicons);
  for (std::size_t at = 4; at < 8; ++at) {
    const MorphemeHistory history{7, 3, at > 5 ? at - 1 : 4};
    std::vector<FeatureHash> all, fixed, by_labels;
    features.collect(at, history, all);
    features.collect(at, {}, fixed, FeaturePart::kFixed);
    features.collect(at, history, by_labels, FeaturePart::kByLabels);
    fixed.insert(fixed.end(), by_labels.begin(), by_labels.end());
    std::sort(all.begin(), all.end());
    std::sort(fixed.begin(), fixed.end());
    EXPECT_EQ(all, fixed) << at;
  }
}

}  // namespace
}  // namespace weft
