// SPDX-License-Identifier: Apache-2.0
// A format of one's own, the Trivial Graph Format:  exporter graph.db > graph.tgf
#include "weft/export/exporter.h"

#include <iostream>
#include <variant>

#include "weft/core/error.h"
#include "weft/export/graph_file.h"

namespace {

// Nodes, a line with "#", edges. Facts about values are left out, for the format has no place.
class TgfExporter : public weft::Exporter {
 public:
  void write(const weft::Graph& graph, const weft::ExportOptions& options,
             std::ostream& out) const override {
    for (const weft::GraphEntity& entity : graph.entities()) {
      out << entity.key << ' ' << weft::label_of(entity, options.labels) << '\n';
    }
    out << "#\n";
    for (const weft::Fact& fact : graph.facts()) {
      const auto* object = std::get_if<weft::EntityId>(&fact.object);
      if (object == nullptr || fact.confidence < options.min_confidence) continue;
      out << graph[fact.subject].key << ' ' << graph[*object].key << ' ' << graph[fact.relation].id
          << '\n';
    }
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: exporter GRAPH\n";
    return 2;
  }
  try {
    const weft::Graph graph = weft::load_graph(argv[1], {.texts = false});
    TgfExporter().write(graph, {.labels = "en", .min_confidence = 0.5}, std::cout);
  } catch (const weft::Error& error) {
    std::cerr << "exporter: " << error.what() << '\n';
    return 3;
  }
}
