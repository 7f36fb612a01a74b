// SPDX-License-Identifier: Apache-2.0
//
// In steps, from sure to doubtful: appearances of one key (bearers that facts tell apart stay
// apart); ids of a gazetteer; decisions by hand; names that a document gives for one thing; names
// that look or sound alike and share a neighbour. Each step is near linear: only names of one key,
// of one alias, or beside one neighbour are ever compared, and neighbours of very many are passed
// over.
#include "graph/merge.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "graph/name_units.h"
#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// From this on a Hangul and a Latin spelling are taken for one name where a document equates them.
constexpr double kSoundsAlike = 0.6;
constexpr std::size_t kLongestAcronym = 6;
constexpr double kAliasOdds = 1.4;        // of a name that a document gives for a thing
constexpr double kStrangers = -1.0;       // bearers of a common name who share nothing
constexpr std::size_t kWidestBlock = 24;  // names beside one neighbour that are still compared
constexpr std::size_t kComparedSenses = 24;

double chance(double odds) { return 1.0 / (1.0 + std::exp(-odds)); }

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

std::string typed(EntityType type, std::string_view key) {
  std::string out(1, static_cast<char>('0' + static_cast<int>(type)));
  return out.append(key);
}

// A name that an appearance has besides its best one.
struct Claim {
  std::uint32_t unit = 0;
  bool sound = false;  // transliterates the best name, so that others may claim it too
};

struct Edge {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t shorter = 0;
  Likeness like;
  double odds = 0;
};

// One bearer of a name, while the appearances of the name are told apart.
struct Sense {
  std::vector<std::uint32_t> members;
  Bearer bearer;
  SplitLabels labels;
};

class Merger {
 public:
  Merger(const std::vector<GraphDocument>& documents, const NameRules& rules,
         const std::vector<Decision>& decisions)
      : documents_(documents), rules_(rules), decisions_(decisions), former_(rules) {
    read();
    bearers_ = std::make_unique<Bearers>(documents_, forms_, former_, rules_);
    units_ = std::make_unique<NameUnits>(forms_, document_of_, *bearers_);
  }

  Merging merge() {
    read_splits();
    place();
    join_ids();
    join_by_hand();
    claim_aliases();
    join_sounds();
    join_sole_claims();
    join_alike();
    join_family_names();
    return clusters();
  }

 private:
  const Appearance& at(std::uint32_t i) const { return *appearances_[i]; }

  void read() {
    std::array<std::unordered_map<std::string_view, const ComparedName*>, 16> known;  // by type
    for (std::uint32_t d = 0; d < documents_.size(); ++d) {
      for (std::uint32_t i = 0; i < documents_[d].appearances.size(); ++i) {
        const Appearance& appearance = documents_[d].appearances[i];
        appearances_.push_back(&appearance);
        refs_.push_back({d, i});
        document_of_.push_back(d);
        if (appearance.type == EntityType::kPerson && !appearance.aliases.empty()) {
          forms_.push_back(&made_.emplace_back(former_.form(appearance)));
          continue;
        }
        auto& form = known.at(static_cast<std::size_t>(appearance.type))[appearance.name];
        if (form == nullptr) form = &made_.emplace_back(former_.form(appearance));
        forms_.push_back(form);
      }
    }
  }

  // Which appearances decisions speak of, by name and document.
  void read_splits() {
    if (decisions_.empty()) return;
    for (std::uint32_t i = 0; i < appearances_.size(); ++i) {
      by_name_[typed(at(i).type, name_key(at(i).name, at(i).type, rules_))].push_back(i);
    }
    for (std::uint32_t d = 0; d < decisions_.size(); ++d) {
      if (decisions_[d].kind != DecisionKind::kSplit) continue;
      for (std::uint32_t part = 0; part < decisions_[d].parts.size(); ++part) {
        for (const NameAnchor& anchor : decisions_[d].parts[part]) {
          for (const std::uint32_t i : anchored(anchor)) labels_[i][d].insert(part);
        }
      }
    }
  }

  std::vector<std::uint32_t> anchored(const NameAnchor& anchor) const {
    const auto it = by_name_.find(typed(anchor.type, anchor.name));
    if (it == by_name_.end()) return {};
    if (anchor.document.empty()) return it->second;
    std::vector<std::uint32_t> out;
    for (const std::uint32_t i : it->second) {
      if (documents_[document_of_[i]].sha256 == anchor.document) out.push_back(i);
    }
    return out;
  }

  SplitLabels labels_of(std::uint32_t appearance) const {
    const auto it = labels_.find(appearance);
    return it == labels_.end() ? SplitLabels() : it->second;
  }

  void place() {
    std::unordered_map<std::string, std::uint32_t> number;
    std::vector<std::vector<std::uint32_t>> groups;
    std::vector<bool> of_id;
    unit_of_.assign(appearances_.size(), kNone);
    std::unordered_map<const ComparedName*, std::uint32_t> group_of_form;  // without an id
    const auto put = [&](const std::string& name, std::uint32_t i, bool id) {
      const auto [it, fresh] = number.emplace(name, static_cast<std::uint32_t>(groups.size()));
      if (fresh) {
        groups.emplace_back();
        of_id.push_back(id);
      }
      groups[it->second].push_back(i);
      return it->second;
    };
    for (std::uint32_t i = 0; i < appearances_.size(); ++i) {
      const Appearance& a = at(i);
      const std::string& key = forms_[i]->key;
      const bool joins = a.named ? long_enough(key) : words_are_the_thing(a.type) && !key.empty();
      if (!a.external_id.empty()) {
        put("i" + typed(a.type, a.external_id), i, true);
      } else if (joins) {
        const auto known = group_of_form.find(forms_[i]);
        if (known != group_of_form.end()) {
          groups[known->second].push_back(i);
        } else {
          group_of_form.emplace(forms_[i], put("k" + typed(a.type, key), i, false));
        }
      } else {
        groups.push_back({i});
        of_id.push_back(true);
      }
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (of_id[g]) {
        add_unit(groups[g], {}, 8.0);
      } else {
        tell_apart(groups[g]);
      }
    }
  }

  std::uint32_t add_unit(const std::vector<std::uint32_t>& members, SplitLabels labels,
                         double odds) {
    const std::uint32_t unit = units_->add(members, std::move(labels));
    for (const std::uint32_t i : members) unit_of_[i] = unit;
    log_spellings(members, odds);
    const ComparedName& form = *forms_[members.front()];
    if (at(members.front()).named && long_enough(form.key)) {
      auto& units = units_of_key_[typed(form.type, form.key)];
      const bool id = !at(members.front()).external_id.empty();
      if (!id) units.push_back(unit);
    }
    return unit;
  }

  // One line for each spelling of a name in a unit, with the number of documents that have it.
  void log_spellings(const std::vector<std::uint32_t>& members, double odds) {
    if (members.size() < 2) return;
    std::map<std::string_view, std::uint32_t> count;
    for (const std::uint32_t i : members) ++count[at(i).name];
    const std::string& base = at(members.front()).name;
    for (const auto& [name, documents] : count) {
      if (name == base && documents < 2) continue;
      const EntityType type = at(members.front()).type;
      const bool known = name != base && former_.known(name, type);
      const bool id = !at(members.front()).external_id.empty();
      log_.push_back({members.front(),
                      {0, std::string(name), base,
                       id      ? "same id"
                       : known ? "known name"
                               : "same name",
                       chance(odds), documents}});
    }
  }

  double sense_odds(const ComparedName& form, const Bearer& a, const Bearer& b) const {
    const Agreement agreement = bearers_->compare(a, b);
    double odds = form.odds + agreement.odds;
    if (form.common && !agreement.agrees && a.has_cues() && b.has_cues()) odds += kStrangers;
    return odds;
  }

  // The appearances of one key by bearer. A bearer's appearances agree with all that is known of
  // him, not with the last one only.
  void tell_apart(const std::vector<std::uint32_t>& group) {
    if (group.size() == 1) {
      add_unit(group, labels_of(group[0]), 0);
      return;
    }
    const ComparedName& form = *forms_[group.front()];
    std::vector<Sense> senses;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> beside;  // neighbour to senses
    std::vector<std::uint32_t> silent;
    for (const std::uint32_t i : group) {
      SplitLabels labels = labels_of(i);
      if (bearers_->silent(i) && labels.empty()) {
        silent.push_back(i);
        continue;
      }
      Bearer bearer;
      bearers_->add_to(bearer, i);
      const std::uint32_t best = best_sense(form, senses, beside, i, bearer, labels);
      if (best == senses.size()) senses.emplace_back();
      Sense& sense = senses[best];
      sense.members.push_back(i);
      sense.bearer.add(bearer);
      for (const auto& [decision, parts] : labels) {
        sense.labels[decision].insert(parts.begin(), parts.end());
      }
      for (const Neighbour& neighbour : bearers_->neighbours(i)) {
        auto& list = beside[neighbour.who];
        if (list.empty() || list.back() != best) list.push_back(best);
      }
    }
    place_silent(form, senses, silent);
    for (Sense& sense : senses) {
      std::sort(sense.members.begin(), sense.members.end());
      add_unit(sense.members, std::move(sense.labels), form.odds);
    }
  }

  std::uint32_t best_sense(
      const ComparedName& form, const std::vector<Sense>& senses,
      const std::unordered_map<std::uint64_t, std::vector<std::uint32_t>>& beside,
      std::uint32_t appearance, const Bearer& bearer, const SplitLabels& labels) const {
    std::vector<std::uint32_t> candidates;
    for (std::uint32_t s = 0; s < std::min(senses.size(), kComparedSenses); ++s) {
      candidates.push_back(s);
    }
    if (senses.size() > kComparedSenses) {
      for (const Neighbour& neighbour : bearers_->neighbours(appearance)) {
        const auto it = beside.find(neighbour.who);
        if (it == beside.end()) continue;
        const std::size_t most = std::min(it->second.size(), kComparedSenses);
        candidates.insert(candidates.end(), it->second.begin(),
                          it->second.begin() + static_cast<std::ptrdiff_t>(most));
      }
    }
    auto best = static_cast<std::uint32_t>(senses.size());
    double most = 0;
    for (const std::uint32_t s : candidates) {
      if (kept_apart(labels, senses[s].labels)) continue;
      const double odds = sense_odds(form, bearer, senses[s].bearer);
      if (odds <= most) continue;
      most = odds;
      best = s;
    }
    return best;
  }

  // Those of whom nothing is said: to the only bearer, or to the most frequent one of a name that
  // is not common; else they are one unknown bearer.
  void place_silent(const ComparedName& form, std::vector<Sense>& senses,
                    const std::vector<std::uint32_t>& silent) {
    if (silent.empty()) return;
    if (form.odds <= 0) {
      for (const std::uint32_t i : silent) senses.push_back({{i}, {}, {}});
      return;
    }
    std::size_t into = 0;
    for (std::size_t s = 1; s < senses.size(); ++s) {
      if (senses[s].members.size() > senses[into].members.size()) into = s;
    }
    if (senses.empty() || (senses.size() > 1 && form.common)) {
      into = senses.size();
      senses.emplace_back();
    }
    auto& members = senses[into].members;
    members.insert(members.end(), silent.begin(), silent.end());
  }

  // An id takes in what bears its name and no id, where no other id has that name too.
  void join_ids() {
    std::map<std::string, std::set<std::uint32_t>> ids_of_key;
    for (std::uint32_t i = 0; i < appearances_.size(); ++i) {
      if (at(i).external_id.empty() || !long_enough(forms_[i]->key)) continue;
      ids_of_key[typed(at(i).type, forms_[i]->key)].insert(unit_of_[i]);
    }
    for (const auto& [key, units] : ids_of_key) {
      const auto owner = units_of_key_.find(key);
      if (units.size() != 1 || owner == units_of_key_.end() || owner->second.size() != 1) continue;
      join(*units.begin(), owner->second.front(), "same name", 4.0);
    }
  }

  void join_by_hand() {
    for (std::uint32_t d = 0; d < decisions_.size(); ++d) {
      if (decisions_[d].kind != DecisionKind::kMerge) continue;
      std::uint32_t into = kNone;
      for (const auto& part : decisions_[d].parts) {
        for (const std::uint32_t unit : units_of(part)) {
          if (into == kNone) {
            into = unit;
          } else if (!kept_apart(units_->labels(units_->root(into)),
                                 units_->labels(units_->root(unit)), d)) {
            join(into, unit, "by hand", 20.0);
          }
        }
      }
    }
  }

  // What the anchors of one side name; where its documents are gone, the only bearer of the name.
  std::set<std::uint32_t> units_of(const std::vector<NameAnchor>& part) const {
    std::set<std::uint32_t> units;
    for (const NameAnchor& anchor : part) {
      for (const std::uint32_t i : anchored(anchor)) units.insert(unit_of_[i]);
    }
    if (!units.empty()) return units;
    for (NameAnchor anchor : part) {
      anchor.document.clear();
      std::set<std::uint32_t> bearers;
      for (const std::uint32_t i : anchored(anchor)) bearers.insert(unit_of_[i]);
      if (bearers.size() == 1) units.insert(*bearers.begin());
    }
    return units;
  }

  // Only full names can join documents: a part of another name of the same thing is no full name.
  void claim_aliases() {
    for (std::uint32_t n = 0; n < appearances_.size(); ++n) {
      const Appearance& appearance = at(n);
      if (!appearance.named || appearance.aliases.empty()) continue;
      const std::string& own = forms_[n]->key;
      std::vector<std::string> keys = {own};
      for (const std::string& alias : appearance.aliases) {
        keys.push_back(former_.form(alias, appearance.type).key);
      }
      keys.push_back(name_key(appearance.name, appearance.type, rules_));
      for (std::size_t i = 1; i + 1 < keys.size(); ++i) {
        const bool part = std::any_of(keys.begin(), keys.end(), [&](const std::string& other) {
          return other.size() > keys[i].size() && other.find(keys[i]) != std::string::npos;
        });
        if (part || keys[i] == own || !long_enough(own) || !long_enough(keys[i])) continue;
        const std::string& alias = appearance.aliases[i - 1];
        const bool sound = !is_acronym(alias) && transliterates(appearance.name, alias);
        claims_[typed(appearance.type, keys[i])].push_back({unit_of_[n], sound});
      }
    }
  }

  // Whether facts let two be one that a document's words say are one.
  bool may_be_one(std::uint32_t a, std::uint32_t b, double odds) {
    a = units_->root(a);
    b = units_->root(b);
    if (a == b || kept_apart(units_->labels(a), units_->labels(b))) return false;
    return odds + bearers_->compare(units_->bearer(a), units_->bearer(b)).odds > 0;
  }

  void join(std::uint32_t a, std::uint32_t b, const char* reason, double odds) {
    if (units_->root(a) == units_->root(b)) return;
    const std::uint32_t first = std::min(a, b);
    const std::uint32_t other = std::max(a, b);
    log_.push_back(
        {units_->first(other),
         {0, at(units_->first(other)).name, at(units_->first(first)).name, reason, chance(odds),
          static_cast<std::uint32_t>(units_->members(units_->root(other)).size())}});
    units_->join(a, b);
  }

  void join_sounds() {
    for (const auto& [key, claims] : claims_) {
      std::uint32_t first = kNone;
      for (const Claim& claim : claims) {
        if (!claim.sound) continue;
        if (first == kNone) {
          first = claim.unit;
        } else if (may_be_one(first, claim.unit, kAliasOdds)) {
          join(first, claim.unit, "transliteration", kAliasOdds);
        }
      }
      const auto owner = units_of_key_.find(key);
      if (first == kNone || owner == units_of_key_.end() || owner->second.size() != 1) continue;
      if (may_be_one(first, owner->second[0], kAliasOdds)) {
        join(first, owner->second[0], "transliteration", kAliasOdds);
      }
    }
  }

  // Translations, acronyms and former names join where one entity alone claims the name.
  void join_sole_claims() {
    struct Wanted {
      std::uint32_t a = 0;
      std::uint32_t b = 0;
    };
    std::vector<Wanted> joins;
    for (const auto& [key, claims] : claims_) {
      const auto owner = units_of_key_.find(key);
      if (owner == units_of_key_.end()) continue;
      std::set<std::uint32_t> owners;
      for (const std::uint32_t unit : owner->second) owners.insert(units_->root(unit));
      std::set<std::uint32_t> claimants;
      for (const Claim& claim : claims) claimants.insert(units_->root(claim.unit));
      if (owners.size() != 1) continue;
      claimants.erase(*owners.begin());
      if (claimants.size() != 1) continue;
      if (!units_->share_document(*claimants.begin(), *owners.begin())) {
        joins.push_back({*claimants.begin(), *owners.begin()});
      }
    }
    for (const Wanted& wanted : joins) {
      if (may_be_one(wanted.a, wanted.b, kAliasOdds)) join(wanted.a, wanted.b, "alias", kAliasOdds);
    }
  }

  std::vector<Edge> alike_edges() {
    // Who stands beside one neighbour.
    std::vector<std::pair<std::uint64_t, std::uint32_t>> rows;
    for (std::uint32_t i = 0; i < appearances_.size(); ++i) {
      if (!at(i).named || !long_enough(forms_[i]->key)) continue;
      const std::uint32_t root = units_->root(unit_of_[i]);
      for (const Neighbour& neighbour : bearers_->neighbours(i))
        rows.emplace_back(neighbour.who, root);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<Edge> edges;
    std::unordered_set<std::uint64_t> seen;
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
      while (end < rows.size() && rows[end].first == rows[begin].first) ++end;
      if (end - begin < 2 || end - begin > kWidestBlock) continue;
      for (std::size_t i = begin; i < end; ++i) {
        for (std::size_t j = i + 1; j < end; ++j) {
          const std::uint32_t a = rows[i].second;
          const std::uint32_t b = rows[j].second;
          if (units_->form(a).type != units_->form(b).type) continue;
          add_edge(a, b, seen, edges);
        }
      }
    }
    return edges;
  }

  // Few names are alike, so that only those are remembered as `seen`.
  void add_edge(std::uint32_t a, std::uint32_t b, std::unordered_set<std::uint64_t>& seen,
                std::vector<Edge>& edges) {
    const ComparedName& x = units_->form(a);
    const ComparedName& y = units_->form(b);
    if (x.key == y.key) return;  // told apart by facts
    const auto like = likeness(x, y, former_);
    if (!like || !seen.insert((std::uint64_t{a} << 32U) | b).second) return;
    if (units_->share_document(a, b) || units_->related(a, b)) return;
    const Agreement agreement = bearers_->compare(units_->bearer(a), units_->bearer(b));
    const double odds = like->odds + agreement.odds;
    if (!agreement.agrees || odds <= 0) return;
    edges.push_back({a, b, x.key.size() < y.key.size() ? a : b, *like, odds});
  }

  // A short form that may stand for two things stands for neither.
  std::set<std::uint32_t> ambiguous(const std::vector<Edge>& edges) const {
    std::map<std::uint32_t, std::vector<std::uint32_t>> longer;
    std::set<std::pair<std::uint32_t, std::uint32_t>> linked;
    for (const Edge& edge : edges) {
      linked.emplace(edge.a, edge.b);
      if (!edge.like.whole) {
        longer[edge.shorter].push_back(edge.shorter == edge.a ? edge.b : edge.a);
      }
    }
    std::set<std::uint32_t> out;
    for (const auto& [shorter, units] : longer) {
      for (std::size_t i = 0; i < units.size(); ++i) {
        for (std::size_t j = i + 1; j < units.size(); ++j) {
          const auto pair = std::minmax(units[i], units[j]);
          if (linked.count(pair) == 0) out.insert(shorter);
        }
      }
    }
    return out;
  }

  void join_alike() {
    std::vector<Edge> edges = alike_edges();
    std::sort(edges.begin(), edges.end(), [](const Edge& x, const Edge& y) {
      return std::tie(y.odds, x.a, x.b) < std::tie(x.odds, y.a, y.b);
    });
    const auto unclear = ambiguous(edges);
    for (const Edge& edge : edges) {
      if (!edge.like.whole && unclear.count(edge.shorter) != 0) continue;
      const std::uint32_t a = units_->root(edge.a);
      const std::uint32_t b = units_->root(edge.b);
      if (a == b || kept_apart(units_->labels(a), units_->labels(b))) continue;
      if (units_->share_document(a, b) || !units_->all_alike(a, b, former_)) continue;
      const Agreement agreement = bearers_->compare(units_->bearer(a), units_->bearer(b));
      if (edge.like.odds + agreement.odds <= 0) continue;
      join(edge.a, edge.b, edge.like.reason, edge.odds);
    }
  }

  // A family name that is rare and that one person of the graph alone bears.
  void join_family_names() {
    constexpr std::size_t kLongEnough = 5;
    std::unordered_map<std::string_view, std::set<std::uint32_t>> bearers;
    for (std::uint32_t unit = 0; unit < units_->count(); ++unit) {
      const ComparedName& form = units_->form(unit);
      if (form.type == EntityType::kPerson && form.script == 'l' && form.words.size() > 1) {
        bearers[form.words.back()].insert(units_->root(unit));
      }
    }
    for (std::uint32_t unit = 0; unit < units_->count(); ++unit) {
      const ComparedName& form = units_->form(unit);
      if (form.type != EntityType::kPerson || form.script != 'l' || form.words.size() != 1 ||
          form.common || form.key.size() < kLongEnough || !at(units_->first(unit)).named) {
        continue;
      }
      const auto it = bearers.find(form.words[0]);
      if (it == bearers.end() || it->second.size() != 1) continue;
      const std::uint32_t a = units_->root(*it->second.begin());
      const std::uint32_t b = units_->root(unit);
      if (a == b || kept_apart(units_->labels(a), units_->labels(b))) continue;
      if (units_->share_document(a, b) || units_->related(a, b)) continue;
      const Agreement agreement = bearers_->compare(units_->bearer(a), units_->bearer(b));
      if (!agreement.differs) join(a, b, "family name", 0.7 + agreement.odds);
    }
  }

  Merging clusters() {
    Merging out;
    std::map<std::uint32_t, std::uint32_t> number;  // of roots
    for (std::uint32_t i = 0; i < appearances_.size(); ++i) {
      const std::uint32_t root = units_->root(unit_of_[i]);
      const auto [it, fresh] =
          number.emplace(root, static_cast<std::uint32_t>(out.clusters.size()));
      if (fresh) out.clusters.emplace_back();
      out.clusters[it->second].push_back(refs_[i]);
    }
    for (auto& [appearance, record] : log_) {
      record.entity = number.at(units_->root(unit_of_[appearance]));
      out.records.push_back(std::move(record));
    }
    return out;
  }

  const std::vector<GraphDocument>& documents_;
  const NameRules& rules_;
  const std::vector<Decision>& decisions_;
  NameFormer former_;
  std::deque<ComparedName> made_;
  std::vector<const Appearance*> appearances_;
  std::vector<AppearanceRef> refs_;
  std::vector<std::uint32_t> document_of_;
  std::vector<const ComparedName*> forms_;
  std::unique_ptr<Bearers> bearers_;
  std::unique_ptr<NameUnits> units_;
  std::vector<std::uint32_t> unit_of_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name_;  // only with decisions
  std::unordered_map<std::uint32_t, SplitLabels> labels_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> units_of_key_;
  std::map<std::string, std::vector<Claim>> claims_;
  std::vector<std::pair<std::uint32_t, MergeRecord>> log_;  // and the appearance it speaks of
};

}  // namespace

Merging merge_appearances(const std::vector<GraphDocument>& documents, const NameRules& rules,
                          const std::vector<Decision>& decisions) {
  return Merger(documents, rules, decisions).merge();
}

}  // namespace weft
