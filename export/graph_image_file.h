// SPDX-License-Identifier: Apache-2.0
//
// The image of a graph's columns in its graph file: table graph_image, the header in row 1 and the
// arrays in pieces from row 2 on. The other tables stay the truth: triggers drop the image when SQL
// changes a row that it was made from, and the next reader takes the rows.
#pragma once

#include <optional>
#include <vector>

#include "export/sqlite.h"
#include "weft/graph/graph.h"

namespace weft {

// After all rows and indexes, in the same transaction.
void save_image(const Graph& graph, const Sqlite& database);

// Nothing where there is none, or it is of another version, stale or damaged.
std::optional<Graph> load_image(const Sqlite& database, std::vector<GraphRelation> relations);

}  // namespace weft
