// SPDX-License-Identifier: Apache-2.0
#include "weft/core/conllu.h"

#include <gtest/gtest.h>

#include <sstream>

namespace weft {
namespace {

constexpr const char* kTwoSentences =
    "# sent_id = 1\n"
    "# text = She can't go.\n"
    "1\tShe\tshe\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_\n"
    "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\tSpaceAfter=No\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# sent_id = 2\n"
    "# text = 책을 샀다\n"
    "1\t책을\t책+을\tNOUN\tNNG+JKO\t_\t2\tobj\t_\t_\n"
    "2\t샀다\t사+았+다\tVERB\tVV+EP+EF\t_\t0\troot\t_\t_\n"
    "\n";

TEST(Conllu, ReadsTokensTreeAndMorphemes) {
  const Document d = read_conllu(kTwoSentences);
  EXPECT_EQ(d.text, "She can't go.\n책을 샀다");
  ASSERT_EQ(d.sentences.size(), 2U);
  ASSERT_EQ(d.tokens.size(), 7U);
  EXPECT_EQ(d.text_of(d.tokens[2]), "n't");
  EXPECT_EQ(d.tokens[0].head, 3U);
  EXPECT_EQ(d.tokens[3].head, kNone);
  EXPECT_EQ(feature(d.tokens[0], "Case"), "Nom");
  ASSERT_EQ(d.tokens[6].morphemes.size(), 3U);
  EXPECT_EQ(d.morphemes[d.tokens[6].morphemes.begin + 1].form, "았");
}

TEST(Conllu, WritesWhatItRead) {
  const Document d = read_conllu(kTwoSentences);
  std::ostringstream first;
  write_conllu(d, first);
  std::ostringstream second;
  write_conllu(read_conllu(first.str()), second);
  EXPECT_EQ(first.str(), second.str());
}

TEST(Conllu, ErrorsNameTheLine) {
  try {
    read_conllu("# text = a\n1\ta\ta\tX\t_\t_\t9\tdep\t_\t_\n\n", "bad.conllu");
    FAIL() << "no error";
  } catch (const FormatError& error) {
    EXPECT_STREQ(error.what(), "bad.conllu:2: head 9 is no word");
  }
}

}  // namespace
}  // namespace weft
