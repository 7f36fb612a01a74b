// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morpheme_grammar.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(MorphemeGrammar, NeighboursThatMayStandTogether) {
  struct Row {
    const char* before;
    const char* after;
    bool may;
  };
  for (const Row& row :
       {Row{"NNG", "JKO", true}, Row{"NNG", "XSV", true}, Row{"XSV", "EP", true},
        Row{"EP", "EF", true}, Row{"EC", "VX", true}, Row{"JX", "VCP", true},
        Row{"ETN", "JKB", true}, Row{"VV", "JKG", false}, Row{"VV", "NNG", false},
        Row{"NNP", "ETM", false}, Row{"EP", "JKO", false}, Row{"JKB", "NNG", false},
        Row{"SS", "JKO", true}, Row{"EC", "SL", false}, Row{"NNP", "SL", true}}) {
    EXPECT_EQ(may_join(row.before, row.after), row.may) << row.before << " " << row.after;
  }
  EXPECT_TRUE(may_end("JKO"));
  EXPECT_TRUE(may_end("EF"));
  EXPECT_FALSE(may_end("VV"));
  EXPECT_FALSE(may_end("EP"));
}

}  // namespace
}  // namespace weft
