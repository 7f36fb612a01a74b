// SPDX-License-Identifier: Apache-2.0
#include "export/sqlite.h"

#include <limits>

#include "weft/core/error.h"
#include "weft/core/span.h"

namespace weft {
namespace {

// Immutable: a reader needs no lock and leaves no files beside the graph file.
std::string read_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr char kHex[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    } else {
      uri.push_back(c);
    }
  }
  return uri + "?mode=ro&immutable=1";
}

}  // namespace

Sqlite::Sqlite(const std::string& path, Mode mode) : path_(path) {
  const bool read = mode == Mode::kRead;
  const int flags = read ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE;
  const int code =
      sqlite3_open_v2((read ? read_uri(path) : path).c_str(), &handle_, flags, nullptr);
  if (code == SQLITE_OK) return;
  const std::string why = handle_ == nullptr ? "out of memory" : sqlite3_errmsg(handle_);
  sqlite3_close(handle_);
  throw IoError(path + ": cannot open the file: " + why);
}

Sqlite::~Sqlite() { sqlite3_close(handle_); }

void Sqlite::close() {
  const int code = sqlite3_close(handle_);
  if (code != SQLITE_OK) fail(code);
  handle_ = nullptr;
}

void Sqlite::fail(int code) const {
  const std::string why = sqlite3_errmsg(handle_);
  switch (code & 0xFF) {
    case SQLITE_FULL:
      throw IoError(path_ + ": the disk is full; free some space and run the command again");
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw IoError(path_ + ": cannot read or write: " + why +
                    "; check the disk's free space and the permissions");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw IoError(path_ + ": another program is using the file; try again when it has finished");
    case SQLITE_NOMEM:
      throw IoError(path_ + ": out of memory");
    case SQLITE_NOTADB:
      throw FormatError({path_, {}, {}, {}},
                        "not a graph file; give a file that `weft build ... -o FILE` wrote");
    default:
      throw FormatError({path_, {}, {}, {}}, "the graph file is damaged (" + why +
                                                 "); restore a copy or build it again");
  }
}

void Sqlite::run(const std::string& sql) {
  const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

SqliteStatement::SqliteStatement(const Sqlite& database, std::string_view sql)
    : database_(database) {
  check(sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &handle_,
                           nullptr));
}

SqliteStatement::~SqliteStatement() { sqlite3_finalize(handle_); }

void SqliteStatement::check(int code) const {
  if (code != SQLITE_OK) database_.fail(code);
}

SqliteStatement& SqliteStatement::bind(std::int64_t value) {
  check(sqlite3_bind_int64(handle_, ++bound_, value));
  return *this;
}

SqliteStatement& SqliteStatement::bind(double value) {
  check(sqlite3_bind_double(handle_, ++bound_, value));
  return *this;
}

SqliteStatement& SqliteStatement::bind(std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  check(sqlite3_bind_text64(handle_, ++bound_, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

SqliteStatement& SqliteStatement::bind_bytes(std::string_view bytes) {
  check(sqlite3_bind_blob64(handle_, ++bound_, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

SqliteStatement& SqliteStatement::bind_null() {
  check(sqlite3_bind_null(handle_, ++bound_));
  return *this;
}

SqliteStatement& SqliteStatement::bind_id(std::optional<std::uint32_t> index) {
  return index ? bind(std::int64_t{*index} + 1) : bind_null();
}

SqliteStatement& SqliteStatement::bind_text_or_null(std::string_view text) {
  return text.empty() ? bind_null() : bind(text);
}

void SqliteStatement::insert() {
  const int code = sqlite3_step(handle_);
  if (code != SQLITE_DONE) database_.fail(code);
  restart();
}

void SqliteStatement::restart() {
  check(sqlite3_reset(handle_));
  bound_ = 0;
}

bool SqliteStatement::next() {
  const int code = sqlite3_step(handle_);
  if (code != SQLITE_ROW && code != SQLITE_DONE) database_.fail(code);
  return code == SQLITE_ROW;
}

std::int64_t SqliteStatement::integer(int column) const {
  return sqlite3_column_int64(handle_, column);
}
double SqliteStatement::real(int column) const { return sqlite3_column_double(handle_, column); }

std::string SqliteStatement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  if (bytes == nullptr) return "";
  return std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column)));
}

bool SqliteStatement::null(int column) const {
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

std::uint32_t SqliteStatement::id(int column) const {
  const std::int64_t id = integer(column);
  if (id < 1 || id > std::numeric_limits<std::uint32_t>::max()) database_.fail(SQLITE_CORRUPT);
  return static_cast<std::uint32_t>(id - 1);
}

std::optional<std::uint32_t> SqliteStatement::optional_id(int column) const {
  return null(column) ? std::nullopt : std::optional(id(column));
}

}  // namespace weft
