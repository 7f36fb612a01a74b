// SPDX-License-Identifier: Apache-2.0
#include "graph/merging/name_units.h"

#include <algorithm>

namespace weft {

bool kept_apart(const SplitLabels& a, const SplitLabels& b, std::uint32_t since) {
  for (auto it = a.lower_bound(since); it != a.end(); ++it) {
    const auto other = b.find(it->first);
    if (other == b.end()) continue;
    const bool shared = std::any_of(it->second.begin(), it->second.end(), [&](std::uint32_t part) {
      return other->second.count(part) != 0;
    });
    if (!shared) return true;
  }
  return false;
}

std::uint32_t NameUnits::add(std::vector<std::uint32_t> members, SplitLabels labels) {
  const std::uint32_t unit = count();
  parent_.push_back(unit);
  first_.push_back(members.front());
  named_.push_back({members.front()});
  members_.push_back(std::move(members));
  if (!labels.empty()) labels_.emplace(unit, std::move(labels));
  return unit;
}

std::uint32_t NameUnits::root(std::uint32_t unit) {
  while (parent_[unit] != unit) unit = parent_[unit] = parent_[parent_[unit]];
  return unit;
}

const SplitLabels& NameUnits::labels(std::uint32_t root) const {
  static const SplitLabels none;
  const auto it = labels_.find(root);
  return it == labels_.end() ? none : it->second;
}

const Bearer& NameUnits::bearer(std::uint32_t root) {
  auto& known = known_[root];
  if (!known) {
    known = std::make_unique<Bearer>();
    for (const std::uint32_t member : members_[root]) bearers_.add_to(*known, member);
  }
  return *known;
}

bool NameUnits::share_document(std::uint32_t a, std::uint32_t b) const {
  const auto& x = members_[a].size() < members_[b].size() ? members_[a] : members_[b];
  const auto& y = &x == &members_[a] ? members_[b] : members_[a];
  const auto before = [&](std::uint32_t member, std::uint32_t document) {
    return document_of_[member] < document;
  };
  return std::any_of(x.begin(), x.end(), [&](std::uint32_t member) {
    const std::uint32_t document = document_of_[member];
    const auto it = std::lower_bound(y.begin(), y.end(), document, before);
    return it != y.end() && document_of_[*it] == document;
  });
}

bool NameUnits::related(std::uint32_t a, std::uint32_t b) {
  const auto knows = [&](std::uint32_t x, std::uint32_t y) {
    const auto& neighbours = bearer(x).neighbours();
    return std::any_of(named_[y].begin(), named_[y].end(), [&](std::uint32_t member) {
      return neighbours.count(Bearers::hash(*forms_[member])) != 0;
    });
  };
  return knows(a, b) || knows(b, a);
}

bool NameUnits::all_alike(std::uint32_t a, std::uint32_t b, const NameFormer& former) const {
  constexpr std::size_t kMost = 12;  // names compared of each; more are not compared but refused
  if (named_[a].size() > kMost || named_[b].size() > kMost) return false;
  for (const std::uint32_t x : named_[a]) {
    for (const std::uint32_t y : named_[b]) {
      if (forms_[x]->key != forms_[y]->key && !likeness(*forms_[x], *forms_[y], former))
        return false;
    }
  }
  return true;
}

void NameUnits::join(std::uint32_t a, std::uint32_t b) {
  a = root(a);
  b = root(b);
  if (a == b) return;
  if (a > b) std::swap(a, b);  // the earlier one stays, whichever is larger
  parent_[b] = a;
  auto& into = members_[a];
  const auto middle = static_cast<std::ptrdiff_t>(into.size());
  into.insert(into.end(), members_[b].begin(), members_[b].end());
  std::inplace_merge(into.begin(), into.begin() + middle, into.end());
  members_[b] = {};
  named_[a].insert(named_[a].end(), named_[b].begin(), named_[b].end());
  named_[b] = {};
  if (const auto it = labels_.find(b); it != labels_.end()) {
    for (const auto& [decision, parts] : it->second) {
      labels_[a][decision].insert(parts.begin(), parts.end());
    }
  }
  const auto known_b = known_.find(b);
  if (const auto known_a = known_.find(a); known_a != known_.end()) {
    if (known_b != known_.end()) {
      known_a->second->add(*known_b->second);
    } else {
      known_.erase(known_a);
    }
  }
  known_.erase(b);
}

}  // namespace weft
