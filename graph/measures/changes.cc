// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/changes.h"

#include <algorithm>
#include <string_view>

namespace weft {
namespace {

// "2024-05-03" is within "2024-05", and so neither before nor behind it.
bool within(std::string_view day, const std::string& since, const std::string& until) {
  if (day.empty()) return false;
  if (!since.empty() && day.substr(0, since.size()) < since) return false;
  return until.empty() || day.substr(0, until.size()) <= until;
}

// Whether the terms are of one kind and say the same; values by their normal form.
bool same_object(const Term& a, const Term& b) {
  if (a.index() != b.index()) return false;
  if (const auto* entity = std::get_if<EntityId>(&a)) return *entity == std::get<EntityId>(b);
  if (const auto* claim = std::get_if<FactId>(&a)) return *claim == std::get<FactId>(b);
  const auto& x = std::get<Value>(a);
  const auto& y = std::get<Value>(b);
  return x.kind == y.kind && x.value == y.value && x.unit == y.unit &&
         (!x.value.empty() || x.text == y.text);
}

std::vector<FactId> earlier(const Graph& graph, FactId id) {
  const Fact& fact = graph[id];
  std::vector<FactId> out;
  for (const FactId other : graph.facts_from(fact.subject)) {
    const Fact& candidate = graph[other];
    if (other == id || candidate.relation != fact.relation) continue;
    if (candidate.first_seen.empty() || candidate.first_seen >= fact.first_seen) continue;
    if (same_object(candidate.object, fact.object)) out.push_back(other);
  }
  return out;
}

}  // namespace

std::vector<GraphChange> changes(const Graph& graph, const std::string& since,
                                 const std::string& until) {
  std::vector<GraphChange> out;
  for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
    if (within(graph.facts()[i].first_seen, since, until)) {
      out.push_back({FactId{i}, earlier(graph, FactId{i})});
    }
  }
  std::stable_sort(out.begin(), out.end(), [&](const GraphChange& a, const GraphChange& b) {
    return graph[a.fact].first_seen < graph[b.fact].first_seen;
  });
  return out;
}

}  // namespace weft
