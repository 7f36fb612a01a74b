// SPDX-License-Identifier: Apache-2.0
#include "extractor/read/blocks_stage.h"

#include <gtest/gtest.h>

#include "extractor/read/language_identifier.h"

namespace weft {
namespace {

Document blocks_of(const std::string& language, const std::string& text) {
  const auto files = folder_pack_files(std::string(WEFT_SOURCE_DIR) + "/models/" + language);
  const Ontology ontology;
  const StageContext context{*files, ontology, language, {{"table", "blocks.tsv"}}};
  Document document;
  document.text = text;
  make_blocks_stage(context)->apply(document);
  return document;
}

std::string kinds_of(const Document& document) {
  std::string out;
  for (const Block& block : document.blocks) out += std::string(block_kind_name(block.kind)) + " ";
  return out;
}

TEST(Blocks, LinesAroundAKoreanArticle) {
  const Document document = blocks_of(
      "ko",
      "남해 다리 내년에 열린다\n\n박가람 기자 garam@paper.example\n입력 2023.04.05 10:20\n\n"
      "남해 다리 (사진=남해군)\n남해 다리 (사진=남해군)\n\n다리는 길이가 2km다. 군은 다리를 "
      "짓는다.\n\n"
      "저작권자 © 남해일보 무단전재 및 재배포 금지\n");
  EXPECT_EQ(kinds_of(document), "heading byline byline caption repeated paragraph copyright ");
  EXPECT_EQ(document.info.author, "박가람");
  EXPECT_EQ(document.info.published, "2023-04-05");
  EXPECT_EQ(document.info.publisher, "남해일보");
  ASSERT_EQ(document.diagnostics.size(), 1U);
  EXPECT_EQ(document.diagnostics[0].severity, Diagnostic::Severity::kNote);
  EXPECT_EQ(document.diagnostics[0].message,
            "1 line or paragraph says again what stood before and was passed over");
}

TEST(Blocks, LinesAroundAnEnglishArticle) {
  const Document document = blocks_of(
      "en",
      "Bridge opens\n\nBy Ann Lee\nPublished July 6, 2023\n\nPhoto: the bridge at dawn.\n\n"
      "By Monday, the bridge had been open for a week and most of the town had walked it.\n"
      "ann.lee@paper.example\n\n© 2023 The Paper. All rights reserved.\n");
  EXPECT_EQ(kinds_of(document), "heading byline byline caption paragraph contact copyright ");
  EXPECT_EQ(document.info.author, "Ann Lee");
  EXPECT_EQ(document.info.published, "2023-07-06");
  EXPECT_EQ(document.info.publisher, "The Paper");
}

TEST(Blocks, BrokenLinesAreOneParagraph) {
  const Document document =
      blocks_of("en",
                "The bridge over the river was opened on Monday by the mayor of the\n"
                "town, who had promised it in the last election.\nShe smiled.\n");
  EXPECT_EQ(kinds_of(document), "paragraph paragraph ");
}

TEST(Blocks, SentencesStayParagraphs) {
  for (const char* text :
       {"She wrote to ann@paper.example about the bridge last year.",
        "In 2023, 4 of 5 bridges were closed.", "그는 2023년 4월 5일에 태어났다."}) {
    EXPECT_EQ(kinds_of(blocks_of("ko", text)), "paragraph ") << text;
  }
}

TEST(LanguageIdentifier, TellsLanguages) {
  const auto files = folder_pack_files(std::string(WEFT_SOURCE_DIR) + "/models");
  const LanguageIdentifier identifier(files->open("languages.tsv"), "languages.tsv");
  const std::pair<const char*, const char*> cases[] = {
      {"The mayor of the town opened the bridge.", "en"},
      {"Acme bought Bolt.", "en"},
      {"남해군이 다리를 열었다.", "ko"},
      {"OpenStack Foundation이 Linux Kernel을 도입했다.", "ko"},
      {"Der Bürgermeister hat die Brücke mit dem Minister eröffnet.", "de"},
      {"Le maire de la ville a ouvert le pont avec les habitants.", "fr"},
      {"市長は橋を開いた。", "ja"},
      {"12 345 !", ""},
  };
  for (const auto& [text, language] : cases) EXPECT_EQ(identifier.identify(text), language) << text;
}

}  // namespace
}  // namespace weft
