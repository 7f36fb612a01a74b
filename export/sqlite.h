// SPDX-License-Identifier: Apache-2.0
//
// The little of SQLite's C interface that the graph file needs, with errors thrown as Error.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weft {

class Sqlite {
 public:
  enum class Mode { kRead, kWrite };
  Sqlite(const std::string& path, Mode mode);
  ~Sqlite();
  Sqlite(const Sqlite&) = delete;
  Sqlite& operator=(const Sqlite&) = delete;

  void run(const std::string& sql);
  void close();  // throws where the last bytes cannot be written
  // IoError or FormatError, whichever the code means.
  [[noreturn]] void fail(int code) const;

  sqlite3* handle() const { return handle_; }

 private:
  std::string path_;
  sqlite3* handle_ = nullptr;
};

// One row of a prepared statement at a time. Columns and parameters count from 0, in order of call.
class SqliteStatement {
 public:
  SqliteStatement(const Sqlite& database, std::string_view sql);
  ~SqliteStatement();
  SqliteStatement(const SqliteStatement&) = delete;
  SqliteStatement& operator=(const SqliteStatement&) = delete;

  SqliteStatement& bind(std::int64_t value);
  SqliteStatement& bind(double value);
  SqliteStatement& bind(std::string_view text);
  SqliteStatement& bind_bytes(std::string_view bytes);
  SqliteStatement& bind_null();
  SqliteStatement& bind_id(std::optional<std::uint32_t> index);  // stored from 1 on
  SqliteStatement& bind_text_or_null(std::string_view text);
  void insert();  // runs with what was bound, and is ready to be bound again

  void restart();  // forgets what was bound
  bool next();
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  bool null(int column) const;
  std::uint32_t id(int column) const;  // index of the row that the id names
  std::optional<std::uint32_t> optional_id(int column) const;

 private:
  void check(int code) const;

  const Sqlite& database_;
  sqlite3_stmt* handle_ = nullptr;
  int bound_ = 0;
};

}  // namespace weft
