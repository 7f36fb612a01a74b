// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/encoder.h"

#include <gtest/gtest.h>

#include "extractor/pack_files.h"
#include "weft/core/error.h"
#include "weft/extractor/article_reader.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

Document analysed(const std::string& text, const std::string& language, const std::string& stage) {
  ExtractorOptions options;
  options.language = language;
  Article article;
  article.text = text;
  return Extractor(options).analyse(std::move(article), stage);
}

std::vector<IndexRange> sentences_of(const Document& document) {
  std::vector<IndexRange> out;
  for (const Sentence& s : document.sentences) out.push_back(s.tokens);
  return out;
}

constexpr const char* kEnglish =
    "The harbour council, which Marta Venn has chaired since 2019, sold two ferries to Oskar Lines "
    "on Friday. \"We had no choice,\" she said. Nobody asked why. Prices rose by 4.5%, the ports "
    "authority of Lunde reported, after storms had closed the strait for nine days.";

TEST(Encoder, EveryKernelGivesTheSameAnalysis) {
  const auto files = embedded_pack_files("en");
  const WeightsFile file(files->open("encoder.weights"), "encoder.weights");
  const Document document = analysed(kEnglish, "en", "tokens");
  const std::vector<IndexRange> sentences = sentences_of(document);
  const auto portable =
      Encoder(file, "gum", *runnable_kernels().front()).analyse(document, sentences);
  for (const Kernels* kernels : runnable_kernels()) {
    const auto found = Encoder(file, "gum", *kernels).analyse(document, sentences);
    ASSERT_EQ(found.size(), sentences.size());
    for (std::size_t s = 0; s < found.size(); ++s) {
      EXPECT_EQ(found[s].heads, portable[s].heads) << kernels->name;
      EXPECT_EQ(found[s].relations, portable[s].relations) << kernels->name;
      EXPECT_EQ(found[s].certainty, portable[s].certainty) << kernels->name;
      EXPECT_EQ(found[s].upos, portable[s].upos) << kernels->name;
    }
  }
}

TEST(Encoder, ReadsASentenceAloneAsAmongOthers) {
  const auto files = embedded_pack_files("en");
  const WeightsFile file(files->open("encoder.weights"), "encoder.weights");
  const Document document = analysed(kEnglish, "en", "tokens");
  const std::vector<IndexRange> sentences = sentences_of(document);
  const Encoder encoder(file, "");
  const auto together = encoder.analyse(document, sentences);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    const auto alone = encoder.analyse(document, std::span(sentences).subspan(s, 1));
    EXPECT_EQ(alone[0].upos, together[s].upos);
    EXPECT_EQ(alone[0].heads, together[s].heads);
  }
}

TEST(Encoder, ErrorsNameWhatIsMissing) {
  const auto files = embedded_pack_files("en");
  const WeightsFile file(files->open("encoder.weights"), "encoder.weights");
  try {
    const Encoder encoder(file, "moon");
    FAIL() << "no error";
  } catch (const FormatError& error) {
    EXPECT_NE(std::string(error.what()).find("no domain \"moon\"; there are: ewt gum"),
              std::string::npos)
        << error.what();
  }
  const WeightsFile other(files->open("names.weights"), "names.weights");
  EXPECT_THROW(Encoder(other, ""), FormatError);
}

TEST(EncoderStage, EverySentenceIsATree) {
  std::string longest;
  for (int i = 0; i < 700; ++i) longest += "ferry and ";
  const Document document =
      analysed(std::string(kEnglish) + "\n\n" + longest + "boat.", "en", "encoder");
  ASSERT_GT(document.tokens.size(), 1400U);
  for (const Sentence& sentence : document.sentences) {
    int roots = 0;
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      std::uint32_t at = t;
      for (std::uint32_t steps = 0; document.tokens[at].head != kNone; ++steps) {
        ASSERT_LE(steps, sentence.tokens.size());
        at = document.tokens[at].head;
        ASSERT_TRUE(at >= sentence.tokens.begin && at < sentence.tokens.end);
      }
      const bool root = document.tokens[t].head == kNone;
      roots += root;
      EXPECT_GT(document.tokens[t].certainty, 0.0F);
      EXPECT_LE(document.tokens[t].certainty, 1.0F);
      EXPECT_EQ(root, document.tokens[t].deprel == "root");
    }
    EXPECT_EQ(roots, 1);
  }
}

}  // namespace
}  // namespace weft
