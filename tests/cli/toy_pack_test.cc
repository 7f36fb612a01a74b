// SPDX-License-Identifier: Apache-2.0
//
// A pack for a language that Weft does not know, from a treebank of a few invented sentences and a
// list of names, by the one command that docs/language-packs.md tells.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;

constexpr const char* kMake =
    "python3 '" WEFT_SOURCE_DIR "/training/new_pack.py' xx '" WEFT_SOURCE_DIR
    "/tests/data/toy/toy.conllu' '" WEFT_SOURCE_DIR
    "/tests/data/toy/names.tsv' models --trainer '" WEFT_TRAINER "'";

TEST(ToyPack, IsMadeInOneCommandAndFindsStatements) {
  const Workshop shop;
  const RunResult made = shop.run(kMake);
  ASSERT_EQ(made.exit_code, 0) << made.error;
  EXPECT_THAT(made.out, HasSubstr("UPOS 100.00"));
  shop.write("a.txt", "Bileno fondis lernejon en Drelo. Bileno acxetis Norkion.\n");
  const RunResult said = shop.run("weft extract --models models --lang xx --format jsonl a.txt");
  EXPECT_EQ(said.exit_code, 0) << said.error;
  EXPECT_THAT(said.out, HasSubstr("\"name\":\"Bileno\",\"type\":\"person\""));
  EXPECT_THAT(said.out, HasSubstr("\"lemma\":\"fondi\""));
  EXPECT_THAT(said.out, HasSubstr("\"lemma\":\"acxeti\""));
  EXPECT_THAT(said.out, HasSubstr("xx/"));
  const RunResult scores =
      shop.run("weft eval models/xx '" WEFT_SOURCE_DIR "/tests/data/toy/toy.conllu' --format tsv");
  EXPECT_EQ(scores.exit_code, 0) << scores.error;
}

TEST(ToyPack, IsTheSameBytesEachTime) {
  const Workshop shop;
  const RunResult result = shop.run(std::string(kMake) + " && cp -r models first && " + kMake +
                                    " && diff -r first models");
  EXPECT_EQ(result.exit_code, 0) << result.out << result.error;
}

}  // namespace
}  // namespace weft
