// SPDX-License-Identifier: Apache-2.0
//
// The image of a graph's columns behind the database in its graph file, where SQLite never looks:
//
//   database: whole pages; image; footer of 64 bytes
//
// The tables stay the truth. The footer holds the database's change counter: whoever writes to the
// database raises it, and the next reader takes the rows. A copy that SQLite makes (VACUUM INTO,
// .backup) has no image.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "export/mapped_file.h"
#include "export/sqlite.h"
#include "weft/graph/graph.h"

namespace weft {

// Behind a database that is complete and closed. Throws IoError.
void append_image(const Graph& graph, const std::string& path);

// Nothing where there is none, or it is stale, damaged or of another version. Documents are asked
// of the database, which must be the mapped file.
std::optional<Graph> load_image(std::shared_ptr<const MappedFile> file,
                                std::shared_ptr<const Sqlite> database, const std::string& path,
                                bool texts);

}  // namespace weft
