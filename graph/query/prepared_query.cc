// SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <set>
#include <string>

#include "graph/query/query_pattern.h"

namespace weft {

struct PreparedQuery::State {
  Graph graph;
  QueryOptions options;
  QueryPlan plan;
  std::set<std::string, std::less<>> unbound;

  // Calls back with the index of each place where the parameter stands.
  template <typename Call>
  void bind(std::string_view parameter, bool relation, Call call) {
    bool there = false;
    for (const QueryParameter& known : plan.parameters) {
      if (known.name != parameter || known.relation != relation) continue;
      there = true;
      call(known.index);
    }
    if (!there) {
      throw UsageError("the query has no " + std::string(relation ? "relation" : "entity") + " $" +
                       std::string(parameter));
    }
    const auto it = unbound.find(parameter);
    if (it != unbound.end()) unbound.erase(it);
  }
};

PreparedQuery::PreparedQuery(Graph graph, const Query& query, QueryOptions options)
    : state_(std::make_unique<State>()) {
  state_->plan = query_pattern(graph, query, true);
  state_->graph = std::move(graph);
  state_->options = std::move(options);
  for (const QueryParameter& known : state_->plan.parameters) state_->unbound.insert(known.name);
}

PreparedQuery::PreparedQuery(PreparedQuery&&) noexcept = default;
PreparedQuery& PreparedQuery::operator=(PreparedQuery&&) noexcept = default;
PreparedQuery::~PreparedQuery() = default;

void PreparedQuery::bind(std::string_view parameter, EntityId entity) {
  if (index_of(entity) >= state_->graph.entities().size()) throw UsageError("no such entity");
  state_->bind(parameter, false,
               [&](std::size_t node) { state_->plan.pattern.nodes[node].named->front() = entity; });
}

void PreparedQuery::bind(std::string_view parameter, RelationId relation) {
  if (index_of(relation) >= state_->graph.relations().size()) throw UsageError("no such relation");
  state_->bind(parameter, true, [&](std::size_t e) {
    PatternEdge& edge = state_->plan.pattern.edges[e];
    edge.relations.clear();
    add_relation(state_->graph, {relation, false}, edge);
  });
}

QueryResult PreparedQuery::evaluate() const {
  if (!state_->unbound.empty()) {
    throw UsageError("nothing was bound to $" + *state_->unbound.begin());
  }
  return answer_of(state_->graph, state_->plan, state_->options, {.in_words = false});
}

}  // namespace weft
