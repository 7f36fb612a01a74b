// SPDX-License-Identifier: Apache-2.0
#include "export/edges.h"

#include <map>
#include <tuple>

namespace weft {

std::size_t ExportEdge::weight(const Graph& graph) const {
  std::size_t count = 0;
  for (const FactId fact : facts) count += graph[fact].evidence.size();
  return count;
}

bool exported(const Fact& fact, const ExportOptions& options) {
  // What was rejected by hand is left out everywhere.
  if (fact.confidence <= 0 || fact.confidence < options.min_confidence) return false;
  return !options.asserted_only || (!fact.negated && fact.modality == Modality::kAsserted);
}

std::vector<ExportEdge> export_edges(const Graph& graph, const ExportOptions& options) {
  std::vector<ExportEdge> edges;
  std::map<std::tuple<EntityId, RelationId, EntityId, bool>, std::size_t> known;
  for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
    const Fact& fact = graph.facts()[i];
    const auto* object = std::get_if<EntityId>(&fact.object);
    if (object == nullptr || !exported(fact, options)) continue;
    if (!options.every_fact) {
      const auto [it, fresh] = known.emplace(
          std::tuple(fact.subject, fact.relation, *object, fact.negated), edges.size());
      if (!fresh) {
        edges[it->second].facts.push_back(FactId{i});
        continue;
      }
    }
    edges.push_back({fact.subject, *object, fact.relation, fact.negated, {FactId{i}}});
  }
  return edges;
}

}  // namespace weft
