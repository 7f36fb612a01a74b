// SPDX-License-Identifier: Apache-2.0
#include "graph/merging/merge_steps.h"

namespace weft {

HandDecisions::HandDecisions(const MergeState& state, const std::vector<Decision>& decisions)
    : decisions_(decisions) {
  if (decisions_.empty()) return;
  for (std::uint32_t i = 0; i < state.size(); ++i) {
    const Appearance& a = state.at(i);
    by_name_[typed(a.type, name_key(a.name, a.type, state.rules))].push_back(i);
  }
  for (std::uint32_t d = 0; d < decisions_.size(); ++d) {
    if (decisions_[d].kind != DecisionKind::kSplit) continue;
    for (std::uint32_t part = 0; part < decisions_[d].parts.size(); ++part) {
      for (const NameAnchor& anchor : decisions_[d].parts[part]) {
        for (const std::uint32_t i : anchored(state, anchor)) labels_[i][d].insert(part);
      }
    }
  }
}

std::vector<std::uint32_t> HandDecisions::anchored(const MergeState& state,
                                                   const NameAnchor& anchor) const {
  const auto it = by_name_.find(typed(anchor.type, anchor.name));
  if (it == by_name_.end()) return {};
  if (anchor.document.empty()) return it->second;
  std::vector<std::uint32_t> out;
  for (const std::uint32_t i : it->second) {
    if (state.documents[state.document_of[i]].sha256 == anchor.document) out.push_back(i);
  }
  return out;
}

SplitLabels HandDecisions::labels_of(std::uint32_t appearance) const {
  const auto it = labels_.find(appearance);
  return it == labels_.end() ? SplitLabels() : it->second;
}

void HandDecisions::join(MergeState& state) const {
  NameUnits& units = *state.units;
  for (std::uint32_t d = 0; d < decisions_.size(); ++d) {
    if (decisions_[d].kind != DecisionKind::kMerge) continue;
    std::uint32_t into = kNone;
    for (const auto& part : decisions_[d].parts) {
      for (const std::uint32_t unit : units_of(state, part)) {
        if (into == kNone) {
          into = unit;
        } else if (!kept_apart(units.labels(units.root(into)), units.labels(units.root(unit)), d)) {
          state.join(into, unit, "by hand", 20.0);
        }
      }
    }
  }
}

// What the anchors of one side name; where its documents are gone, the only bearer of the name.
std::set<std::uint32_t> HandDecisions::units_of(const MergeState& state,
                                                const std::vector<NameAnchor>& part) const {
  std::set<std::uint32_t> units;
  for (const NameAnchor& anchor : part) {
    for (const std::uint32_t i : anchored(state, anchor)) units.insert(state.unit_of[i]);
  }
  if (!units.empty()) return units;
  for (NameAnchor anchor : part) {
    anchor.document.clear();
    std::set<std::uint32_t> bearers;
    for (const std::uint32_t i : anchored(state, anchor)) bearers.insert(state.unit_of[i]);
    if (bearers.size() == 1) units.insert(*bearers.begin());
  }
  return units;
}

}  // namespace weft
