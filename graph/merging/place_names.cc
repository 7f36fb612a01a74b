// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "graph/merging/merge_steps.h"

namespace weft {
namespace {

constexpr double kStrangers = -1.0;  // bearers of a common name who share nothing
constexpr std::size_t kComparedSenses = 24;

bool words_are_the_thing(EntityType type) {
  return type == EntityType::kTitle || type == EntityType::kField;
}

// One bearer of a name, while the appearances of the name are told apart.
struct Sense {
  std::vector<std::uint32_t> members;
  Bearer bearer;
  SplitLabels labels;
};

double sense_odds(const Bearers& bearers, const ComparedName& form, const Bearer& a,
                  const Bearer& b) {
  const Agreement agreement = bearers.compare(a, b);
  double odds = form.odds + agreement.odds;
  if (form.common && !agreement.agrees && a.has_cues() && b.has_cues()) odds += kStrangers;
  return odds;
}

// The appearances of one key by bearer. A bearer's appearances agree with all that is known of
// him, not with the last one only.
class Senses {
 public:
  Senses(const Bearers& bearers, const ComparedName& form) : bearers_(bearers), form_(form) {}

  void add(std::uint32_t appearance, const SplitLabels& labels) {
    if (bearers_.silent(appearance) && labels.empty()) {
      silent_.push_back(appearance);
      return;
    }
    Bearer bearer;
    bearers_.add_to(bearer, appearance);
    const std::uint32_t best = best_sense(appearance, bearer, labels);
    if (best == senses_.size()) senses_.emplace_back();
    Sense& sense = senses_[best];
    sense.members.push_back(appearance);
    sense.bearer.add(bearer);
    for (const auto& [decision, parts] : labels) {
      sense.labels[decision].insert(parts.begin(), parts.end());
    }
    for (const Neighbour& neighbour : bearers_.neighbours(appearance)) {
      auto& list = beside_[neighbour.who];
      if (list.empty() || list.back() != best) list.push_back(best);
    }
  }

  std::vector<Sense> finish() {
    place_silent();
    for (Sense& sense : senses_) std::sort(sense.members.begin(), sense.members.end());
    return std::move(senses_);
  }

 private:
  std::vector<std::uint32_t> candidates(std::uint32_t appearance) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t s = 0; s < std::min(senses_.size(), kComparedSenses); ++s) out.push_back(s);
    if (senses_.size() <= kComparedSenses) return out;
    for (const Neighbour& neighbour : bearers_.neighbours(appearance)) {
      const auto it = beside_.find(neighbour.who);
      if (it == beside_.end()) continue;
      const std::size_t most = std::min(it->second.size(), kComparedSenses);
      out.insert(out.end(), it->second.begin(),
                 it->second.begin() + static_cast<std::ptrdiff_t>(most));
    }
    return out;
  }

  std::uint32_t best_sense(std::uint32_t appearance, const Bearer& bearer,
                           const SplitLabels& labels) const {
    auto best = static_cast<std::uint32_t>(senses_.size());
    double most = 0;
    for (const std::uint32_t s : candidates(appearance)) {
      if (kept_apart(labels, senses_[s].labels)) continue;
      const double odds = sense_odds(bearers_, form_, bearer, senses_[s].bearer);
      if (odds <= most) continue;
      most = odds;
      best = s;
    }
    return best;
  }

  // Those of whom nothing is said: to the only bearer, or to the most frequent one of a name that
  // is not common; else they are one unknown bearer.
  void place_silent() {
    if (silent_.empty()) return;
    if (form_.odds <= 0) {
      for (const std::uint32_t i : silent_) senses_.push_back({{i}, {}, {}});
      return;
    }
    std::size_t into = 0;
    for (std::size_t s = 1; s < senses_.size(); ++s) {
      if (senses_[s].members.size() > senses_[into].members.size()) into = s;
    }
    if (senses_.empty() || (senses_.size() > 1 && form_.common)) {
      into = senses_.size();
      senses_.emplace_back();
    }
    auto& members = senses_[into].members;
    members.insert(members.end(), silent_.begin(), silent_.end());
  }

  const Bearers& bearers_;
  const ComparedName& form_;
  std::vector<Sense> senses_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> beside_;  // neighbour to senses
  std::vector<std::uint32_t> silent_;
};

// Appearances by id or key, in the order in which these first appear.
class Groups {
 public:
  struct Group {
    std::vector<std::uint32_t> members;
    bool whole = false;  // one unit, whatever facts say
  };

  explicit Groups(const MergeState& state) : state_(state) {
    for (std::uint32_t i = 0; i < state.size(); ++i) add(i);
  }
  const std::vector<Group>& all() const { return groups_; }

 private:
  void add(std::uint32_t i) {
    const Appearance& a = state_.at(i);
    const ComparedName* form = state_.forms[i];
    const bool joins =
        a.named ? long_enough(form->key) : words_are_the_thing(a.type) && !form->key.empty();
    if (!a.external_id.empty()) {
      put("i" + typed(a.type, a.external_id), i, true);
    } else if (!joins) {
      groups_.push_back({{i}, true});
    } else if (const auto known = of_form_.find(form); known != of_form_.end()) {
      groups_[known->second].members.push_back(i);
    } else {
      of_form_.emplace(form, put("k" + typed(a.type, form->key), i, false));
    }
  }

  std::uint32_t put(const std::string& name, std::uint32_t i, bool whole) {
    const auto [it, fresh] = number_.emplace(name, static_cast<std::uint32_t>(groups_.size()));
    if (fresh) groups_.push_back({{}, whole});
    groups_[it->second].members.push_back(i);
    return it->second;
  }

  const MergeState& state_;
  std::vector<Group> groups_;
  std::unordered_map<std::string, std::uint32_t> number_;
  std::unordered_map<const ComparedName*, std::uint32_t> of_form_;  // without an id
};

}  // namespace

void place_names(MergeState& state, const HandDecisions& decisions) {
  constexpr double kOneId = 8.0;
  const Groups groups(state);
  for (const Groups::Group& group : groups.all()) {
    const std::vector<std::uint32_t>& members = group.members;
    if (group.whole) {
      state.add_unit(members, {}, kOneId);
    } else if (members.size() == 1) {
      state.add_unit(members, decisions.labels_of(members[0]), 0);
    } else {
      const ComparedName& form = *state.forms[members.front()];
      Senses senses(*state.bearers, form);
      for (const std::uint32_t i : members) senses.add(i, decisions.labels_of(i));
      for (Sense& sense : senses.finish()) {
        state.add_unit(sense.members, std::move(sense.labels), form.odds);
      }
    }
  }
}

void join_ids(MergeState& state) {
  std::map<std::string, std::set<std::uint32_t>> ids_of_key;
  for (std::uint32_t i = 0; i < state.size(); ++i) {
    if (state.at(i).external_id.empty() || !long_enough(state.forms[i]->key)) continue;
    ids_of_key[typed(state.at(i).type, state.forms[i]->key)].insert(state.unit_of[i]);
  }
  for (const auto& [key, units] : ids_of_key) {
    const auto owner = state.units_of_key.find(key);
    if (units.size() != 1 || owner == state.units_of_key.end() || owner->second.size() != 1)
      continue;
    state.join(*units.begin(), owner->second.front(), "same name", 4.0);
  }
}

}  // namespace weft
