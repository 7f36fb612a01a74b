// SPDX-License-Identifier: Apache-2.0
#include "extractor/table.h"

#include <charconv>

#include "weft/core/error.h"

namespace weft {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

std::vector<std::string_view> split_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const std::size_t tab = line.find('\t');
    cells.push_back(trim(line.substr(0, tab)));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

std::vector<TableRow> parse_table(std::string_view text, const std::string& file,
                                  std::size_t min_columns, std::size_t max_columns) {
  std::vector<TableRow> rows;
  for (std::size_t line = 1; !text.empty(); ++line) {
    const std::size_t newline = text.find('\n');
    const std::string_view content = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    if (trim(content).empty() || content.front() == '#') continue;
    TableRow row{line, split_cells(content)};
    if (row.cells.size() < min_columns || row.cells.size() > max_columns) {
      throw FormatError({file, line, {}, {}}, "expected " + std::to_string(min_columns) + " to " +
                                                  std::to_string(max_columns) +
                                                  " columns separated by tabs, found " +
                                                  std::to_string(row.cells.size()));
    }
    row.cells.resize(max_columns);
    rows.push_back(std::move(row));
  }
  return rows;
}

double parse_number(std::string_view cell, std::string_view what, FormatPlace place) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error == std::errc() && end == cell.data() + cell.size()) return value;
  throw FormatError(std::move(place), "expected a number as " + std::string(what) + ", not \"" +
                                          std::string(cell) + "\"");
}

std::vector<std::string_view> split_words(std::string_view cell, char separator) {
  std::vector<std::string_view> words;
  while (!cell.empty()) {
    const std::size_t at = cell.find(separator);
    const std::string_view word = trim(cell.substr(0, at));
    if (!word.empty()) words.push_back(word);
    if (at == std::string_view::npos) break;
    cell.remove_prefix(at + 1);
  }
  return words;
}

}  // namespace weft
