// SPDX-License-Identifier: Apache-2.0
#include "weft/export/sql.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "export/sqlite.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"
#include "weft/export/graph_file.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

constexpr int kStepsBetweenQuestions = 10000;  // of SQLite's machine

// What a statement was refused for; empty where nothing was.
using Refusal = std::string;

bool reads_only(std::string_view pragma) {
  constexpr std::array<std::string_view, 8> kReading = {
      "table_info", "table_xinfo", "table_list",       "index_list",
      "index_info", "index_xinfo", "foreign_key_list", "function_list"};
  return std::find(kReading.begin(), kReading.end(), to_lower(pragma)) != kReading.end();
}

std::string_view words(const char* text) { return text == nullptr ? "" : text; }

// SQLite asks before each thing that a statement would do.
int allow(void* context, int action, const char* first, const char* second, const char*,
          const char*) {
  auto& refusal = *static_cast<Refusal*>(context);
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      if (words(second) != "load_extension") return SQLITE_OK;
      refusal = "load_extension() is not there";
      return SQLITE_DENY;
    case SQLITE_PRAGMA:
      if (reads_only(words(first))) return SQLITE_OK;
      refusal = "PRAGMA " + std::string(words(first)) +
                " is not there; of PRAGMA there are those that tell of tables, as table_info";
      return SQLITE_DENY;
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      refusal = "other files are neither read nor written here; `weft combine` joins graph files";
      return SQLITE_DENY;
    default:
      refusal =
          "a graph file is only read here; write a SELECT (`weft --help` lists the commands "
          "that change a graph)";
      return SQLITE_DENY;
  }
}

int ask_to_stop(void* context) {
  return (*static_cast<const std::function<bool()>*>(context))() ? 1 : 0;
}

TableCell cell(sqlite3_stmt* row, int column) {
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER: {
      TableCell out(std::to_string(sqlite3_column_int64(row, column)));
      out.is_number = true;
      return out;
    }
    case SQLITE_FLOAT: {
      const double value = sqlite3_column_double(row, column);
      if (std::isfinite(value)) return TableCell::number(value);
      return std::string(value < 0 ? "-Infinity" : "Infinity");
    }
    default:
      break;
  }
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  const std::string_view text(bytes == nullptr ? "" : bytes, size);
  const bool blob = sqlite3_column_type(row, column) == SQLITE_BLOB;
  if (!blob && find_invalid_utf8(text) == std::string_view::npos) return text;
  std::string hex = "x'";
  constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : text) {
    hex += {kHex[static_cast<unsigned char>(c) >> 4U], kHex[static_cast<unsigned char>(c) & 15U]};
  }
  return hex + "'";
}

// Whether anything but blanks, comments and semicolons is left.
std::size_t next_statement(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    if (std::string_view(" \t\r\n;").find(rest[0]) != std::string_view::npos) {
      ++at;
    } else if (rest.starts_with("--")) {
      at = std::min(text.find('\n', at), text.size());
    } else if (rest.starts_with("/*")) {
      const std::size_t end = text.find("*/", at + 2);
      at = end == std::string_view::npos ? text.size() : end + 2;
    } else {
      return at;
    }
  }
  return text.size();
}

// Columns of one name are told apart, as JSON needs it: name, name_2.
void add_column(const std::string& name, Table& table) {
  const auto taken = [&](const std::string& as) {
    return std::find(table.columns.begin(), table.columns.end(), as) != table.columns.end();
  };
  std::string as = name;
  for (std::size_t n = 2; taken(as); ++n) as = name + "_" + std::to_string(n);
  table.columns.push_back(std::move(as));
}

}  // namespace

struct GraphSql::State {
  explicit State(const std::string& path) : database(path, Sqlite::Mode::kRead) {
    sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_set_authorizer(database.handle(), &allow, &refusal);
  }

  [[noreturn]] void fail(std::string_view text, int code);

  Sqlite database;
  Refusal refusal;
};

// Throws what the code means; a wrong statement with a mark under the place.
void GraphSql::State::fail(std::string_view text, int code) {
  const int kind = code & 0xFF;
  if (kind == SQLITE_INTERRUPT) throw UsageError("the query was stopped");
  if (refusal.empty() && kind != SQLITE_ERROR && kind != SQLITE_AUTH && kind != SQLITE_RANGE &&
      kind != SQLITE_TOOBIG && kind != SQLITE_MISMATCH) {
    database.fail(code);
  }
  std::string why = refusal.empty() ? sqlite3_errmsg(database.handle()) : refusal;
  const int offset = sqlite3_error_offset(database.handle());
  std::size_t place = offset < 0 ? next_statement(text, 0) : static_cast<std::size_t>(offset);
  for (const std::string_view missing : {"no such table: ", "no such column: "}) {
    if (!why.starts_with(missing)) continue;
    const std::string name = why.substr(missing.size());
    if (const auto at = text.find(name); offset < 0 && at != std::string_view::npos) place = at;
    why +=
        "; the views nodes, edges, triples and quotes are a good beginning, and "
        "`PRAGMA table_info(triples)` lists columns";
  }
  throw QuerySyntaxError(text, place, why);
}

GraphSql::GraphSql(const std::string& path) {
  check_graph_file(path);
  state_ = std::make_unique<State>(path);
}

GraphSql::~GraphSql() = default;

Table GraphSql::query(std::string_view text, const std::function<bool()>& stop) {
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    throw UsageError("SQL: not valid UTF-8 at byte " + std::to_string(bad));
  }
  if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
    throw QuerySyntaxError(text.substr(0, zero), zero, "a zero byte is no SQL");
  }
  if (next_statement(text, 0) == text.size()) {
    throw QuerySyntaxError(text, 0,
                           "the query is empty; write a SELECT, as in SELECT * FROM nodes");
  }
  sqlite3* database = state_->database.handle();
  state_->refusal.clear();
  auto context = stop;  // outlives the statement
  sqlite3_progress_handler(database, stop ? kStepsBetweenQuestions : 0,
                           stop ? &ask_to_stop : nullptr, &context);
  sqlite3_stmt* handle = nullptr;
  const char* rest = nullptr;
  int code =
      sqlite3_prepare_v2(database, text.data(), static_cast<int>(text.size()), &handle, &rest);
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(handle, &sqlite3_finalize);
  if (code != SQLITE_OK) state_->fail(text, code);
  const std::size_t next = next_statement(text, static_cast<std::size_t>(rest - text.data()));
  if (next < text.size()) {
    throw QuerySyntaxError(text, next, "one statement at a time; the first one ends before this");
  }
  Table table;
  const int columns = sqlite3_column_count(handle);
  for (int i = 0; i < columns; ++i) add_column(sqlite3_column_name(handle, i), table);
  while ((code = sqlite3_step(handle)) == SQLITE_ROW) {
    auto& row = table.rows.emplace_back();
    for (int i = 0; i < columns; ++i) row.push_back(cell(handle, i));
  }
  if (code != SQLITE_DONE) state_->fail(text, code);
  sqlite3_progress_handler(database, 0, nullptr, nullptr);
  return table;
}

std::vector<std::string> GraphSql::tables() {
  std::vector<std::string> names;
  for (const auto& row :
       query("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name").rows) {
    names.push_back(row[0].text);
  }
  return names;
}

}  // namespace weft
