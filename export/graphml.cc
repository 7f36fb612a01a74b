// SPDX-License-Identifier: Apache-2.0
#include "export/graphml.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

#include "export/edges.h"
#include "export/xml.h"

namespace weft {
namespace {

// Relations whose objects are values, and roles of qualifiers: one attribute each.
using Columns = std::map<std::string, std::string>;  // name to key id

std::string type_label(EntityType type) {
  std::string name(entity_type_name(type));
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

class GraphmlWriter {
 public:
  GraphmlWriter(const Graph& graph, const ExportOptions& options, std::ostream& out)
      : graph_(graph), options_(options), out_(out), edges_(export_edges(graph, options)) {}

  void write() {
    find_columns();
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    write_keys();
    out_ << "<graph id=\"weft\" edgedefault=\"directed\">\n";
    for (std::uint32_t i = 0; i < graph_.entities().size(); ++i) write_node(EntityId{i});
    for (const ExportEdge& edge : edges_) write_edge(edge);
    out_ << "</graph>\n</graphml>\n";
  }

 private:
  void find_columns() {
    for (const Fact& fact : graph_.facts()) {
      if (is_attribute(fact)) values_[graph_[fact.relation].id];
    }
    for (const ExportEdge& edge : edges_) {
      for (const FactId id : edge.facts) {
        for (const auto& [role, term] : graph_[id].qualifiers) {
          if (role != "time") roles_[role];
        }
      }
    }
    std::size_t number = 0;
    for (auto& [name, key] : values_) key = "n_value" + std::to_string(++number);
    number = 0;
    for (auto& [name, key] : roles_) key = "e_role" + std::to_string(++number);
  }

  // Open relations are too many to give each a column.
  bool is_attribute(const Fact& fact) const {
    return std::holds_alternative<Value>(fact.object) && !fact.negated &&
           fact.modality == Modality::kAsserted && !graph_[fact.relation].open &&
           exported(fact, options_);
  }

  void key(std::string_view id, std::string_view domain, std::string_view name,
           std::string_view type) {
    out_ << "<key id=\"" << id << "\" for=\"" << domain << "\" attr.name=\"" << xml_escape(name)
         << "\" attr.type=\"" << type << "\"/>\n";
  }

  void write_keys() {
    key("n_label", "node", "label", "string");
    key("n_name", "node", "name", "string");
    key("n_type", "node", "entity_type", "string");
    key("n_aliases", "node", "aliases", "string");
    key("n_id", "node", "external_id", "string");
    key("n_mentions", "node", "mentions", "int");
    key("n_documents", "node", "doc_count", "int");
    for (const auto& [name, id] : values_) key(id, "node", "value_" + name, "string");
    key("e_label", "edge", "label", "string");
    key("e_relation", "edge", "relation", "string");
    key("e_weight", "edge", "weight", "double");
    key("e_conf", "edge", "confidence", "double");
    key("e_evidence", "edge", "evidence_count", "int");
    key("e_documents", "edge", "doc_count", "int");
    key("e_negated", "edge", "negated", "int");
    key("e_symmetric", "edge", "symmetric", "int");
    key("e_modality", "edge", "modality", "string");
    key("e_status", "edge", "status", "string");
    key("e_date", "edge", "date", "string");
    key("e_first", "edge", "first_seen", "string");
    key("e_last", "edge", "last_seen", "string");
    key("e_facts", "edge", "facts", "string");
    for (const auto& [name, id] : roles_) key(id, "edge", "qualifier_" + name, "string");
  }

  void data(std::string_view key, std::string_view text) {
    const std::string escaped = xml_escape(text);
    if (!escaped.empty()) out_ << "<data key=\"" << key << "\">" << escaped << "</data>";
  }

  static void join(std::string& list, const std::string& item) {
    list += (list.empty() ? "" : " | ") + item;
  }

  void write_node(EntityId id) {
    const GraphEntity& entity = graph_[id];
    out_ << "<node id=\"" << xml_escape(entity.key)
         << "\" labels=\":Entity:" << type_label(entity.type) << "\">";
    const std::string& label = label_of(entity, options_.labels);
    data("n_label", label);
    data("n_name", label);
    data("n_type", entity_type_name(entity.type));
    std::string aliases;
    if (label != entity.name) join(aliases, entity.name);
    for (const std::string& alias : entity.aliases) {
      if (alias != label) join(aliases, alias);
    }
    data("n_aliases", aliases);
    data("n_id", entity.external_id);
    data("n_mentions", std::to_string(entity.mentions));
    data("n_documents", std::to_string(entity.documents));
    write_values(id);
    out_ << "</node>\n";
  }

  void write_values(EntityId id) {
    std::map<std::string, std::set<std::string>> values;
    for (const FactId fact : graph_.facts_from(id)) {
      if (!is_attribute(graph_[fact])) continue;
      values[graph_[graph_[fact].relation].id].insert(
          value_text(std::get<Value>(graph_[fact].object)));
    }
    for (const auto& [relation, texts] : values) {
      std::string all;
      for (const std::string& text : texts) join(all, text);
      data(values_.at(relation), all);
    }
  }

  static std::string value_text(const Value& value) {
    if (value.value.empty()) return value.text;
    const bool plain = value.kind == ValueKind::kDate || value.unit.empty();
    return plain ? value.value : value.value + " " + value.unit;
  }

  std::string term_text(const Term& term) const {
    if (const auto* value = std::get_if<Value>(&term)) return value_text(*value);
    return label_of(graph_, term, options_.labels);
  }

  void write_edge(const ExportEdge& edge) {
    const GraphRelation& relation = graph_[edge.relation];
    const std::string kind = (edge.negated ? "not_" : "") + relation.id;
    // The first fact stands for the others: its key is as stable as theirs.
    out_ << "<edge id=\"" << graph_[edge.facts[0]].key << "\" source=\""
         << xml_escape(graph_[edge.source].key) << "\" target=\""
         << xml_escape(graph_[edge.target].key) << "\" label=\"" << xml_escape(kind) << "\">";
    data("e_label", label_of(relation, options_.labels));
    data("e_relation", relation.id);
    write_numbers(edge);
    write_circumstances(edge);
    out_ << "</edge>\n";
  }

  void write_numbers(const ExportEdge& edge) {
    double confidence = 0;
    std::set<std::uint32_t> documents;
    for (const FactId id : edge.facts) {
      confidence = std::max(confidence, graph_[id].confidence);
      for (const EvidenceRef ref : graph_[id].evidence) documents.insert(ref.document);
    }
    const std::string weight = std::to_string(edge.weight(graph_));
    data("e_weight", weight);
    data("e_conf", number_text(confidence));
    data("e_evidence", weight);
    data("e_documents", std::to_string(documents.size()));
    if (edge.negated) data("e_negated", "1");
    if (graph_[edge.relation].symmetric) data("e_symmetric", "1");
  }

  void write_circumstances(const ExportEdge& edge) {
    const Fact* best = &graph_[edge.facts[0]];
    std::set<std::string> dates;
    std::map<std::string, std::set<std::string>> roles;
    std::string first;
    std::string last;
    for (const FactId id : edge.facts) {
      const Fact& fact = graph_[id];
      if (fact.modality < best->modality) best = &fact;
      if (!fact.first_seen.empty() && (first.empty() || fact.first_seen < first))
        first = fact.first_seen;
      last = std::max(last, fact.last_seen);
      for (const auto& [role, term] : fact.qualifiers) {
        (role == "time" ? dates : roles[role]).insert(term_text(term));
      }
    }
    data("e_modality", modality_name(best->modality));
    data("e_status", status_name(best->status));
    if (!dates.empty()) data("e_date", *dates.begin());
    data("e_first", first);
    data("e_last", last);
    std::string facts;
    for (const FactId id : edge.facts) join(facts, graph_[id].key);
    if (edge.facts.size() > 1) data("e_facts", facts);
    for (const auto& [role, texts] : roles) {
      std::string all;
      for (const std::string& text : texts) join(all, text);
      data(roles_.at(role), all);
    }
  }

  const Graph& graph_;
  const ExportOptions& options_;
  std::ostream& out_;
  std::vector<ExportEdge> edges_;
  Columns values_;
  Columns roles_;
};

class GraphmlExporter : public Exporter {
 public:
  void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const override {
    GraphmlWriter(graph, options, out).write();
  }
};

}  // namespace

std::unique_ptr<const Exporter> make_graphml_exporter() {
  return std::make_unique<GraphmlExporter>();
}

}  // namespace weft
