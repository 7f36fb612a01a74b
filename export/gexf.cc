// SPDX-License-Identifier: Apache-2.0
#include "export/gexf.h"

#include "export/looks.h"
#include "export/text_sink.h"
#include "export/view.h"

namespace weft {
namespace {

class GexfWriter {
 public:
  GexfWriter(const ExportView& view, std::ostream& out)
      : view_(view), graph_(view.graph()), options_(view.options()), out_(out) {}

  void write() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" "
            "version=\"1.3\">\n<meta><creator>Weft</creator></meta>\n"
            "<graph defaultedgetype=\"directed\" idtype=\"string\" mode=\"dynamic\" "
            "timeformat=\"date\">\n";
    attributes();
    out_ << "<nodes>\n";
    for (std::size_t i = 0; i < view_.entities().size(); ++i) node(i);
    out_ << "</nodes>\n<edges>\n";
    for (const ExportEdge& edge : view_.edges()) write_edge(edge);
    out_ << "</edges>\n</graph>\n</gexf>\n";
  }

 private:
  void attribute(std::string_view id, std::string_view title, std::string_view type) {
    out_ << "<attribute id=\"" << id << "\" title=\"" << title << "\" type=\"" << type << "\"/>\n";
  }

  void attributes() {
    out_ << "<attributes class=\"node\" mode=\"static\">\n";
    attribute("n_type", "entity_type", "string");
    attribute("n_aliases", "aliases", "string");
    attribute("n_id", "external_id", "string");
    attribute("n_mentions", "mentions", "integer");
    attribute("n_documents", "doc_count", "integer");
    if (options_.measures) {
      attribute("n_degree", "degree", "integer");
      attribute("n_rank", "pagerank", "double");
      attribute("n_community", "community", "integer");
    }
    out_ << "</attributes>\n<attributes class=\"edge\" mode=\"static\">\n";
    attribute("e_conf", "confidence", "double");
    attribute("e_documents", "doc_count", "integer");
    attribute("e_negated", "negated", "integer");
    attribute("e_modality", "modality", "string");
    attribute("e_status", "status", "string");
    attribute("e_date", "date", "string");
    attribute("e_first", "first_seen", "string");
    attribute("e_last", "last_seen", "string");
    out_ << "</attributes>\n";
  }

  void value(std::string_view id, std::string_view text) {
    const std::string escaped = xml_escape(text);
    if (escaped.empty()) return;
    out_ << "<attvalue for=\"" << id << "\" value=\"" << escaped << "\"/>";
  }

  void node(std::size_t place) {
    const EntityId id = view_.entities()[place];
    const auto& entity = graph_[id];
    out_ << "<node id=\"" << xml_escape(entity.key) << "\" label=\"" << xml_escape(view_.label(id))
         << "\"><attvalues>";
    value("n_type", entity_type_name(entity.type));
    std::string names;
    for (const std::string& name : view_.other_names(id))
      names += (names.empty() ? "" : " | ") + name;
    value("n_aliases", names);
    value("n_id", entity.external_id);
    value("n_mentions", std::to_string(entity.mentions));
    value("n_documents", std::to_string(entity.documents));
    if (options_.measures) {
      value("n_degree", std::to_string(view_.degrees()[index_of(id)]));
      value("n_rank", number_text(view_.ranks()[index_of(id)]));
      value("n_community", std::to_string(view_.communities()[index_of(id)]));
    }
    out_ << "</attvalues><viz:color hex=\"" << type_color(entity.type) << "\"/>";
    if (options_.measures) {
      out_ << "<viz:size value=\"" << node_size(view_.degrees()[index_of(id)]) << "\"/>";
    }
    if (options_.layout) {
      const Point& at = view_.positions()[place];
      out_ << "<viz:position x=\"" << at.x << "\" y=\"" << at.y << "\" z=\"0\"/>";
    }
    out_ << "</node>\n";
  }

  void write_edge(const ExportEdge& edge) {
    const EdgeSummary all = view_.summary(edge);
    out_ << "<edge id=\"" << graph_[edge.facts[0]].key << "\" source=\""
         << xml_escape(graph_[edge.source].key) << "\" target=\""
         << xml_escape(graph_[edge.target].key) << "\" kind=\"" << xml_escape(view_.kind(edge))
         << "\" label=\"" << xml_escape(label_of(graph_[edge.relation], options_.labels))
         << "\" weight=\"" << all.weight << '"';
    if (!all.start.empty()) out_ << " start=\"" << all.start << '"';
    if (!all.end.empty()) out_ << " end=\"" << all.end << '"';
    out_ << "><attvalues>";
    value("e_conf", number_text(all.confidence));
    value("e_documents", std::to_string(all.documents));
    if (edge.negated) value("e_negated", "1");
    value("e_modality", modality_name(all.modality));
    value("e_status", status_name(all.status));
    value("e_date", all.date);
    value("e_first", all.first_seen);
    value("e_last", all.last_seen);
    out_ << "</attvalues></edge>\n";
  }

  const ExportView& view_;
  const Graph& graph_;
  const ExportOptions& options_;
  TextSink out_;
};

class GexfExporter : public Exporter {
 public:
  void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const override {
    const ExportView view(graph, options);
    GexfWriter(view, out).write();
  }
};

}  // namespace

std::unique_ptr<const Exporter> make_gexf_exporter() { return std::make_unique<GexfExporter>(); }

}  // namespace weft
