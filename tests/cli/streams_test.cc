// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::Not;

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

// The whole road on articles of both languages.
TEST(Streams, AnyNumberOfThreadsGivesTheSameBytes) {
  const Workshop shop;
  for (const char* command :
       {"inspect", "inspect --format conllu", "extract", "extract --format jsonl"}) {
    const std::string line = "weft " + std::string(command) + " '" WEFT_SOURCE_DIR "/samples' -j ";
    const RunResult one = shop.run(line + "1");
    EXPECT_EQ(one.exit_code, 0) << one.error;
    EXPECT_THAT(one.out, HasSubstr("Harbour Loom"));
    EXPECT_THAT(one.out, HasSubstr("장무열"));
    for (const char* threads : {"2", "4", "0"}) {
      EXPECT_EQ(shop.run(line + threads).out, one.out) << line << threads;
    }
  }
}

TEST(Streams, AnyNumberOfThreadsGivesTheSameGraph) {
  const Workshop shop;
  const RunResult result = shop.run(
      "samples='" WEFT_SOURCE_DIR
      "/samples'\n"
      "weft build -j 1 \"$samples\" -o one.db && weft build -j 4 \"$samples\" -o four.db &&\n"
      "weft build -j 4 \"$samples\"/ko-* -o grown.db && weft add -j 4 grown.db \"$samples\"/en-* "
      "&&\n"
      "LC_ALL=C TZ=Asia/Seoul weft build \"$samples\"/en-* \"$samples\"/ko-* -o turned.db &&\n"
      "for graph in one four grown turned; do\n"
      "  weft export $graph.db $graph.graphml || exit\n"
      "  cmp one.db $graph.db && cmp one.graphml $graph.graphml || exit\n"
      "done");
  EXPECT_EQ(result.exit_code, 0) << result.out << result.error;
  EXPECT_THAT(shop.read("one.graphml"), HasSubstr("장무열"));
}

TEST(Streams, AFilterPrintsStatementsOfEachArticleAtOnce) {
  const Workshop shop;
  const RunResult result = shop.run(
      "mkfifo in out\n"
      "weft extract --format jsonl - <in >out &\n"
      "exec 3>in 4<out\n"
      "ask() { echo \"$1\" >&3; read -r -t 20 line <&4 || exit 9; echo \"$line\";\n"
      "  while read -r -t 0.2 rest <&4; do :; done; }\n"
      "ask '{\"id\": \"a\", \"text\": \"Ada Byrne founded Acme Robotics in 2011.\"}'\n"
      "ask '{\"id\": \"b\", \"text\": \"박서준 대표는 2011년 누리로봇을 창업했다.\"}'\n"
      "exec 3>&-\n"
      "wait $!");
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.out, HasSubstr("{\"document\":\"a\""));
  EXPECT_THAT(result.out, HasSubstr("\n{\"document\":\"b\""));
}

TEST(Streams, LabelsChooseTheNamesShown) {
  const Workshop shop;
  shop.write("ko.txt",
             "이수현이 세운 누리로봇(Nuri Robotics)은 서울에 있다. 누리로봇은 로봇을 만든다.\n"
             "누리로봇(Nuri Robotics)은 2011년 설립됐다.\n");
  const struct {
    const char* labels;
    const char* shown;
    const char* hidden;
  } cases[] = {{"source", "누리로봇 |", "Nuri Robotics |"},
               {"ko", "누리로봇 |", "Nuri Robotics |"},
               {"en", "Nuri Robotics |", "누리로봇 |"}};
  for (const auto& c : cases) {
    const RunResult said =
        shop.run("weft extract --lang ko --labels " + std::string(c.labels) + " ko.txt");
    EXPECT_EQ(said.exit_code, 0) << said.error;
    EXPECT_THAT(said.out, HasSubstr(c.shown)) << c.labels;
    EXPECT_THAT(said.out, Not(HasSubstr(c.hidden))) << c.labels;
  }
  EXPECT_THAT(shop.run("weft extract --labels en ko.txt").out, HasSubstr(" | founded on | 2011년"));
  EXPECT_THAT(shop.run("weft extract --labels ko ko.txt").out, HasSubstr(" | 설립일 | 2011년"));
  EXPECT_THAT(shop.run("weft extract --labels en --format jsonl ko.txt").out,
              HasSubstr("\"id\":\"founded_on\",\"label\":\"founded on\""));
  ASSERT_EQ(shop.run("weft build ko.txt -o g.db").exit_code, 0);
  const RunResult english = shop.run("weft query g.db '누리로봇 founded_on _' --labels en");
  EXPECT_THAT(english.out, HasSubstr("Nuri Robotics\tfounded on\t"));
  const RunResult korean = shop.run("weft query g.db \"'Nuri Robotics' founded_on _\" --labels ko");
  EXPECT_THAT(korean.out, HasSubstr("누리로봇\t설립일\t"));
  EXPECT_EQ(shop.run("weft query g.db '_ _ _' --labels fr").exit_code, 2);
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
  // bash -m, so that the program in the background does not ignore SIGINT; it is interrupted once
  // the shell's child catches that, by the kernel's word.
  const RunResult result = shop.run(
      "set -m\nmkfifo in\nsleep 30 >in &\nweft extract - <in &\nsleep 0.5\n"
      "for i in $(seq 100); do\n"
      "  read -r child rest </proc/$!/task/$!/children || true\n"
      "  grep -qs '^SigCgt:.*[2367abef]$' /proc/${child:-none}/status && break\n"
      "  sleep 0.1; done\n"
      "kill -INT -- -$!\n"
      "wait $!\ncode=$?\nkill %1 || true\nexit $code");
  EXPECT_EQ(result.exit_code, 130) << result.error;
  EXPECT_THAT(result.error, HasSubstr("weft: interrupted"));
}

}  // namespace
}  // namespace weft
