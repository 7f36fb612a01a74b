// SPDX-License-Identifier: Apache-2.0
#include "graph/pattern/neighbours.h"

#include "graph/fact_spans.h"

namespace weft {
namespace {

// Of facts that rise by relation.
bool is_all_of(const FactColumns& facts, std::span<const FactId> rising, RelationId relation) {
  return !rising.empty() && facts.relation[index_of(rising.front())] == index_of(relation) &&
         facts.relation[index_of(rising.back())] == index_of(relation);
}

}  // namespace

void Neighbours::turn_to(EntityId node) {
  if (node == node_) return;
  for (const std::uint32_t member : members_) set_.remove(member);
  members_.clear();
  from_ = to_ = {};
  node_ = node;
  asked_ = 0;
  facts_.reset();
  size_ = 0;
  known_ = false;
}

void Neighbours::take(Facts facts) {
  for (const auto& some : facts.from) size_ += some.size();
  for (const auto& some : facts.to) size_ += some.size();
  facts_ = std::move(facts);
}

void Neighbours::find(const GraphColumns& columns, const FactIndexes& indexes) {
  if (set_.empty()) set_ = EntitySet(columns.entities.key.size());
  members_.reserve(size_);
  const TermColumn& objects = columns.facts.object;
  for (const auto& facts : facts_->from) {
    for (const FactId id : facts) {
      const bool entity = objects.kind[index_of(id)] == kEntityTerm;
      members_.push_back(entity ? objects.id[index_of(id)] : kNone);
    }
  }
  const std::size_t objects_end = members_.size();
  for (const auto& facts : facts_->to) {
    for (const FactId id : facts) members_.push_back(columns.facts.subject[index_of(id)]);
  }
  for (const std::uint32_t member : members_) {
    if (member != kNone) set_.add(member);
  }
  known_ = true;
  const std::span members(members_);
  if (members.size() * kWordsForANote >= set_.words()) {
    set_.number();
    if (facts_->from.size() == 1) {
      from_ = grouped(indexes, facts_->from[0], members.first(objects_end));
    }
    if (facts_->to.size() == 1) {
      to_ = grouped(indexes, facts_->to[0], members.subspan(objects_end));
    }
  }
  std::erase(members_, kNone);
}

// Those of a group stay in their order.
Neighbours::Groups Neighbours::grouped(const FactIndexes& indexes, std::span<const FactId> facts,
                                       std::span<const std::uint32_t> members) const {
  Groups groups;
  groups.begin.assign(set_.size() + 1, 0);
  for (const std::uint32_t member : members) {
    if (member != kNone) ++groups.begin[set_.number_of(member) + 1];
  }
  for (std::size_t g = 0; g < set_.size(); ++g) groups.begin[g + 1] += groups.begin[g];
  groups.ids.resize(groups.begin.back());
  groups.plain.assign(set_.size(), true);
  std::vector<std::uint32_t> next(groups.begin.begin(), groups.begin.end() - 1);
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (members[i] == kNone) continue;
    const std::size_t group = set_.number_of(members[i]);
    groups.ids[next[group]++] = facts[i];
    if (!indexes.is_plain(facts[i])) groups.plain[group] = false;
  }
  return groups;
}

std::optional<Neighbours::Between> Neighbours::between(const GraphColumns& columns,
                                                       EntityId subject,
                                                       std::optional<RelationId> relation,
                                                       EntityId object) const {
  if (!facts_) return std::nullopt;
  const bool out = subject == node_ && facts_->from.size() == 1;
  if (!out && (object != node_ || facts_->to.size() != 1)) return std::nullopt;
  const std::span<const FactId> facts = out ? facts_->from[0] : facts_->to[0];
  const bool all = out ? facts_->all_from : facts_->all_to;
  const bool one = relation && is_all_of(columns.facts, facts, *relation);
  if (!one && !all) return std::nullopt;
  const EntityId other = out ? object : subject;
  const Groups& groups = out ? from_ : to_;
  if (!groups.begin.empty()) {
    if (!set_.has(index_of(other))) return Between{};
    const std::size_t g = set_.number_of(index_of(other));
    const auto group =
        std::span(groups.ids).subspan(groups.begin[g], groups.begin[g + 1] - groups.begin[g]);
    const bool whole = one || !relation;
    return Between{whole ? group : facts_of_relation(columns.facts, group, *relation),
                   groups.plain[g]};
  }
  if (!one) return std::nullopt;
  return Between{out ? facts_of_object(columns.facts, facts, other)
                     : facts_of_subject(columns.facts, facts, other)};
}

}  // namespace weft
