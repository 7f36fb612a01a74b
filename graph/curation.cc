// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/curation.h"

#include <map>

#include "weft/core/error.h"
#include "weft/core/name_rules.h"
#include "weft/graph/graph.h"

namespace weft {
namespace {

// One anchor for each name of the entity, in the first document that has it; without the document
// for all that have it.
std::vector<NameAnchor> anchors_of(const Graph& graph, EntityId entity, const NameRules& rules,
                                   bool with_document) {
  std::map<NameAnchor, std::string> names;
  for (const GraphDocument& document : graph.documents()) {
    for (const Appearance& appearance : document.appearances) {
      if (appearance.entity != entity) continue;
      NameAnchor anchor{appearance.type, name_key(appearance.name, appearance.type, rules), ""};
      names.emplace(std::move(anchor), document.sha256);
    }
  }
  std::vector<NameAnchor> out;
  for (const auto& [anchor, document] : names) {
    out.push_back(anchor);
    if (with_document) out.back().document = document;
  }
  return out;
}

std::string about_fact(const Graph& graph, const Fact& fact) {
  const std::string note = note_of(fact);
  return graph[fact.subject].name + " | " + (note.empty() ? "" : note + " ") +
         graph[fact.relation].id + " | " + label_of(graph, fact.object, "source");
}

}  // namespace

Decision merge_decision(const Graph& graph, EntityId a, EntityId b, const NameRules& rules) {
  if (a == b) {
    throw UsageError(graph[a].key + ": both names mean this one already; see `weft merges`");
  }
  Decision decision;
  decision.kind = DecisionKind::kMerge;
  decision.about = graph[a].name + " = " + graph[b].name;
  for (const EntityId entity : {a, b}) {
    decision.parts.push_back(anchors_of(graph, entity, rules, true));
  }
  return decision;
}

Decision split_decision(const Graph& graph, EntityId entity, bool by_document,
                        const NameRules& rules) {
  Decision decision;
  decision.kind = DecisionKind::kSplit;
  const auto names = anchors_of(graph, entity, rules, false);
  if (names.size() > 1 && !by_document) {
    for (const NameAnchor& name : names) decision.parts.push_back({name});
    decision.about = graph[entity].name + " by name";
    return decision;
  }
  for (const GraphDocument& document : graph.documents()) {
    std::vector<NameAnchor> part;
    for (const Appearance& appearance : document.appearances) {
      if (appearance.entity != entity) continue;
      part.push_back(
          {appearance.type, name_key(appearance.name, appearance.type, rules), document.sha256});
    }
    if (!part.empty()) decision.parts.push_back(std::move(part));
  }
  if (decision.parts.size() < 2) {
    throw UsageError(graph[entity].key +
                     ": has one name in one article, so there is nothing to split");
  }
  decision.about = graph[entity].name + " by article";
  return decision;
}

Decision fact_decision(const Graph& graph, FactId id, DecisionKind verdict) {
  const Fact& fact = graph[id];
  Decision decision;
  decision.kind = verdict;
  decision.fact = fact.key;
  decision.about = about_fact(graph, fact);
  for (const EvidenceRef ref : fact.evidence) {
    decision.evidence.push_back(
        {graph.documents()[ref.document].sha256, ref.index, graph[ref].relation});
  }
  return decision;
}

}  // namespace weft
