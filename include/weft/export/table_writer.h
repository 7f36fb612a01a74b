// SPDX-License-Identifier: Apache-2.0
//
// A table of answers as people and programs read it: aligned columns (Hangul counts two), CSV, TSV,
// JSON, JSON lines or Markdown. Nothing is ever cut off; aligned columns that are empty in every
// row are not shown.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

struct TableCell {
  TableCell() = default;
  TableCell(std::string words) : text(std::move(words)) {}
  TableCell(std::string_view words) : text(words) {}
  TableCell(const char* words) : text(words) {}
  static TableCell number(std::size_t value);
  static TableCell number(double value);

  std::string text;
  bool is_number = false;  // written without quotes in JSON, aligned right in tables
};

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<TableCell>> rows;  // each as long as columns
  // Lines that "table" shows under a row, by index of the row; other formats leave them out.
  std::vector<std::vector<std::string>> under;
};

// "table", "csv", "tsv", "json", "jsonl", "markdown".
std::span<const std::string_view> table_formats();

struct TableStyle {
  // Escape sequences of terminals: "table" has its head in bold, its rule and what stands under
  // rows dimmed.
  bool color = false;
};

// Absent cells are empty, and null in JSON. Throws UsageError on an unknown format.
void write_table(const Table& table, std::string_view format, std::ostream& out,
                 TableStyle style = {});

}  // namespace weft
