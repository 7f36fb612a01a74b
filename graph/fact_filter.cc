// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/fact_filter.h"

#include <algorithm>

#include "graph/graph_state.h"
#include "weft/core/error.h"
#include "weft/graph/lookup.h"

namespace weft {
namespace {

std::vector<bool> relations_of(const Graph& graph, const std::vector<std::string>& wanted) {
  std::vector<bool> relations(wanted.empty() ? 0 : graph.relations().size(), false);
  for (const std::string& words : wanted) {
    const auto matches = find_relations(graph, words);
    if (matches.empty()) throw UsageError(unknown_relation(graph, words));
    for (const RelationMatch match : matches) relations[index_of(match.relation)] = true;
  }
  return relations;
}

}  // namespace

FactSelection::FactSelection(const Graph& graph, const FactFilter& filter)
    : graph_(&graph),
      confidences_(graph.state().columns.facts.confidence.data()),
      min_confidence_(filter.min_confidence),
      asserted_only_(filter.asserted_only),
      relations_(relations_of(graph, filter.relations)),
      ontology_(filter.ontology) {
  for (const EntityType type : filter.types) types_ |= 1U << static_cast<unsigned>(type);
  if (!filter.as_of.empty()) as_of_ = days_asked_for(filter.as_of);
  if (!filter.since.empty() || !filter.until.empty()) {
    dated_ = {filter.since.empty() ? "" : days_asked_for(filter.since).first,
              filter.until.empty() ? "" : days_asked_for(filter.until).last};
    if (!dated_->last.empty() && dated_->last < dated_->first) {
      throw UsageError("no day is since " + filter.since + " and until " + filter.until);
    }
  }
  plain_ = relations_.empty() && types_ == 0 && !as_of_ && !dated_;
}

bool FactSelection::slowly(FactId id) const { return (*this)(id, graph_->head(id)); }

bool FactSelection::of_type(EntityId entity) const {
  const std::uint8_t type = graph_->state().columns.entities.type[index_of(entity)];
  return (types_ >> type & 1U) != 0;
}

bool FactSelection::narrow(FactId id, const FactHead& head) const {
  if (!relations_.empty() && !relations_[index_of(head.relation)]) return false;
  if (types_ != 0 && !of_type(head.subject) && !(head.object && of_type(*head.object))) {
    return false;
  }
  if (!as_of_ && !dated_) return true;
  const Fact fact = (*graph_)[id];
  const auto common = [](const std::optional<DaySpan>& days, const std::optional<DaySpan>& asked) {
    return !asked || (days && overlap(*days, *asked));
  };
  if (!common(days_held(fact), as_of_) || !common(days_dated(fact), dated_)) return false;
  return !as_of_ || !ontology_ || common(days_held(*graph_, *ontology_, fact), as_of_);
}

bool FactSelection::about(EntityId entity) const {
  const auto asked = [this](FactId id) { return (*this)(id); };
  return std::ranges::any_of(graph_->facts_from(entity), asked) ||
         std::ranges::any_of(graph_->facts_to(entity), asked);
}

}  // namespace weft
