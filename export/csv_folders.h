// SPDX-License-Identifier: Apache-2.0
//
// Folders of two tables, entities and edges, with the columns that each program expects. RFC 4180
// with line feeds, UTF-8; every cell is one line. KGTK is tab-separated and has one table of facts,
// whose qualifiers are edges about an edge.
//
// Cells that a spreadsheet would run as a formula (=, +, -, @ first) are left alone, since the
// programs which these files are for would take a guard for a part of the name; with
// ExportOptions::bom, which says that a spreadsheet reads the file, an apostrophe stands before.
#pragma once

#include <memory>

#include "weft/export/exporter.h"

namespace weft {

std::unique_ptr<const Exporter> make_gephi_csv_exporter();
std::unique_ptr<const Exporter> make_neo4j_csv_exporter();
std::unique_ptr<const Exporter> make_graphframes_csv_exporter();
std::unique_ptr<const Exporter> make_kgtk_exporter();

}  // namespace weft
