// SPDX-License-Identifier: Apache-2.0
//
// The commands that change a graph by hand and by article.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::Not;

class Curation : public testing::Test {
 protected:
  Curation() {
    shop.write("a.txt",
               "Ada Byrne founded Acme Robotics in 2011. Tom Reed is the CEO of Acme Robotics.\n");
    shop.write("b.txt",
               "Acme Robotics was founded in 2012. Mary Cole is the CEO of Acme Robotics.\n");
    shop.write("c.txt", "Tom Reed founded Blue Harbour in 2015.\n");
    run("weft build --quiet a.txt b.txt c.txt -o graph.db");
  }

  RunResult run(const std::string& line) const {
    RunResult result = shop.run(line);
    EXPECT_EQ(result.exit_code, 0) << line << "\n" << result.error;
    return result;
  }
  std::string out(const std::string& line) const { return run(line).out; }

  Workshop shop;
};

TEST_F(Curation, ConflictsAreToldAndSettled) {
  const std::string conflicts = out("weft conflicts graph.db --format csv");
  EXPECT_THAT(conflicts, HasSubstr("two values"));
  EXPECT_THAT(conflicts, HasSubstr("2012"));
  EXPECT_THAT(conflicts, HasSubstr("b.txt"));
  EXPECT_THAT(conflicts, HasSubstr("two at one time"));
  run("weft reject graph.db '\"Acme Robotics\" founded_on 2012'");
  EXPECT_THAT(out("weft conflicts graph.db"), Not(HasSubstr("two values")));
  EXPECT_THAT(out("weft query graph.db '_ founded_on _'"), Not(HasSubstr("2012")));
  run("weft add graph.db b.txt --quiet");
  EXPECT_THAT(out("weft query graph.db '_ founded_on _'"), Not(HasSubstr("2012")));
  run("weft accept graph.db '\"Tom Reed\" ceo_of _'");
  EXPECT_THAT(out("weft merges graph.db --decisions"), HasSubstr("accept"));
  run("weft undo graph.db 1");
  EXPECT_THAT(out("weft query graph.db '_ founded_on _'"), HasSubstr("2012"));
}

TEST_F(Curation, MergesAreMadeAndTakenBack) {
  const std::string before = shop.read("graph.db");
  run("weft merge graph.db 'Blue Harbour' 'Acme Robotics'");
  EXPECT_THAT(out("weft merges graph.db"), HasSubstr("by hand"));
  EXPECT_THAT(out("weft show graph.db 'Blue Harbour'"), HasSubstr("Ada Byrne"));
  run("weft split graph.db 'Blue Harbour'");
  EXPECT_THAT(out("weft show graph.db 'Blue Harbour'"), Not(HasSubstr("Ada Byrne")));
  run("weft undo graph.db");
  run("weft undo graph.db");
  EXPECT_EQ(shop.read("graph.db"), before);
}

TEST_F(Curation, ArticlesAreReplacedAndForgotten) {
  shop.write("b.txt", "Acme Robotics was founded in 2010.\n");
  run("weft update graph.db b.txt --quiet");
  const std::string founded = out("weft query graph.db '_ founded_on _'");
  EXPECT_THAT(founded, HasSubstr("2010"));
  EXPECT_THAT(founded, Not(HasSubstr("2012")));
  run("weft remove graph.db b.txt");
  run("weft build --quiet a.txt c.txt -o scratch.db");
  EXPECT_EQ(shop.read("graph.db"), shop.read("scratch.db"));
  const RunResult wrong = shop.run("weft remove graph.db a");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.error, HasSubstr("did you mean a.txt?"));
  EXPECT_EQ(shop.read("graph.db"), shop.read("scratch.db"));
}

TEST_F(Curation, GraphFilesAreCombined) {
  run("weft build --quiet a.txt -o one.db && weft build --quiet b.txt c.txt -o two.db");
  run("weft combine one.db two.db");
  EXPECT_EQ(shop.read("one.db"), shop.read("graph.db"));
  EXPECT_EQ(shop.run("weft combine one.db none.db").exit_code, 3);
  EXPECT_EQ(shop.read("one.db"), shop.read("graph.db"));
}

TEST_F(Curation, TheTimelineIsInOrder) {
  const std::string timeline = out("weft timeline graph.db 'Acme Robotics' --format tsv");
  const std::size_t first = timeline.find("2011\t");
  const std::size_t second = timeline.find("2012\t");
  ASSERT_NE(first, std::string::npos);
  ASSERT_NE(second, std::string::npos);
  EXPECT_LT(first, second);
}

TEST_F(Curation, MistakesAreNamed) {
  const struct {
    const char* line;
    const char* says;
  } cases[] = {
      {"weft merge graph.db 'Acme Robotics' 'Acme Robotics'", "mean this one already"},
      {"weft split graph.db 'Blue Harbour'", "nothing to split"},
      {"weft undo graph.db", "no decision was made"},
      {"weft accept graph.db ffffffffffff", "no fact has the key"},
      {"weft reject graph.db 'Nobody founded Nothing'", "no fact of the graph fits"},
      {"weft merges graph.db Nobody", "nothing is called"},
  };
  for (const auto& test : cases) {
    const RunResult result = shop.run(test.line);
    EXPECT_EQ(result.exit_code, 2) << test.line << result.error;
    EXPECT_THAT(result.error, HasSubstr(test.says)) << test.line;
  }
}

}  // namespace
}  // namespace weft
