// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "export/graph_image_file.h"
#include "export/graph_rows.h"
#include "export/graph_schema.h"
#include "export/sqlite.h"
#include "weft/core/error.h"
#include "weft/export/graph_file.h"

namespace weft {
namespace {

// So that a file whose tables are torn does not pass for whole because its image is.
void glance_at_tables(const Sqlite& database) {
  SqliteStatement table(database, "SELECT name FROM sqlite_master WHERE type = 'table'");
  while (table.next()) {
    SqliteStatement row(database, "SELECT 1 FROM \"" + table.text(0) + "\" LIMIT 1");
    row.next();
  }
}

std::int64_t pragma(const Sqlite& database, const char* name) {
  SqliteStatement row(database, std::string("PRAGMA ") + name);
  return row.next() ? row.integer(0) : 0;
}

void check_version(const Sqlite& database, const std::string& path) {
  if (pragma(database, "application_id") != kGraphApplicationId) {
    throw FormatError(
        {path, {}, {}, {}},
        "an SQLite database, but not a graph file; give a file that `weft build ... -o "
        "FILE` wrote");
  }
  const std::int64_t version = pragma(database, "user_version");
  if (version > kGraphFileVersion) {
    throw FormatError({path, {}, {}, {}}, "graph file version " + std::to_string(version) +
                                              " is newer than this weft reads (" +
                                              std::to_string(kGraphFileVersion) +
                                              "); install a newer weft");
  }
  if (version < 1) GraphRows(database, path).damaged("no version");
}

Graph read_graph(std::shared_ptr<const MappedFile> file, std::shared_ptr<const Sqlite> database,
                 const std::string& path, LoadOptions options) {
  check_version(*database, path);
  if (!options.evidence) {
    glance_at_tables(*database);
    if (auto graph = load_image(std::move(file), database, path, options.texts)) {
      return std::move(*graph);
    }
  }
  return Graph(read_all_rows(*database, path, options.texts));
}

// SQLite reads a file that was cut short until it needs a page that is missing.
void check_whole(std::ifstream& file, const std::string& path) {
  std::array<char, 32> header{};
  if (!file.read(header.data(), header.size())) return;
  const auto number = [&](std::size_t at, std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      value = (value << 8U) | static_cast<unsigned char>(header[at + i]);
    }
    return value;
  };
  if (std::string_view(header.data(), 15) != "SQLite format 3") return;
  const std::uint64_t expected = number(16, 2) * number(28, 4);
  std::error_code error;
  const std::uint64_t size = std::filesystem::file_size(path, error);
  if (!error && size < expected) {
    throw FormatError({path, {}, {}, size},
                      "the graph file is damaged (it ends before its " + std::to_string(expected) +
                          " bytes are there); restore a copy or build it again");
  }
}

void check_readable(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    throw IoError(path + ": is a folder, not a graph file; name the file that `weft build` wrote");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw IoError(path + ": " +
                  (std::filesystem::exists(path, error)
                       ? "cannot read the file; check its permissions"
                       : "no such file; make it with `weft build ARTICLE... -o " + path + "`"));
  }
  // SQLite takes an empty file for an empty database.
  if (file.peek() == std::ifstream::traits_type::eof()) {
    throw FormatError({path, {}, {}, {}},
                      "the file is empty; give a graph file that `weft build ... -o FILE` wrote");
  }
  check_whole(file, path);
}

}  // namespace

bool may_replace(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return true;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  const bool empty = std::filesystem::file_size(path, error) == 0;
  return empty || is_graph_file(path);
}

bool is_graph_file(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  std::ifstream file(path, std::ios::binary);
  std::array<char, 72> header{};
  file.read(header.data(), header.size());
  std::uint32_t id = 0;
  for (std::size_t i = 68; i < 72; ++i) id = (id << 8U) | static_cast<unsigned char>(header[i]);
  return std::string_view(header.data(), 15) == "SQLite format 3" && id == kGraphApplicationId;
}

void check_graph_file(const std::string& path) {
  check_readable(path);
  if (!may_replace(path)) {
    throw FormatError({path, {}, {}, {}},
                      "not a graph file; give a file that `weft build ... -o FILE` wrote");
  }
}

Graph load_graph(const std::string& path, LoadOptions options) {
  check_readable(path);
  // Before the database, so that load_image can tell whether they are one file.
  auto file = options.evidence ? nullptr : std::make_shared<const MappedFile>(path);
  auto database = std::make_shared<const Sqlite>(path, Sqlite::Mode::kRead);
  try {
    return read_graph(std::move(file), std::move(database), path, options);
  } catch (const FormatError&) {
    throw;
  } catch (const IoError&) {
    throw;
  } catch (const Error& error) {
    throw FormatError({path, {}, {}, {}}, error.what());
  }
}

}  // namespace weft
