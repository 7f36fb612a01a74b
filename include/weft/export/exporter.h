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
#include <vector>

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

  // What is left out beside that. Facts of these relations only, by id, inverse or label; entities
  // of these types only ("person"); the `top` entities by PageRank (0: all); edges with fewer
  // pieces of evidence than `min_weight`; all but an entity and its neighbours (key or name).
  std::vector<std::string> relations;
  std::vector<std::string> types;
  std::uint32_t top = 0;
  std::uint32_t min_weight = 0;
  std::string ego;
  // Facts dated so, as FactFilter has it. Those without any date are left out where one is given.
  std::string since;
  std::string until;

  // PageRank, community and degree as attributes of entities, where a format has room for them.
  bool measures = true;
  // Positions for the formats that have them: the same on every machine.
  bool layout = false;
  // Turtle and N-Quads: triple terms of RDF 1.2 in place of rdf:subject, predicate and object.
  bool rdf12 = false;
  // CSV for spreadsheets: a byte order mark, and an apostrophe before what they would run.
  bool bom = false;
};

class Exporter {
 public:
  virtual ~Exporter() = default;
  // Of a format that is one file.
  virtual void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const = 0;
  // Names of the files in a folder; empty for a format that is one file. Then write() gives the
  // first of them, and write_all() all, each to its own stream.
  virtual std::vector<std::string> files() const { return {}; }
  virtual void write_all(const Graph& graph, const ExportOptions& options,
                         std::span<std::ostream* const> outs) const {
    write(graph, options, *outs[0]);
  }
  // Whether quotes are written, for which a graph must be loaded with its texts.
  virtual bool needs_texts() const { return false; }
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

// A format of several files makes the folder `path`. Writes beside the place and renames when all
// is on disk; "-" writes to standard output. An empty format goes by the file's extension. Throws
// UsageError or IoError.
void export_graph(const Graph& graph, std::string_view format, const std::string& path,
                  const ExportOptions& options = {});

}  // namespace weft
