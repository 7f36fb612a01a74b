// SPDX-License-Identifier: Apache-2.0
//
// What the commands that change a graph file share: the file is locked, read, changed in memory and
// written beside its place, so that it is the old one or the new one whatever happens.
#pragma once

#include <functional>
#include <string>

#include "weft/core/name_rules.h"
#include "weft/core/ontology.h"
#include "weft/export/graph_file.h"
#include "weft/graph/graph.h"
#include "weft/graph/graph_builder.h"

namespace weft {

// The built-in relations, and those of the graph's own ontology.
Ontology ontology_of(const Graph& graph);
// What takes long with a large graph, told at a terminal while it does.
Graph loaded(const std::string& path);
Graph built(const GraphBuilder& builder);
Graph built(GraphBuilder&& builder);
void save(const Graph& graph, const GraphFileLock& lock);

// Of the built-in packs.
const NameRules& built_in_name_rules();

// `change` gets the graph as it is and a builder that holds it; false leaves the file as it is.
// Gives the graph that was written, or the old one.
Graph change_graph(const std::string& path,
                   const std::function<bool(const Graph&, GraphBuilder&)>& change);

// "378 entities, 410 facts".
std::string size_of(const Graph& graph);
// Says what became of a graph file: "graph.db: 8 articles added; 378 entities, 410 facts".
void tell_changed(const std::string& path, const std::string& done, const Graph& graph);

}  // namespace weft
