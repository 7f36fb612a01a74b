// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include "graph/merging/merge_steps.h"

namespace weft {
namespace {

constexpr std::size_t kMostNamesakes = 24;
constexpr double kToldApart = -1.0;     // they were not taken for one before
constexpr double kMostOverFacts = 3.0;  // what articles can say against one fact, not against two

struct Namesakes {
  double odds = 0;
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

void compare(MergeState& state, std::uint32_t a, std::uint32_t b, std::vector<Namesakes>& out) {
  const std::uint32_t x = state.units->root(a);
  const std::uint32_t y = state.units->root(b);
  if (!state.joinable(x, y) || state.units->related(x, y)) return;
  const ComparedName& form = state.units->form(x);
  const Agreement agreement =
      state.bearers->compare(state.units->bearer(x), state.units->bearer(y));
  // Father and son are in the same articles.
  if (agreement.differs && form.type == EntityType::kPerson) return;
  const double context = state.shared_context(x, y, form.words);
  const double odds = form.odds + kToldApart + agreement.odds +
                      (agreement.differs ? std::min(context, kMostOverFacts) : context);
  if (odds > 0) out.push_back({odds, a, b});
}

}  // namespace

void join_namesakes(MergeState& state) {
  std::vector<Namesakes> wanted;
  for (const auto& [key, units] : state.units_of_key) {
    if (units.size() > kMostNamesakes) continue;
    for (std::size_t i = 0; i < units.size(); ++i) {
      for (std::size_t j = i + 1; j < units.size(); ++j) {
        compare(state, units[i], units[j], wanted);
      }
    }
  }
  std::ranges::sort(wanted, [](const Namesakes& x, const Namesakes& y) {
    return std::tie(y.odds, x.a, x.b) < std::tie(x.odds, y.a, y.b);
  });
  for (const auto& [odds, a, b] : wanted) {
    const std::uint32_t x = state.units->root(a);
    const std::uint32_t y = state.units->root(b);
    if (state.joinable(x, y) && !state.units->related(x, y)) state.join(x, y, "same name", odds);
  }
}

}  // namespace weft
