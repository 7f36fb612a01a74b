// SPDX-License-Identifier: Apache-2.0
//
// The facts of a graph as the edges that a drawing or a table of edges needs.
#pragma once

#include <vector>

#include "weft/export/exporter.h"
#include "weft/graph/graph.h"

namespace weft {

// Facts between the same two entities with one relation and polarity; exactly one where the options
// ask for every fact.
struct ExportEdge {
  EntityId source{};
  EntityId target{};
  RelationId relation{};
  bool negated = false;
  std::vector<FactId> facts;  // in canonical order, never empty

  std::size_t weight(const Graph& graph) const;  // pieces of evidence
};

bool exported(const Fact& fact, const ExportOptions& options);
// By source, relation, target.
std::vector<ExportEdge> export_edges(const Graph& graph, const ExportOptions& options);

}  // namespace weft
