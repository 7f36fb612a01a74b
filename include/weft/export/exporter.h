// SPDX-License-Identifier: Apache-2.0
//
//   weft::export_graph(graph, "graphml", "out.graphml");
//
// A Graph in the formats of other tools. A new format is a class, a file and a row in exporter.cc.
// Exporters see the graph in its canonical order and write the same bytes each time.
#pragma once

#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "weft/graph/graph.h"

namespace weft {

struct ExportOptions {
  // Names and relation labels shown: "ko", "en", or "source" for those most documents use.
  std::string labels = "source";
  // Facts less sure than this are left out, 0 to 1.
  double min_confidence = 0;
  // Leaves out what is negated, planned, alleged or reported.
  bool asserted_only = false;
  // One edge per fact. By default facts of one subject, relation and object make one edge whose
  // weight counts their evidence, since Gephi adds parallel edges of one kind up.
  bool every_fact = false;
};

class Exporter {
 public:
  virtual ~Exporter() = default;
  virtual void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const = 0;
};

struct ExportFormat {
  std::string_view name;        // as for --format
  std::string_view extensions;  // separated by blanks, without dots
  std::string_view summary;
  std::string_view read_by;
  std::unique_ptr<const Exporter> (*make)();
};

// In the order of the documentation.
std::span<const ExportFormat> export_formats();
// Throws UsageError naming the formats there are.
const ExportFormat& export_format(std::string_view name);
const ExportFormat& export_format_of_file(const std::string& path);

// Writes beside the place and renames when all is on disk; "-" writes to standard output. An empty
// format goes by the file's extension. Throws UsageError or IoError.
void export_graph(const Graph& graph, std::string_view format, const std::string& path,
                  const ExportOptions& options = {});

}  // namespace weft
