// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/gazetteer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "weft/core/error.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

constexpr std::string_view kTable =
    "# my names\n"
    "Nera Oak\torganization\tQ1\tNO|Nera Oak Ltd|지브렉스\n"
    "Nera Oak Prize\tevent\n"
    "NO\tproduct\tQ2\n";

std::string found(std::string_view text) {
  const Gazetteer gazetteer(kTable, "names.tsv");
  std::string out;
  for (const Gazetteer::Match& match : gazetteer.find(text, 0)) {
    out += std::string(text.substr(0, match.length)) + "=" + gazetteer.entries()[match.entry].name +
           ";";
  }
  return out;
}

TEST(Gazetteer, FindsAllNamesThatBeginAtAPlace) {
  const std::pair<const char*, const char*> cases[] = {
      {"Nera Oak grew", "Nera Oak=Nera Oak;"},
      {"Nera Oak Prize", "Nera Oak=Nera Oak;Nera Oak Prize=Nera Oak Prize;"},
      {"Nera\n  Oak Ltd", "Nera\n  Oak=Nera Oak;Nera\n  Oak Ltd=Nera Oak;"},
      {"지브렉스를", "지브렉스=Nera Oak;"},
      {"NO", "NO=NO;"},  // a name comes before an alias
      {"nera oak", ""},
      {"Ner", ""},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(found(text), expected) << text;
}

TEST(Gazetteer, NamesThePlaceOfWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"Nera\n", "g.tsv:1: expected 2 to 4 columns"},
      {"# c\nNera\tfirm\tQ1\n", "g.tsv:2:6: \"firm\" is no type of name"},
      {"\tperson\n", "g.tsv:1:1: a name needs"},
      {"가나\tperson\tQ1\tx|--\n", "g.tsv:1:16: a name needs"},
      {"Ner\xFF\tperson\n", "g.tsv:1:1: this name is not UTF-8"},
  };
  for (const auto& [table, message] : cases) {
    try {
      Gazetteer(table, "g.tsv");
      ADD_FAILURE() << table;
    } catch (const FormatError& error) {
      EXPECT_THAT(error.what(), testing::StartsWith(message));
    }
  }
}

TEST(Gazetteer, AFileThatIsNotThereIsSaid) {
  EXPECT_THROW(load_gazetteer("no/such/file.tsv"), IoError);
}

}  // namespace
}  // namespace weft
