// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>
#include <vector>

#include "graph/columns.h"

namespace weft {
namespace {

struct Groups {
  std::vector<std::uint32_t> begin;
  std::vector<FactId> ids;

  FactIndex frozen() && { return {Array(std::move(begin)), Array(std::move(ids))}; }
};

// Facts grouped by a column of keys below `groups`, those that `take` agrees to.
template <typename Take>
Groups group_facts(const Array<std::uint32_t>& keys, std::size_t groups, Take take) {
  Groups index;
  index.begin.assign(groups + 1, 0);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (take(i)) ++index.begin[keys[i] + 1];
  }
  for (std::size_t g = 0; g < groups; ++g) index.begin[g + 1] += index.begin[g];
  index.ids.resize(index.begin[groups]);
  std::vector<std::uint32_t> next(index.begin.begin(), index.begin.end() - 1);
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    if (take(i)) index.ids[next[keys[i]]++] = FactId{i};
  }
  return index;
}

// Puts the facts of each group in the order of `key`, a function that gives equal keys to those
// that may stay as they lie.
template <typename Key>
void order_groups(Groups& groups, Key key) {
  for (std::size_t g = 0; g + 1 < groups.begin.size(); ++g) {
    const auto group =
        std::span(groups.ids).subspan(groups.begin[g], groups.begin[g + 1] - groups.begin[g]);
    if (!std::ranges::is_sorted(group, {}, key)) std::ranges::stable_sort(group, {}, key);
  }
}

std::uint64_t in_one(std::uint32_t high, std::uint32_t low) {
  return static_cast<std::uint64_t>(high) << 32U | low;
}

std::vector<std::uint64_t> plain_facts(const FactColumns& facts, const Groups& from) {
  std::vector<std::uint64_t> bits((facts.subject.size() + 63) / 64);
  const auto alike = [&](FactId a, FactId b) {
    const std::uint32_t i = index_of(a);
    const std::uint32_t k = index_of(b);
    return facts.subject[i] == facts.subject[k] && facts.relation[i] == facts.relation[k] &&
           facts.object.id[i] == facts.object.id[k];
  };
  for (std::size_t n = 0; n < from.ids.size(); ++n) {
    const FactId id = from.ids[n];
    const std::uint32_t i = index_of(id);
    const bool plain = facts.object.kind[i] == kEntityTerm && facts.confidence[i] > 0 &&
                       manner_of(facts, id) == 0 && (n == 0 || !alike(from.ids[n - 1], id)) &&
                       (n + 1 == from.ids.size() || !alike(id, from.ids[n + 1]));
    bits[i / 64] |= std::uint64_t{plain} << i % 64;
  }
  return bits;
}

}  // namespace

FactIndexes make_indexes(const GraphColumns& columns, std::size_t relations) {
  const FactColumns& facts = columns.facts;
  const std::size_t entities = columns.entities.key.size();
  const auto all = [](std::size_t) { return true; };
  Groups from = group_facts(facts.subject, entities, all);
  // Facts lie so in canonical order already; rows added by SQL need not.
  order_groups(from, [&](FactId id) {
    const std::uint32_t i = index_of(id);
    const bool entity = facts.object.kind[i] == kEntityTerm;
    return in_one(facts.relation[i], entity ? facts.object.id[i] : kNone);
  });
  Groups to = group_facts(facts.object.id, entities,
                          [&](std::size_t i) { return facts.object.kind[i] == kEntityTerm; });
  order_groups(to, [&](FactId id) {
    return in_one(facts.relation[index_of(id)], facts.subject[index_of(id)]);
  });
  Groups with = group_facts(facts.relation, relations, all);
  Array plain(plain_facts(facts, from));
  return {std::move(from).frozen(), std::move(to).frozen(), std::move(with).frozen(),
          std::move(plain)};
}

}  // namespace weft
