// SPDX-License-Identifier: Apache-2.0
//
// `make demo` as a stranger meets it: statements of every article, files written, questions
// answered. The script itself fails where too few questions find answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(Demo, ShowsTheWholeRoad) {
  const Workshop shop;
  const RunResult demo =
      shop.run("bash '" WEFT_SOURCE_DIR "/.ci/demo' '" WEFT_PROGRAM "' \"$PWD\"");
  EXPECT_EQ(demo.exit_code, 0) << demo.error;
  for (const char* said :
       {"weft extract samples/ko-business.txt", "weft extract samples/en-politics.jsonl",
        "8 articles added", "weft query", "weft show", "documents  ko"}) {
    EXPECT_THAT(demo.out + demo.error, HasSubstr(said));
  }
  EXPECT_THAT(shop.read("graph.db"), StartsWith("SQLite format 3"));
  EXPECT_THAT(shop.read("graph.graphml"), StartsWith("<?xml"));
}

// Articles of samples/ are to be real ones, not snippets.
TEST(Demo, SamplesAreWholeArticles) {
  const Workshop shop;
  const RunResult words =
      shop.run("for article in '" WEFT_SOURCE_DIR
               "'/samples/*.*; do\n"
               "  weft inspect --format conllu \"$article\" >words || exit\n"
               "  count=$(grep -P '^\\d+\\t' words | cut -f4 | grep -cv PUNCT)\n"
               "  echo \"$count words: $article\"\n"
               "  [ \"$count\" -ge 300 ] || exit 1\n"
               "done");
  EXPECT_EQ(words.exit_code, 0) << words.out << words.error;
  EXPECT_GE(std::count(words.out.begin(), words.out.end(), '\n'), 6);
}

}  // namespace
}  // namespace weft
