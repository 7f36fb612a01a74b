// SPDX-License-Identifier: Apache-2.0
//
// `weft doctor`: what this program is and holds, and whether a graph file is sound.
#include <iostream>
#include <memory>
#include <sstream>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "weft/core/error.h"
#include "weft/export/exporter.h"
#include "weft/export/graph_file.h"
#include "weft/extractor/article_reader.h"
#include "weft/extractor/capabilities.h"
#include "weft/graph/libraries.h"

namespace weft {
namespace {

struct DoctorOptions {
  AnswerOptions answers;
  std::string models;
};

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

class Report {
 public:
  Report() { table.columns = {"what", "of", "value"}; }
  void add(std::string what, std::string of, std::string value) {
    table.rows.push_back(
        {TableCell(std::move(what)), TableCell(std::move(of)), TableCell(std::move(value))});
  }
  Table table;
};

void add_program(Report& report) {
  report.add("version", "weft", WEFT_VERSION);
  report.add("compiler", "", WEFT_COMPILER);
  report.add("kernels", "encoder", std::string(kernels_in_use()));
  for (const auto& list : {extractor_libraries(), graph_libraries(), export_libraries()}) {
    for (const auto& [name, version] : list) report.add("library", name, version);
  }
}

void add_packs(Report& report, const std::string& models) {
  for (const PackReport& pack : report_packs(models)) {
    report.add("pack", pack.language, pack.place);
    report.add("layers", pack.language + " accurate", joined(pack.accurate_stages));
    report.add("layers", pack.language + " fast", joined(pack.fast_stages));
    for (const PackFileReport& file : pack.weights) {
      report.add("weights", pack.language + "/" + file.name,
                 "sha256 " + file.sha256 + ", " + std::to_string(file.bytes) + " bytes");
    }
  }
}

void add_formats(Report& report) {
  for (const InputFormat& format : input_formats()) {
    report.add("reads", std::string(format.name), std::string(format.summary));
  }
  for (const ExportFormat& format : export_formats()) {
    report.add("writes", std::string(format.name), std::string(format.summary));
  }
}

// Whether the file is sound.
bool add_graph_file(Report& report, const std::string& path) {
  check_graph_file(path);
  const std::vector<std::string> faults = examine_graph_file(path);
  for (const std::string& fault : faults) report.add("fault", path, fault);
  if (!faults.empty()) return false;
  const Graph graph = load_graph(path);
  const auto count = [&](const char* what, std::size_t number) {
    report.add("graph", what, std::to_string(number));
  };
  report.add("graph", "file", path + " is sound");
  count("documents", graph.documents().size());
  count("entities", graph.entities().size());
  count("relations", graph.relations().size());
  count("facts", graph.facts().size());
  count("decisions", graph.decisions().size());
  return true;
}

int run_doctor(const DoctorOptions& options) {
  Report report;
  add_program(report);
  add_packs(report, options.models);
  add_formats(report);
  const bool sound = options.answers.graph.empty() || add_graph_file(report, options.answers.graph);
  AnswerOptions all = options.answers;
  if (!all.limit_given) {
    all.limit = 0;
    all.limit_given = true;
  }
  print_answers(report.table, all);
  return sound ? kExitDone : kExitInput;
}

}  // namespace

CommandRunner setup_doctor(CommandParser& parser) {
  const auto options = std::make_shared<DoctorOptions>();
  parser.add_option("GRAPH", options->answers.graph, "graph file to check as well").shown_as(" ");
  add_table_options(parser, options->answers);
  parser
      .add_option("--models", options->models,
                  "folder of language packs, instead of those built in")
      .shown_as("FOLDER");
  return [options] { return run_doctor(*options); };
}

}  // namespace weft
