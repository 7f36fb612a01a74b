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

}  // namespace
}  // namespace weft
