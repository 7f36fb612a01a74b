// SPDX-License-Identifier: Apache-2.0
#include "export/csv_folders.h"

#include <algorithm>
#include <functional>

#include "export/looks.h"
#include "export/text_sink.h"
#include "export/view.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class CsvTable {
 public:
  CsvTable(std::ostream& out, const ExportOptions& options) : sink_(out), guard_(options.bom) {
    if (options.bom) sink_ << "\xEF\xBB\xBF";
  }

  CsvTable& operator<<(std::string_view text) {
    separate();
    std::string cell = line_text(text);
    if (guard_ && starts_formula(cell)) cell.insert(0, 1, '\'');
    const bool quoted =
        cell.find_first_of(",\"") != std::string::npos ||
        (!cell.empty() && (cell.front() == ' ' || cell.back() == ' ' || cell.front() == '\''));
    if (!quoted) {
      sink_ << cell;
      return *this;
    }
    sink_ << '"';
    for (const char c : cell) {
      if (c == '"') sink_ << '"';
      sink_ << c;
    }
    sink_ << '"';
    return *this;
  }
  CsvTable& operator<<(const char* text) { return *this << std::string_view(text); }
  CsvTable& operator<<(const std::string& text) { return *this << std::string_view(text); }
  template <typename Number>
  CsvTable& number(Number number) {
    separate();
    sink_ << number;
    return *this;
  }
  void end() {
    sink_ << '\n';
    first_ = true;
  }
  // Column names, separated by commas.
  void head(std::string_view names) {
    sink_ << names;
    end();
  }

 private:
  void separate() {
    if (!first_) sink_ << ',';
    first_ = false;
  }

  TextSink sink_;
  bool guard_;
  bool first_ = true;
};

std::string joined(const std::vector<std::string>& names, std::string_view separator) {
  std::string all;
  for (const std::string& name : names) {
    if (!all.empty()) all += separator;
    std::string item = name;
    if (separator.size() == 1) std::replace(item.begin(), item.end(), separator[0], ',');
    all += item;
  }
  return all;
}

using TableWriter = void (*)(const ExportView&, CsvTable&);

void measures_of(const ExportView& view, EntityId id, CsvTable& table) {
  if (!view.options().measures) return;
  table.number(view.degrees()[index_of(id)]).number(view.ranks()[index_of(id)]);
  table.number(view.communities()[index_of(id)]);
}

std::string measure_columns(const ExportView& view, std::string_view suffix_int,
                            std::string_view suffix_double) {
  if (!view.options().measures) return {};
  return ",degree" + std::string(suffix_int) + ",pagerank" + std::string(suffix_double) +
         ",community" + std::string(suffix_int);
}

// Key, label, type, names, id, counts and measures of each entity, as Gephi and Spark read them.
void plain_nodes(const ExportView& view, CsvTable& table) {
  for (const EntityId id : view.entities()) {
    const auto& entity = view.graph()[id];
    table << entity.key << view.label(id) << entity_type_name(entity.type)
          << joined(view.other_names(id), " | ") << entity.external_id;
    table.number(entity.mentions).number(entity.documents);
    measures_of(view, id, table);
    table.end();
  }
}

// What all edges tell in their last columns, from their weight to when they were last seen.
void end_of_edge(const EdgeSummary& all, std::string_view negated, CsvTable& table) {
  table.number(all.weight).number(all.confidence).number(all.documents);
  table << negated << modality_name(all.modality) << status_name(all.status) << all.date
        << all.first_seen << all.last_seen;
  table.end();
}

void gephi_nodes(const ExportView& view, CsvTable& table) {
  table.head("Id,Label,entity_type,aliases,external_id,mentions,doc_count" +
             measure_columns(view, "", ""));
  plain_nodes(view, table);
}

void gephi_edges(const ExportView& view, CsvTable& table) {
  table.head(
      "Source,Target,Type,Kind,Id,Label,Weight,confidence,doc_count,negated,modality,status,date,"
      "first_seen,last_seen");
  const Graph& graph = view.graph();
  for (const ExportEdge& edge : view.edges()) {
    table << graph[edge.source].key << graph[edge.target].key << "Directed" << view.kind(edge)
          << graph[edge.facts[0]].key << label_of(graph[edge.relation], view.options().labels);
    end_of_edge(view.summary(edge), edge.negated ? "1" : "0", table);
  }
}

void neo4j_nodes(const ExportView& view, CsvTable& table) {
  table.head(
      "key:ID,:LABEL,name,entity_type,aliases:string[],external_id,mentions:long,doc_count:long" +
      measure_columns(view, ":long", ":double"));
  for (const EntityId id : view.entities()) {
    const auto& entity = view.graph()[id];
    table << entity.key << "Entity;" + type_label(entity.type) << view.label(id)
          << entity_type_name(entity.type) << joined(view.other_names(id), ";")
          << entity.external_id;
    table.number(entity.mentions).number(entity.documents);
    measures_of(view, id, table);
    table.end();
  }
}

void neo4j_edges(const ExportView& view, CsvTable& table) {
  table.head(
      ":START_ID,:END_ID,:TYPE,fact,relation,label,weight:long,confidence:double,doc_count:long,"
      "negated:boolean,modality,status,date,first_seen,last_seen");
  const Graph& graph = view.graph();
  for (const ExportEdge& edge : view.edges()) {
    table << graph[edge.source].key << graph[edge.target].key << to_upper_ascii(view.kind(edge))
          << graph[edge.facts[0]].key << graph[edge.relation].id
          << label_of(graph[edge.relation], view.options().labels);
    end_of_edge(view.summary(edge), edge.negated ? "true" : "false", table);
  }
}

void graphframes_nodes(const ExportView& view, CsvTable& table) {
  table.head("id,name,entity_type,aliases,external_id,mentions,doc_count" +
             measure_columns(view, "", ""));
  plain_nodes(view, table);
}

void graphframes_edges(const ExportView& view, CsvTable& table) {
  table.head(
      "src,dst,relationship,id,weight,confidence,doc_count,negated,modality,status,date,first_seen,"
      "last_seen");
  const Graph& graph = view.graph();
  for (const ExportEdge& edge : view.edges()) {
    table << graph[edge.source].key << graph[edge.target].key << view.kind(edge)
          << graph[edge.facts[0]].key;
    end_of_edge(view.summary(edge), edge.negated ? "true" : "false", table);
  }
}

// KGTK's strings: "..." and 'words'@language, with | and the quotes escaped.
std::string kgtk_text(std::string_view text, char quote, std::string_view language) {
  std::string out(1, quote);
  for (const char c : line_text(text)) {
    if (c == '\\' || c == '|' || c == quote) out += '\\';
    out += c;
  }
  out += quote;
  return language.empty() ? out : out + '@' + std::string(language);
}

std::string kgtk_term(const ExportView& view, const Term& term) {
  if (const auto* entity = std::get_if<EntityId>(&term)) {
    return std::string(view.graph()[*entity].key);
  }
  if (const auto* fact = std::get_if<FactId>(&term)) {
    return "fact:" + std::string(view.graph()[*fact].key);
  }
  const auto& value = std::get<Value>(term);
  const std::string day = value.kind == ValueKind::kDate ? first_day(value.value) : "";
  if (day.empty()) return kgtk_text(value_text(value), '"', "");
  const char* precision = value.value.size() == 4 ? "9" : value.value.size() == 7 ? "10" : "11";
  return '^' + day + "T00:00:00Z/" + precision;
}

void kgtk_row(TextSink& out, const std::string& id, const std::string& node1,
              const std::string& label, const std::string& node2) {
  out << id << '\t' << node1 << '\t' << line_text(label) << '\t' << node2 << '\n';
}

void kgtk_entities(const ExportView& view, TextSink& out) {
  for (const EntityId id : view.entities()) {
    const auto& entity = view.graph()[id];
    const std::string key(entity.key);
    kgtk_row(out, key + "-label", key, "label", kgtk_text(view.label(id), '"', ""));
    kgtk_row(out, key + "-type", key, "entity_type", std::string(entity_type_name(entity.type)));
    std::size_t number = 0;
    for (const std::string& name : view.other_names(id)) {
      kgtk_row(out, key + "-alias-" + std::to_string(++number), key, "alias",
               kgtk_text(name, '"', ""));
    }
  }
}

void kgtk_facts(const ExportView& view, TextSink& out) {
  const Graph& graph = view.graph();
  for (const FactId id : view.facts()) {
    const auto& fact = graph[id];
    const std::string key = "fact:" + std::string(fact.key);
    kgtk_row(out, key, std::string(graph[fact.subject].key),
             (fact.negated ? "not_" : "") + std::string(graph[fact.relation].id),
             kgtk_term(view, fact.object));
    kgtk_row(out, key + "-confidence", key, "confidence", number_text(fact.confidence));
    kgtk_row(out, key + "-evidence", key, "evidence_count", std::to_string(fact.evidence.size()));
    if (fact.modality != Modality::kAsserted) {
      kgtk_row(out, key + "-modality", key, "modality", std::string(modality_name(fact.modality)));
    }
    if (fact.status != Status::kCurrent) {
      kgtk_row(out, key + "-status", key, "status", std::string(status_name(fact.status)));
    }
    std::size_t number = 0;
    for (const auto& [role, term] : fact.qualifiers) {
      kgtk_row(out, key + "-q" + std::to_string(++number), key, std::string(role),
               kgtk_term(view, term));
    }
  }
}

class CsvFolderExporter : public Exporter {
 public:
  CsvFolderExporter(std::vector<std::string> files, TableWriter nodes, TableWriter edges)
      : files_(std::move(files)), nodes_(nodes), edges_(edges) {}

  std::vector<std::string> files() const override { return files_; }
  void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const override {
    const ExportView view(graph, options);
    CsvTable table(out, options);
    nodes_(view, table);
  }
  void write_all(const Graph& graph, const ExportOptions& options,
                 std::span<std::ostream* const> outs) const override {
    const ExportView view(graph, options);
    CsvTable nodes(*outs[0], options);
    nodes_(view, nodes);
    CsvTable edges(*outs[1], options);
    edges_(view, edges);
  }

 private:
  std::vector<std::string> files_;
  TableWriter nodes_;
  TableWriter edges_;
};

class KgtkExporter : public Exporter {
 public:
  std::vector<std::string> files() const override { return {"edges.tsv"}; }
  void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const override {
    const ExportView view(graph, options);
    TextSink sink(out);
    sink << "id\tnode1\tlabel\tnode2\n";
    kgtk_entities(view, sink);
    kgtk_facts(view, sink);
  }
};

}  // namespace

std::unique_ptr<const Exporter> make_gephi_csv_exporter() {
  return std::make_unique<CsvFolderExporter>(std::vector<std::string>{"nodes.csv", "edges.csv"},
                                             gephi_nodes, gephi_edges);
}
std::unique_ptr<const Exporter> make_neo4j_csv_exporter() {
  return std::make_unique<CsvFolderExporter>(
      std::vector<std::string>{"nodes.csv", "relationships.csv"}, neo4j_nodes, neo4j_edges);
}
std::unique_ptr<const Exporter> make_graphframes_csv_exporter() {
  return std::make_unique<CsvFolderExporter>(std::vector<std::string>{"vertices.csv", "edges.csv"},
                                             graphframes_nodes, graphframes_edges);
}
std::unique_ptr<const Exporter> make_kgtk_exporter() { return std::make_unique<KgtkExporter>(); }

}  // namespace weft
