// SPDX-License-Identifier: Apache-2.0
//
// Many articles: archives and compressed files, patterns, bad ones among good ones, and work that
// was interrupted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::Not;

// a.txt and sub/b.jsonl of two articles, in folder news.
void write_news(const Workshop& shop) {
  shop.write("news/a.txt", "Ada Byrne founded Acme Robotics in 2011.\n");
  shop.write("news/sub/b.jsonl",
             "{\"text\": \"Carl Dorn heads Acme Robotics.\"}\n"
             "{\"text\": \"박서준 대표는 2011년 누리로봇을 창업했다.\"}\n");
  shop.write("news/picture.png", "\x89PNG");
}

TEST(ManyArticles, ArchivesAndCompressedFilesSayWhatTheirFilesSay) {
  const Workshop shop;
  write_news(shop);
  const RunResult made = shop.run(
      "tar -C news -cf news.tar . && gzip -k news.tar && cp news.tar.gz news.tgz &&\n"
      "zstd -q news.tar -o news.tar.zst && python3 -m zipfile -c news.zip news/a.txt news/sub &&\n"
      "cp -r news packed && gzip packed/a.txt && zstd -q --rm packed/sub/b.jsonl");
  ASSERT_EQ(made.exit_code, 0) << made.error;
  const std::string plain = shop.run("weft extract news").out;
  EXPECT_THAT(plain, HasSubstr("Acme Robotics"));
  EXPECT_THAT(plain, HasSubstr("누리로봇"));
  for (const char* input : {"news.tar", "news.tar.gz", "news.tgz", "news.tar.zst", "news.zip",
                            "packed", "packed/a.txt.gz packed/sub/b.jsonl.zst", "'news/[as]*'"}) {
    const RunResult told = shop.run("weft extract " + std::string(input) + " | sort");
    EXPECT_EQ(told.out, shop.run("weft extract news | sort").out) << input << told.error;
    EXPECT_EQ(shop.run("weft build -o g.db --quiet " + std::string(input)).exit_code, 0) << input;
  }
  EXPECT_THAT(shop.run("weft inspect packed/a.txt.gz").out, HasSubstr("# document = a.txt\n"));
  EXPECT_THAT(shop.run("weft inspect news.tgz").out,
              HasSubstr("# document = news.tgz/./sub/b.jsonl:2\n"));
}

TEST(ManyArticles, ADamagedArchiveIsToldAndWhatStandsBeforeIsRead) {
  const Workshop shop;
  write_news(shop);
  // Much that cannot be compressed, so that the first file stands before the cut.
  shop.run(
      "head -c 1000000 /dev/urandom >news/noise.bin; tar -C news -czf news.tgz a.txt noise.bin\n"
      "head -c 500000 news.tgz >cut.tgz; echo no archive >bad.tar; mkdir e; tar -cf e.tar e");
  const RunResult cut = shop.run("weft extract cut.tgz");
  EXPECT_EQ(cut.exit_code, 3);
  EXPECT_THAT(cut.out, HasSubstr("Ada Byrne"));
  EXPECT_THAT(cut.error, HasSubstr("cut.tgz: a damaged archive, or none: "));
  EXPECT_THAT(shop.run("weft extract bad.tar").error, HasSubstr("bad.tar: a damaged archive"));
  EXPECT_THAT(shop.run("weft extract e.tar").error,
              HasSubstr("e.tar: no articles in this archive"));
  EXPECT_EQ(shop.run("weft extract missing.tgz").exit_code, 3);
}

TEST(ManyArticles, NamesWithinAnArchiveLeadNowhere) {
  const Workshop shop;
  const std::string name = "weft_leads_nowhere.txt";
  shop.write("in/" + name, "Ada Byrne heads Acme Robotics.\n");
  shop.run("tar -C in -cf up.tar --transform 's,^,../../,' -P " + name + " && rm in/*");
  const RunResult told = shop.run("weft inspect up.tar; ls . .. ../.. | grep -c " + name);
  EXPECT_THAT(told.out, HasSubstr("# document = up.tar/../../" + name + "\n"));
  EXPECT_THAT(told.out, testing::EndsWith("\n0\n"));
}

TEST(ManyArticles, ABadOneIsPassedOverUnlessItIsStrict) {
  const Workshop shop;
  shop.write("lines.jsonl",
             "{\"text\": \"Ada Byrne heads Acme Robotics.\"}\n{\"text\": 5}\n"
             "{\"text\": \"Carl Dorn heads Norwood Foods.\"}\n");
  const RunResult lenient = shop.run("weft build lines.jsonl -o g.db");
  EXPECT_EQ(lenient.exit_code, 3);
  EXPECT_THAT(lenient.error, HasSubstr("lines.jsonl:2: "));
  EXPECT_THAT(lenient.error, HasSubstr("2 articles added"));
  const RunResult strict = shop.run("weft build --strict lines.jsonl -o h.db");
  EXPECT_EQ(strict.exit_code, 3);
  EXPECT_THAT(strict.error, HasSubstr("lines.jsonl:2: "));
  EXPECT_THAT(strict.error, HasSubstr("stopped, as --strict asks"));
  EXPECT_THAT(shop.run("ls").out, Not(HasSubstr("h.db")));
}

// The second article never comes, so that the first is kept when Ctrl-C comes.
constexpr const char* kInterrupted =
    "set -m\nrm -f in; mkfifo in\nsleep 30 >in &\n"
    "weft build one.jsonl in --input-format jsonl -o g.db --keep-every 0 -j 2 &\n"
    "for i in $(seq 100); do [ -e g.db.unfinished/000002.db ] && break; sleep 0.1; done\n"
    "kill -INT -- -$!\nwait $!\ncode=$?\nkill %1\nexit $code";

TEST(ManyArticles, AnInterruptedBuildGoesOnWhereItWas) {
  const Workshop shop;
  shop.write("one.jsonl",
             "{\"text\": \"Ada Byrne founded Acme Robotics in 2011.\"}\n"
             "{\"text\": \"박서준 대표는 2011년 누리로봇을 창업했다.\"}\n");
  shop.write("two.jsonl", "{\"text\": \"Carl Dorn heads Acme Robotics.\"}\n");
  ASSERT_EQ(shop.run("weft build one.jsonl two.jsonl -o whole.db").exit_code, 0);
  const RunResult interrupted = shop.run(kInterrupted);
  EXPECT_EQ(interrupted.exit_code, 130) << interrupted.error;
  EXPECT_EQ(shop.run("ls -d g.db*").out, "g.db.unfinished\n");
  const RunResult rest = shop.run("weft build one.jsonl two.jsonl -o g.db && cmp g.db whole.db");
  EXPECT_EQ(rest.exit_code, 0) << rest.error;
  EXPECT_THAT(rest.error, HasSubstr("going on with 2 articles"));
  EXPECT_EQ(shop.run("ls -d g.db*").out, "g.db\n");
}

TEST(ManyArticles, AnInterruptedUpdateGoesOnWhereItWas) {
  const Workshop shop;
  shop.write("old.jsonl",
             "{\"id\": \"a\", \"text\": \"Ada Byrne founded Acme Robotics in 2010.\"}\n"
             "{\"id\": \"b\", \"text\": \"박서준 대표는 2010년 누리로봇을 창업했다.\"}\n"
             "{\"id\": \"c\", \"text\": \"Eve Holm heads Bolt Foods.\"}\n");
  shop.write("one.jsonl",
             "{\"id\": \"a\", \"text\": \"Ada Byrne founded Acme Robotics in 2011.\"}\n"
             "{\"id\": \"b\", \"text\": \"박서준 대표는 2011년 누리로봇을 창업했다.\"}\n");
  shop.write("two.jsonl", "{\"id\": \"c\", \"text\": \"Carl Dorn heads Bolt Foods.\"}\n");
  ASSERT_EQ(shop.run("weft build old.jsonl -o g.db && cp g.db whole.db && cp g.db old.db &&"
                     "weft update whole.db one.jsonl two.jsonl")
                .exit_code,
            0);
  std::string interrupted = kInterrupted;
  interrupted.replace(interrupted.find("weft build one.jsonl in"), 23,
                      "weft update g.db one.jsonl in");
  interrupted.replace(interrupted.find("-o g.db "), 8, "");
  EXPECT_EQ(shop.run(interrupted + "\n").exit_code, 130);
  EXPECT_EQ(shop.run("cmp g.db old.db; ls -d g.db*").out, "g.db\ng.db.unfinished\n");
  const RunResult rest = shop.run("weft update g.db one.jsonl two.jsonl && cmp g.db whole.db");
  EXPECT_EQ(rest.exit_code, 0) << rest.error;
  EXPECT_THAT(rest.error, HasSubstr("going on with 2 articles"));
  EXPECT_THAT(rest.error, HasSubstr("3 articles added, 0 already there"));
  EXPECT_THAT(shop.run("weft update g.db one.jsonl").error, HasSubstr("2 already there"));
  EXPECT_EQ(shop.run("ls -d g.db*").out, "g.db\n");
}

TEST(ManyArticles, WhatOtherOptionsLeftIsNotUsed) {
  const Workshop shop;
  shop.write("one.jsonl",
             "{\"text\": \"Ada Byrne heads Acme Robotics.\"}\n"
             "{\"text\": \"Carl Dorn heads Acme Robotics.\"}\n");
  EXPECT_EQ(shop.run(kInterrupted).exit_code, 130);
  const RunResult fast = shop.run("weft build --model fast one.jsonl -o g.db");
  EXPECT_EQ(fast.exit_code, 0);
  EXPECT_THAT(fast.error, HasSubstr("it is not used"));
  EXPECT_EQ(shop.run("ls -d g.db*").out, "g.db\n");
}

TEST(ManyArticles, CtrlCLeavesAnOldFileAsItWas) {
  const Workshop shop;
  shop.write("one.jsonl",
             "{\"text\": \"Ada Byrne heads Acme Robotics.\"}\n"
             "{\"text\": \"Carl Dorn heads Acme Robotics.\"}\n");
  const RunResult result = shop.run(
      "weft build one.jsonl -o g.db && cp g.db old.db\n"
      "set -m; mkfifo in; sleep 30 >in &\n"
      "weft add g.db in & sleep 0.5\n"
      "for i in $(seq 100); do\n"
      "  grep -q '^SigCgt:.*[2367abef]$' /proc/$!/status && break; sleep 0.1; done\n"
      "kill -INT -- -$!; wait $!; code=$?; kill %1\n"
      "cmp g.db old.db && ls -d g.db* && exit $code");
  EXPECT_EQ(result.exit_code, 130) << result.error;
  EXPECT_EQ(result.out, "g.db\n");
}

}  // namespace
}  // namespace weft
