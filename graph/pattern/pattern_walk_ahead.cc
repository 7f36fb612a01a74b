// SPDX-License-Identifier: Apache-2.0
//
// What a walk finds out for many bindings at once.
#include <algorithm>

#include "graph/graph_state.h"
#include "graph/pattern/pattern_walk.h"

namespace weft {

// Where the next step follows one relation, or any, in one direction from the node that this one
// binds, and few are passed over before.
Lookahead PatternWalk::after(std::size_t depth) const {
  if (depth + 1 >= steps_.size()) return {};
  const WorkStep& step = steps_[depth];
  const WorkStep& next = steps_[depth + 1];
  if (!step.edge || !step.joined.empty() || !next.edge || next.scans || next.closes) return {};
  if (next.grouped_facts > 0) return {};
  const PatternEdge& edge = pattern_.edges[*next.edge];
  if ((next.reversed ? edge.to : edge.from) != step.node || edge.relations.size() > 1) return {};
  const Ways left = Ways::left(edge, !edge.relations.empty() && edge.relations.front().inverse);
  const Ways ways = next.reversed ? left.turned() : left;
  std::optional<RelationId> relation;
  if (!edge.relations.empty()) relation = edge.relations.front().relation;
  const FactIndexes& indexes = graph_.state().indexes;
  return {columns_.facts, ways.subject == Ways::Use::kNever ? indexes.to : indexes.from, relation,
          found_run_ && depth + 2 == steps_.size() ? indexes.plain.data() : nullptr};
}

// False where a later step would find the node not joined to a known one.
bool PatternWalk::is_joined(const WorkStep& step, TermId term) {
  if (step.joined.empty() || !term.is(TermId::Kind::kEntity)) return true;
  neighbours_.resize(pattern_.edges.size());
  return std::ranges::all_of(step.joined, [&](std::size_t e) {
    if (!neighbours_[e]) neighbours_[e] = neighbours(e);
    return neighbours_[e]->may_hold(columns_, EntityId{term.index()});
  });
}

// Of an edge with one known end.
Neighbours PatternWalk::neighbours(std::size_t e) const {
  const PatternEdge& edge = pattern_.edges[e];
  const bool from_known = pattern_.nodes[edge.from].known();
  const EntityId known{bindings_.nodes[from_known ? edge.from : edge.to].index()};
  std::vector<std::span<const FactId>> from;
  std::vector<std::span<const FactId>> to;
  for (const RelationMatch match : edge.relations) {
    if (index_of(match.relation) == kNone) continue;
    const Ways left = Ways::left(edge, match.inverse);
    const Ways ways = from_known ? left : left.turned();
    if (ways.subject != Ways::Use::kNever) from.push_back(graph_.facts_from(known, match.relation));
    if (ways.object != Ways::Use::kNever) to.push_back(graph_.facts_to(known, match.relation));
  }
  return {known, std::move(from), std::move(to)};
}

// False where facts of a later step are grouped and the node has none.
bool PatternWalk::leads_on(const WorkStep& step, TermId term) {
  if (step.onward.empty() || !term.is(TermId::Kind::kEntity)) return true;
  return std::ranges::all_of(step.onward, [&](std::size_t later) {
    const GroupedFacts* facts = grouped(later, false);
    return facts == nullptr || facts->has(EntityId{term.index()});
  });
}

void PatternWalk::find_groupings() {
  for (const WorkStep& step : steps_) {
    for (const std::size_t later : step.onward) {
      grouped_[later].way = one_way(steps_[later], pattern_);
    }
  }
}

// The facts of a step's relation: from the beginning, where the plan says so, or once the step was
// come to more often than was thought.
const GroupedFacts* PatternWalk::grouped(std::size_t depth, bool come_to) {
  Grouping& grouping = grouped_[depth];
  if (grouping.facts || !grouping.way) return grouping.facts.get();
  const auto [relation, out] = *grouping.way;
  if (steps_[depth].grouped_facts == 0) {
    if (!come_to) return nullptr;
    const auto times = static_cast<double>(++grouping.come_to);
    if (!GroupedFacts::pays(times, graph_.facts_with(relation).size())) return nullptr;
  }
  grouping.facts = std::make_shared<const GroupedFacts>(
      columns_, graph_.state().indexes, relation,
      out ? GroupedFacts::By::kSubject : GroupedFacts::By::kObject);
  ahead_[depth - 1] = {};
  return grouping.facts.get();
}

}  // namespace weft
