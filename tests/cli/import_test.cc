// SPDX-License-Identifier: Apache-2.0
//
// Facts that leave by `weft export` and come back by `weft import`, and facts from elsewhere.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kArticles =
    R"({"id": "a", "language": "en", "published": "2024-01-10", "text": "Karen Liu founded Brightwater in 2011. Brightwater acquired Quantro Systems for $3 million."}
{"id": "b", "language": "ko", "published": "2024-05-02", "text": "윤도현은 2019년 가온배터리에 입사했다."}
)";

class Import : public testing::Test {
 protected:
  void SetUp() override {
    shop_.write("articles.jsonl", kArticles);
    ASSERT_EQ(run("weft build articles.jsonl -o g.db --quiet").exit_code, 0);
  }
  RunResult run(const std::string& line) const { return shop_.run(line); }
  Workshop shop_;
};

TEST_F(Import, ReadsBackItsOwnJsonLines) {
  ASSERT_EQ(run("weft export g.db facts.jsonl").exit_code, 0);
  const RunResult back = run("weft import copy.db facts.jsonl");
  EXPECT_EQ(back.exit_code, 0) << back.error;
  ASSERT_EQ(run("weft export copy.db again.jsonl").exit_code, 0);
  EXPECT_EQ(shop_.read("facts.jsonl"), shop_.read("again.jsonl"));
  const RunResult twice = run("weft import copy.db facts.jsonl");
  EXPECT_THAT(twice.error, HasSubstr("0 documents added, 2 already there"));
}

TEST_F(Import, AddsTriplesOfATable) {
  shop_.write("more.tsv", "subject\trelation\tobject\nKaren Liu\tspouse_of\tPaul Reyes\n");
  const RunResult added = run("weft import g.db more.tsv --lang en");
  EXPECT_EQ(added.exit_code, 0) << added.error;
  const RunResult asked = run("weft query g.db '_ spouse_of _' --format tsv");
  EXPECT_THAT(asked.out, HasSubstr("Karen Liu\tspouse_of\tPaul Reyes"));
  EXPECT_THAT(run("weft query g.db '_ founded _' --format tsv").out, HasSubstr("Brightwater"));
}

TEST_F(Import, ReadsStandardInput) {
  const RunResult piped =
      run("weft export g.db - --format jsonl | weft import copy.db - --format jsonl");
  EXPECT_EQ(piped.exit_code, 0) << piped.error;
  EXPECT_THAT(piped.error, HasSubstr("2 documents added"));
  const RunResult wrong = run("echo Ada | weft import g.db - --format tsv");
  EXPECT_EQ(wrong.exit_code, 3);
  EXPECT_THAT(wrong.error, StartsWith("weft: standard input:1: a row of 1 cells"));
}

TEST_F(Import, KeepsDecisionsMadeByHand) {
  ASSERT_EQ(run("weft merge g.db Brightwater 'Quantro Systems'").exit_code, 0);
  shop_.write("more.tsv", "Ann Poole\tfounded\tNordvik Labs\n");
  ASSERT_EQ(run("weft import g.db more.tsv --lang en").exit_code, 0);
  const RunResult merges = run("weft merges g.db --format tsv");
  EXPECT_THAT(merges.out, HasSubstr("Quantro Systems"));
}

TEST_F(Import, NamesThePlaceOfAMistake) {
  shop_.write("bad.tsv", "subject\trelation\tobject\nKaren Liu\tfounded\n");
  const RunResult table = run("weft import g.db bad.tsv --lang en");
  EXPECT_EQ(table.exit_code, 3);
  EXPECT_THAT(table.error, HasSubstr("bad.tsv:2"));
  shop_.write("bad.jsonl", "{\"document\": \n");
  EXPECT_EQ(run("weft import g.db bad.jsonl").exit_code, 3);
  shop_.write("bad.graphml", "<graphml><graph><node id=\"a\">");
  EXPECT_EQ(run("weft import g.db bad.graphml --lang en").exit_code, 3);
  EXPECT_EQ(run("weft query g.db '_ founded _' --exit-status").exit_code, 0);
}

TEST_F(Import, EveryFormatIsWritten) {
  const RunResult formats = run("weft formats --format tsv | tail -n +2 | cut -f1");
  std::size_t count = 0;
  for (std::size_t at = 0; at < formats.out.size(); ++count) {
    const std::size_t end = formats.out.find('\n', at);
    const std::string format = formats.out.substr(at, end - at);
    at = end + 1;
    const RunResult written = run("weft export g.db out-" + format + " --format " + format +
                                  " && find out-" + format + " -type f -size +0 | head -1");
    EXPECT_EQ(written.exit_code, 0) << format << written.error;
    EXPECT_THAT(written.out, StartsWith("out-" + format));
  }
  EXPECT_GE(count, 14U);
}

}  // namespace
}  // namespace weft
