// SPDX-License-Identifier: Apache-2.0
//
//   export_bench FORMAT GRAPH OUT    writes a graph file in a format of weft
//   export_bench boost GRAPH OUT     writes the same GraphML attributes by boost::write_graphml
//   export_bench import FILE LANGUAGE    reads GraphML into a GraphBuilder
//   export_bench sqlite GRAPH OUT    saves the graph, then has a bare loader copy rows and indexes
//
// Prints seconds of the processor, bytes, and the memory that writing took beyond the graph. Ranks
// and layout are off. bench/export runs it beside other programs.
#include <sqlite3.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "export/graph_schema.h"
#include "export/view.h"
#include "weft/export/exporter.h"
#include "weft/export/graph_file.h"
#include "weft/export/import.h"

namespace {

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double status_mb(const std::string& key) {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.rfind(key, 0) == 0) return std::stod(line.substr(key.size() + 1)) / 1024;
  }
  return 0;
}

// Runs the work; prints what it took.
template <typename Work>
double measure(const char* name, Work work) {
  std::ofstream("/proc/self/clear_refs") << "5";  // the peak begins anew
  const double before = status_mb("VmRSS:");
  const double start = processor_seconds();
  work();
  const double seconds = processor_seconds() - start;
  std::printf("%s_s\t%.3f\n%s_mb\t%.1f\n", name, seconds, name, status_mb("VmHWM:") - before);
  std::fflush(stdout);
  return seconds;
}

struct BoostNode {
  std::string key, label, name, type, aliases;
  int mentions = 0;
  int documents = 0;
};
struct BoostEdge {
  std::string label, relation, modality, date, first, last;
  double weight = 0;
  double confidence = 0;
  int evidence = 0;
  int documents = 0;
};
using BoostGraph =
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, BoostNode, BoostEdge>;

BoostGraph boost_graph(const weft::Graph& graph) {
  const weft::ExportOptions options;
  const weft::ExportView view(graph, options);
  BoostGraph out(graph.entities().size());
  std::size_t number = 0;
  for (const weft::GraphEntity& entity : graph.entities()) {
    out[number++] = {entity.key,
                     entity.name,
                     entity.name,
                     std::string(entity_type_name(entity.type)),
                     entity.aliases.empty() ? "" : entity.aliases[0],
                     static_cast<int>(entity.mentions),
                     static_cast<int>(entity.documents)};
  }
  for (const weft::ExportEdge& edge : view.edges()) {
    const weft::EdgeSummary all = view.summary(edge);
    const auto& relation = graph[edge.relation];
    boost::add_edge(
        index_of(edge.source), index_of(edge.target),
        {label_of(relation, "source"), relation.id, std::string(modality_name(all.modality)),
         all.date, all.first_seen, all.last_seen, static_cast<double>(all.weight), all.confidence,
         static_cast<int>(all.weight), static_cast<int>(all.documents)},
        out);
  }
  return out;
}

void write_boost(const BoostGraph& graph, const std::string& path) {
  boost::dynamic_properties all;
  auto g = const_cast<BoostGraph*>(&graph);
  all.property("key", get(&BoostNode::key, *g));
  all.property("label", get(&BoostNode::label, *g));
  all.property("name", get(&BoostNode::name, *g));
  all.property("entity_type", get(&BoostNode::type, *g));
  all.property("aliases", get(&BoostNode::aliases, *g));
  all.property("mentions", get(&BoostNode::mentions, *g));
  all.property("doc_count", get(&BoostNode::documents, *g));
  all.property("edge_label", get(&BoostEdge::label, *g));
  all.property("relation", get(&BoostEdge::relation, *g));
  all.property("modality", get(&BoostEdge::modality, *g));
  all.property("date", get(&BoostEdge::date, *g));
  all.property("first_seen", get(&BoostEdge::first, *g));
  all.property("last_seen", get(&BoostEdge::last, *g));
  all.property("weight", get(&BoostEdge::weight, *g));
  all.property("confidence", get(&BoostEdge::confidence, *g));
  all.property("evidence_count", get(&BoostEdge::evidence, *g));
  all.property("documents", get(&BoostEdge::documents, *g));
  std::ofstream out(path, std::ios::binary);
  boost::write_graphml(out, graph, all, true);
}

// All rows of a table, as SQLite's values.
struct Table {
  std::string name;
  int columns = 0;
  std::vector<sqlite3_value*> values;
};

std::vector<Table> rows_of(const std::string& path) {
  sqlite3* database = nullptr;
  sqlite3_open_v2(path.c_str(), &database, SQLITE_OPEN_READONLY, nullptr);
  std::vector<Table> tables;
  sqlite3_stmt* names = nullptr;
  sqlite3_prepare_v2(database,
                     "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'",
                     -1, &names, nullptr);
  while (sqlite3_step(names) == SQLITE_ROW) {
    Table table{reinterpret_cast<const char*>(sqlite3_column_text(names, 0)), 0, {}};
    sqlite3_stmt* rows = nullptr;
    sqlite3_prepare_v2(database, ("SELECT * FROM " + table.name).c_str(), -1, &rows, nullptr);
    table.columns = sqlite3_column_count(rows);
    while (sqlite3_step(rows) == SQLITE_ROW) {
      for (int i = 0; i < table.columns; ++i) {
        table.values.push_back(sqlite3_value_dup(sqlite3_column_value(rows, i)));
      }
    }
    sqlite3_finalize(rows);
    tables.push_back(std::move(table));
  }
  sqlite3_finalize(names);
  sqlite3_close(database);
  return tables;
}

void run_sql(sqlite3* database, const std::string& sql) {
  char* error = nullptr;
  if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &error) != SQLITE_OK) {
    std::fprintf(stderr, "%s\n", error);
    std::exit(3);
  }
}

// What a program of C does that has the rows in memory: one transaction, prepared statements,
// indexes last; the index of names is filled from the aliases.
void load_bare(const std::vector<Table>& tables, const std::string& path) {
  sqlite3* database = nullptr;
  sqlite3_open(path.c_str(), &database);
  run_sql(database, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;");
  run_sql(database, weft::kGraphTables);
  run_sql(database, weft::kGraphSearch);
  run_sql(database, "CREATE TABLE graph_image(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT");
  for (const Table& table : tables) {
    std::string sql = "INSERT INTO " + table.name + " VALUES(?";
    for (int i = 1; i < table.columns; ++i) sql += ", ?";
    sqlite3_stmt* row = nullptr;
    sqlite3_prepare_v2(database, (sql + ")").c_str(), -1, &row, nullptr);
    for (std::size_t at = 0; at < table.values.size();) {
      for (int i = 1; i <= table.columns; ++i) sqlite3_bind_value(row, i, table.values[at++]);
      sqlite3_step(row);
      sqlite3_reset(row);
    }
    sqlite3_finalize(row);
  }
  run_sql(database,
          "INSERT INTO name_fts(rowid, parts) SELECT entity_id, group_concat(text, ' ') FROM alias "
          "GROUP BY entity_id");
  run_sql(database, weft::kGraphIndexesAndViews);
  run_sql(database, "COMMIT");
  sqlite3_close(database);
}

int read_graphml(const std::string& path, const std::string& language) {
  weft::GraphBuilder builder;
  weft::ImportResult result;
  measure("read", [&] { result = weft::import_facts(path, {.language = language}, builder); });
  std::printf("statements\t%zu\n", result.facts);
  return 0;
}

int write_sqlite(const weft::Graph& graph, const std::string& out) {
  const double ours = measure("sqlite", [&] { weft::save_graph(graph, out); });
  const std::vector<Table> tables = rows_of(out);
  const double bare = measure("bare", [&] { load_bare(tables, out + ".bare"); });
  std::printf("sqlite_to_bare\t%.2f\n", ours / bare);
  std::filesystem::remove(out + ".bare");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() != 3) {
    std::fputs("usage: export_bench FORMAT|boost|sqlite|import GRAPH OUT\n", stderr);
    return 2;
  }
  if (words[0] == "import") return read_graphml(words[1], words[2]);
  const weft::Graph graph = weft::load_graph(words[1]);
  std::printf("nodes\t%zu\nfacts\t%zu\n", graph.entities().size(), graph.facts().size());
  if (words[0] == "sqlite") return write_sqlite(graph, words[2]);
  if (words[0] == "boost") {
    const BoostGraph other = boost_graph(graph);
    measure("boost", [&] { write_boost(other, words[2]); });
  } else {
    const weft::ExportOptions options{.measures = false};
    measure(words[0].c_str(), [&] { weft::export_graph(graph, words[0], words[2], options); });
  }
  std::printf("bytes\t%ju\n", static_cast<std::uintmax_t>(std::filesystem::file_size(words[2])));
  return 0;
}
