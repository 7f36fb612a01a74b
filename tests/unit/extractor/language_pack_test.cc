// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/language_pack.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "extractor/pack_files.h"
#include "weft/core/error.h"
#include "weft/extractor/extractor.h"
#include "weft/extractor/ontology_file.h"

namespace weft {
namespace {

TEST(EmbeddedPacks, HoldKoreanEnglishAndTheOntology) {
  EXPECT_EQ(embedded_languages(), (std::vector<std::string>{"en", "ko"}));
  const auto files = embedded_pack_files("");
  EXPECT_NO_THROW(parse_ontology(files->open("ontology.json"), "ontology.json"));
  EXPECT_THROW(embedded_pack_files("ko")->open("no-such-file"), IoError);
}

TEST(EmbeddedPacks, UnknownLanguageNamesThoseThereAre) {
  try {
    embedded_pack_files("xx");
    FAIL() << "no error";
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(), "no language pack for 'xx'; there are: en, ko");
  }
}

std::string pack_error(const std::string& pack_json) {
  // Of this process alone: tests run side by side.
  const auto folder =
      std::filesystem::path(testing::TempDir()) / ("weft_pack_" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "pack.json") << pack_json;
  try {
    load_language_pack(folder, Ontology());
    return "";
  } catch (const FormatError& error) {
    const std::string what = error.what();
    return what.substr(what.find("pack.json"));
  }
}

TEST(LanguagePack, ErrorsNameThePlace) {
  EXPECT_EQ(pack_error("{\n  \"language\": }"), "pack.json:2:15: Invalid value.");
  EXPECT_EQ(pack_error("{\"language\": \"xx\", \"stages\": [{}]}"),
            "pack.json: a stage lacks its option \"stage\"");
  EXPECT_EQ(pack_error("{\"language\": \"xx\", \"stages\": [{\"stage\": \"fly\"}]}").substr(0, 32),
            "pack.json: unknown stage \"fly\"; ");
}

TEST(LanguagePack, RowsCanBeForOneModelOnly) {
  EXPECT_EQ(
      pack_error("{\"language\": \"xx\", \"stages\": [{\"stage\": \"fly\", \"only\": \"fast\"}]}"),
      "");
  EXPECT_EQ(
      pack_error("{\"language\": \"xx\", \"stages\": [{\"stage\": \"fly\", \"only\": \"slow\"}]}"),
      "pack.json: \"only\" is \"fast\" or \"accurate\", not \"slow\"");
}

TEST(LanguagePack, MalformedJsonNamesThePlace) {
  const auto error = [](const char* json) -> std::string {
    try {
      parse_ontology(json, "o.json");
      return "";
    } catch (const Error& e) {
      return e.what();
    }
  };
  EXPECT_EQ(error("[1,\n2"), "o.json:2:2: Missing a comma or ']' after an array element.");
}

}  // namespace
}  // namespace weft
