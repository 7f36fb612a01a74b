// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/signals.h"
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

int run_export(const ExportCommandOptions& command) {
  const std::string format(command.format.empty() ? export_format_of_file(command.out).name
                                                  : export_format(command.format).name);
  ExportOptions options = command.options;
  options.every_fact = command.edges == "facts";
  const Graph graph = load_graph(command.graph, {.texts = false});
  const RemoveOnInterrupt unfinished(command.out + ".partial");
  export_graph(graph, format, command.out, options);
  return kExitDone;
}

}  // namespace

CommandRunner setup_export(CLI::App& app) {
  const auto options = std::make_shared<ExportCommandOptions>();
  app.add_option("GRAPH", options->graph, "graph file")->required()->option_text(" ");
  app.add_option("OUT", options->out, "file to write, or - for standard output")
      ->required()
      ->option_text(" ");
  app.add_option("--format", options->format, "see `weft formats`; else by the file's extension")
      ->option_text("FORMAT");
  app.add_option("--edges", options->edges,
                 "aggregated: one edge for all facts of a pair with one relation; facts: one each")
      ->check(CLI::IsMember({"aggregated", "facts"}))
      ->option_text("aggregated|facts");
  add_labels_option(app, options->options.labels);
  add_filter_options(app, options->options.min_confidence, options->options.asserted_only);
  return [options] { return run_export(*options); };
}

CommandRunner setup_formats(CLI::App& app) {
  const auto options = std::make_shared<AnswerOptions>();
  add_table_options(app, *options);
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
