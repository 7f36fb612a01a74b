// SPDX-License-Identifier: Apache-2.0
//
// The graph file: a Graph as one SQLite 3 database that sqlite3, DuckDB, pandas and Datasette open
// too. docs/formats.md describes tables and views. The same graph gives the same bytes.
//
// A file is written beside its place and renamed when it is complete and on disk, so a file that
// was there stays whole until then, whatever happens.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "weft/core/libraries.h"
#include "weft/graph/graph.h"

namespace weft {

// Version of the tables, in the file's user_version. Newer files are refused, older ones read; what
// changes them writes the newest. 2: search tables, views with GraphRAG's names.
inline constexpr int kGraphFileVersion = 2;

// Held while a file is read, changed and written again, so that two programs do not undo each
// other's work. Throws IoError where another holds it or the folder cannot be written.
class GraphFileLock {
 public:
  explicit GraphFileLock(const std::string& path);
  ~GraphFileLock();  // removes the unfinished file
  GraphFileLock(const GraphFileLock&) = delete;
  GraphFileLock& operator=(const GraphFileLock&) = delete;

  const std::string& path() const { return path_; }
  // Where the new file grows.
  static std::string partial_path(const std::string& path) { return path + ".partial"; }

 private:
  std::string path_;
  int descriptor_ = -1;
};

// Throws IoError where the file cannot be written.
void save_graph(const Graph& graph, const GraphFileLock& lock);
void save_graph(const Graph& graph, const std::string& path);

struct LoadOptions {
  // Articles' texts. Without them a graph of long articles that is read whole takes a fraction of
  // the time and memory.
  bool texts = true;
  // What each document has said is read at once; else when somebody asks, piece by piece. Then the
  // graph's columns are those in the file, mapped into memory, which takes milliseconds for a
  // million facts, and quotes need no `texts`. A file whose rows were changed by SQL, or of an
  // earlier version, has no such columns: all its rows are read at once.
  bool evidence = true;
};

// Throws IoError where the file cannot be read, FormatError where it is no graph file, is damaged
// or comes from a newer version.
Graph load_graph(const std::string& path, LoadOptions options = {});

// Throws as load_graph does where the file is missing, cut short or clearly no graph file.
void check_graph_file(const std::string& path);
// Whether a new graph file may take the place of what is there: nothing, an empty file or a graph.
bool may_replace(const std::string& path);
// Whether a file begins as graph files do; false also where it cannot be read.
bool is_graph_file(const std::string& path);
// Reads all of a file and gives what is wrong with it, a line each; nothing where it is sound.
std::vector<std::string> examine_graph_file(const std::string& path);

std::vector<LibraryVersion> export_libraries();

}  // namespace weft
