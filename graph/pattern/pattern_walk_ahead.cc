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

// What nodes that the step may bind must be in, of which so many will be asked about: neighbours of
// nodes that later steps join it to, and nodes that have facts where those of a later step are
// grouped.
FactSieve PatternWalk::sieve_of(const WorkStep& step, std::size_t asked) {
  FactSieve sieve;
  for (const std::size_t e : step.joined) {
    if (const EntitySet* set = neighbours(e, step.node, asked)) sieve.add(*set);
  }
  for (const std::size_t later : step.onward) {
    if (const GroupedFacts* facts = grouped(later, false)) sieve.add(facts->entities());
  }
  return sieve;
}

// What an edge leads to from the end that is bound before a node.
const EntitySet* PatternWalk::neighbours(std::size_t e, std::size_t node, std::size_t asked) {
  const PatternEdge& edge = pattern_.edges[e];
  const bool left = edge.to == node;  // stands what is bound
  const TermId before = bindings_.nodes[left ? edge.from : edge.to];
  if (!before.is(TermId::Kind::kEntity)) return nullptr;
  const EntityId entity{before.index()};
  neighbours_.resize(pattern_.edges.size());
  neighbours_[e].turn_to(entity);
  return neighbours_[e].of(columns_, indexes_, asked,
                           [&] { return facts_of_neighbours(edge, left, entity); });
}

Neighbours::Facts PatternWalk::facts_of_neighbours(const PatternEdge& edge, bool left,
                                                   EntityId node) const {
  Neighbours::Facts facts;
  const auto add = [&](std::optional<RelationId> relation, Ways::Use use, bool out) {
    if (use == Ways::Use::kNever) return;
    auto& spans = out ? facts.from : facts.to;
    if (relation) {
      spans.push_back(out ? graph_.facts_from(node, *relation) : graph_.facts_to(node, *relation));
    } else if (use == Ways::Use::kAll) {
      spans.push_back(out ? graph_.facts_from(node) : graph_.facts_to(node));
      (out ? facts.all_from : facts.all_to) = true;
    } else {
      for (const RelationId r : graph_.state().symmetric_relations()) {
        spans.push_back(out ? graph_.facts_from(node, r) : graph_.facts_to(node, r));
      }
    }
  };
  const auto add_ways = [&](std::optional<RelationId> relation, bool inverse) {
    const Ways of_left = Ways::left(edge, inverse);
    const Ways ways = left ? of_left : of_left.turned();
    add(relation, ways.subject, true);
    add(relation, ways.object, false);
  };
  if (edge.relations.empty()) add_ways(std::nullopt, false);
  for (const RelationMatch match : edge.relations) {
    if (index_of(match.relation) != kNone) add_ways(match.relation, match.inverse);
  }
  return facts;
}

std::span<const FactId> PatternWalk::grouped_of(EntityId entity, Places& places) {
  const auto facts = places.grouped->of(entity);
  places.plain = !facts.empty() && places.grouped->all_plain(entity);
  return facts;
}

// Facts among which are those with the subject and, where it is an entity, the target as object.
std::span<const FactId> PatternWalk::out_of(EntityId subject, TermId target,
                                            std::optional<RelationId> relation,
                                            Places& places) const {
  places.between = false;
  if (places.grouped != nullptr) return grouped_of(subject, places);
  places.plain = false;
  if (!target.is(TermId::Kind::kEntity)) {
    const FactIndex& index = indexes_.from;
    const auto* known =
        places.here == nullptr ? nullptr : places.here->of(index, subject, relation);
    if (known != nullptr) return *known;
    return relation ? graph_.facts_from(subject, *relation) : graph_.facts_from(subject);
  }
  const EntityId object{target.index()};
  if (places.closing != nullptr) {
    if (const auto known = places.closing->between(columns_, subject, relation, object)) {
      places.between = true;
      places.plain = known->plain;
      return known->facts;
    }
  }
  if (relation) {
    // Two lists are halved.
    constexpr std::size_t kHalvings = 8;
    if (places.closing != nullptr) places.closing->looked_at(kHalvings);
    places.between = true;
    return graph_.facts_between(subject, *relation, object);
  }
  const auto from = graph_.facts_from(subject);
  const auto to = graph_.facts_to(object);
  const auto fewer = to.size() < from.size() ? to : from;
  if (places.closing != nullptr) places.closing->looked_at(fewer.size());
  return fewer;
}

std::span<const FactId> PatternWalk::into(EntityId object, TermId target,
                                          std::optional<RelationId> relation,
                                          Places& places) const {
  if (target.is(TermId::Kind::kEntity))
    return out_of(EntityId{target.index()}, object, relation, places);
  places.between = false;
  if (places.grouped != nullptr) return grouped_of(object, places);
  places.plain = false;
  const FactIndex& index = indexes_.to;
  const auto* known = places.here == nullptr ? nullptr : places.here->of(index, object, relation);
  if (known != nullptr) return *known;
  return relation ? graph_.facts_to(object, *relation) : graph_.facts_to(object);
}

void PatternWalk::find_groupings() {
  for (const WorkStep& step : steps_) {
    for (const std::size_t later : step.onward) {
      around_[later].grouped.way = one_way(steps_[later], pattern_);
    }
  }
}

// The facts of a step's relation: from the beginning, where the plan says so, or once the step was
// come to more often than was thought.
const GroupedFacts* PatternWalk::grouped(std::size_t depth, bool come_to) {
  Grouping& grouping = around_[depth].grouped;
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
  around_[depth - 1].ahead = {};
  return grouping.facts.get();
}

}  // namespace weft
