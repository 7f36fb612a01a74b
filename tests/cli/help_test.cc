// SPDX-License-Identifier: Apache-2.0
//
// What the program says of itself: help on one screen, examples that run, manual pages that readers
// of manuals take without a word, documents that name every command.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/run_weft.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Names of all commands, as completion offers them.
std::vector<std::string> command_names(const Workshop& shop) {
  std::vector<std::string> names;
  for (const std::string& line : lines_of(shop.run("weft complete-line -- weft ''").out)) {
    names.push_back(line.substr(0, line.find('\t')));
  }
  return names;
}

TEST(Help, FitsAScreenAndTeachesByExample) {
  const Workshop shop;
  const RunResult help = shop.run("weft --help");
  EXPECT_EQ(help.exit_code, 0);
  const auto lines = lines_of(help.out);
  EXPECT_LE(lines.size(), 24U);
  for (const std::string& line : lines) EXPECT_LE(display_width(line), 80U) << line;
  EXPECT_THAT(help.out, HasSubstr("  weft build samples/ -o graph.db "));
  const auto names = command_names(shop);
  EXPECT_GT(names.size(), 30U);
  for (const std::string& name : names) EXPECT_THAT(help.out, HasSubstr(" " + name)) << name;
  EXPECT_EQ(shop.run("weft help").out, help.out);
  EXPECT_EQ(shop.run("weft help query").out, shop.run("weft query --help").out);
  EXPECT_EQ(shop.run("weft").exit_code, 2);
  EXPECT_THAT(shop.run("weft --version").out, StartsWith("weft "));
}

// Each example runs where samples/ and what was made of them are at hand.
TEST(Help, ExamplesOfEveryCommandRun) {
  const Workshop shop;
  shop.write("start/more.txt", "Harbour Loom opened a mill in Port Ellery in 2020.\n");
  const RunResult made = shop.run("cd start && cp -r '" WEFT_SOURCE_DIR
                                  "/samples' . &&\n"
                                  "weft build samples more.txt -o graph.db --quiet &&\n"
                                  "weft build samples/en-sports.txt -o other.db --quiet &&\n"
                                  "weft export graph.db facts.jsonl");
  ASSERT_EQ(made.exit_code, 0) << made.error;
  for (const std::string& name : command_names(shop)) {
    const std::string help = shop.run("weft " + name + " --help").out;
    EXPECT_THAT(help, StartsWith("weft " + name + ": "));
    std::size_t examples = 0;
    bool inside = false;
    for (const std::string& line : lines_of(help)) {
      if (line.find("--option") == std::string::npos && !inside) {
        EXPECT_LE(display_width(line), 80U) << name << ": " << line;
      }
      inside = inside || line == "Examples:";
      if (!inside || !line.starts_with("  ") || line.starts_with("   ")) continue;
      ++examples;
      const RunResult result =
          shop.run("rm -rf now && cp -r start now && cd now && set -o pipefail\n" + line);
      EXPECT_EQ(result.exit_code, 0) << line << "\n" << result.error;
    }
    EXPECT_GE(examples, 2U) << name;
  }
}

TEST(Help, MisspeltWordsAreUnderstood) {
  const Workshop shop;
  ASSERT_EQ(shop.run("weft build '" WEFT_SOURCE_DIR "/samples' -o g.db").exit_code, 0);
  const struct {
    const char* line;
    const char* meant;
  } cases[] = {{"weft qurey g.db '_ _ _'", "did you mean 'query'?"},
               {"weft help qurey", "did you mean 'query'?"},
               {"weft qurey --help", "did you mean 'query'?"},
               {"weft --verison", "did you mean '--version'?"},
               {"weft query g.db --formt csv '_ _ _'", "did you mean '--format'?"},
               {"weft query g.db --qiet '_ _ _'", "did you mean '--quiet'?"},
               {"weft show g.db 'Harbor Lom'", "did you mean Harbour Loom"}};
  for (const auto& c : cases) {
    const RunResult result = shop.run(c.line);
    EXPECT_EQ(result.exit_code, 2) << c.line;
    EXPECT_THAT(result.error, HasSubstr(c.meant)) << c.line;
  }
  EXPECT_THAT(shop.run("weft query g.db '_ fuonded _'").error, HasSubstr("founded"));
}

TEST(Help, ManualPagesAreClean) {
  const Workshop shop;
  ASSERT_EQ(shop.run("weft manual --folder man1").exit_code, 0);
  for (const std::string& name : command_names(shop)) {
    const std::string page = shop.read("man1/weft-" + name + ".1");
    EXPECT_THAT(page, StartsWith(".TH WEFT-")) << name;
    EXPECT_THAT(page, HasSubstr(".SH EXAMPLES")) << name;
    EXPECT_EQ(page, shop.run("weft manual " + name).out);
    EXPECT_THAT(shop.read("man1/weft.1"), HasSubstr("weft\\-" + name)) << name;
  }
  // What is installed of the two readers must find nothing to say.
  const RunResult checked = shop.run(
      "for page in man1/*.1; do\n"
      "  ! command -v groff >/dev/null || groff -ww -man -K utf8 -Tutf8 $page >/dev/null\n"
      "  ! command -v mandoc >/dev/null || mandoc -Tlint $page\n"
      "done 2>&1 | grep -v 'referenced manual not found'");
  EXPECT_EQ(checked.out, "");
}

TEST(Help, TheDocumentsNameEveryCommandAndOption) {
  const Workshop shop;
  const std::string document = shop.run("cat '" WEFT_SOURCE_DIR "/docs/commands.md'").out;
  for (const std::string& name : command_names(shop)) {
    EXPECT_THAT(document, HasSubstr("`weft " + name)) << name;
  }
  for (const char* option : {"-j N", "--quiet", "--verbose", "--color", "--strict"}) {
    EXPECT_THAT(document, HasSubstr(std::string("`") + option)) << option;
  }
}

TEST(Help, ColoursOnlyWhereTheyAreAskedFor) {
  const Workshop shop;
  ASSERT_EQ(shop.run("weft build '" WEFT_SOURCE_DIR "/samples' -o g.db --quiet").exit_code, 0);
  const std::string ask = "weft rank g.db --format table --limit 3 ";
  const std::string plain = shop.run(ask).out;
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_THAT(shop.run(ask + "--color always").out, StartsWith("\x1b[1mrank"));
  EXPECT_THAT(shop.run("weft --color always rank g.db --format csv").out, StartsWith("rank,"));
  // On a terminal, which script(1) makes.
  const std::string terminal = "script -qec \"" WEFT_PROGRAM " rank g.db --limit 3\" /dev/null";
  if (shop.run("command -v script").exit_code != 0) return;
  EXPECT_THAT(shop.run("unset NO_COLOR; TERM=xterm " + terminal).out, HasSubstr("\x1b[1mrank"));
  EXPECT_EQ(shop.run("NO_COLOR=1 TERM=xterm " + terminal).out.find('\x1b'), std::string::npos);
  EXPECT_EQ(shop.run("unset NO_COLOR; TERM=dumb " + terminal).out.find('\x1b'), std::string::npos);
}

TEST(Help, QuietAndVerbose) {
  const Workshop shop;
  const std::string build = "weft build '" WEFT_SOURCE_DIR "/samples' -o g.db ";
  EXPECT_THAT(shop.run(build).error, HasSubstr("8 articles added"));
  EXPECT_EQ(shop.run(build + "--quiet").error, "");
  EXPECT_THAT(shop.run(build + "--verbose").error, HasSubstr(" s"));
  EXPECT_THAT(shop.run("weft show g.db 가온배터리 --verbose").error, HasSubstr("read in "));
  EXPECT_EQ(shop.run("weft show g.db 가온 --quiet").error, "");
}

TEST(Doctor, TellsWhatTheProgramIs) {
  const Workshop shop;
  const RunResult told = shop.run("weft doctor --format csv");
  EXPECT_EQ(told.exit_code, 0);
  for (const char* part :
       {"version,weft,", "kernels,encoder,", "library,SQLite,3.", "library,Boost,1.", "pack,ko,",
        "layers,ko accurate,", "weights,en/encoder.weights,\"sha256 ", "reads,jsonl,",
        "writes,gexf,"}) {
    EXPECT_THAT(told.out, HasSubstr(part));
  }
}

TEST(Doctor, FindsWhatIsWrongWithAGraphFile) {
  const Workshop shop;
  ASSERT_EQ(shop.run("weft build '" WEFT_SOURCE_DIR "/samples' -o g.db --quiet").exit_code, 0);
  const RunResult sound = shop.run("weft doctor g.db");
  EXPECT_EQ(sound.exit_code, 0);
  EXPECT_THAT(sound.out, HasSubstr("g.db is sound"));
  // Bytes in the middle of the file are overwritten.
  const RunResult damaged = shop.run(
      "size=$(stat -c %s g.db)\n"
      "head -c 20000 /dev/zero | tr '\\0' x | dd of=g.db bs=1 seek=$((size / 2)) conv=notrunc "
      "status=none\n"
      "weft doctor g.db");
  EXPECT_EQ(damaged.exit_code, 3);
  EXPECT_THAT(damaged.out, HasSubstr("fault\tg.db\t"));
  EXPECT_EQ(shop.run("weft doctor missing.db").exit_code, 3);
}

}  // namespace
}  // namespace weft
