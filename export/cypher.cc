// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "export/looks.h"
#include "export/scripts.h"
#include "export/text_sink.h"
#include "export/view.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kBatch = 500;

// A string of Cypher. What is not printed is dropped or a blank: a script is read by people too.
std::string quoted_cypher(std::string_view text) {
  std::string out = "'";
  for (const char c : line_text(text)) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + '\'';
}

// A label or type between backticks, where only a backtick needs care, and \u, which Neo4j before
// version 5 read everywhere.
std::string ticked(std::string_view text) {
  std::string out = "`";
  for (const char c : to_upper_ascii(line_text(text))) {
    if (c == '\\') continue;
    if (c == '`') out += '`';
    out += c;
  }
  return out == "`" ? "`RELATED`" : out + '`';
}

class CypherWriter {
 public:
  CypherWriter(const ExportView& view, std::ostream& out)
      : view_(view), graph_(view.graph()), out_(out) {}

  void write() {
    std::map<EntityType, std::vector<EntityId>> by_type;
    for (const EntityId id : view_.entities()) by_type[graph_[id].type].push_back(id);
    for (const auto& [type, ids] : by_type) {
      for (std::size_t i = 0; i < ids.size(); ++i) {
        open(i);
        entity(ids[i]);
        if (last(i, ids.size())) {
          out_ << "] AS row\nMERGE (n:Entity {key: row.key}) SET n += row, n:" << type_label(type)
               << ";\n";
        }
      }
    }
    std::map<std::string, std::vector<const ExportEdge*>> by_kind;
    for (const ExportEdge& edge : view_.edges()) by_kind[view_.kind(edge)].push_back(&edge);
    for (const auto& [kind, edges] : by_kind) {
      for (std::size_t i = 0; i < edges.size(); ++i) {
        open(i);
        edge(*edges[i]);
        if (last(i, edges.size())) {
          out_ << "] AS row\nMATCH (a:Entity {key: row.a}) MATCH (b:Entity {key: row.b})\n"
               << "CREATE (a)-[r:" << ticked(kind) << "]->(b) SET r += row.r;\n";
        }
      }
    }
  }

 private:
  void open(std::size_t index) { out_ << (index % kBatch == 0 ? "UNWIND [\n" : ",\n"); }
  static bool last(std::size_t index, std::size_t size) {
    return index + 1 == size || (index + 1) % kBatch == 0;
  }
  void property(std::string_view key, std::string_view text) {
    if (!text.empty()) out_ << ", " << key << ": " << quoted_cypher(text);
  }

  void entity(EntityId id) {
    const auto& entity = graph_[id];
    out_ << "{key: " << quoted_cypher(entity.key) << ", name: " << quoted_cypher(view_.label(id));
    property("entity_type", entity_type_name(entity.type));
    property("external_id", entity.external_id);
    out_ << ", mentions: " << entity.mentions << ", aliases: [";
    bool first = true;
    for (const std::string& name : view_.other_names(id)) {
      out_ << (first ? "" : ", ") << quoted_cypher(name);
      first = false;
    }
    out_ << "]}";
  }

  void edge(const ExportEdge& edge) {
    const EdgeSummary all = view_.summary(edge);
    out_ << "{a: " << quoted_cypher(graph_[edge.source].key)
         << ", b: " << quoted_cypher(graph_[edge.target].key)
         << ", r: {fact: " << quoted_cypher(graph_[edge.facts[0]].key)
         << ", relation: " << quoted_cypher(graph_[edge.relation].id);
    property("label", label_of(graph_[edge.relation], view_.options().labels));
    out_ << ", weight: " << all.weight << ", confidence: " << all.confidence;
    if (edge.negated) out_ << ", negated: true";
    property("modality", modality_name(all.modality));
    property("status", status_name(all.status));
    property("date", all.date);
    property("first_seen", all.first_seen);
    property("last_seen", all.last_seen);
    out_ << "}}";
  }

  const ExportView& view_;
  const Graph& graph_;
  TextSink out_;
};

class CypherExporter : public Exporter {
 public:
  void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const override {
    const ExportView view(graph, options);
    CypherWriter(view, out).write();
  }
};

}  // namespace

std::unique_ptr<const Exporter> make_cypher_exporter() {
  return std::make_unique<CypherExporter>();
}

}  // namespace weft
