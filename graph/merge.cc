// SPDX-License-Identifier: Apache-2.0
#include "graph/merge.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// From this on a Hangul and a Latin spelling are taken for one name where a document equates them.
constexpr double kSoundsAlike = 0.6;
// Latin names of at most this many letters, all upper case, are acronyms.
constexpr std::size_t kLongestAcronym = 6;

using TypedKey = std::pair<EntityType, std::string>;

class Groups {  // union-find
 public:
  std::uint32_t add() {
    parent_.push_back(static_cast<std::uint32_t>(parent_.size()));
    return parent_.back();
  }
  std::uint32_t root(std::uint32_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

bool words_are_the_thing(EntityType type) {
  return type == EntityType::kTitle || type == EntityType::kField;
}

bool is_acronym(std::string_view name) {
  if (name.size() > kLongestAcronym) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '&' || c == '.';
  });
}

// One letter or syllable ("김", "A") names too many.
bool long_enough(const std::string& key) {
  std::size_t at = 0;
  if (key.empty()) return false;
  next_code_point(key, at);
  return at < key.size();
}

bool transliterates(std::string_view a, std::string_view b) {
  const std::string_view script = script_of(a);
  if (script == script_of(b)) return false;
  if (script == "Hang") return transliteration_similarity(a, b) >= kSoundsAlike;
  return script_of(b) == "Hang" && transliteration_similarity(b, a) >= kSoundsAlike;
}

// A name that an appearance has besides its best one.
struct Claim {
  std::uint32_t group = 0;
  bool sound = false;  // transliterates the best name, so that others may claim it too
};

class Merger {
 public:
  Merger(const std::vector<GraphDocument>& documents, const NameRules& rules)
      : documents_(documents), rules_(rules) {}

  std::vector<Cluster> merge() {
    for_each_appearance([this](AppearanceRef ref, const Appearance& a) { place(ref, a); });
    for_each_appearance([this](AppearanceRef, const Appearance& a) { claim_aliases(a); });
    join_ids();
    join_sounds();
    join_sole_claims();
    return clusters();
  }

 private:
  template <typename Visit>
  void for_each_appearance(Visit visit) const {
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      const auto& appearances = documents_[d].appearances;
      for (std::uint32_t i = 0; i < appearances.size(); ++i)
        visit(AppearanceRef{d, i}, appearances[i]);
    }
  }

  void place(AppearanceRef ref, const Appearance& appearance) {
    const std::string key = name_key(appearance.name, appearance.type, rules_);
    const bool joins =
        appearance.named ? long_enough(key) : words_are_the_thing(appearance.type) && !key.empty();
    std::uint32_t group = 0;
    if (!appearance.external_id.empty()) {
      group = group_of_id(appearance, key);
    } else if (joins) {
      const auto [it, fresh] = group_of_key_.emplace(TypedKey(appearance.type, key), kNone);
      if (fresh) it->second = new_group();
      group = it->second;
    } else {
      group = new_group();
    }
    members_[group].push_back(ref);
    groups_of_.push_back(group);
  }

  // One id is one entity whatever its names. It takes in what bears its name and no id, where no
  // other id has that name too.
  std::uint32_t group_of_id(const Appearance& appearance, const std::string& key) {
    const auto [it, fresh] =
        group_of_id_.emplace(TypedKey(appearance.type, appearance.external_id), kNone);
    if (fresh) it->second = new_group();
    if (long_enough(key)) {
      ids_of_key_[TypedKey(appearance.type, key)].insert(it->second);
    }
    return it->second;
  }

  void join_ids() {
    for (const auto& [key, groups] : ids_of_key_) {
      const auto owner = group_of_key_.find(key);
      if (groups.size() == 1 && owner != group_of_key_.end()) {
        groups_.join(*groups.begin(), owner->second);
      }
    }
  }

  std::uint32_t new_group() {
    members_.emplace_back();
    return groups_.add();
  }

  // Only full names can join documents: a part of another name of the same thing is no full name.
  void claim_aliases(const Appearance& appearance) {
    const std::uint32_t group = groups_of_[next_appearance_++];
    if (!appearance.named) return;
    const std::string own = name_key(appearance.name, appearance.type, rules_);
    std::vector<std::string> keys = {own};
    for (const std::string& alias : appearance.aliases) {
      keys.push_back(name_key(alias, appearance.type, rules_));
    }
    for (std::size_t i = 1; i < keys.size(); ++i) {
      const bool part = std::any_of(keys.begin(), keys.end(), [&](const std::string& other) {
        return other.size() > keys[i].size() && other.find(keys[i]) != std::string::npos;
      });
      if (part || keys[i] == own || !long_enough(own) || !long_enough(keys[i])) continue;
      const std::string& alias = appearance.aliases[i - 1];
      const bool sound = !is_acronym(alias) && transliterates(appearance.name, alias);
      claims_[TypedKey(appearance.type, keys[i])].push_back({group, sound});
    }
  }

  void join_sounds() {
    for (const auto& [key, claims] : claims_) {
      std::uint32_t first = kNone;
      for (const Claim& claim : claims) {
        if (!claim.sound) continue;
        if (first != kNone) groups_.join(first, claim.group);
        first = claim.group;
      }
      const auto owner = group_of_key_.find(key);
      if (first != kNone && owner != group_of_key_.end()) groups_.join(first, owner->second);
    }
  }

  // Translations, acronyms and former names join where one entity alone claims the name.
  void join_sole_claims() {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> joins;
    for (const auto& [key, claims] : claims_) {
      const auto owner = group_of_key_.find(key);
      if (owner == group_of_key_.end()) continue;
      std::set<std::uint32_t> claimants;
      for (const Claim& claim : claims) claimants.insert(groups_.root(claim.group));
      claimants.erase(groups_.root(owner->second));
      if (claimants.size() == 1 && !share_document(*claimants.begin(), owner->second)) {
        joins.emplace_back(*claimants.begin(), owner->second);
      }
    }
    for (const auto& [a, b] : joins) groups_.join(a, b);
  }

  // A document that tells two things apart by name is believed.
  bool share_document(std::uint32_t a, std::uint32_t b) const {
    std::set<std::uint32_t> of_a;
    for (const AppearanceRef ref : members_[a]) of_a.insert(ref.document);
    return std::any_of(members_[b].begin(), members_[b].end(),
                       [&](AppearanceRef ref) { return of_a.count(ref.document) != 0; });
  }

  std::vector<Cluster> clusters() {
    std::map<std::uint32_t, Cluster> by_root;
    std::size_t i = 0;
    for_each_appearance([&](AppearanceRef ref, const Appearance&) {
      by_root[groups_.root(groups_of_[i++])].push_back(ref);
    });
    std::vector<Cluster> out;
    for (auto& [root, cluster] : by_root) out.push_back(std::move(cluster));
    return out;
  }

  const std::vector<GraphDocument>& documents_;
  const NameRules& rules_;
  Groups groups_;
  std::vector<std::vector<AppearanceRef>> members_;  // by group, before any join
  std::vector<std::uint32_t> groups_of_;             // by appearance, in document order
  std::size_t next_appearance_ = 0;
  std::map<TypedKey, std::uint32_t> group_of_key_;
  std::map<TypedKey, std::uint32_t> group_of_id_;
  std::map<TypedKey, std::set<std::uint32_t>> ids_of_key_;
  std::map<TypedKey, std::vector<Claim>> claims_;
};

}  // namespace

std::vector<Cluster> merge_appearances(const std::vector<GraphDocument>& documents,
                                       const NameRules& rules) {
  return Merger(documents, rules).merge();
}

}  // namespace weft
