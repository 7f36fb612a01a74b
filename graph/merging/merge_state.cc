// SPDX-License-Identifier: Apache-2.0
#include "graph/merging/merge_state.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "weft/core/utf8.h"

namespace weft {

double chance(double odds) { return 1.0 / (1.0 + std::exp(-odds)); }

bool long_enough(const std::string& key) {
  std::size_t at = 0;
  if (key.empty()) return false;
  next_code_point(key, at);
  return at < key.size();
}

std::string typed(EntityType type, std::string_view key) {
  std::string out(1, static_cast<char>('0' + static_cast<int>(type)));
  return out.append(key);
}

MergeState::MergeState(const std::vector<GraphDocument>& documents_of, const NameRules& name_rules)
    : documents(documents_of), rules(name_rules), former(name_rules) {
  read();
  unit_of.assign(appearances.size(), kNone);
  bearers = std::make_unique<Bearers>(documents, forms, former, rules);
  units = std::make_unique<NameUnits>(forms, document_of, *bearers);
}

void MergeState::read() {
  std::array<std::unordered_map<std::string_view, const ComparedName*>, 16> known;  // by type
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    for (std::uint32_t i = 0; i < documents[d].appearances.size(); ++i) {
      const Appearance& appearance = documents[d].appearances[i];
      appearances.push_back(&appearance);
      refs.push_back({d, i});
      document_of.push_back(d);
      if (appearance.type == EntityType::kPerson && !appearance.aliases.empty()) {
        forms.push_back(&made_.emplace_back(former.form(appearance)));
        continue;
      }
      auto& form = known.at(static_cast<std::size_t>(appearance.type))[appearance.name];
      if (form == nullptr) form = &made_.emplace_back(former.form(appearance));
      forms.push_back(form);
    }
  }
}

std::uint32_t MergeState::add_unit(const std::vector<std::uint32_t>& members, SplitLabels labels,
                                   double odds) {
  const std::uint32_t unit = units->add(members, std::move(labels));
  for (const std::uint32_t i : members) unit_of[i] = unit;
  log_spellings(members, odds);
  const Appearance& first = at(members.front());
  const ComparedName& form = *forms[members.front()];
  if (first.named && long_enough(form.key)) {
    auto& bearing = units_of_key[typed(form.type, form.key)];
    if (first.external_id.empty()) bearing.push_back(unit);
  }
  return unit;
}

// One line for each spelling of a name in a unit, with the number of documents that have it.
void MergeState::log_spellings(const std::vector<std::uint32_t>& members, double odds) {
  if (members.size() < 2) return;
  std::map<std::string_view, std::uint32_t> count;
  for (const std::uint32_t i : members) ++count[at(i).name];
  const Appearance& first = at(members.front());
  for (const auto& [name, times] : count) {
    if (name == first.name && times < 2) continue;
    const bool known = name != first.name && former.known(name, first.type);
    const char* reason = !first.external_id.empty() ? "same id"
                         : known                    ? "known name"
                                                    : "same name";
    log_.push_back(
        {members.front(), {0, std::string(name), first.name, reason, chance(odds), times}});
  }
}

bool MergeState::may_be_one(std::uint32_t a, std::uint32_t b, double odds) {
  a = units->root(a);
  b = units->root(b);
  if (a == b || kept_apart(units->labels(a), units->labels(b))) return false;
  return odds + bearers->compare(units->bearer(a), units->bearer(b)).odds > 0;
}

bool MergeState::joinable(std::uint32_t a, std::uint32_t b) {
  return a != b && !kept_apart(units->labels(a), units->labels(b)) && !units->share_document(a, b);
}

double MergeState::shared_context(std::uint32_t a, std::uint32_t b,
                                  const std::vector<std::string>& words) {
  if (!contexts_) contexts_ = std::make_unique<Contexts>(forms, document_of);
  return contexts_->shared(units->members(a), units->members(b), words);
}

void MergeState::join(std::uint32_t a, std::uint32_t b, const char* reason, double odds) {
  if (units->root(a) == units->root(b)) return;
  const std::uint32_t first = std::min(a, b);
  const std::uint32_t other = std::max(a, b);
  log_.push_back(
      {units->first(other),
       {0, at(units->first(other)).name, at(units->first(first)).name, reason, chance(odds),
        static_cast<std::uint32_t>(units->members(units->root(other)).size())}});
  units->join(a, b);
}

Merging MergeState::clusters() {
  Merging out;
  std::map<std::uint32_t, std::uint32_t> number;  // of roots
  for (std::uint32_t i = 0; i < size(); ++i) {
    const auto [it, fresh] =
        number.emplace(root_of(i), static_cast<std::uint32_t>(out.clusters.size()));
    if (fresh) out.clusters.emplace_back();
    out.clusters[it->second].push_back(refs[i]);
  }
  for (auto& [appearance, record] : log_) {
    record.entity = number.at(root_of(appearance));
    out.records.push_back(std::move(record));
  }
  return out;
}

}  // namespace weft
