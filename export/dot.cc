// SPDX-License-Identifier: Apache-2.0
#include "export/looks.h"
#include "export/scripts.h"
#include "export/text_sink.h"
#include "export/view.h"

namespace weft {
namespace {

// A quoted string of DOT; a backslash would begin an escape of a label.
std::string quoted_dot(std::string_view text) {
  std::string out = "\"";
  for (const char c : line_text(text)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

class DotExporter : public Exporter {
 public:
  void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const override {
    const ExportView view(graph, options);
    TextSink sink(out);
    sink << "digraph weft {\n  node [shape=box, style=\"rounded,filled\", fontcolor=white];\n";
    for (std::size_t i = 0; i < view.entities().size(); ++i) {
      const EntityId id = view.entities()[i];
      sink << "  " << quoted_dot(graph[id].key) << " [label=" << quoted_dot(view.label(id))
           << ", color=\"" << type_color(graph[id].type) << '"';
      if (options.layout) {
        const Point& at = view.positions()[i];
        sink << ", pos=\"" << at.x << ',' << at.y << '"';
      }
      sink << "];\n";
    }
    for (const ExportEdge& edge : view.edges()) {
      sink << "  " << quoted_dot(graph[edge.source].key) << " -> "
           << quoted_dot(graph[edge.target].key)
           << " [label=" << quoted_dot(label_of(graph[edge.relation], options.labels))
           << ", weight=" << edge.weight(graph);
      const bool plain = !edge.negated && graph[edge.facts[0]].modality == Modality::kAsserted;
      if (!plain) sink << ", style=dashed";
      sink << "];\n";
    }
    sink << "}\n";
  }
};

}  // namespace

std::unique_ptr<const Exporter> make_dot_exporter() { return std::make_unique<DotExporter>(); }

}  // namespace weft
