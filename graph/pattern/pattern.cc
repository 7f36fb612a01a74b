// SPDX-License-Identifier: Apache-2.0
#include "graph/pattern/pattern.h"

#include <algorithm>

#include "weft/core/error.h"

namespace weft {

void throw_too_many(std::size_t most, const char* of_what) {
  throw UsageError("more than " + std::to_string(most) + " " + of_what +
                   ", which memory may not hold; name an entity or a relation in more places, or "
                   "ask `weft match` with LIMIT or count(*)");
}

void add_relation(const Graph& graph, RelationMatch match, PatternEdge& edge) {
  edge.relations.push_back(match);
  if (graph[match.relation].symmetric) edge.relations.push_back({match.relation, !match.inverse});
}

void add_relations(const Graph& graph, const std::string& words, PatternEdge& edge,
                   std::vector<std::string>& notes) {
  const auto matches = find_relations(graph, words);
  if (matches.empty()) {
    std::string note = unknown_relation(graph, words);
    if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
    edge.relations.push_back({RelationId{kNone}, false});
  }
  for (const RelationMatch match : matches) add_relation(graph, match, edge);
}

}  // namespace weft
