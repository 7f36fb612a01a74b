// SPDX-License-Identifier: Apache-2.0
#include "weft/export/exporter.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <sstream>

#include "export/csv_folders.h"
#include "export/gexf.h"
#include "export/graphml.h"
#include "export/jsonl.h"
#include "export/output_file.h"
#include "export/rdf.h"
#include "export/report.h"
#include "export/scripts.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::array kFormats = {
    ExportFormat{"graphml", "graphml xml", "nodes, edges and their attributes in XML",
                 "Gephi, networkx, igraph, Cytoscape, Neo4j APOC, yEd", make_graphml_exporter},
    ExportFormat{"gexf", "gexf", "nodes and edges with time, kinds, colours and sizes", "Gephi",
                 make_gexf_exporter},
    ExportFormat{"gephi-csv", "", "a folder: nodes.csv, edges.csv with kinds", "Gephi",
                 make_gephi_csv_exporter},
    ExportFormat{"neo4j-csv", "", "a folder: nodes.csv, relationships.csv with typed heads",
                 "neo4j-admin database import", make_neo4j_csv_exporter},
    ExportFormat{"graphframes-csv", "", "a folder: vertices.csv, edges.csv with src and dst",
                 "Spark GraphFrames, pandas, R", make_graphframes_csv_exporter},
    ExportFormat{"kgtk", "", "a folder: edges.tsv, qualifiers as edges about edges", "KGTK",
                 make_kgtk_exporter},
    ExportFormat{"jsonl", "jsonl ndjson", "articles and facts with all evidence: nothing is lost",
                 "weft import, pandas, DuckDB, Spark", make_jsonl_exporter},
    ExportFormat{"jsonld", "jsonld", "RDF as JSON, with provenance", "JSON-LD tools, rdflib",
                 make_jsonld_exporter},
    ExportFormat{"turtle", "ttl", "RDF for people, with provenance", "rdflib, Jena, Oxigraph",
                 make_turtle_exporter},
    ExportFormat{"nquads", "nq", "RDF with one graph per fact", "Jena, Oxigraph, rdflib",
                 make_nquads_exporter},
    ExportFormat{"cypher", "cypher cql", "openCypher statements", "Neo4j, Memgraph, FalkorDB",
                 make_cypher_exporter},
    ExportFormat{"dot", "dot gv", "a drawing", "Graphviz", make_dot_exporter},
    ExportFormat{"markdown", "md", "a report of what matters most", "people",
                 make_markdown_exporter},
    ExportFormat{"html", "html htm", "the report with a picture", "people, any browser",
                 make_html_exporter},
    ExportFormat{"svg", "svg", "a picture of the foremost entities", "people, any browser",
                 make_svg_exporter},
};

std::string format_names() {
  std::string names;
  for (const ExportFormat& format : kFormats) {
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  return names;
}

// A folder of files that is there as a whole or not at all.
void export_folder(const Exporter& exporter, const std::vector<std::string>& names,
                   const Graph& graph, const std::string& path, const ExportOptions& options) {
  OutputFolder folder(path, names);
  exporter.write_all(graph, options, folder.streams());
  folder.finish();
}

bool has_extension(const ExportFormat& format, const std::string& extension) {
  std::istringstream all{std::string(format.extensions)};
  for (std::string one; all >> one;) {
    if (one == extension) return true;
  }
  return false;
}

}  // namespace

std::span<const ExportFormat> export_formats() { return kFormats; }

const ExportFormat& export_format(std::string_view name) {
  const auto it = std::find_if(kFormats.begin(), kFormats.end(),
                               [&](const ExportFormat& format) { return format.name == name; });
  if (it != kFormats.end()) return *it;
  throw UsageError("no export format '" + std::string(name) + "'; there are: " + format_names());
}

const ExportFormat& export_format_of_file(const std::string& path) {
  const auto dot = path.find_last_of("./");
  if (dot != std::string::npos && path[dot] == '.') {
    const std::string extension = to_lower(path.substr(dot + 1));
    for (const ExportFormat& format : kFormats) {
      if (has_extension(format, extension)) return format;
    }
  }
  throw UsageError(path + ": its name says no format; add --format, one of: " + format_names());
}

void export_graph(const Graph& graph, std::string_view format, const std::string& path,
                  const ExportOptions& options) {
  const ExportFormat& row = format.empty() ? export_format_of_file(path) : export_format(format);
  const auto exporter = row.make();
  const std::vector<std::string> files = exporter->files();
  if (path == "-" && files.size() > 1) {
    throw UsageError(std::string(row.name) + " makes several files; name a folder");
  }
  if (!files.empty() && path != "-") {
    export_folder(*exporter, files, graph, path, options);
    return;
  }
  if (path == "-") {
    exporter->write(graph, options, std::cout);
    std::cout.flush();
    if (!std::cout) throw IoError("standard output: cannot write");
    return;
  }
  OutputFile file(path);
  exporter->write(graph, options, file.stream());
  file.finish();
}

}  // namespace weft
