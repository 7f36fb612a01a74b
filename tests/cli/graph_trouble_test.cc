// SPDX-License-Identifier: Apache-2.0
//
// Whatever happens to a graph file or while one is written: a message that says what to do, an exit
// code, and the file that was there stays whole.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kArticle = "Ada Byrne founded Acme Robotics in 2011.\n";
constexpr const char* kOther = "Tom Reed founded Blue Harbour in 2015.\n";

class GraphTrouble : public testing::Test {
 protected:
  GraphTrouble() {
    shop.write("one.txt", kArticle);
    shop.write("two.txt", kOther);
    const RunResult built = shop.run("weft build one.txt -o graph.db");
    EXPECT_EQ(built.exit_code, 0) << built.error;
    before = shop.read("graph.db");
    EXPECT_THAT(before, StartsWith("SQLite format 3"));
  }

  // Runs a command that must fail and must leave graph.db and nothing beside it.
  RunResult spoil(const std::string& line) const {
    RunResult result = shop.run(line);
    EXPECT_EQ(shop.read("graph.db"), before) << line;
    EXPECT_EQ(shop.run("ls | grep partial").out, "") << line;
    EXPECT_EQ(shop.run("weft stats graph.db").exit_code, 0) << line;
    return result;
  }

  Workshop shop;
  std::string before;
};

struct TroubleCase {
  const char* make;  // how the bad file comes about
  const char* file;
  const char* cause;
  const char* advice;
};

TEST_F(GraphTrouble, EveryCommandRefusesABadGraphFile) {
  const TroubleCase cases[] = {
      {"true", "none.db", "no such file", "weft build"},
      {": >empty.db", "empty.db", "the file is empty", "weft build"},
      {"cp one.txt text.db", "text.db", "not a graph file", "weft build"},
      {"mkdir folder.db", "folder.db", "is a folder, not a graph file", "weft build"},
      {"head -c 9000 graph.db >short.db", "short.db", "the graph file is damaged",
       "restore a copy or build it again"},
      {"cp graph.db torn.db; head -c 8000 /dev/zero | tr '\\0' '\\377' |"
       " dd of=torn.db bs=1 seek=4096 conv=notrunc status=none",
       "torn.db", "the graph file is damaged", "restore a copy or build it again"},
      // Bytes 60 to 63 of an SQLite file are its user_version.
      {"cp graph.db new.db; printf '\\0\\0\\0\\143' |"
       " dd of=new.db bs=1 seek=60 conv=notrunc status=none",
       "new.db", "graph file version 99 is newer than this weft reads", "install a newer weft"},
      {"cp graph.db other.db; printf '\\0\\0\\0\\0' |"
       " dd of=other.db bs=1 seek=68 conv=notrunc status=none",
       "other.db", "not a graph file", "weft build"},
  };
  const char* const commands[] = {"weft query FILE '_ _ _'",      "weft show FILE Ada",
                                  "weft path FILE Ada Acme",      "weft stats FILE",
                                  "weft export FILE out.graphml", "weft add FILE two.txt"};
  for (const TroubleCase& c : cases) {
    for (std::string command : commands) {
      command.replace(command.find("FILE"), 4, c.file);
      const RunResult result = spoil(std::string(c.make) + "\n" + command);
      EXPECT_EQ(result.exit_code, 3) << command << ": " << result.error;
      EXPECT_THAT(result.error, StartsWith(std::string("weft: ") + c.file + ": ")) << command;
      EXPECT_THAT(result.error, HasSubstr(c.cause)) << command;
      EXPECT_THAT(result.error, HasSubstr(c.advice)) << command;
      EXPECT_EQ(result.out, "") << command;
      shop.run("rm -rf " + std::string(c.file));
    }
    EXPECT_EQ(shop.run("ls out.graphml*").out, "");
  }
}

TEST_F(GraphTrouble, BuildReplacesOnlyGraphFiles) {
  shop.write("notes.db", "my notes");
  const RunResult refused = shop.run("weft build one.txt -o notes.db");
  EXPECT_EQ(refused.exit_code, 2);
  EXPECT_THAT(refused.error, HasSubstr("notes.db: is there and is no graph file; choose another"));
  EXPECT_EQ(shop.read("notes.db"), "my notes");
  const RunResult nowhere = shop.run("weft build one.txt -o no/such/folder/graph.db");
  EXPECT_EQ(nowhere.exit_code, 3);
  EXPECT_THAT(nowhere.error, HasSubstr("check that the folder exists"));
}

TEST_F(GraphTrouble, AnExportReplacesNoGraphFile) {
  for (const char* line :
       {"weft export graph.db graph.db --format jsonl",
        "weft build two.txt -o two.db; weft export two.db graph.db --format dot"}) {
    const RunResult refused = spoil(line);
    EXPECT_EQ(refused.exit_code, 2) << line;
    EXPECT_THAT(refused.error, HasSubstr("graph.db: is a graph file; choose another name"));
  }
}

TEST_F(GraphTrouble, BadArticlesNeverSpoilAGraph) {
  shop.write("image.png.txt", "\x89PNG\r\n\x1a\n");
  shop.run("mkdir empty");
  for (const char* input : {"none.txt", "image.png.txt", "empty"}) {
    const RunResult added = spoil(std::string("weft add graph.db ") + input);
    EXPECT_EQ(added.exit_code, 3) << input;
    EXPECT_THAT(added.error, HasSubstr(input));
    const RunResult built = spoil(std::string("weft build -o graph.db ") + input);
    EXPECT_EQ(built.exit_code, 3) << input;
    EXPECT_THAT(built.error, HasSubstr("graph.db: not written"));
  }
  EXPECT_EQ(spoil("weft add graph.db --lang xx two.txt").exit_code, 2);
  EXPECT_EQ(spoil("weft build -o graph.db --input-format docx two.txt").exit_code, 2);
}

TEST_F(GraphTrouble, TheSameArticleTwiceChangesNothing) {
  const RunResult again = spoil("cp one.txt copy.txt; weft add graph.db one.txt copy.txt");
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_THAT(again.error, HasSubstr("0 articles added, 2 already there"));
}

// A file that may not grow fails in the middle of writing, as on a full disk.
TEST_F(GraphTrouble, NoRoomForTheFile) {
  for (const char* command : {"weft add graph.db two.txt", "weft build two.txt -o graph.db",
                              "weft build two.txt -o other.db"}) {
    const RunResult result = spoil(std::string("ulimit -f 16\n") + command);
    EXPECT_EQ(result.exit_code, 3) << command << ": " << result.error;
    EXPECT_THAT(result.error, HasSubstr(".db")) << command;
    EXPECT_THAT(result.error, HasSubstr("free space")) << command;
  }
  EXPECT_EQ(shop.run("ls other.db*").out, "");
  const RunResult exported = spoil("ulimit -f 1\nweft export graph.db out.graphml");
  EXPECT_EQ(exported.exit_code, 3);
  EXPECT_THAT(exported.error, HasSubstr("out.graphml: cannot write the file"));
  EXPECT_EQ(shop.run("ls out.graphml*").out, "");
}

// A disk of our own that is full, where the system lets us have one.
TEST_F(GraphTrouble, AFullDisk) {
  const std::string on_small_disk =
      "mkdir -p disk\nunshare -rm bash -c 'mount -t tmpfs -o size=160k none disk && cp graph.db "
      "disk "
      "&& cd disk && ";
  if (shop.run(on_small_disk + "true'").exit_code != 0) GTEST_SKIP() << "no mounts allowed here";
  const RunResult result =
      shop.run(on_small_disk +
               "head -c 200000 /dev/zero >ballast 2>/dev/null; " WEFT_PROGRAM
               " add graph.db ../two.txt; code=$?; cmp graph.db ../graph.db && ls && exit $code'");
  EXPECT_EQ(result.exit_code, 3) << result.error;
  EXPECT_THAT(result.error, HasSubstr("the disk is full; free some space and run the command"));
  EXPECT_EQ(result.out, "ballast\ngraph.db\n");
}

TEST_F(GraphTrouble, StandardOutputIsFull) {
  for (const char* command : {"weft extract one.txt", "weft extract --format jsonl one.txt",
                              "weft inspect one.txt", "weft query graph.db '_ _ _'",
                              "weft stats graph.db", "weft export graph.db - --format graphml",
                              "weft export graph.db /dev/full --format graphml"}) {
    const RunResult result = spoil(std::string(command) + " >/dev/full");
    EXPECT_EQ(result.exit_code, 3) << command << ": " << result.error;
    EXPECT_THAT(result.error, AnyOf(HasSubstr("weft: standard output: "),
                                    HasSubstr("weft: /dev/full: cannot write the file")))
        << command;
  }
  EXPECT_EQ(shop.run("test -c /dev/full && ls /dev/full*").out, "/dev/full\n");
}

// The program is in the middle of reading when the signal comes.
TEST_F(GraphTrouble, CtrlCInTheMiddleOfBuildAndAdd) {
  for (const char* command : {"weft add graph.db -", "weft build -o graph.db -"}) {
    const RunResult result =
        spoil("set -m\nmkfifo in\nsleep 30 >in &\n" + std::string(command) +
              " <in &\n"
              "until ls graph.db.partial >/dev/null 2>&1; do sleep 0.02; done\n"
              "kill -INT -- -$!\nwait $!\ncode=$?\nkill %1\nrm in\nexit $code");
    EXPECT_EQ(result.exit_code, 130) << command << ": " << result.error;
    EXPECT_THAT(result.error, HasSubstr("weft: interrupted"));
  }
}

// At any moment, also while the file is being written.
TEST_F(GraphTrouble, CtrlCAtAnyMoment) {
  std::string lines;
  for (int i = 0; i < 300; ++i) {
    lines += "{\"lang\": \"en\", \"text\": \"Ada Byrne founded Acme " + std::to_string(i) +
             " in 2011. Tom Reed joined it.\"}\n";
  }
  shop.write("many.jsonl", lines);
  ASSERT_EQ(shop.run("cp graph.db whole.db; weft add whole.db many.jsonl").exit_code, 0);
  const std::string whole = shop.read("whole.db");
  for (const char* wait : {"0.01", "0.03", "0.06", "0.1", "0.15", "0.25"}) {
    const RunResult result =
        shop.run("cp graph.db g.db\nset -m\nweft add g.db many.jsonl &\nsleep " +
                 std::string(wait) + "\nkill -INT -- -$! 2>/dev/null\nwait $!");
    const std::string bytes = shop.read("g.db");
    EXPECT_TRUE(result.exit_code == 0 || result.exit_code == 130) << result.exit_code;
    EXPECT_TRUE(bytes == before || bytes == whole) << "cut short after " << wait << " seconds";
    EXPECT_EQ(shop.run("ls | grep partial").out, "");
  }
}

TEST_F(GraphTrouble, TwoWritersDoNotMix) {
  const RunResult result = shop.run(
      "set -m\nmkfifo in\nsleep 30 >in &\nweft add graph.db - <in &\nfirst=$!\n"
      "until ls graph.db.partial >/dev/null 2>&1; do sleep 0.02; done\n"
      "weft add graph.db two.txt\ncode=$?\nkill -- -$first %1\nwait\nexit $code");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.error, HasSubstr("graph.db: another weft is writing this file"));
  EXPECT_EQ(shop.read("graph.db"), before);
}

}  // namespace
}  // namespace weft
