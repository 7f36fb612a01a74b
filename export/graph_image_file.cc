// SPDX-License-Identifier: Apache-2.0
#include "export/graph_image_file.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "weft/graph/graph_image.h"

namespace weft {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{16} << 20U;

// The tables that an image holds something of.
constexpr const char* kImaged[] = {"entity",    "entity_label", "alias",
                                   "entity_id", "relation",     "relation_label",
                                   "fact",      "qualifier",    "evidence"};

void insert_piece(const Sqlite& database, std::int64_t id, std::string_view bytes) {
  SqliteStatement row(database, "INSERT INTO graph_image VALUES(?, ?)");
  row.bind(id).bind_bytes(bytes).insert();
}

// Reads the pieces one after the other straight to where the bytes belong.
class PieceReader {
 public:
  explicit PieceReader(const Sqlite& database) : database_(database) {}
  ~PieceReader() { sqlite3_blob_close(blob_); }
  PieceReader(const PieceReader&) = delete;
  PieceReader& operator=(const PieceReader&) = delete;

  bool read(void* data, std::size_t size) {
    auto* to = static_cast<char*>(data);
    while (size > 0) {
      if (at_ == end_ && !open_next()) return false;
      const int part = static_cast<int>(std::min<std::size_t>(size, end_ - at_));
      if (sqlite3_blob_read(blob_, to, part, at_) != SQLITE_OK) return false;
      at_ += part;
      to += part;
      size -= static_cast<std::size_t>(part);
    }
    return true;
  }

 private:
  bool open_next() {
    const int code = blob_ == nullptr ? sqlite3_blob_open(database_.handle(), "main", "graph_image",
                                                          "bytes", ++piece_, 0, &blob_)
                                      : sqlite3_blob_reopen(blob_, ++piece_);
    if (code != SQLITE_OK) return false;
    at_ = 0;
    end_ = sqlite3_blob_bytes(blob_);
    return end_ > 0;
  }

  const Sqlite& database_;
  sqlite3_blob* blob_ = nullptr;
  std::int64_t piece_ = 0;
  int at_ = 0;
  int end_ = 0;
};

bool has_image(const Sqlite& database) {
  SqliteStatement table(
      database, "SELECT name FROM sqlite_master WHERE name = 'graph_image' AND type = 'table'");
  return table.next();
}

// Of the pieces behind the header.
std::uint64_t image_bytes(const Sqlite& database) {
  SqliteStatement sum(database,
                      "SELECT coalesce(sum(length(bytes)), 0) FROM graph_image WHERE id > 1");
  return sum.next() ? static_cast<std::uint64_t>(sum.integer(0)) : 0;
}

std::size_t highest_id(const Sqlite& database, const char* table) {
  SqliteStatement row(database, std::string("SELECT max(id) FROM ") + table);
  return row.next() ? static_cast<std::size_t>(row.integer(0)) : 0;
}

}  // namespace

void save_image(const Graph& graph, const Sqlite& database) {
  SqliteStatement(database,
                  "CREATE TABLE graph_image(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
      .insert();
  std::int64_t id = 2;
  std::string piece;
  const ImageHeader header = write_image(graph, [&](const void* data, std::size_t size) {
    piece.append(static_cast<const char*>(data), size);
    std::size_t done = 0;
    for (; piece.size() - done >= kPieceBytes; done += kPieceBytes) {
      insert_piece(database, id++, std::string_view(piece).substr(done, kPieceBytes));
    }
    piece.erase(0, done);
  });
  if (!piece.empty()) insert_piece(database, id, piece);
  std::string first(sizeof header, '\0');
  std::memcpy(first.data(), &header, sizeof header);
  insert_piece(database, 1, first);
  for (const char* table : kImaged) {
    for (const std::string change : {"INSERT", "UPDATE", "DELETE"}) {
      SqliteStatement(database, "CREATE TRIGGER image_" + change + "_" + table + " AFTER " +
                                    change + " ON " + table + " BEGIN DELETE FROM graph_image; END")
          .insert();
    }
  }
}

std::optional<Graph> load_image(const Sqlite& database, std::vector<GraphRelation> relations) {
  if (!has_image(database)) return std::nullopt;
  PieceReader reader(database);
  ImageHeader header;
  if (!reader.read(&header, sizeof header)) return std::nullopt;
  // A damaged size must not ask for memory that nobody has.
  if (header.bytes != image_bytes(database)) return std::nullopt;
  auto graph = read_image(
      header, [&](void* data, std::size_t size) { return reader.read(data, size); },
      std::move(relations));
  // Triggers do not see a table that was dropped and made anew.
  if (!graph || graph->facts().size() != highest_id(database, "fact") ||
      graph->entities().size() != highest_id(database, "entity")) {
    return std::nullopt;
  }
  return graph;
}

}  // namespace weft
