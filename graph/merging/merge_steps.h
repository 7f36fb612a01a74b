// SPDX-License-Identifier: Apache-2.0
//
// The steps of merging, from sure to doubtful, in the order in which merge_appearances takes them.
// Each is near linear: only names of one key, of one alias, of one rare word, or beside one
// neighbour are ever compared, and what very many share is passed over.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "graph/merging/merge_state.h"

namespace weft {

// What was decided by hand, and of which appearances it speaks.
class HandDecisions {
 public:
  HandDecisions(const MergeState& state, const std::vector<Decision>& decisions);

  SplitLabels labels_of(std::uint32_t appearance) const;
  // Joins what was merged by hand, but for what a later decision parts.
  void join(MergeState& state) const;

 private:
  std::vector<std::uint32_t> anchored(const MergeState& state, const NameAnchor& anchor) const;
  std::set<std::uint32_t> units_of(const MergeState& state,
                                   const std::vector<NameAnchor>& part) const;

  const std::vector<Decision>& decisions_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;
  std::unordered_map<std::uint32_t, SplitLabels> labels_;  // by appearance
};

// Appearances of one key or one id become units; bearers that facts tell apart stay apart.
void place_names(MergeState& state, const HandDecisions& decisions);
// An id takes in what bears its name and no id, where no other id has that name too.
void join_ids(MergeState& state);
// Names that a document gives for one thing.
void join_claimed_names(MergeState& state);
// Names that look or sound alike and share a neighbour.
void join_alike_names(MergeState& state);
// Bearers of one name whom facts did not tell to be one, where their articles speak of the same.
void join_namesakes(MergeState& state);
// Parts of names ("Brightman", "Vikings"), by the one bearer whom facts and articles allow.
void join_short_names(MergeState& state);

}  // namespace weft
