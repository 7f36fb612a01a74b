// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kText =
    "Karen Liu founded Brightwater in 2011. Karen Liu visited Norway. If Karen Liu visits Peru, "
    "Brightwater will sell Quantro.\n";

TEST(Explain, ShowsLayersRulesAndStatementsOfOneSentence) {
  const Workshop shop;
  shop.write("a.txt", kText);
  const RunResult result = shop.run("weft explain a.txt:0 --lang en");
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.out, HasSubstr("sentence 0: Karen Liu founded Brightwater in 2011."));
  EXPECT_THAT(result.out, HasSubstr("found\tVERB"));
  EXPECT_THAT(result.out, HasSubstr("date: 2011 = 2011"));
  EXPECT_THAT(result.out, HasSubstr("+ rule founded (embedded:en/relations.tsv:"));
  EXPECT_THAT(result.out, HasSubstr("Karen Liu | founded | Brightwater"));
  EXPECT_THAT(result.out, HasSubstr("by en/verbal-clause, confidence 0."));
  EXPECT_THAT(result.out, Not(HasSubstr("Norway")));
}

TEST(Explain, SaysWhatFailed) {
  const Workshop shop;
  shop.write("a.txt", kText);
  const RunResult founded = shop.run("weft explain a.txt:0 --lang en");
  EXPECT_THAT(founded.out, HasSubstr("- rule founded_in"));
  EXPECT_THAT(founded.out, HasSubstr("object '2011' is date, not place"));
  const RunResult condition = shop.run("weft explain a.txt --sentence 2 --lang en");
  EXPECT_THAT(condition.out, HasSubstr("a question, condition or wish states no fact"));
}

// "나래은행" considers a way of doing something, of which no fact is stated.
TEST(Explain, ToleratesArgumentsThatStateNothing) {
  const Workshop shop;
  shop.write("a.txt", "그는 방안을 검토 중이다.\n");
  const RunResult result = shop.run("weft explain a.txt:0 --lang ko");
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.out, HasSubstr("refers to nothing that has a name"));
}

TEST(Explain, WritesJson) {
  const Workshop shop;
  shop.write("a.txt", kText);
  const RunResult result = shop.run(
      "weft explain a.txt:1 --lang en --format json > e.json && python3 -c \"import json; "
      "d = json.load(open('e.json')); p = d['propositions'][0]; "
      "print(d['sentence'], d['tokens'][2]['lemma'], d['mentions'][0]['name'], "
      "[r['relation'] for r in p['rules'] if r['outcome'] == 'stated'][0], "
      "d['statements'][0]['object']['name'])\"");
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_EQ(result.out, "1 visit Karen Liu visited Norway\n");
}

TEST(Explain, ReadsStandardInputAndNamesWhatIsMissing) {
  const Workshop shop;
  shop.write("a.txt", kText);
  const RunResult input = shop.run("weft explain - --lang en --sentence 1 < a.txt");
  EXPECT_THAT(input.out, HasSubstr("Karen Liu | visited | Norway"));
  const RunResult beyond = shop.run("weft explain a.txt:9 --lang en");
  EXPECT_EQ(beyond.exit_code, 2);
  EXPECT_THAT(beyond.error, HasSubstr("has no sentence 9"));
  const RunResult word = shop.run("weft explain a.txt:first --lang en");
  EXPECT_EQ(word.exit_code, 2);
  EXPECT_THAT(word.error, HasSubstr("after the colon stands the number of a sentence"));
}

TEST(Explain, StatesWhatExtractStates) {
  const Workshop shop;
  shop.write("a.txt", kText);
  const RunResult result = shop.run(
      "weft extract --lang en --format jsonl a.txt > x; weft explain --lang en --format json a.txt "
      "| python3 -c \"import json, sys\nfor line in sys.stdin:\n  for s in "
      "json.loads(line)['statements']: print(json.dumps(s, separators=(',', ':')))\" > y; cmp x y");
  EXPECT_EQ(result.exit_code, 0) << result.out << result.error;
}

}  // namespace
}  // namespace weft
