// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/syllable_label.h"

#include <gtest/gtest.h>

#include "weft/core/utf8.h"

namespace weft {
namespace {

using Morphemes = std::vector<std::pair<std::string, std::string>>;

struct Case {
  const char* name;
  std::string surface;
  Morphemes morphemes;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.surface; }

class SyllableLabels : public testing::TestWithParam<Case> {};

TEST_P(SyllableLabels, AreDerivedAndSpelledBack) {
  const std::u32string surface = decode_utf8(GetParam().surface);
  std::vector<SpelledMorpheme> morphemes;
  for (const auto& [form, tag] : GetParam().morphemes) {
    morphemes.push_back({decode_utf8(form), tag, 0, 0});
  }
  const auto labels = derive_labels(surface, morphemes);
  ASSERT_TRUE(labels.has_value());
  std::vector<SyllableLabel> read;
  for (const SyllableLabel& label : *labels) {
    const auto parsed = parse_label(format_label(label));
    ASSERT_TRUE(parsed.has_value()) << format_label(label);
    EXPECT_EQ(*parsed, label);
    read.push_back(*parsed);
  }
  std::vector<const SyllableLabel*> pointers;
  for (const SyllableLabel& label : read) pointers.push_back(&label);
  Morphemes said;
  for (const SpelledMorpheme& m : spell_morphemes(surface, pointers)) {
    EXPECT_LE(m.first, m.last);
    EXPECT_LT(m.last, surface.size());
    said.emplace_back(encode_utf8(m.form), m.tag);
  }
  EXPECT_EQ(said, GetParam().morphemes);
}

INSTANTIATE_TEST_SUITE_P(
    Eojeols, SyllableLabels,
    testing::Values(
        Case{"NounAndParticle", "회사를", {{"회사", "NNG"}, {"를", "JKO"}}},
        Case{"ContractedPast", "했다", {{"하", "XSV"}, {"았", "EP"}, {"다", "EF"}}},
        Case{"PassiveRelative", "매각된", {{"매각", "NNG"}, {"되", "XSV"}, {"ㄴ", "ETM"}}},
        Case{"VowelContraction", "세웠다", {{"세우", "VV"}, {"었", "EP"}, {"다", "EF"}}},
        Case{"PieupIrregular", "도와", {{"돕", "VV"}, {"아", "EC"}}},
        Case{"SameVowelDropped", "가", {{"가", "VV"}, {"아", "EC"}}},
        Case{"DigeutIrregular", "들어", {{"듣", "VV"}, {"어", "EC"}}},
        Case{"CopulaRelative", "대표인", {{"대표", "NNG"}, {"이", "VCP"}, {"ㄴ", "ETM"}}},
        Case{"DroppedCopula", "문제다", {{"문제", "NNG"}, {"이", "VCP"}, {"다", "EF"}}},
        Case{
            "LatinAndDigits", "GPT-5를", {{"GPT", "SL"}, {"-", "SW"}, {"5", "SN"}, {"를", "JKO"}}}),
    [](const auto& c) { return std::string(c.param.name); });

TEST(SyllableLabel, RejectsMalformedText) {
  for (const char* text : {"", "X", "B", "Bx/NNG", "B=NNG", "Q=/NNG"}) {
    const auto label = parse_label(text);
    EXPECT_TRUE(!label.has_value() || label->empty()) << text;
  }
}

}  // namespace
}  // namespace weft
