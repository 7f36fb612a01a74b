// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "graph/merging/merge_steps.h"
#include "graph/merging/name_likeness.h"
#include "weft/core/hangul.h"

namespace weft {
namespace {

constexpr std::size_t kLongestAcronym = 6;

bool is_acronym(std::string_view name) {
  if (name.size() > kLongestAcronym) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '&' || c == '.';
  });
}

bool transliterates(std::string_view a, std::string_view b) {
  const std::string_view script = script_of(a);
  if (script == script_of(b)) return false;
  if (script == "Hang") return transliteration_similarity(a, b) >= kSoundsAlike;
  return script_of(b) == "Hang" && transliteration_similarity(b, a) >= kSoundsAlike;
}

// A name that an appearance has besides its best one.
struct Claim {
  std::uint32_t unit = 0;
  bool sound = false;  // transliterates the best name, so that others may claim it too
};

using Claims = std::map<std::string, std::vector<Claim>>;  // by type and key

// Only full names can join documents: a part of another name of the same thing is no full name.
void claim(const MergeState& state, std::uint32_t n, Claims& claims) {
  const Appearance& appearance = state.at(n);
  const std::string& own = state.forms[n]->key;
  std::vector<std::string> keys = {own};
  for (const std::string& alias : appearance.aliases) {
    keys.push_back(state.former.form(alias, appearance.type).key);
  }
  keys.push_back(name_key(appearance.name, appearance.type, state.rules));
  for (std::size_t i = 1; i + 1 < keys.size(); ++i) {
    const bool part = std::any_of(keys.begin(), keys.end(), [&](const std::string& other) {
      return other.size() > keys[i].size() && other.find(keys[i]) != std::string::npos;
    });
    if (part || keys[i] == own || !long_enough(own) || !long_enough(keys[i])) continue;
    const std::string& alias = appearance.aliases[i - 1];
    const bool sound = !is_acronym(alias) && transliterates(appearance.name, alias);
    claims[typed(appearance.type, keys[i])].push_back({state.unit_of[n], sound});
  }
}

void join_sounds(MergeState& state, const Claims& all) {
  for (const auto& [key, claims] : all) {
    std::uint32_t first = kNone;
    for (const Claim& claim : claims) {
      if (!claim.sound) continue;
      if (first == kNone) {
        first = claim.unit;
      } else if (state.may_be_one(first, claim.unit, kAliasOdds)) {
        state.join(first, claim.unit, "transliteration", kAliasOdds);
      }
    }
    const auto owner = state.units_of_key.find(key);
    if (first == kNone || owner == state.units_of_key.end() || owner->second.size() != 1) continue;
    if (state.may_be_one(first, owner->second[0], kAliasOdds)) {
      state.join(first, owner->second[0], "transliteration", kAliasOdds);
    }
  }
}

// Translations, acronyms and former names join where one entity alone claims the name.
void join_sole_claims(MergeState& state, const Claims& all) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> wanted;
  for (const auto& [key, claims] : all) {
    const auto owner = state.units_of_key.find(key);
    if (owner == state.units_of_key.end()) continue;
    std::set<std::uint32_t> owners;
    for (const std::uint32_t unit : owner->second) owners.insert(state.units->root(unit));
    std::set<std::uint32_t> claimants;
    for (const Claim& claim : claims) claimants.insert(state.units->root(claim.unit));
    if (owners.size() != 1) continue;
    claimants.erase(*owners.begin());
    if (claimants.size() != 1) continue;
    if (!state.units->share_document(*claimants.begin(), *owners.begin())) {
      wanted.emplace_back(*claimants.begin(), *owners.begin());
    }
  }
  for (const auto& [a, b] : wanted) {
    if (state.may_be_one(a, b, kAliasOdds)) state.join(a, b, "alias", kAliasOdds);
  }
}

}  // namespace

void join_claimed_names(MergeState& state) {
  Claims claims;
  for (std::uint32_t n = 0; n < state.size(); ++n) {
    if (state.at(n).named && !state.at(n).aliases.empty()) claim(state, n, claims);
  }
  join_sounds(state, claims);
  join_sole_claims(state, claims);
}

}  // namespace weft
