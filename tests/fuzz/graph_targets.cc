// SPDX-License-Identifier: Apache-2.0
//
// Questions to a graph, and files that graphs are read from.
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "export/import_rows.h"
#include "export/record_reader.h"
#include "fuzz/targets.h"
#include "graph/columns.h"
#include "graph/graph_state.h"
#include "support/graphs.h"
#include "weft/export/graph_file.h"
#include "weft/graph/find.h"
#include "weft/graph/lookup.h"
#include "weft/graph/match.h"
#include "weft/graph/query.h"

namespace weft::fuzz {
namespace {

const Graph& sample() {
  static const Graph graph = test::graph_of(
      "person:Ada_Lovelace wrote product:Notes time=1843\n"
      "person:Ada_Lovelace !wrote product:Poems\n"
      "person:Ada_Lovelace worked_for organization:Acme_Engines|Acme|에이컴\n"
      "person:김민수 founded organization:가온배터리 time=2011-03\n"
      "organization:Acme_Engines acquired organization:가온배터리 time=2020\n"
      "organization:Acme_Engines headquartered_in place:London\n"
      "organization:가온배터리 founded_on =2011-03-01\n");
  return graph;
}

// Imports bytes as rows of one of the formats.
template <typename Read>
void import_rows(Read read) {
  may_refuse([&] {
    GraphBuilder builder;
    ImportResult result;
    RowDocuments rows("input", "en", builder, result);
    read(rows, result);
    rows.finish();
    builder.build();
  });
}

// A file of this process alone.
const std::string& path_of_file() {
  static const std::string path =
      (std::filesystem::temp_directory_path() / ("weft-fuzz-" + std::to_string(getpid()) + ".db"))
          .string();
  [[maybe_unused]] static const int registered = std::atexit([] {
    for (const char* end : {"", ".partial", "-journal"})
      std::remove((path_of_file() + end).c_str());
  });
  return path;
}

void write_file(const std::string& bytes) {
  std::ofstream(path_of_file(), std::ios::binary | std::ios::trunc) << bytes;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// `whole` with single bytes changed: `changes` are offsets of three bytes and what to put there.
std::string changed(std::string whole, std::string_view changes) {
  for (; changes.size() >= 4 && !whole.empty(); changes.remove_prefix(4)) {
    std::size_t at = 0;
    for (const char c : changes.substr(0, 3)) at = at * 256 + static_cast<unsigned char>(c);
    whole[at % whole.size()] = changes[3];
  }
  return whole;
}

// Only on that file: nothing is attached, and what does not end soon is ended.
void run_sql(const std::string& statements) {
  sqlite3* database = nullptr;
  if (sqlite3_open(path_of_file().c_str(), &database) == SQLITE_OK) {
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 1 << 20);
    sqlite3_progress_handler(
        database, 20000, [](void*) { return 1; }, nullptr);
    sqlite3_exec(database, statements.c_str(), nullptr, nullptr, nullptr);
  }
  sqlite3_close(database);
}

// Each with its length before it.
std::string arrays_of(const Graph& graph) {
  std::string out;
  const auto put = [&out](const auto& array) {
    const auto count = static_cast<std::uint32_t>(array.size());
    out.append(reinterpret_cast<const char*>(&count), sizeof count);
    out.append(reinterpret_cast<const char*>(array.data()), count * sizeof array[0]);
  };
  each_array(graph.state().columns, put);
  each_array(graph.state().names(), put);
  each_array(graph.state().indexes, put);
  return out;
}

// What a loaded graph must stand: every fact and entity asked for.
void walk(const Graph& graph) {
  for (const GraphEntity& entity : graph.entities()) find_entities(graph, entity.name, 1);
  for (const Fact& fact : graph.facts()) label_of(graph, fact.object, "source");
  for (std::uint32_t i = 0; i < graph.facts().size() && graph.document_count() > 0; ++i) {
    for (const EvidenceRef ref : graph[FactId{i}].evidence) graph.quote(ref), graph[ref];
  }
  find_entities(graph, "Ada");
  for (const char* words : {"Ada", "ㅅㅅ", "마루"}) find_like(graph, words);
  evaluate(graph, parse_query("_ _ _"));
}

}  // namespace

void query(std::string_view bytes) {
  may_refuse([&] { evaluate(sample(), parse_query(bytes)); });
}

void match(std::string_view bytes) {
  may_refuse([&] {
    const MatchResult result = weft::match(sample(), bytes);
    for (const MatchList& row : result.rows) {
      promise(row.size() == result.columns.size(), "a cell for each column");
      for (const MatchValue& value : row) show(sample(), value, "source");
    }
  });
}

void find(std::string_view bytes) {
  may_refuse([&] {
    const auto found = find_like(sample(), bytes);
    promise(found.size() <= 10, "no more than were asked for");
    find_entities(sample(), bytes);
  });
}

void graphml(std::string_view bytes) {
  import_rows([&](RowDocuments& rows, ImportResult& result) {
    std::istringstream in{std::string(bytes)};
    weft::import_graphml(in, "input", rows, result);
  });
}

void import_tsv(std::string_view bytes) {
  import_rows([&](RowDocuments& rows, ImportResult& result) {
    std::istringstream in{std::string(bytes)};
    weft::import_tsv(in, "input", rows, result);
  });
}

void import_nquads(std::string_view bytes) {
  may_refuse([&] {
    GraphBuilder builder;
    ImportResult result;
    RowDocuments rows("input", "en", builder, result);
    std::istringstream in{std::string(bytes)};
    weft::import_nquads(in, "input", "en", rows, builder, result);
    rows.finish();
    builder.build();
  });
}

void import_jsonl(std::string_view bytes) {
  may_refuse([&] {
    GraphBuilder builder;
    ImportResult result;
    std::istringstream in{std::string(bytes)};
    RecordReader reader("input");
    std::size_t number = 0;
    for (std::string line; next_row(in, "input", line, number);) reader.line(line, number);
    reader.finish(builder, result);
    builder.build();
  });
}

// "SQL" and statements: what they make of a whole file. Else bytes of a whole file are changed, or,
// after "RAW", the file's bytes are those that follow.
void graph_file(std::string_view bytes) {
  static const std::string whole = [] {
    save_graph(sample(), path_of_file());
    return bytes_of(path_of_file());
  }();
  if (bytes.starts_with("SQL")) {
    write_file(whole);
    run_sql(std::string(bytes.substr(3)));
  } else {
    write_file(bytes.starts_with("RAW") ? std::string(bytes.substr(3)) : changed(whole, bytes));
  }
  for (const bool evidence : {true, false}) {
    may_refuse(
        [&] { walk(load_graph(path_of_file(), {.texts = evidence, .evidence = evidence})); });
  }
}

// Past the checksum, which keeps damage out but no adversary: arrays of any content, or those of a
// graph with some bytes changed.
void graph_image(std::string_view bytes) {
  static const std::string whole = arrays_of(sample());
  const std::string arrays =
      bytes.starts_with("RAW") ? std::string(bytes.substr(3)) : changed(whole, bytes);
  GraphColumns columns;
  NameColumns names;
  FactIndexes indexes;
  std::string_view left = arrays;
  const auto fill = [&left](auto& array) {
    std::uint32_t count = 0;
    if (left.size() < sizeof count) return;
    std::memcpy(&count, left.data(), sizeof count);
    left.remove_prefix(sizeof count);
    count = std::min(count, static_cast<std::uint32_t>(left.size() / sizeof array[0]));
    std::vector<typename std::remove_cvref_t<decltype(array)>::value_type> items(count);
    if (count > 0) std::memcpy(items.data(), left.data(), count * sizeof array[0]);
    left.remove_prefix(count * sizeof array[0]);
    array = Array(std::move(items));
  };
  each_array(columns, fill);
  each_array(names, fill);
  each_array(indexes, fill);
  may_refuse([&] {
    walk(Graph(state_of_columns(std::move(columns), std::move(names), std::move(indexes),
                                sample().relations())));
  });
}

}  // namespace weft::fuzz
