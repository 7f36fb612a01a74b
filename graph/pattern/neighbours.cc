// SPDX-License-Identifier: Apache-2.0
#include "graph/pattern/neighbours.h"

#include "graph/fact_spans.h"

namespace weft {
namespace {

// To test a bit costs so many times less than to note it.
constexpr std::size_t kTestsForANote = 8;

}  // namespace

Neighbours::Neighbours(EntityId known, std::vector<std::span<const FactId>> from,
                       std::vector<std::span<const FactId>> to)
    : known_(known), from_(std::move(from)), to_(std::move(to)) {
  for (const auto& facts : from_) facts_ += facts.size();
  for (const auto& facts : to_) facts_ += facts.size();
}

bool Neighbours::may_hold(const GraphColumns& columns, EntityId entity) {
  if (is_.empty()) {
    if (++asked_ * kTestsForANote < facts_) return true;
    find(columns);
  }
  return is_[index_of(entity)];
}

std::optional<std::span<const FactId>> Neighbours::between(const GraphColumns& columns,
                                                           EntityId subject, RelationId relation,
                                                           EntityId object) const {
  const auto only = [&](const std::vector<std::span<const FactId>>& facts) {
    return facts.size() == 1 && !facts.front().empty() &&
           columns.facts.relation[index_of(facts.front().front())] == index_of(relation);
  };
  if (subject == known_ && only(from_)) {
    return facts_of_object(columns.facts, from_.front(), object);
  }
  if (object == known_ && only(to_)) return facts_of_subject(columns.facts, to_.front(), subject);
  return std::nullopt;
}

void Neighbours::find(const GraphColumns& columns) {
  is_.resize(columns.entities.key.size(), false);
  const TermColumn& objects = columns.facts.object;
  for (const auto& facts : from_) {
    for (const FactId id : facts) {
      if (objects.kind[index_of(id)] == kEntityTerm) is_[objects.id[index_of(id)]] = true;
    }
  }
  for (const auto& facts : to_) {
    for (const FactId id : facts) is_[columns.facts.subject[index_of(id)]] = true;
  }
}

}  // namespace weft
