// SPDX-License-Identifier: Apache-2.0
//
// Taking articles out of a graph file and other graph files in: remove, combine.
#include <memory>
#include <ostream>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"
#include "cli/rebuild.h"
#include "weft/core/error.h"
#include "weft/export/graph_file.h"

namespace weft {
namespace {

struct SourcesOptions {
  std::string graph;
  std::vector<std::string> names;
};

// Ids that begin or end like the name, for "did you mean".
std::string similar(const Graph& graph, const std::string& name) {
  std::string out;
  std::size_t count = 0;
  for (const GraphDocument& document : graph.documents()) {
    const std::string& id = document.info.id;
    const bool like = id.find(name) != std::string::npos || name.find(id) != std::string::npos;
    if (!like || count++ == 3) continue;
    out += (out.empty() ? "; did you mean " : " or ") + id;
  }
  return out.empty() ? "; `weft query GRAPH '_ _ _' --evidence` names the articles" : out + "?";
}

int run_remove(const SourcesOptions& options) {
  std::size_t removed = 0;
  const Graph changed = change_graph(options.graph, [&](const Graph& graph, GraphBuilder& builder) {
    for (const std::string& name : options.names) {
      const std::size_t count = builder.remove(name);
      if (count == 0) {
        throw UsageError("no article of the graph has the id, URL or sha256 '" + name + "'" +
                         similar(graph, name));
      }
      removed += count;
    }
    return true;
  });
  tell_changed(options.graph, counted(removed, "article", "articles") + " removed", changed);
  return kExitDone;
}

int run_combine(const SourcesOptions& options) {
  std::size_t before = 0;
  const Graph changed = change_graph(options.graph, [&](const Graph& graph, GraphBuilder& builder) {
    before = graph.documents().size();
    std::vector<Graph> others;
    for (const std::string& name : options.names) others.push_back(load_graph(name));
    for (const Graph& other : others) builder.add(other);
    return true;
  });
  const std::size_t added = changed.documents().size() - before;
  tell_changed(options.graph, counted(added, "article", "articles") + " added", changed);
  return kExitDone;
}

std::shared_ptr<SourcesOptions> setup(CommandParser& parser, const char* name, const char* what) {
  auto options = std::make_shared<SourcesOptions>();
  add_graph_option(parser, options->graph);
  parser.add_option(name, options->names, what).required().shown_as(" ");
  return options;
}

}  // namespace

CommandRunner setup_remove(CommandParser& parser) {
  const auto options = setup(parser, "DOCUMENT", "articles: id, URL or sha256 of the text");
  return [options] { return run_remove(*options); };
}

CommandRunner setup_combine(CommandParser& parser) {
  const auto options = setup(parser, "OTHER", "graph files whose articles and decisions are added");
  return [options] { return run_combine(*options); };
}

}  // namespace weft
