// SPDX-License-Identifier: Apache-2.0
#include "graph/pattern/grouped_facts.h"

#include <algorithm>

#include "graph/pattern/ask_for.h"

namespace weft {
namespace {

// The entity at an end of a fact, kNone where a value or a fact stands there.
std::uint32_t end_of(const FactColumns& facts, FactId id, GroupedFacts::By by) {
  const std::uint32_t i = index_of(id);
  if (by == GroupedFacts::By::kSubject) return facts.subject[i];
  return facts.object.kind[i] == kEntityTerm ? facts.object.id[i] : kNone;
}

}  // namespace

GroupedFacts::GroupedFacts(const GraphColumns& columns, const FactIndexes& indexes,
                           RelationId relation, By by)
    : entities_(columns.entities.key.size()) {
  const std::span<const FactId> ids = indexes.with.of(index_of(relation));
  const std::vector<std::uint32_t> ends = this->ends(columns.facts, ids, by);
  entities_.number();
  const std::size_t groups = entities_.size();
  begin_.assign(groups + 1, 0);
  for (const std::uint32_t end : ends) {
    if (end != kNone) ++begin_[entities_.number_of(end) + 1];
  }
  for (std::size_t g = 0; g < groups; ++g) begin_[g + 1] += begin_[g];
  ids_.resize(begin_[groups]);
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i] != kNone) ids_[next[entities_.number_of(ends[i])]++] = ids[i];
  }
  order_groups(columns.facts, by);
  find_plain(indexes);
}

// Of all facts; notes which entities there are.
std::vector<std::uint32_t> GroupedFacts::ends(const FactColumns& facts, std::span<const FactId> ids,
                                              By by) {
  constexpr std::size_t kAhead = 32;
  std::vector<std::uint32_t> ends;
  ends.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i + kAhead < ids.size()) {
      const std::uint32_t ahead = index_of(ids[i + kAhead]);
      ask_for(by == By::kSubject ? &facts.subject[ahead] : &facts.object.id[ahead]);
    }
    const std::uint32_t end = end_of(facts, ids[i], by);
    ends.push_back(end);
    if (end != kNone) entities_.add(end);
  }
  return ends;
}

// As the indexes order them (make_indexes): by the other end, entities first.
void GroupedFacts::order_groups(const FactColumns& facts, By by) {
  const By other = by == By::kSubject ? By::kObject : By::kSubject;
  const auto key = [&](FactId id) { return end_of(facts, id, other); };
  for (std::size_t g = 0; g + 1 < begin_.size(); ++g) {
    if (begin_[g + 1] - begin_[g] < 2) continue;
    const auto group = std::span(ids_).subspan(begin_[g], begin_[g + 1] - begin_[g]);
    if (!std::ranges::is_sorted(group, {}, key)) std::ranges::stable_sort(group, {}, key);
  }
}

void GroupedFacts::find_plain(const FactIndexes& indexes) {
  const auto plain = [&](FactId id) { return indexes.is_plain(id); };
  plain_.resize((begin_.size() + 63) / 64);
  for (std::size_t g = 0; g + 1 < begin_.size(); ++g) {
    const bool all =
        std::ranges::all_of(std::span(ids_).subspan(begin_[g], begin_[g + 1] - begin_[g]), plain);
    plain_[g / 64] |= std::uint64_t{all} << g % 64;
  }
}

}  // namespace weft
