// SPDX-License-Identifier: Apache-2.0
#include "weft/export/table_writer.h"

#include <gtest/gtest.h>

#include <sstream>

#include "weft/core/error.h"

namespace weft {
namespace {

Table answers() {
  Table table;
  table.columns = {"who", "note", "n"};
  table.rows = {{"가온", "", TableCell::number(std::size_t{12})},
                {"A \"b\", c|d", "", TableCell::number(0.5)}};
  table.under = {{"a quote"}};
  return table;
}

std::string written(const Table& table, std::string_view format) {
  std::ostringstream out;
  write_table(table, format, out);
  return out.str();
}

struct Case {
  const char* format;
  const char* expected;
};

TEST(TableWriter, WritesEveryFormat) {
  const Case cases[] = {
      // Hangul counts two columns; a column without any cell is not shown.
      {"table",
       "who         n\n"
       "----------  ---\n"
       "가온         12\n"
       "    a quote\n"
       "A \"b\", c|d  0.5\n"},
      {"csv", "who,note,n\n가온,,12\n\"A \"\"b\"\", c|d\",,0.5\n"},
      {"tsv", "who\tnote\tn\n가온\t\t12\nA \"b\", c|d\t\t0.5\n"},
      {"jsonl",
       "{\"who\": \"가온\", \"note\": null, \"n\": 12}\n"
       "{\"who\": \"A \\\"b\\\", c|d\", \"note\": null, \"n\": 0.5}\n"},
      {"markdown",
       "| who | note | n |\n| --- | --- | --- |\n| 가온 |  | 12 |\n| A \"b\", c\\|d |  | 0.5 |\n"},
  };
  for (const Case& c : cases) EXPECT_EQ(written(answers(), c.format), c.expected) << c.format;
  EXPECT_THROW(written(answers(), "xlsx"), UsageError);
}

TEST(TableWriter, AnEmptyTableKeepsItsHeader) {
  Table table;
  table.columns = {"who", "n"};
  EXPECT_EQ(written(table, "table"), "who  n\n---  -\n");
  EXPECT_EQ(written(table, "json"), "[]\n");
}

// Names that give a terminal orders, turn its writing round or hide in it.
TEST(TableWriter, AlignedTablesGiveATerminalNoOrders) {
  Table table;
  table.columns = {"who", "n"};
  table.rows = {{"\x1b[2JAda\r", TableCell::number(std::size_t{1})},
                {"A\u202Eda\u200B", TableCell::number(std::size_t{2})}};
  table.under = {{"a \x07 quote\nof two lines"}};
  EXPECT_EQ(written(table, "table"),
            "who                  n\n"
            "-------------------  -\n"
            "<U+001B>[2JAda       1\n"
            "    a <U+0007> quote of two lines\n"
            "A<U+202E>da<U+200B>  2\n");
}

// What a spreadsheet would run becomes text; numbers stay numbers, TSV and JSON stay exact.
TEST(TableWriter, CsvCellsAreNoFormulas) {
  Table table;
  table.columns = {"who", "n"};
  for (const char* name : {"=1+1", "+82", "-a", "@sum", "\tx", "\rx", "＝1", "a=b"}) {
    table.rows.push_back({name, TableCell::number(-0.5)});
  }
  EXPECT_EQ(
      written(table, "csv"),
      "who,n\n'=1+1,-0.5\n'+82,-0.5\n'-a,-0.5\n'@sum,-0.5\n'\tx,-0.5\n\"'\rx\",-0.5\n'＝1,-0.5\n"
      "a=b,-0.5\n");
  table.rows.resize(1);
  EXPECT_EQ(written(table, "tsv"), "who\tn\n=1+1\t-0.5\n");
  EXPECT_EQ(written(table, "jsonl"), "{\"who\": \"=1+1\", \"n\": -0.5}\n");
}

}  // namespace
}  // namespace weft
