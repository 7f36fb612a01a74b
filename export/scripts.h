// SPDX-License-Identifier: Apache-2.0
//
// Texts that a program runs or draws: an openCypher script (batches of UNWIND, for some ten
// thousand facts; use neo4j-csv for more) and a DOT file for Graphviz.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "weft/export/exporter.h"

namespace weft {

std::unique_ptr<const Exporter> make_cypher_exporter();
std::unique_ptr<const Exporter> make_dot_exporter();

}  // namespace weft
