// SPDX-License-Identifier: Apache-2.0
#include "weft/export/exporter.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <sstream>

#include "export/graphml.h"
#include "export/output_file.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::array kFormats = {
    ExportFormat{"graphml", "graphml xml", "nodes, edges and their attributes in XML",
                 "Gephi, networkx, igraph, Cytoscape, Neo4j APOC, yEd", make_graphml_exporter},
};

std::string format_names() {
  std::string names;
  for (const ExportFormat& format : kFormats) {
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  return names;
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
