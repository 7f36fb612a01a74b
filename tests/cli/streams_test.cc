// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;

TEST(Streams, HelpFitsAScreen) {
  const Workshop shop;
  const RunResult help = shop.run("weft --help");
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_LE(std::count(help.out.begin(), help.out.end(), '\n'), 40);
  EXPECT_THAT(help.out, HasSubstr("Examples:"));
  EXPECT_THAT(shop.run("weft --version").out, testing::StartsWith("weft "));
}

// The second article comes only after the first one's answer was read.
TEST(Streams, AFilterAnswersEachArticleAtOnce) {
  const Workshop shop;
  const RunResult result = shop.run(
      "mkfifo in out\n"
      "weft inspect - <in >out &\n"
      "exec 3>in 4<out\n"
      "for id in a b; do\n"
      "  echo '{\"id\": \"'$id'\", \"lang\": \"en\", \"text\": \"The mayor opened the bridge.\"}' "
      ">&3\n"
      "  read -r -t 20 line <&4 || exit 9\n"
      "  echo \"$line\"\n"
      "  while read -r -t 0.2 rest <&4; do :; done\n"
      "done\n"
      "exec 3>&-\n"
      "wait $!");
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_EQ(result.out, "# document = a\n# document = b\n");
}

TEST(Streams, AnyNumberOfThreadsGivesTheSameBytes) {
  const Workshop shop;
  const std::string samples = std::string(WEFT_SOURCE_DIR) + "/samples";
  const RunResult one = shop.run("weft inspect -j 1 '" + samples + "'");
  EXPECT_EQ(one.exit_code, 0) << one.error;
  EXPECT_FALSE(one.out.empty());
  EXPECT_EQ(shop.run("weft inspect -j 4 '" + samples + "'").out, one.out);
}

TEST(Streams, AClosedPipeIsSilent) {
  const Workshop shop;
  const RunResult result =
      shop.run("weft inspect '" + std::string(WEFT_SOURCE_DIR) + "/samples' | head -n 1");
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.error, "");
}

TEST(Streams, CtrlCEndsWith130) {
  const Workshop shop;
  // bash -m, so that the program in the background does not ignore SIGINT.
  const RunResult result = shop.run(
      "set -m\nmkfifo in\nsleep 30 >in &\nweft extract - <in &\nsleep 0.5\nkill -INT -- -$!\n"
      "wait $!\ncode=$?\nkill %1 || true\nexit $code");
  EXPECT_EQ(result.exit_code, 130) << result.error;
  EXPECT_THAT(result.error, HasSubstr("weft: interrupted"));
}

}  // namespace
}  // namespace weft
