// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/lookup.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "graph/graph_state.h"
#include "weft/core/name_rules.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

std::string key_of(std::string_view name) { return name_key(name, EntityType::kThing, {}); }

std::optional<MatchKind> match(const GraphEntity& entity, std::string_view words,
                               const std::string& key) {
  if (entity.key == words) return MatchKind::kKey;
  if (entity.name == words) return MatchKind::kName;
  std::optional<MatchKind> best;
  const auto consider = [&](MatchKind kind) { best = std::min(best.value_or(kind), kind); };
  const auto compare = [&](const std::string& name, bool alias) {
    if (alias && name == words) return consider(MatchKind::kAlias);
    if (key.empty()) return;
    const std::string other = key_of(name);
    if (other == key) return consider(MatchKind::kNormalized);
    if (other.starts_with(key)) consider(MatchKind::kPrefix);
  };
  compare(entity.name, false);
  for (const std::string& alias : entity.aliases) compare(alias, true);
  return best;
}

// The entities that one of their names may fit, sorted: those with a name that begins as the words
// do. Words without letters are compared with every name.
std::vector<EntityId> candidates(const Graph& graph, const std::string& words,
                                 const std::string& key) {
  std::vector<EntityId> out;
  if (key.empty()) {
    for (std::uint32_t i = 0; i < graph.entities().size(); ++i) out.push_back(EntityId{i});
    return out;
  }
  if (const auto entity = graph.find_entity(words)) out.push_back(*entity);
  const NameColumns& names = graph.state().names();
  const std::size_t size = names.form.size();
  for (std::size_t i = first_not_below(size, key, [&](std::size_t k) { return names.form[k]; });
       i < size && names.form[i].starts_with(key); ++i) {
    out.push_back(EntityId{names.entity[i]});
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::size_t facts_of(const Graph& graph, EntityId id) {
  return graph.facts_from(id).size() + graph.facts_to(id).size();
}

std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

std::vector<std::string> names_of(const GraphRelation& relation) {
  std::vector<std::string> names = {relation.id};
  if (!relation.inverse.empty() && !relation.symmetric) names.push_back(relation.inverse);
  for (const auto& [language, label] : relation.labels) names.push_back(label);
  return names;
}

}  // namespace

std::vector<EntityMatch> find_entities(const Graph& graph, std::string_view words,
                                       std::size_t limit) {
  const std::string nfc = to_nfc(words);
  const std::string key = key_of(nfc);
  std::vector<EntityMatch> found;
  for (const EntityId id : candidates(graph, nfc, key)) {
    if (const auto kind = match(graph[id], nfc, key)) found.push_back({id, *kind});
  }
  std::stable_sort(found.begin(), found.end(), [&](const EntityMatch& a, const EntityMatch& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    return facts_of(graph, a.entity) > facts_of(graph, b.entity);
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

std::vector<RelationMatch> find_relations(const Graph& graph, std::string_view words) {
  std::vector<RelationMatch> found;
  const std::string key = key_of(words);
  for (std::uint32_t i = 0; i < graph.relations().size(); ++i) {
    const GraphRelation& relation = graph.relations()[i];
    const bool by_label =
        std::any_of(relation.labels.begin(), relation.labels.end(),
                    [&](const auto& label) { return !key.empty() && key_of(label.second) == key; });
    if (relation.id == words || by_label || (!key.empty() && key_of(relation.id) == key)) {
      found.push_back({RelationId{i}, false});
    } else if (!relation.inverse.empty() && !key.empty() && key_of(relation.inverse) == key) {
      found.push_back({RelationId{i}, true});
    }
  }
  return found;
}

std::vector<std::string> similar_relations(const Graph& graph, std::string_view words,
                                           std::size_t limit) {
  std::set<std::pair<std::size_t, std::string>> ranked;
  const std::u32string wanted = decode_utf8(fold(words));
  for (const GraphRelation& relation : graph.relations()) {
    for (const std::string& name : names_of(relation)) {
      const std::u32string other = decode_utf8(fold(name));
      const std::size_t distance = edit_distance(wanted, other);
      if (distance * 2 <= std::max(wanted.size(), other.size())) ranked.emplace(distance, name);
    }
  }
  std::vector<std::string> out;
  for (const auto& [distance, name] : ranked) {
    if (out.size() < limit && std::find(out.begin(), out.end(), name) == out.end())
      out.push_back(name);
  }
  return out;
}

}  // namespace weft
