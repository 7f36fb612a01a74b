// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/lookup.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "graph/graph_state.h"
#include "graph/name_index.h"
#include "graph/spelling.h"
#include "weft/core/utf8.h"
#include "weft/graph/find.h"

namespace weft {
namespace {

std::optional<MatchKind> match(const GraphEntity& entity, std::string_view words,
                               const std::string& key) {
  if (entity.key == words) return MatchKind::kKey;
  if (entity.name == words) return MatchKind::kName;
  std::optional<MatchKind> best;
  const auto consider = [&](MatchKind kind) { best = std::min(best.value_or(kind), kind); };
  const auto compare = [&](const std::string& name, bool alias) {
    if (alias && name == words) return consider(MatchKind::kAlias);
    if (key.empty()) return;
    const std::string other = form_of_name(name);
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

// More than half of the letters must fit.
constexpr double kLeastLikeness = 0.5;

std::size_t facts_of(const Graph& graph, EntityId id) {
  return graph.facts_from(id).size() + graph.facts_to(id).size();
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
  const std::string key = form_of_name(nfc);
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

std::vector<RelationForm> relation_forms(const std::vector<GraphRelation>& relations) {
  std::vector<RelationForm> forms;
  const auto add = [&](const std::string& name, std::uint32_t relation, bool inverse) {
    std::string form = form_of_name(name);
    if (!form.empty()) forms.push_back({std::move(form), relation, inverse});
  };
  for (std::uint32_t i = 0; i < relations.size(); ++i) {
    add(relations[i].id, i, false);
    for (const auto& [language, label] : relations[i].labels) add(label, i, false);
    add(relations[i].inverse, i, true);
  }
  std::ranges::sort(forms);
  return forms;
}

std::vector<RelationMatch> find_relations(const Graph& graph, std::string_view words) {
  std::vector<RelationMatch> found;
  // A relation that is called so itself is not found by its inverse once more.
  const auto add = [&](std::uint32_t relation, bool inverse) {
    if (found.empty() || index_of(found.back().relation) != relation) {
      found.push_back({RelationId{relation}, inverse});
    }
  };
  const std::string key = form_of_name(words);
  if (key.empty()) {
    if (const auto relation = graph.find_relation(words)) add(index_of(*relation), false);
    return found;
  }
  const auto& forms = graph.state().relation_forms();
  auto form = std::ranges::lower_bound(forms, key, {}, &RelationForm::form);
  for (; form != forms.end() && form->form == key; ++form) add(form->relation, form->inverse);
  return found;
}

std::vector<std::string> similar_relations(const Graph& graph, std::string_view words,
                                           std::size_t limit) {
  std::set<std::pair<double, std::string>> ranked;
  const std::u32string wanted = letters_of(fold(words));
  for (const GraphRelation& relation : graph.relations()) {
    for (const std::string& name : names_of(relation)) {
      const double likeness = spelling_likeness(wanted, letters_of(fold(name)), kLeastLikeness);
      if (likeness > 0) ranked.emplace(-likeness, name);
    }
  }
  std::vector<std::string> out;
  for (const auto& [distance, name] : ranked) {
    if (out.size() < limit && std::find(out.begin(), out.end(), name) == out.end())
      out.push_back(name);
  }
  return out;
}

std::string unknown_entity(const Graph& graph, std::string_view words) {
  std::string text = "nothing is called '" + std::string(words) + "'";
  std::string like;
  for (const FoundEntity& found : find_like(graph, words, {.limit = 3})) {
    like += (like.empty() ? "" : ", ") + found.name + " (" + graph[found.entity].key + ")";
  }
  return like.empty() ? text + "; `weft find GRAPH WORDS` looks for a part of a name"
                      : text + "; did you mean " + like + "?";
}

std::string unknown_relation(const Graph& graph, std::string_view words) {
  std::string text = "no fact has the relation '" + std::string(words) + "'";
  std::string like;
  for (const std::string& name : similar_relations(graph, words)) {
    like += (like.empty() ? "" : ", ") + name;
  }
  return like.empty() ? text + "; `weft stats GRAPH --top 0` lists the relations there are"
                      : text + "; did you mean " + like + "?";
}

}  // namespace weft
