// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "graph/merging/merge_steps.h"

namespace weft {

// A family name that is rare and that one person of the graph alone bears.
void join_short_names(MergeState& state) {
  constexpr std::size_t kLongEnough = 5;
  NameUnits& units = *state.units;
  std::unordered_map<std::string_view, std::set<std::uint32_t>> bearers;
  for (std::uint32_t unit = 0; unit < units.count(); ++unit) {
    const ComparedName& form = units.form(unit);
    if (form.type == EntityType::kPerson && form.script == 'l' && form.words.size() > 1) {
      bearers[form.words.back()].insert(units.root(unit));
    }
  }
  for (std::uint32_t unit = 0; unit < units.count(); ++unit) {
    const ComparedName& form = units.form(unit);
    if (form.type != EntityType::kPerson || form.script != 'l' || form.words.size() != 1 ||
        form.common || form.key.size() < kLongEnough || !state.at(units.first(unit)).named) {
      continue;
    }
    const auto it = bearers.find(form.words[0]);
    if (it == bearers.end() || it->second.size() != 1) continue;
    const std::uint32_t a = units.root(*it->second.begin());
    const std::uint32_t b = units.root(unit);
    if (!state.joinable(a, b) || units.related(a, b)) continue;
    const Agreement agreement = state.bearers->compare(units.bearer(a), units.bearer(b));
    if (!agreement.differs) state.join(a, b, "family name", 0.7 + agreement.odds);
  }
}

}  // namespace weft
