// SPDX-License-Identifier: Apache-2.0
//
// kill -9 at random moments of whatever writes: the old file or the new one is there, whole, and
// running the command again completes the work. WEFT_KILLS says how often each command is killed
// (default 4), WEFT_KILL_SEED where the moments start.
#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <random>
#include <string>

#include "cli/run_weft.h"

namespace weft {
namespace {

constexpr const char* kCheck =
    "import sqlite3, sys\n"
    "for name in sys.argv[1:]:\n"
    "    found = sqlite3.connect(name).execute('PRAGMA integrity_check').fetchall()\n"
    "    assert found == [('ok',)], (name, found)\n";

unsigned setting(const char* name, unsigned otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(value, nullptr, 10));
}

struct KillCase {
  const char* name;
  const char* command;  // writes `result`; the old one is in place before
  const char* result;   // a file or a folder of the workshop
};

void PrintTo(const KillCase& row, std::ostream* out) { *out << row.name; }

class Kill : public testing::TestWithParam<KillCase> {
 protected:
  void SetUp() override {
    std::string articles;
    for (int i = 0; i < 60; ++i) {
      const std::string n = std::to_string(i);
      articles += R"({"id": "a)" + n + R"(", "language": "en", "text": "Ada Byrne founded Acme )" +
                  n + R"( in 2011. Acme )" + n + R"( acquired Bolt for $)" + n + R"( million."})" +
                  "\n";
    }
    shop_.write("many.jsonl", articles);
    shop_.write("one.txt", "Tom Reed founded Blue Harbour in 2015.\n");
    shop_.write("check.py", kCheck);
    must("weft build one.txt -o one.db --quiet && weft build many.jsonl -o many.db --quiet");
    must(
        "mkdir old && cp one.db old/graph.db && weft export one.db old/out.graphml && "
        "weft export one.db old/out --format gephi-csv");
  }

  std::string must(const std::string& line) const {
    const RunResult result = shop_.run(line);
    EXPECT_EQ(result.exit_code, 0) << line << "\n" << result.error;
    return result.out;
  }

  // The old state: what the command finds and would replace.
  void put_old() const { must("rm -rf graph.db* out* && cp -r old/* ."); }

  // What is in a file or a folder, by name; unfinished files that a killed run left are aside.
  std::string content() const {
    return must(std::string("find ") + GetParam().result +
                " -type f | sort | while read -r f; do echo $f; md5sum <$f; done");
  }

  Workshop shop_;
};

TEST_P(Kill, TheOldOrTheNewFileIsWhole) {
  const KillCase& row = GetParam();
  put_old();
  const std::string old_content = content();
  const auto begin = std::chrono::steady_clock::now();
  must(row.command);
  const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begin;
  const std::string new_content = content();
  ASSERT_NE(old_content, new_content);
  const unsigned seed = setting("WEFT_KILL_SEED", 20240601);
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> moment(0, 1.1 * whole.count());
  unsigned alive = 0;
  for (unsigned i = 0; i < setting("WEFT_KILLS", 4); ++i) {
    put_old();
    const std::string wait = std::to_string(moment(random));
    // The program itself takes the place of the shell that is killed.
    const RunResult killed =
        shop_.run("exec '" WEFT_PROGRAM "'" + std::string(row.command + strlen("weft")) +
                  " & sleep " + wait + "; kill -9 $!; wait $!");
    SCOPED_TRACE("killed after " + wait + " s, seed " + std::to_string(seed));
    EXPECT_TRUE(killed.exit_code == 137 || killed.exit_code == 0) << killed.error;
    alive += killed.exit_code == 0 ? 1 : 0;
    const std::string left = content();
    EXPECT_TRUE(left == old_content || left == new_content) << left;
    must("python3 check.py graph.db && weft stats graph.db");
    must(row.command);
    EXPECT_EQ(content(), new_content);
    EXPECT_EQ(must("ls -d *.partial 2>/dev/null || true"), "");
  }
  RecordProperty("ended_before_the_kill", static_cast<int>(alive));
}

INSTANTIATE_TEST_SUITE_P(
    Commands, Kill,
    testing::Values(KillCase{"build", "weft build many.jsonl -j 2 -o graph.db --quiet", "graph.db"},
                    KillCase{"add", "weft add graph.db many.jsonl --quiet", "graph.db"},
                    KillCase{"update", "weft update graph.db many.jsonl --quiet", "graph.db"},
                    KillCase{"export_file", "weft export many.db out.graphml", "out.graphml"},
                    KillCase{"export_folder", "weft export many.db out --format gephi-csv", "out"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace weft
