// SPDX-License-Identifier: Apache-2.0
//
// Completion as the shells do it: bash's function is called with the words that bash would give it,
// and a bash on a terminal gets the keys.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::Not;

class Completion : public testing::Test {
 protected:
  Completion() {
    shop_.write("a.txt",
                "Ada Byrne founded Acme Robotics in 2011. Ada Byrne heads Acme Robotics.\n");
    EXPECT_EQ(shop_.run("weft build a.txt -o graph.db --quiet").exit_code, 0);
  }
  // What bash offers after these words, which are written as an array of bash.
  std::string offered(const std::string& words) const {
    return shop_
        .run("eval \"$(weft completion bash)\"\nCOMP_WORDS=(" + words +
             ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_weft\nprintf '%s\\n' \"${COMPREPLY[@]}\"")
        .out;
  }
  bool has(const std::string& program) const {
    return shop_.run("command -v " + program).exit_code == 0;
  }

  Workshop shop_;
};

TEST_F(Completion, BashOffersCommandsOptionsValuesAndNames) {
  const struct {
    const char* words;
    const char* offer;
  } cases[] = {
      {"weft qu", "query\n"},
      {"weft --quiet qu", "query\n"},
      {"weft rank graph.db --b", "--by\n"},
      {"weft rank graph.db --by pag", "pagerank\n"},
      {"weft rank graph.db --col", "--color\n"},
      {"weft rank graph.db --color al", "always\n"},
      {"weft build --input-format mark", "markdown\n"},
      {"weft show graph.db Ad", "Ada\\ Byrne\n"},
      {"weft show graph.db \"'ada b\"", "Ada Byrne\n"},
      {"weft path graph.db \"'Ada Byrne'\" Ac", "Acme\\ Robotics\n"},
      {"weft query graph.db \"'_ hea\"", "_ heads\n"},
      {"weft query graph.db _ he", "heads\n"},
      {"weft query graph.db \"'_ founded Acme\"", "_ founded \"Acme Robotics\"\n"},
      {"weft query graph.db \"'_ founded ?x . Ada\"", "_ founded ?x . \"Ada Byrne\"\n"},
      {"weft export graph.db o.dot --relation hea", "heads\n"},
      {"weft remove graph.db a", "a.txt\n"},
      {"weft completion f", "fish\n"},
  };
  for (const auto& c : cases) EXPECT_EQ(offered(c.words), c.offer) << c.words;
  EXPECT_EQ(offered("weft show missing.db Ad"), "\n");
  EXPECT_THAT(offered("weft ''"), Not(HasSubstr("complete-line")));
}

TEST_F(Completion, BashOnATerminal) {
  if (!has("script")) GTEST_SKIP() << "script(1) is not installed";
  const RunResult typed = shop_.run(
      "mkdir -p bin && ln -sf '" WEFT_PROGRAM
      "' bin/weft && export PATH=\"$PWD/bin:$PATH\"\n"
      "printf 'PS1=; bind \"set enable-bracketed-paste off\"; eval \"$(weft completion bash)\"\\n' "
      ">rc\n"
      "printf 'weft show graph.db Ad\\t --format csv >told.csv\\nexit\\n' |\n"
      "  script -qec 'bash --noprofile --rcfile rc -i' /dev/null");
  EXPECT_THAT(shop_.read("told.csv"), HasSubstr("Ada Byrne,heads,Acme Robotics"))
      << typed.out << typed.error;
}

TEST_F(Completion, FishAndZshTakeTheirScripts) {
  const std::string path =
      "mkdir -p bin && ln -sf '" WEFT_PROGRAM "' bin/weft && export PATH=\"$PWD/bin:$PATH\"\n";
  if (has("fish")) {
    const RunResult fish = shop_.run(path +
                                     "weft completion fish >weft.fish\n"
                                     "HOME=$PWD fish -c 'source weft.fish; complete -C \"weft show "
                                     "graph.db Ad\"'");
    EXPECT_THAT(fish.out, HasSubstr("Ada Byrne")) << fish.error;
  }
  if (has("zsh")) {
    EXPECT_EQ(shop_.run(path + "weft completion zsh >_weft && zsh -n _weft").exit_code, 0);
  }
  EXPECT_EQ(shop_.run("weft completion bash >weft.bash && bash -n weft.bash").exit_code, 0);
  EXPECT_EQ(shop_.run("weft completion tcsh").exit_code, 2);
}

}  // namespace
}  // namespace weft
