// SPDX-License-Identifier: Apache-2.0
//
// GraphML in the profile that Gephi, networkx, igraph, Cytoscape, Neo4j APOC, graphology and Boost
// all read alike: string, int and double only, every key before the graph, nodes before edges,
// absent values left out, the relation's id as the edge element's own label, which is where Gephi
// and APOC find the kind of an edge. Dates, amounts and words are attributes of nodes, not nodes.
#pragma once

#include <memory>

#include "weft/export/exporter.h"

namespace weft {

std::unique_ptr<const Exporter> make_graphml_exporter();

}  // namespace weft
