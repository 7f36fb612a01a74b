// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <memory>
#include <optional>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "weft/core/error.h"
#include "weft/export/exporter.h"
#include "weft/export/graph_file.h"

namespace weft {
namespace {

struct ExportCommandOptions {
  std::string graph;
  std::string out;
  std::string format;
  std::string edges = "aggregated";
  ExportOptions options;
};

// What grows beside its place: a file, or a folder with its files.
std::vector<std::string> unfinished_files(const Exporter& exporter, std::string out) {
  while (out.size() > 1 && out.back() == '/') out.pop_back();
  out += ".partial";
  std::vector<std::string> files;
  for (const std::string& name : exporter.files()) {
    files.push_back(out + "/" + name + ".partial");
    files.push_back(out + "/" + name);
  }
  files.push_back(out);
  return files;
}

int run_export(const ExportCommandOptions& command) {
  const ExportFormat& format =
      command.format.empty() ? export_format_of_file(command.out) : export_format(command.format);
  ExportOptions options = command.options;
  options.every_fact = command.edges == "facts";
  if (command.out != "-" && is_graph_file(command.out)) {
    throw UsageError(command.out + ": is a graph file; choose another name for OUT");
  }
  const auto exporter = format.make();
  const bool texts = exporter->needs_texts();
  // Of few facts evidence is read one by one, of most in one go.
  const bool chosen_few = !options.relations.empty() || options.top > 0 || !options.ego.empty();
  const Graph graph = [&] {
    const Progress progress("loading " + command.graph);
    return load_graph(command.graph, {.texts = texts, .evidence = texts && !chosen_few});
  }();
  const RemoveOnInterrupt unfinished(unfinished_files(*exporter, command.out));
  std::optional<Progress> progress;
  if (command.out != "-") {
    progress.emplace("writing", "MB",
                     [&] { return bytes_at(unfinished_files(*exporter, command.out).back()); });
  }
  export_graph(graph, format.name, command.out, options);
  return kExitDone;
}

void add_selection_options(CommandParser& parser, ExportOptions& options) {
  parser
      .add_option("--relation", options.relations, "facts of these relations only, by id or label")
      .shown_as("R...");
  parser.add_option("--type", options.types, "entities of these types only, such as person")
      .shown_as("T...");
  parser.add_option("--top", options.top, "the N entities with the highest PageRank").shown_as("N");
  parser.add_option("--min-weight", options.min_weight, "edges with at least N pieces of evidence")
      .shown_as("N");
  parser.add_option("--ego", options.ego, "an entity, its neighbours and what is between them")
      .shown_as("ENTITY");
  parser.add_option("--since", options.since, "facts of this date or later").shown_as("DATE");
  parser.add_option("--until", options.until, "facts of this date or earlier").shown_as("DATE");
}

}  // namespace

CommandRunner setup_export(CommandParser& parser) {
  const auto options = std::make_shared<ExportCommandOptions>();
  add_graph_option(parser, options->graph);
  parser.add_option("OUT", options->out, "file to write, or - for standard output")
      .required()
      .shown_as(" ");
  parser.add_option("--format", options->format, "see `weft formats`; else by the file's extension")
      .shown_as("FORMAT");
  parser
      .add_option("--edges", options->edges,
                  "aggregated: one edge for all facts of a pair with one relation; facts: one each")
      .one_of({"aggregated", "facts"})
      .shown_as("aggregated|facts");
  add_labels_option(parser, options->options.labels);
  add_filter_options(parser, options->options.min_confidence, options->options.asserted_only);
  add_selection_options(parser, options->options);
  parser.add_flag("--no-measures{false}", options->options.measures,
                  "no PageRank, communities and degrees of entities");
  parser.add_flag("--layout", options->options.layout,
                  "positions, colours and sizes (graphml, gexf, dot)");
  parser.add_flag("--rdf12", options->options.rdf12,
                  "turtle, nquads: triple terms of RDF 1.2 instead of rdf:subject and so on");
  parser.add_flag("--bom", options->options.bom,
                  "CSV for spreadsheets: byte order mark, and no cell runs as a formula");
  return [options] { return run_export(*options); };
}

CommandRunner setup_formats(CommandParser& parser) {
  const auto options = std::make_shared<AnswerOptions>();
  add_table_options(parser, *options);
  return [options] {
    Table table;
    table.columns = {"format", "extensions", "what", "read by"};
    for (const ExportFormat& format : export_formats()) {
      table.rows.push_back({format.name, format.extensions, format.summary, format.read_by});
    }
    return print_answers(table, *options);
  };
}

}  // namespace weft
