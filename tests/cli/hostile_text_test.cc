// SPDX-License-Identifier: Apache-2.0
//
// Articles and files whose words would give a terminal orders, hide in it, or run in a spreadsheet.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::Not;

// ESC, BEL, backspace, CSI as one character, right-to-left override, zero-width space.
constexpr const char* kImport =
    "subject\trelation\tobject\n"
    "person:Ada\x1b[31m\tfounded\torganization:Ac\u200Bme\n"
    "person:Ada\x1b[31m\tknows\tperson:Tom\u202Edeer\n"
    "person:Ada\x1b[31m\tlikes\tproduct:=cmd|'/c calc'!A1\n"
    "person:Ada\x1b[31m\twrote\tproduct:A\x07\b\u009b2J\n";

bool gives_orders(const std::string& out) {
  static const std::regex orders(
      "[\\x01-\\x08\\x0b-\\x1f\\x7f]|\\xc2[\\x80-\\x9f]|\\xe2\\x80[\\x8b\\xae]");
  return std::regex_search(out, orders);
}

class HostileText : public testing::Test {
 protected:
  HostileText() {
    shop.write("rows.tsv", kImport);
    const RunResult imported = shop.run("weft import graph.db rows.tsv");
    EXPECT_EQ(imported.exit_code, 0) << imported.error;
  }
  Workshop shop;
};

TEST_F(HostileText, TablesForPeopleGiveATerminalNoOrders) {
  for (const char* command :
       {"weft show graph.db Ada --format table", "weft show graph.db Ada --evidence --format table",
        "weft query graph.db '_ _ _' --format table", "weft find graph.db Ada --format table",
        "weft path graph.db Ada Tom --format table",
        "weft rank graph.db --by degree --format table",
        "weft match graph.db 'MATCH (a)-[r]->(b) RETURN a, b' --format table",
        "weft communities graph.db --members --format table",
        "weft timeline graph.db Ada --format table", "weft merges graph.db --format table",
        "weft stats graph.db --format table"}) {
    const RunResult result = shop.run(command);
    EXPECT_FALSE(gives_orders(result.out)) << command << "\n" << result.out;
    EXPECT_FALSE(gives_orders(result.error)) << command << "\n" << result.error;
  }
  EXPECT_THAT(shop.run("weft show graph.db Ada --format table").out, HasSubstr("Tom<U+202E>deer"));
}

TEST_F(HostileText, MessagesGiveATerminalNoOrders) {
  shop.write("b\x1b[31mad.txt", "\x89PNG");
  for (const char* command :
       {"weft extract b*ad.txt", "weft show graph.db $'x\\e[31m'",
        "weft query graph.db $'Ad\\e[31m founded'", "weft export graph.db out.$'x\\e[31m'",
        "weft $'x\\e[31m'", "weft match graph.db $'MATCH (a) \\e[31m'"}) {
    const RunResult result = shop.run(command);
    EXPECT_NE(result.exit_code, 0) << command;
    EXPECT_FALSE(gives_orders(result.error)) << command << "\n" << result.error;
  }
}

TEST_F(HostileText, ReadableAnalysesGiveATerminalNoOrders) {
  shop.write("a.txt", "Ada \x1b[31mByrne founded Ac\u200Bme Robotics in \u202E2011\x07.\n");
  for (const char* command : {"weft extract a.txt", "weft inspect a.txt", "weft explain a.txt:0"}) {
    const RunResult result = shop.run(std::string(command) + " --lang en");
    EXPECT_EQ(result.exit_code, 0) << result.error;
    EXPECT_FALSE(gives_orders(result.out)) << command << "\n" << result.out;
    EXPECT_THAT(result.out, HasSubstr("<U+")) << command;
  }
}

TEST_F(HostileText, CsvOfAnswersHoldsNoFormula) {
  const std::string csv = shop.run("weft query graph.db 'Ada likes ?what' --format csv").out;
  EXPECT_THAT(csv, HasSubstr("'=cmd|'/c calc'!A1"));
  EXPECT_THAT(csv, Not(HasSubstr("\n=cmd")));
  const std::string tsv = shop.run("weft query graph.db 'Ada likes ?what' --format tsv").out;
  EXPECT_THAT(tsv, HasSubstr("\n=cmd|'/c calc'!A1"));
}

}  // namespace
}  // namespace weft
