// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/class_table.h"

#include <gtest/gtest.h>

#include "extractor/linear/linear_model.h"
#include "weft/core/error.h"

namespace weft {
namespace {

std::string file_with(const std::string& section) {
  WeightsWriter writer;
  writer.add("dictionary", section);
  return writer.finish();
}

void table_of(const std::string& section) {
  const std::string bytes = file_with(section);
  ClassTable(WeightsFile(bytes, "f"), "dictionary");
}

TEST(ClassTable, FindsWhatWasWritten) {
  std::map<std::uint64_t, std::uint16_t> values;
  for (std::uint64_t i = 1; i < 500; ++i) {
    values[feature(7, i)] = static_cast<std::uint16_t>(i);
  }
  const std::string bytes = file_with(ClassTable::write(values));
  const ClassTable table(WeightsFile(bytes, "f"), "dictionary");
  for (const auto& [hash, value] : values) EXPECT_EQ(table.find(hash), value);
  int strangers = 0;
  for (std::uint64_t i = 0; i < 1000; ++i) strangers += table.find(feature(8, i)) != 0 ? 1 : 0;
  EXPECT_LE(strangers, 2);
}

TEST(ClassTable, IsEmptyWhereTheFileHasNone) {
  const std::string bytes = file_with("12345678");
  EXPECT_EQ(ClassTable(WeightsFile(bytes, "f"), "other").find(1), 0);
  EXPECT_THROW(table_of("123"), FormatError);
}

}  // namespace
}  // namespace weft
