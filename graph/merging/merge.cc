// SPDX-License-Identifier: Apache-2.0
#include "graph/merging/merge.h"

#include "graph/merging/merge_steps.h"

namespace weft {

Merging merge_appearances(const std::vector<GraphDocument>& documents, const NameRules& rules,
                          const std::vector<Decision>& decisions) {
  MergeState state(documents, rules);
  const HandDecisions by_hand(state, decisions);
  place_names(state, by_hand);
  join_ids(state);
  by_hand.join(state);
  join_claimed_names(state);
  join_alike_names(state);
  join_namesakes(state);
  join_short_names(state);
  return state.clusters();
}

}  // namespace weft
