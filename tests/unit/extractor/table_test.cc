// SPDX-License-Identifier: Apache-2.0
#include "extractor/table.h"

#include <gtest/gtest.h>

#include "weft/core/error.h"

namespace weft {
namespace {

TEST(Table, SkipsCommentsAndFillsMissingCells) {
  const auto rows = parse_table("# words\na\tb\n\nc\n", "t.tsv", 1, 2);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].cells, (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(rows[1].line, 4U);
  EXPECT_EQ(rows[1].cells, (std::vector<std::string_view>{"c", ""}));
}

TEST(Table, TooManyColumnsNameTheLine) {
  try {
    parse_table("a\tb\na\tb\tc\n", "t.tsv", 1, 2);
    FAIL() << "no error";
  } catch (const FormatError& error) {
    EXPECT_EQ(error.place().line, 2U);
    EXPECT_STREQ(error.what(), "t.tsv:2: expected 1 to 2 columns separated by tabs, found 3");
  }
}

TEST(Table, SplitsWords) {
  EXPECT_EQ(split_words(" a  b "), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(split_words("a b | c", '|'), (std::vector<std::string_view>{"a b", "c"}));
}

}  // namespace
}  // namespace weft
