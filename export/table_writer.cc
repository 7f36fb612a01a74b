// SPDX-License-Identifier: Apache-2.0
#include "weft/export/table_writer.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "export/json_text.h"
#include "export/text_sink.h"
#include "export/xml.h"
#include "weft/core/error.h"
#include "weft/core/terminal.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

using Row = std::vector<TableCell>;

// Line ends and tabs would break a table of lines.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return out;
}

// As one line of a terminal, whatever its characters do there.
std::string shown_line(std::string_view text) { return terminal_text(one_line(text)); }

std::string padded(const std::string& text, std::size_t width, bool right) {
  const std::size_t own = display_width(text);
  const std::string blanks(width > own ? width - own : 0, ' ');
  return right ? blanks + text : text + blanks;
}

Row header(const Table& table) { return Row(table.columns.begin(), table.columns.end()); }

// The wider of each column's header and cells; 0 where all cells are empty.
std::vector<std::size_t> column_widths(const Table& table) {
  std::vector<std::size_t> widths(table.columns.size(), 0);
  for (const Row& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(shown_line(row[i].text)));
    }
  }
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] > 0 || table.rows.empty()) {
      widths[i] = std::max(widths[i], display_width(shown_line(table.columns[i])));
    }
  }
  return widths;
}

void write_aligned(const Table& table, TableStyle style, std::ostream& out) {
  const std::vector<std::size_t> widths = column_widths(table);
  const auto put = [&](const std::string& line, std::string_view escape) {
    const bool colored = style.color && !escape.empty();
    out << (colored ? escape : "") << line << (colored ? "\x1b[0m" : "") << '\n';
  };
  constexpr std::string_view kBold = "\x1b[1m";
  constexpr std::string_view kDim = "\x1b[2m";
  const auto write = [&](const Row& row, std::string_view escape) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (widths[i] == 0) continue;
      line +=
          (line.empty() ? "" : "  ") + padded(shown_line(row[i].text), widths[i], row[i].is_number);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    put(line, escape);
  };
  write(header(table), kBold);
  Row rule;
  for (const std::size_t width : widths) rule.emplace_back(std::string(width, '-'));
  write(rule, kDim);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    write(table.rows[i], {});
    if (i >= table.under.size()) continue;
    for (const std::string& line : table.under[i]) put("    " + shown_line(line), kDim);
  }
}

// Spreadsheets open CSV and run what begins like a formula; the apostrophe makes it text. TSV and
// JSON, which programs read, have every cell as it is.
std::string csv_cell(const TableCell& cell) {
  std::string text = cell.is_number || !starts_formula(cell.text) ? cell.text : "'" + cell.text;
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string tsv_cell(const TableCell& cell) { return one_line(cell.text); }

template <typename Cell>
void write_separated(const Table& table, char separator, Cell cell, std::ostream& out) {
  const auto write = [&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out << separator;
      out << cell(row[i]);
    }
    out << '\n';
  };
  write(header(table));
  for (const Row& row : table.rows) write(row);
}

std::string json_string(std::string_view text) {
  JsonText json;
  json.string(text);
  return std::string(json.view());
}

std::string json_object(const Table& table, const Row& row) {
  std::string out = "{";
  for (std::size_t i = 0; i < row.size(); ++i) {
    out += (i == 0 ? "" : ", ") + json_string(table.columns[i]) + ": ";
    out += row[i].text.empty() ? "null" : row[i].is_number ? row[i].text : json_string(row[i].text);
  }
  return out + "}";
}

void write_json(const Table& table, std::ostream& out) {
  out << "[";
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    out << (i == 0 ? "\n  " : ",\n  ") << json_object(table, table.rows[i]);
  }
  out << (table.rows.empty() ? "]\n" : "\n]\n");
}

void write_markdown(const Table& table, std::ostream& out) {
  const auto write = [&](const Row& row) {
    out << '|';
    for (const TableCell& cell : row) {
      std::string text = one_line(cell.text);
      for (std::size_t at = 0; (at = text.find('|', at)) != std::string::npos; at += 2) {
        text.insert(at, "\\");
      }
      out << ' ' << text << " |";
    }
    out << '\n';
  };
  write(header(table));
  out << '|';
  for (std::size_t i = 0; i < table.columns.size(); ++i) out << " --- |";
  out << '\n';
  for (const Row& row : table.rows) write(row);
}

constexpr std::array<std::string_view, 6> kTableFormats = {"table", "csv",   "tsv",
                                                           "json",  "jsonl", "markdown"};

}  // namespace

TableCell TableCell::number(std::size_t value) {
  TableCell cell(std::to_string(value));
  cell.is_number = true;
  return cell;
}

TableCell TableCell::number(double value) {
  TableCell cell(number_text(value));
  cell.is_number = true;
  return cell;
}

std::span<const std::string_view> table_formats() { return kTableFormats; }

void write_table(const Table& table, std::string_view format, std::ostream& out, TableStyle style) {
  if (format == "table") return write_aligned(table, style, out);
  if (format == "csv") return write_separated(table, ',', csv_cell, out);
  if (format == "tsv") return write_separated(table, '\t', tsv_cell, out);
  if (format == "json") return write_json(table, out);
  if (format == "markdown") return write_markdown(table, out);
  if (format != "jsonl") throw UsageError("no table format '" + std::string(format) + "'");
  for (const Row& row : table.rows) out << json_object(table, row) << '\n';
}

}  // namespace weft
