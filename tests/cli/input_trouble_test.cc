// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using std::string_literals::operator""s;
using testing::HasSubstr;
using testing::StartsWith;

struct TroubleCase {
  std::string line;
  int exit_code;
  std::string message;  // how standard error starts
  std::string advice;   // what it says besides
};

TEST(InputTrouble, NamesTheFileTheCauseAndWhatToDo) {
  const Workshop shop;
  shop.write("empty.txt", "");
  shop.write("blank.txt", " \n\n");
  shop.write("image.txt", "\x89PNG\r\n\x1a\n");
  shop.write("zeros.txt", "ab\0cd"s);
  shop.write("bytes.txt", "abc \xFF\xFF\n");
  shop.write("lines.jsonl", "{\"text\": 5}\n");
  shop.write("folder/image.png", "\x89PNG");
  shop.write("good.txt", "The mayor opened the bridge.\n");
  const TroubleCase cases[] = {
      {"weft extract missing.txt", 3, "weft: missing.txt: there is no such file", "check the name"},
      {"weft extract empty.txt", 3, "weft: empty.txt: the file is empty", "give"},
      {"weft extract blank.txt", 3, "weft: blank.txt: the file is empty", "give"},
      {"weft extract - </dev/null", 3, "weft: standard input: the file is empty", "give"},
      {"weft extract image.txt", 3, "weft: image.txt: at byte 0: this is a PNG image", "give"},
      {"weft extract zeros.txt", 3, "weft: zeros.txt: at byte 2: this is a binary file", "give"},
      {"weft extract bytes.txt", 3, "weft: bytes.txt: at byte 4: ", "convert"},
      {"weft extract lines.jsonl", 3, "weft: lines.jsonl:1: ", "\"text\""},
      {"weft extract folder", 3, "weft: folder: no articles", ".txt"},
      {"weft extract --input-format docx good.txt", 2, "weft: unknown input format 'docx'",
       "markdown"},
      {"weft extract --lang xx good.txt", 2, "weft: no language pack for 'xx'", "ko"},
      {"weft extract", 2, "weft: ", "weft extract --help"},
      {"weft extract --wrong good.txt", 2, "weft: ", "weft extract --help"},
      {"weft nonsense", 2, "weft: ", "weft --help"},
      {"weft extract good.txt --ontology none.json", 3, "weft: none.json: ", "ontology"},
      {"weft extract good.txt --ontology folder", 3, "weft: folder: is a folder", "ontology"},
      {"weft extract good.txt --gazetteer folder", 3, "weft: folder: is a folder", "names"},
      {"weft eval ko folder", 3, "weft: folder: is a folder", "annotated"},
      {"weft import new.db folder --format tsv", 3, "weft: folder: is a folder", "files in it"},
      {"weft import new.db - </dev/null", 2, "weft: -: standard input has no name", "--format"},
      {"weft extract good.txt --models none", 3, "weft: none", "none"},
  };
  for (const TroubleCase& c : cases) {
    const RunResult result = shop.run(c.line);
    EXPECT_EQ(result.exit_code, c.exit_code) << c.line << ": " << result.error;
    EXPECT_THAT(result.error, StartsWith(c.message)) << c.line;
    EXPECT_THAT(result.error, HasSubstr(c.advice)) << c.line;
  }
}

TEST(InputTrouble, OptionsTellWhichValuesTheyTake) {
  const Workshop shop;
  const struct {
    const char* line;
    const char* message;
  } cases[] = {
      {"weft", "weft extract"},
      {"weft -j 2", "weft: which command? See 'weft --help'"},
      {"weft nonsense", "weft: there is no command 'nonsense'; see 'weft --help'"},
      {"weft help nonsense", "weft: there is no command 'nonsense'; see 'weft --help'"},
      {"weft --nonsense", "weft: there is no option '--nonsense'; see 'weft --help'"},
      {"weft formats x", "weft: 'x' is one argument too many; see 'weft formats --help'"},
      {"weft extract -j x .", "weft: -j: 'x' is no whole number of 0 or more;"},
      {"weft extract -j -1 .", "weft: -j: '-1' is no whole number of 0 or more;"},
      {"weft extract -j 5000000000 .", "weft: -j: '5000000000' is too large;"},
      {"weft find g.db x --limit -1", "weft: --limit: '-1' is no whole number of 0 or more;"},
      {"weft find g.db x --format xml",
       "weft: --format: there is no 'xml'; there are auto, table, csv, tsv, json, jsonl, "
       "markdown;"},
      {"weft extract . --min-confidence 3",
       "weft: --min-confidence: '3' is no number from 0 to 1;"},
      {"weft extract . --min-confidence a", "weft: --min-confidence: 'a' is no number;"},
      {"weft undo g.db 0", "weft: NUMBER: '0' is no whole number from 1 to "},
      {"weft communities g.db --resolution 0", "weft: --resolution: '0' is no number above 0;"},
      {"weft build . -o g.db --keep-every -3",
       "weft: --keep-every: '-3' is no number of 0 or more"},
  };
  for (const auto& c : cases) {
    const RunResult result = shop.run(c.line);
    EXPECT_EQ(result.exit_code, 2) << c.line;
    EXPECT_THAT(result.error, HasSubstr(c.message)) << c.line;
    EXPECT_EQ(result.out, "") << c.line;
  }
}

// What may not be read is told, also within a folder, and holds up nothing else.
TEST(InputTrouble, FoldersAndFilesThatMayNotBeRead) {
  const Workshop shop;
  const std::string weft = shop.weft_of_a_guest();
  if (weft.empty()) GTEST_SKIP() << "no other user may run the program here";
  shop.write("all/good.txt", "Ada Byrne founded Acme Robotics in 2011.\n");
  shop.write("all/shut.txt", "Tom Reed founded Blue Harbour in 2015.\n");
  shop.write("all/closed/more.txt", "Tom Reed founded Blue Harbour in 2015.\n");
  shop.run("chmod 000 all/shut.txt all/closed");
  const RunResult part = shop.run(weft + " extract all");
  const RunResult none = shop.run(weft + " extract all/closed");
  shop.run("chmod 755 all/shut.txt all/closed");
  EXPECT_EQ(part.exit_code, 3);
  EXPECT_THAT(part.out, HasSubstr("Ada Byrne | founded | Acme Robotics"));
  EXPECT_THAT(part.error, HasSubstr("weft: all/shut.txt: Permission denied"));
  EXPECT_THAT(part.error, HasSubstr("weft: all/closed: Permission denied"));
  EXPECT_EQ(none.exit_code, 3);
  EXPECT_THAT(none.error, StartsWith("weft: all/closed: Permission denied; check the permissions"));
}

TEST(InputTrouble, OneBadFileDoesNotHoldUpTheOthers) {
  const Workshop shop;
  shop.write("good.txt", "The mayor opened the bridge.\n");
  const RunResult result = shop.run("weft inspect missing.txt good.txt");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.out, HasSubstr("# document = good.txt"));
}

TEST(InputTrouble, AnUnknownLanguageIsToldNotGuessed) {
  const Workshop shop;
  shop.write("de.txt", "Der Bürgermeister hat die Brücke mit dem Minister eröffnet.\n");
  const RunResult german = shop.run("weft extract de.txt");
  EXPECT_EQ(german.exit_code, 3);
  EXPECT_THAT(german.error, HasSubstr("weft: de.txt: no language pack for 'de'"));
  shop.write("numbers.txt", "1 2 3\n");
  const RunResult numbers = shop.run("weft extract numbers.txt");
  EXPECT_EQ(numbers.exit_code, 3);
  EXPECT_THAT(numbers.error, HasSubstr("weft: numbers.txt: its language was not recognised"));
  EXPECT_THAT(numbers.error, HasSubstr("--lang"));
  // Nor does it enter a graph, so that it can be added once its language is told.
  const RunResult built = shop.run("weft build numbers.txt -o graph.db");
  EXPECT_EQ(built.exit_code, 3);
  EXPECT_THAT(built.error, HasSubstr("graph.db: not written"));
}

}  // namespace
}  // namespace weft
