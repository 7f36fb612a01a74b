// SPDX-License-Identifier: Apache-2.0
//
// What a person at a terminal sees of a work that takes longer than a second, and nobody else.
#include "cli/progress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Progress, TellsCountRateAndTimeLeft) {
  EXPECT_EQ(progress_text("reading", "articles", 1200, 5000, 20),
            "reading 1,200 of 5,000 articles, 60/s, 1:03 left");
  EXPECT_EQ(progress_text("reading", "articles", 7, 0, 2), "reading 7 articles, 3.5/s");
  EXPECT_EQ(progress_text("saving", "MB", 12'500'000, 0, 1), "saving 12 MB, 13/s");
  EXPECT_EQ(progress_text("merging", "", 0, 0, 65), "merging, 1:05");
  EXPECT_EQ(progress_text("reading", "articles", 0, 10, 2), "reading 0 of 10 articles, 0:02");
  EXPECT_EQ(progress_text("reading", "articles", 0, 1, 42, "names"),
            "reading 0 of 1 articles, names, 0:42");
}

// Standard error is a terminal; an article comes only after two seconds.
constexpr const char* kTerminal = R"(
import os, pty, subprocess, sys
main, side = pty.openpty()
feed = subprocess.Popen(['sh', '-c', 'sleep 2; echo "Ada Byrne founded Acme in 2011."'],
                        stdout=subprocess.PIPE)
run = subprocess.Popen(sys.argv[1:], stdin=feed.stdout, stderr=side)
os.close(side)
seen = b''
try:
    while True:
        part = os.read(main, 4096)
        if not part:
            break
        seen += part
except OSError:
    pass
sys.stdout.write(seen.decode())
sys.exit(run.wait())
)";

TEST(Progress, IsShownAtATerminalAlone) {
  const Workshop shop;
  shop.write("terminal.py", kTerminal);
  const std::string weft = "'" WEFT_PROGRAM "' build - -o g.db";
  const RunResult seen = shop.run("python3 terminal.py " + weft);
  EXPECT_EQ(seen.exit_code, 0) << seen.error << seen.out;
  EXPECT_THAT(seen.out, HasSubstr("\r\x1b[Kweft: reading 0 articles, 0:01"));
  EXPECT_THAT(seen.out, HasSubstr("1 article added"));
  EXPECT_THAT(shop.run("python3 terminal.py " + weft + " --quiet").out, "");
  const RunResult piped = shop.run("(sleep 1.5; echo 'Ada Byrne left Acme.') | " + weft);
  EXPECT_THAT(piped.error, Not(HasSubstr("reading")));
}

TEST(Progress, EndsNothingWhereAFolderMayNotBeRead) {
  const Workshop shop;
  const std::string weft = shop.weft_of_a_guest();
  if (weft.empty()) GTEST_SKIP() << "no other user may run the program here";
  shop.write("terminal.py", kTerminal);
  shop.write("all/closed/one.txt", "Ada Byrne left Acme.");
  const RunResult seen = shop.run("chmod 000 all/closed; python3 terminal.py " + weft +
                                  " extract - all; code=$?; chmod 755 all/closed; exit $code");
  EXPECT_EQ(seen.exit_code, 3) << seen.out;
  EXPECT_THAT(seen.out, HasSubstr("reading"));
  EXPECT_THAT(seen.out, HasSubstr("all/closed: Permission denied"));
}

// One article that takes longer than a second: what is being done to it.
TEST(Progress, NamesTheStageOfALongArticle) {
  const Workshop shop;
  shop.write("terminal.py", kTerminal);
  const RunResult seen = shop.run(
      "seq 4000 | sed 's/.*/Harbour & Loom bought yarn & from Castellan & in 1999./' >long.txt; "
      "python3 terminal.py '" WEFT_PROGRAM "' extract --lang en long.txt >seen; cat seen");
  EXPECT_THAT(seen.out, HasSubstr("weft: reading 0 of 1 articles, encoder, 0:0"));
}

}  // namespace
}  // namespace weft
