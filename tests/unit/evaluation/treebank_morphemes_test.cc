// SPDX-License-Identifier: Apache-2.0
#include "evaluation/treebank_morphemes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "weft/core/conllu.h"
#include "weft/core/error.h"

namespace weft {
namespace {

const TreebankMorphemes& korean() {
  static const TreebankMorphemes conventions = [] {
    std::ifstream in(WEFT_SOURCE_DIR "/models/ko/treebank.tsv", std::ios::binary);
    return TreebankMorphemes(std::string{std::istreambuf_iterator<char>(in), {}}, "treebank.tsv");
  }();
  return conventions;
}

Document sentence_of(const std::string& form, const std::string& lemma, const std::string& xpos) {
  return read_conllu("1\t" + form + "\t" + lemma + "\t_\t" + xpos + "\t_\t0\troot\t_\t_\n");
}

// "시장/NNG+은/JX | ./SF"
std::string converted(const std::string& form, const std::string& lemma, const std::string& xpos) {
  const Document document = korean().convert(sentence_of(form, lemma, xpos));
  std::string out;
  for (const Token& token : document.tokens) {
    if (!out.empty()) out += " | ";
    if (token.morphemes.empty()) out += std::string(document.text_of(token)) + "?";
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      out += (m > token.morphemes.begin ? "+" : "") + document.morphemes[m].form + "/" +
             document.morphemes[m].tag;
    }
  }
  return out;
}

struct Row {
  const char* form;
  const char* lemma;
  const char* xpos;
  const char* expected;
};

TEST(TreebankMorphemes, Korean) {
  const Row rows[] = {
      {"시장은", "시장+은", "ncn+jxt", "시장/NNG+은/JX"},
      {"열었다.", "열+었+다+.", "VV+EP+EF+SF", "열/VV+었/EP+다/EF | ./SF"},
      {"기차역에", "기차+역+에", "NNG+NNG+JKB", "기차역/NNG+에/JKB"},
      {"사람들이", "사람+들+이", "ncn+xsn+jcs", "사람/NNG+들/XSN+이/JKS"},
      {"음악가가", "음악+가+가", "NNG+XSN+JKS", "음악가/NNG+가/JKS"},
      {"신제품", "신+제품", "XPN+NNG", "신제품/NNG"},
      {"갔다고", "가+았+다+고", "VV+EP+EF+JKQ", "가/VV+았/EP+다고/EC"},
      {"하여", "하+여", "XSV+EC", "하/XSV+아/EC"},
      {"먹어서", "먹+아서", "VV+EC", "먹/VV+어서/EC"},
      {"3.5배", "3+.+5+배", "SN+SF+SN+NNB", "3.5/SN+배/NNB"},
      {"있다", "있+다", "VA+EF", "있/VV+다/EF"},
      {"잘못", "잘+못", "VV+EC+EF", "잘못?"},
      {"(가)", "(+가+)", "SS+NNG+SS", "(/SS | 가/NNG | )/SS"},
      {"A사", "A+사", "NNP+NNG", "A/SL+사/NNG"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(converted(row.form, row.lemma, row.xpos), row.expected) << row.form;
  }
}

TEST(TreebankMorphemes, NounStems) {
  const auto stem = [](const char* lemma, const char* xpos) {
    const Document document = korean().convert(sentence_of("x", lemma, xpos));
    return korean().noun_stem(document.morphemes);
  };
  EXPECT_EQ(stem("시장+은", "NNG+JX"), "시장");
  EXPECT_EQ(stem("사람+들+에게+는", "NNG+XSN+JKB+JX"), "사람들");
  EXPECT_EQ(stem("웃+었+다", "VV+EP+EF"), "");
  EXPECT_EQ(stem("학생+이+다", "NNG+VCP+EF"), "");
  EXPECT_EQ(stem("3+명", "SN+NNB"), "");
}

TEST(TreebankMorphemes, UnknownKindsNameTheLine) {
  EXPECT_THROW(TreebankMorphemes("tag\tA\tb\nfly\tA\tb\n", "t"), FormatError);
}

}  // namespace
}  // namespace weft
