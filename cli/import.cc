// SPDX-License-Identifier: Apache-2.0
#include "weft/export/import.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <ostream>

#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/graph_file_claim.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/rebuild.h"
#include "weft/core/error.h"
#include "weft/export/graph_file.h"
#include "weft/extractor/extractor.h"
#include "weft/extractor/name_rules_file.h"

namespace weft {
namespace {

struct ImportCommandOptions {
  std::string graph;
  std::vector<std::string> files;
  ImportOptions import;
  ExtractorOptions extractor;
};

int run_import(const ImportCommandOptions& options) {
  const bool there = std::filesystem::exists(options.graph);
  if (there) check_graph_file(options.graph);
  const GraphFileClaim claim(options.graph);
  const Extractor extractor(options.extractor);
  GraphBuilder builder(extractor.ontology(), load_name_rules(options.extractor));
  if (there) builder.add(loaded(options.graph));
  ImportResult all;
  const Stopwatch reading;
  for (const std::string& file : options.files) {
    std::atomic<std::size_t> bytes = 0;
    ImportOptions import = options.import;
    import.bytes_read = &bytes;
    const Progress progress(
        "reading", "MB", [&] { return bytes.load(); }, [&] { return bytes_at(file); });
    const ImportResult result = import_facts(file, import, builder);
    all.documents += result.documents;
    all.known += result.known;
    all.facts += result.facts;
  }
  detail_line() << all.facts << " statements read in " << reading.seconds() << '\n';
  const Stopwatch merging;
  const Graph graph = built(std::move(builder));
  detail_line() << "names and facts merged in " << merging.seconds() << '\n';
  const Stopwatch saving;
  save(graph, claim.lock());
  detail_line() << options.graph << ": saved in " << saving.seconds() << '\n';
  tell_changed(options.graph,
               counted(all.facts, "statement", "statements") + " read, " +
                   counted(all.documents, "document", "documents") + " added, " +
                   std::to_string(all.known) + " already there",
               graph);
  return kExitDone;
}

}  // namespace

CommandRunner setup_import(CommandParser& parser) {
  const auto options = std::make_shared<ImportCommandOptions>();
  parser.add_option("GRAPH", options->graph, "graph file to add to; made where there is none")
      .required()
      .shown_as(" ");
  parser
      .add_option("FILE", options->files,
                  "facts of jsonl, nquads, tsv or graphml; - for standard input")
      .required()
      .shown_as(" ");
  parser.add_option("--format", options->import.format, "else by the file's extension")
      .one_of({"jsonl", "nquads", "tsv", "graphml"})
      .shown_as("jsonl|nquads|tsv|graphml");
  parser
      .add_option("--lang", options->import.language,
                  "language of the names in tsv, graphml and nquads")
      .shown_as("ko|en");
  return [options] { return run_import(*options); };
}

}  // namespace weft
