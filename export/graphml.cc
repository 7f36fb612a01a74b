// SPDX-License-Identifier: Apache-2.0
#include "export/graphml.h"

#include <map>
#include <ostream>
#include <set>

#include "export/looks.h"
#include "export/text_sink.h"
#include "export/view.h"
#include "export/xml.h"

namespace weft {
namespace {

// Relations whose objects are values, and roles of qualifiers: one attribute each.
using Columns = std::map<std::string, std::string>;  // name to key id

class GraphmlWriter {
 public:
  GraphmlWriter(const Graph& graph, const ExportOptions& options, std::ostream& out)
      : graph_(graph), options_(options), out_(out), view_(graph, options) {
    keys_.reserve(graph.entities().size());
    for (const GraphEntity& entity : graph.entities()) keys_.push_back(xml_escape(entity.key));
  }

  void write() {
    find_columns();
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    write_keys();
    out_ << "<graph id=\"weft\" edgedefault=\"directed\">\n";
    for (std::size_t i = 0; i < view_.entities().size(); ++i) write_node(i);
    view_.each_edge([&](const ExportEdge& edge) { write_edge(edge); });
    out_ << "</graph>\n</graphml>\n";
  }

 private:
  void find_columns() {
    for (const FactId id : view_.facts()) {
      const Fact fact = graph_[id];
      if (is_attribute(fact)) values_[graph_[fact.relation].id];
      const auto* object = std::get_if<EntityId>(&fact.object);
      if (object == nullptr || !view_.has(fact.subject) || !view_.has(*object)) continue;
      for (const auto& [role, term] : fact.qualifiers) {
        if (role != "time") roles_[role];
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
           fact.modality == Modality::kAsserted && !graph_[fact.relation].open;
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
    if (options_.measures) {
      key("n_degree", "node", "degree", "int");
      key("n_rank", "node", "pagerank", "double");
      key("n_community", "node", "community", "int");
    }
    if (options_.layout) {
      key("n_x", "node", "x", "double");
      key("n_y", "node", "y", "double");
      key("n_size", "node", "size", "double");
      key("n_color", "node", "color", "string");
    }
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
    if (text.empty()) return;
    if (is_plain_xml(text)) {
      out_ << "<data key=\"" << key << "\">" << text << "</data>";
      return;
    }
    const std::string escaped = xml_escape(text);
    if (!escaped.empty()) out_ << "<data key=\"" << key << "\">" << escaped << "</data>";
  }

  static void join(std::string& list, const std::string& item) {
    list += (list.empty() ? "" : " | ") + item;
  }

  void write_node(std::size_t place) {
    const EntityId id = view_.entities()[place];
    const auto& entity = graph_[id];
    out_ << "<node id=\"" << xml_escape(entity.key)
         << "\" labels=\":Entity:" << type_label(entity.type) << "\">";
    const std::string& label = label_of(entity, options_.labels);
    data("n_label", label);
    data("n_name", label);
    data("n_type", entity_type_name(entity.type));
    std::string aliases;
    for (const std::string& name : view_.other_names(id)) join(aliases, name);
    data("n_aliases", aliases);
    data("n_id", entity.external_id);
    data("n_mentions", std::to_string(entity.mentions));
    data("n_documents", std::to_string(entity.documents));
    write_looks(place);
    write_values(id);
    out_ << "</node>\n";
  }

  void write_looks(std::size_t place) {
    const std::uint32_t entity = index_of(view_.entities()[place]);
    if (options_.measures) {
      data("n_degree", std::to_string(view_.degrees()[entity]));
      data("n_rank", number_text(view_.ranks()[entity]));
      data("n_community", std::to_string(view_.communities()[entity]));
    }
    if (!options_.layout) return;
    data("n_x", number_text(view_.positions()[place].x));
    data("n_y", number_text(view_.positions()[place].y));
    data("n_size", number_text(node_size(view_.degrees()[entity])));
    data("n_color", type_color(graph_[EntityId{entity}].type));
  }

  void write_values(EntityId id) {
    std::map<std::string, std::set<std::string>> values;
    for (const FactId fact : graph_.facts_from(id)) {
      if (!view_.has(fact) || !is_attribute(graph_[fact])) continue;
      values[graph_[graph_[fact].relation].id].insert(
          value_text(std::get<Value>(graph_[fact].object)));
    }
    for (const auto& [relation, texts] : values) {
      std::string all;
      for (const std::string& text : texts) join(all, text);
      data(values_.at(relation), all);
    }
  }

  void write_edge(const ExportEdge& edge) {
    const GraphRelation& relation = graph_[edge.relation];
    // The first fact stands for the others: its key is as stable as theirs.
    const EdgeSummary all = view_.summary(edge);
    out_ << "<edge id=\"" << all.key << "\" source=\"" << keys_[index_of(edge.source)]
         << "\" target=\"" << keys_[index_of(edge.target)] << "\" label=\""
         << xml_escape(view_.kind(edge)) << "\">";
    data("e_label", label_of(relation, options_.labels));
    data("e_relation", relation.id);
    write_summary(edge, all);
    out_ << "</edge>\n";
  }

  void write_summary(const ExportEdge& edge, const EdgeSummary& all) {
    const std::string weight = std::to_string(all.weight);
    data("e_weight", weight);
    data("e_conf", number_text(all.confidence));
    data("e_evidence", weight);
    data("e_documents", std::to_string(all.documents));
    if (edge.negated) data("e_negated", "1");
    if (graph_[edge.relation].symmetric) data("e_symmetric", "1");
    data("e_modality", modality_name(all.modality));
    data("e_status", status_name(all.status));
    data("e_date", all.date);
    data("e_first", all.first_seen);
    data("e_last", all.last_seen);
    data("e_facts", all.facts);
    for (const auto& [role, text] : all.roles) data(roles_.at(role), text);
  }

  const Graph& graph_;
  const ExportOptions& options_;
  TextSink out_;
  ExportView view_;
  std::vector<std::string> keys_;  // of entities, escaped
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
