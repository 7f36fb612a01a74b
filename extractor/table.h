// SPDX-License-Identifier: Apache-2.0
//
// Language data as text: one row a line, columns separated by tabs, '#' starts a comment line,
// blank lines are skipped. Every table of a pack is read through here, so every error names file
// and line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/error.h"

namespace weft {

struct TableRow {
  std::size_t line = 0;                 // from 1
  std::vector<std::string_view> cells;  // views into the table's text
};

// Rows must have between `min_columns` and `max_columns` cells; else FormatError. Missing cells are
// filled with empty ones up to max_columns.
std::vector<TableRow> parse_table(std::string_view text, const std::string& file,
                                  std::size_t min_columns, std::size_t max_columns);

// The number that a cell holds. Throws FormatError that names `place` and `what` it is.
double parse_number(std::string_view cell, std::string_view what, FormatPlace place);

// Words separated by blanks, or by `separator`; surrounding blanks are dropped, empty parts too.
std::vector<std::string_view> split_words(std::string_view cell, char separator = ' ');

}  // namespace weft
