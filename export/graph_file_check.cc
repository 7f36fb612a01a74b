// SPDX-License-Identifier: Apache-2.0
#include "export/sqlite.h"
#include "weft/core/error.h"
#include "weft/export/graph_file.h"

namespace weft {

std::vector<std::string> examine_graph_file(const std::string& path) {
  std::vector<std::string> faults;
  try {
    const Sqlite database(path, Sqlite::Mode::kRead);
    SqliteStatement pages(database, "PRAGMA integrity_check");
    while (pages.next()) {
      if (pages.text(0) != "ok") faults.push_back(pages.text(0));
    }
    SqliteStatement keys(database, "PRAGMA foreign_key_check");
    while (keys.next()) {
      faults.push_back("a row of " + keys.text(0) + " names a row of " + keys.text(2) +
                       " that is not there");
    }
    if (faults.empty()) load_graph(path);
  } catch (const Error& error) {
    faults.emplace_back(error.what());
  }
  return faults;
}

std::vector<LibraryVersion> export_libraries() { return {{"SQLite", sqlite3_libversion()}}; }

}  // namespace weft
