// SPDX-License-Identifier: Apache-2.0
#include "cli/rebuild.h"

#include "cli/graph_file_claim.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "weft/export/graph_file.h"
#include "weft/extractor/extractor.h"
#include "weft/extractor/name_rules_file.h"

namespace weft {

Ontology ontology_of(const Graph& graph) {
  const Extractor extractor;
  std::vector<OntologyRelation> relations = extractor.ontology().relations();
  for (const GraphRelation& relation : graph.relations()) {
    if (relation.open || extractor.ontology().find(relation.id) != nullptr) continue;
    OntologyRelation own;
    own.id = relation.id;
    own.inverse = relation.inverse;
    own.labels = relation.labels;
    own.domain = own.range = ArgumentTypes::any();
    own.wikidata = relation.wikidata;
    own.schema_org = relation.schema_org;
    relations.push_back(std::move(own));
  }
  return Ontology(std::move(relations));
}

const NameRules& built_in_name_rules() {
  static const NameRules rules = load_name_rules({});
  return rules;
}

Graph loaded(const std::string& path) {
  const Progress progress("loading " + path);
  return load_graph(path);
}

Graph built(const GraphBuilder& builder) {
  const Progress progress("merging names and facts");
  return builder.build();
}

Graph built(GraphBuilder&& builder) {
  const Progress progress("merging names and facts");
  return std::move(builder).build();
}

void save(const Graph& graph, const GraphFileLock& lock) {
  const Progress progress("saving " + lock.path(), "MB", [path = lock.path()] {
    return bytes_at(GraphFileLock::partial_path(path));
  });
  save_graph(graph, lock);
}

std::string size_of(const Graph& graph) {
  return counted(graph.entities().size(), "entity", "entities") + ", " +
         counted(graph.facts().size(), "fact", "facts");
}

void tell_changed(const std::string& path, const std::string& done, const Graph& graph) {
  notice_line() << path << ": " << done << "; " << size_of(graph) << '\n';
}

Graph change_graph(const std::string& path,
                   const std::function<bool(const Graph&, GraphBuilder&)>& change) {
  check_graph_file(path);
  const GraphFileClaim claim(path);
  const Graph graph = loaded(path);  // as it is now that nobody else writes it
  GraphBuilder builder(ontology_of(graph), built_in_name_rules());
  builder.add(graph);
  if (!change(graph, builder)) return graph;
  Graph changed = built(std::move(builder));
  save(changed, claim.lock());
  return changed;
}

}  // namespace weft
