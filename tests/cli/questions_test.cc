// SPDX-License-Identifier: Apache-2.0
//
// Which facts the questions are about, the surest paths, SQL.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kFacts =
    R"({"id": "a", "language": "en", "published": "2024-01-10", "text": "Karen Liu founded Brightwater in 2011. Brightwater bought Quantro Systems in 2018."}
{"id": "b", "language": "en", "published": "2024-05-02", "text": "Marta Lopez founded Quantro Systems in 2015. Marta Lopez founded Nordvik Labs."}
)";

class Questions : public testing::Test {
 protected:
  void SetUp() override {
    shop_.write("articles.jsonl", kFacts);
    const RunResult built = shop_.run("weft build articles.jsonl -o g.db --quiet");
    ASSERT_EQ(built.exit_code, 0) << built.error;
  }
  RunResult ask(const std::string& command) const {
    return shop_.run("weft " + command + " --format tsv");
  }
  Workshop shop_;
};

TEST_F(Questions, TakeDatesRelationsAndTypes) {
  const std::string of_2012 = ask("query g.db '_ founded _' --as-of 2012").out;
  EXPECT_THAT(of_2012, HasSubstr("Karen Liu\tfounded\tBrightwater"));
  EXPECT_THAT(of_2012, Not(HasSubstr("Marta")));
  EXPECT_THAT(ask("match g.db 'MATCH (a)-[r]->(b) RETURN a, b' --since 2015 --until 2018").out,
              HasSubstr("Brightwater\tQuantro Systems"));
  EXPECT_THAT(ask("show g.db Brightwater --relation acquired").out, Not(HasSubstr("founded")));
  EXPECT_THAT(ask("show g.db Brightwater --type person").out, Not(HasSubstr("Quantro")));
  EXPECT_THAT(ask("path g.db 'Karen Liu' 'Quantro Systems' --as-of 2012").error,
              HasSubstr("no path"));
  EXPECT_THAT(ask("timeline g.db Brightwater --since 2018").out, Not(HasSubstr("2011")));
  EXPECT_THAT(ask("find g.db Quantro --as-of 2012").out, Not(HasSubstr("Quantro")));
  EXPECT_THAT(ask("stats g.db --relation acquired").out, HasSubstr("facts\t\t1\n"));
}

TEST_F(Questions, TellHowManyAreNotShown) {
  const std::string all = ask("query g.db '_ _ _'").out;
  const auto rows = std::ranges::count(all, '\n') - 1;
  const RunResult two = ask("query g.db '_ _ _' --limit 2");
  EXPECT_TRUE(all.starts_with(two.out));
  EXPECT_THAT(two.error, HasSubstr(std::to_string(rows - 2) + " more (use --limit 0)"));
  EXPECT_THAT(ask("query g.db '_ _ _' --limit " + std::to_string(rows)).error,
              Not(HasSubstr("more")));
  const RunResult quotes = ask("query g.db '_ _ _' --limit 2 --evidence");
  EXPECT_EQ(std::ranges::count(quotes.out, '\n'), 3);
  EXPECT_THAT(quotes.error, HasSubstr("more (use --limit 0)"));
}

// Both forms of question are worked on alike and say how, apart from the answers.
TEST_F(Questions, ExplainTheirPlan) {
  const RunResult query =
      ask("query g.db '?who founded ?what . Brightwater acquired ?other' --explain");
  EXPECT_THAT(query.error, HasSubstr("1. look up Brightwater by its name: 1, 1\n"));
  EXPECT_THAT(query.error, HasSubstr("2. follow acquired from Brightwater to ?other: 1, 1\n"));
  EXPECT_THAT(query.error, HasSubstr("3. look at all founded from ?who to ?what: "));
  EXPECT_THAT(query.out, HasSubstr("Karen Liu\tBrightwater\tQuantro Systems"));
  const RunResult match =
      ask("match g.db 'MATCH (who)-[:founded]->(what), (b {name: "
          "\"Brightwater\"})-[:acquired]->(other) "
          "RETURN who, what, other' --explain");
  EXPECT_THAT(match.error, HasSubstr("2. follow acquired from b to other: 1, 1\n"));
}

TEST_F(Questions, TellWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"query g.db '_ _ _' --as-of 2020-13", "'2020-13' is no date; write 2024"},
      {"query g.db '_ _ _' --type robot", "there is no type 'robot'; there are person"},
      {"query g.db '_ _ _' --relation aquired", "did you mean acquired"},
      {"query g.db '_ _ _' --since 2021 --until 2020", "no day is since 2021"},
      {"show g.db Brihgtwater", "did you mean Brightwater"}};
  for (const auto& [command, message] : cases) {
    const RunResult result = ask(command);
    EXPECT_EQ(result.exit_code, 2) << command;
    EXPECT_THAT(result.error, HasSubstr(message)) << command;
  }
}

TEST_F(Questions, SurestPaths) {
  const RunResult paths = ask("path g.db 'Karen Liu' 'Nordvik Labs' --top 2");
  EXPECT_EQ(paths.exit_code, 0) << paths.error;
  EXPECT_THAT(paths.out, HasSubstr("path\tchance\tstep\tsubject"));
  EXPECT_THAT(paths.out, HasSubstr("\t4\tMarta Lopez\tfounded\tNordvik Labs"));
  EXPECT_EQ(ask("path g.db 'Karen Liu' Brightwater --top 0").exit_code, 2);
}

TEST_F(Questions, SqlReads) {
  EXPECT_EQ(ask("sql g.db \"SELECT count(*) AS n FROM triples WHERE relation = 'founded'\"").out,
            "n\n3\n");
  EXPECT_EQ(shop_
                .run("weft sql g.db 'SELECT 1 AS a, 2.5 AS a, NULL AS b, x'\"'00ff'\"' AS c' "
                     "--format jsonl")
                .out,
            "{\"a\": 1, \"a_2\": 2.5, \"b\": null, \"c\": \"x'00FF'\"}\n");
  EXPECT_EQ(ask("sql g.db 'SELECT 1 WHERE 0' --exit-status").exit_code, 1);
}

TEST_F(Questions, SqlNeverWrites) {
  const std::string before = shop_.read("g.db");
  for (const char* statement :
       {"DELETE FROM fact", "UPDATE entity SET name = 1", "DROP TABLE fact",
        "INSERT INTO meta VALUES (1, 2)", "CREATE TABLE x(a)", "CREATE TEMP TABLE x(a)",
        "ATTACH '\"'x.db'\"' AS x", "VACUUM INTO '\"'x.db'\"'", "PRAGMA user_version = 9",
        "PRAGMA journal_mode = WAL", "SELECT load_extension('\"'x'\"')", "BEGIN", "REINDEX",
        "EXPLAIN DELETE FROM fact"}) {
    const RunResult result = ask("sql g.db '" + std::string(statement) + "'");
    EXPECT_EQ(result.exit_code, 2) << statement << result.error;
    EXPECT_THAT(result.out, IsEmpty()) << statement;
    EXPECT_THAT(result.error, HasSubstr("column ")) << statement;
  }
  EXPECT_EQ(shop_.read("g.db"), before);
  EXPECT_EQ(shop_.run("test -e x.db").exit_code, 1);
}

TEST_F(Questions, SqlTellsThePlace) {
  EXPECT_THAT(ask("sql g.db 'SELECT nme FROM nodes'").error,
              HasSubstr("column 8: no such column: nme"));
  EXPECT_THAT(ask("sql g.db 'SELECT 1; SELECT 2'").error, HasSubstr("column 11: one statement"));
  EXPECT_THAT(ask("sql g.db 'SELECT *\nFROM nodez'").error,
              HasSubstr("line 2, column 6: no such table: nodez"));
  EXPECT_EQ(ask("sql missing.db 'SELECT 1'").exit_code, 3);
}

TEST_F(Questions, TheShellAsksOneAfterAnother) {
  const RunResult shell = shop_.run(
      "printf '%s\\n' '# a note' '_ founded \"Quantro Systems\"' \"find 'Nordvik'\" "
      "'SELECT count(*) AS documents FROM document' 'stats --top 1' 'exit' 'find never' "
      "| weft shell g.db");
  EXPECT_EQ(shell.exit_code, 0) << shell.error;
  EXPECT_THAT(shell.out, HasSubstr("Marta Lopez"));
  EXPECT_THAT(shell.out, HasSubstr("Nordvik Labs"));
  EXPECT_THAT(shell.out, HasSubstr("documents"));
  EXPECT_THAT(shell.error, Not(HasSubstr("never")));
}

TEST_F(Questions, TheShellGoesOnAfterAMistake) {
  const RunResult shell =
      shop_.run("printf '%s\\n' 'fnid Nordvik' 'find Nordvik' | weft shell g.db");
  EXPECT_EQ(shell.exit_code, 2);  // of the first line that went wrong
  EXPECT_THAT(shell.error, HasSubstr("did you mean 'find'?"));
  EXPECT_THAT(shell.out, HasSubstr("Nordvik Labs"));
}

TEST_F(Questions, TheShellSeesWhatItsCommandsChange) {
  const RunResult shell =
      shop_.run("printf '%s\\n' 'remove b' 'find Nordvik --exit-status' | weft shell g.db");
  EXPECT_EQ(shell.exit_code, 1) << shell.error;
  EXPECT_EQ(shop_.run("weft shell none.db < /dev/null").exit_code, 3);
}

}  // namespace
}  // namespace weft
