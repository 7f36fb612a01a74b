// SPDX-License-Identifier: Apache-2.0
#include "export/report.h"

#include <algorithm>
#include <map>
#include <set>

#include "export/looks.h"
#include "export/text_sink.h"
#include "export/view.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kEntities = 20;
constexpr std::size_t kFacts = 8;  // of one entity
constexpr std::size_t kSources = 20;
constexpr std::size_t kDrawn = 40;  // entities in the picture

// One line that shows what it holds: no controls of direction, no invisible characters.
std::string shown(std::string_view text) {
  const std::string line = line_text(text);
  std::string out;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(line, i);
    const bool hidden = (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                        (c >= 0x2060 && c <= 0x206F) || c == 0x061C || c == 0xFEFF;
    if (!hidden) out.append(line, begin, i - begin);
  }
  return out;
}

std::string markdown_text(std::string_view text) {
  std::string out;
  for (const char c : shown(text)) {
    if (std::string_view("\\`*_{}[]()<>#+-.!|~&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

struct ReportFact {
  FactId id{};
  std::string line;   // "Acme acquired Bolt (planned)"
  std::string quote;  // of its surest evidence
  std::string source;
};

struct ReportEntity {
  EntityId id{};
  std::vector<ReportFact> facts;
};

class Report {
 public:
  explicit Report(const ExportView& view) : view_(view), graph_(view.graph()) {
    for (const FactId id : view.facts()) {
      const auto& fact = graph_[id];
      of_entity_[fact.subject].push_back(id);
      const auto* object = std::get_if<EntityId>(&fact.object);
      if (object != nullptr && *object != fact.subject) of_entity_[*object].push_back(id);
    }
    foremost_ = view.entities();
    std::stable_sort(foremost_.begin(), foremost_.end(), [&](EntityId a, EntityId b) {
      return view_.ranks()[index_of(a)] > view_.ranks()[index_of(b)];
    });
  }

  std::vector<ReportEntity> entities() const {
    std::vector<ReportEntity> list;
    std::set<FactId> told;
    for (const EntityId id : foremost_) {
      if (list.size() == kEntities) break;
      const auto it = of_entity_.find(id);
      if (it == of_entity_.end()) continue;
      ReportEntity entity{id, {}};
      std::vector<FactId> facts = it->second;
      std::stable_sort(facts.begin(), facts.end(), [&](FactId a, FactId b) {
        const auto strength = [&](FactId f) {
          return std::pair(graph_[f].evidence.size(), graph_[f].confidence);
        };
        return strength(a) > strength(b);
      });
      for (const FactId fact : facts) {
        if (entity.facts.size() < kFacts && told.insert(fact).second) {
          entity.facts.push_back(fact_of(fact));
        }
      }
      list.push_back(std::move(entity));
    }
    return list;
  }

  // Articles with the facts that they tell, most first.
  std::vector<std::pair<std::uint32_t, std::size_t>> sources() const {
    std::map<std::uint32_t, std::size_t> facts;
    for (const FactId id : view_.facts()) {
      std::set<std::uint32_t> documents;
      for (const EvidenceRef ref : graph_[id].evidence) documents.insert(ref.document);
      for (const std::uint32_t document : documents) ++facts[document];
    }
    std::vector<std::pair<std::uint32_t, std::size_t>> list(facts.begin(), facts.end());
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (list.size() > kSources) list.resize(kSources);
    return list;
  }

  // The foremost entities that hang together, for the picture.
  std::vector<EntityId> drawn() const {
    std::vector<EntityId> list;
    for (const EntityId id : foremost_) {
      if (list.size() == kDrawn) break;
      if (view_.degrees()[index_of(id)] > 0) list.push_back(id);
    }
    return list;
  }

  std::string title_of(std::uint32_t document) const {
    const ArticleInfo info = graph_.article(document);
    return info.title.empty() ? info.id : info.title;
  }

  const ExportView& view() const { return view_; }

 private:
  ReportFact fact_of(FactId id) const {
    const auto& fact = graph_[id];
    ReportFact told{id, "", "", ""};
    told.line = std::string(view_.label(fact.subject)) + " " +
                label_of(graph_[fact.relation], view_.options().labels) + " " +
                view_.text(fact.object);
    std::string notes = note_of(fact);
    for (const auto& [role, term] : fact.qualifiers) {
      notes += (notes.empty() ? "" : ", ") + std::string(role) + ": " + view_.text(term);
    }
    if (!notes.empty()) told.line += " (" + notes + ")";
    const auto best = std::max_element(
        fact.evidence.begin(), fact.evidence.end(),
        [&](EvidenceRef a, EvidenceRef b) { return graph_[a].confidence < graph_[b].confidence; });
    told.quote = graph_.quote(*best);
    told.source = title_of(best->document);
    return told;
  }

  const ExportView& view_;
  const Graph& graph_;
  std::map<EntityId, std::vector<FactId>> of_entity_;
  std::vector<EntityId> foremost_;
};

void write_markdown(const Report& report, TextSink& out) {
  const ExportView& view = report.view();
  const Graph& graph = view.graph();
  out << "# Report\n\n"
      << view.entities().size() << " entities, " << view.facts().size() << " facts, "
      << graph.document_count() << " articles.\n\n## Foremost entities\n";
  for (const ReportEntity& entity : report.entities()) {
    out << "\n### " << markdown_text(view.label(entity.id)) << "\n\n"
        << entity_type_name(graph[entity.id].type) << ", named " << graph[entity.id].mentions
        << " times in " << graph[entity.id].documents << " articles\n\n";
    for (const ReportFact& fact : entity.facts) {
      out << "- " << markdown_text(fact.line) << '\n';
      if (!fact.quote.empty()) {
        out << "  > " << markdown_text(fact.quote) << " (" << markdown_text(fact.source) << ")\n";
      }
    }
  }
  out << "\n## Sources\n\n| article | published | facts |\n| --- | --- | --- |\n";
  for (const auto& [document, facts] : report.sources()) {
    out << "| " << markdown_text(report.title_of(document)) << " | "
        << markdown_text(graph.article(document).published) << " | " << facts << " |\n";
  }
}

std::string html_text(std::string_view text) { return xml_escape(shown(text)); }

// How a picture that stands in no page looks; relations are written on their lines.
constexpr std::string_view kPictureStyle =
    "<style>line{stroke:#aaa;stroke-width:3}text{font:32px sans-serif;text-anchor:middle;fill:#111}"
    "text.r{font-size:22px;fill:#777}</style>\n"
    "<rect x=\"-1150\" y=\"-1100\" width=\"2300\" height=\"2200\" fill=\"#fff\"/>\n";

void write_relation(const Point& a, const Point& b, const std::string& label, TextSink& out) {
  out << "<text class=\"r\" x=\"" << (a.x + b.x) / 2 << "\" y=\"" << (a.y + b.y) / 2 << "\">"
      << html_text(label) << "</text>\n";
}

void write_picture(const Report& report, bool alone, TextSink& out) {
  const ExportView& view = report.view();
  const std::vector<EntityId> drawn = report.drawn();
  std::map<EntityId, std::uint32_t> place;
  for (std::uint32_t i = 0; i < drawn.size(); ++i) place[drawn[i]] = i;
  std::vector<Tie> ties;
  std::vector<const ExportEdge*> edges;
  for (const ExportEdge& edge : view.edges()) {
    const auto a = place.find(edge.source);
    const auto b = place.find(edge.target);
    if (a == place.end() || b == place.end() || a == b || edge.negated) continue;
    ties.push_back({a->second, b->second, 1});
    edges.push_back(&edge);
  }
  const std::vector<Point> points = force_layout(static_cast<std::uint32_t>(drawn.size()), ties);
  out << (alone ? "<svg xmlns=\"http://www.w3.org/2000/svg\"" : "<svg")
      << " viewBox=\"-1150 -1100 2300 2200\" role=\"img\" aria-label=\"The foremost entities "
         "and their ties\">\n"
      << (alone ? kPictureStyle : "");
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const Point& a = points[ties[i].a];
    const Point& b = points[ties[i].b];
    const std::string label = label_of(view.graph()[edges[i]->relation], view.options().labels);
    out << "<line x1=\"" << a.x << "\" y1=\"" << a.y << "\" x2=\"" << b.x << "\" y2=\"" << b.y
        << "\"><title>"
        << html_text(std::string(view.label(edges[i]->source)) + " " + label + " " +
                     std::string(view.label(edges[i]->target)))
        << "</title></line>\n";
    if (alone) write_relation(a, b, label, out);
  }
  for (std::uint32_t i = 0; i < drawn.size(); ++i) {
    const auto& entity = view.graph()[drawn[i]];
    const double size = 3 * node_size(view.degrees()[index_of(drawn[i])]);
    out << "<circle cx=\"" << points[i].x << "\" cy=\"" << points[i].y << "\" r=\"" << size
        << "\" fill=\"" << type_color(entity.type) << "\"/><text x=\"" << points[i].x << "\" y=\""
        << points[i].y + size + 34 << "\">" << html_text(view.label(drawn[i])) << "</text>\n";
  }
  out << "</svg>\n";
}

constexpr std::string_view kHead =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>Report</title>\n"
    "<style>\nbody{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
    "color:#222}\nsvg{width:100%;height:auto;background:#fafafa;border:1px solid #ddd}\n"
    "line{stroke:#999;stroke-width:3}\nsvg text{font-size:32px;text-anchor:middle}\n"
    "blockquote{margin:.2rem 0 .6rem 1rem;color:#555}\ntable{border-collapse:collapse}\n"
    "td,th{padding:.2rem .8rem;border-bottom:1px solid #ddd;text-align:left}\n</style>\n</head>\n"
    "<body>\n<h1>Report</h1>\n";

void write_html(const Report& report, TextSink& out) {
  const ExportView& view = report.view();
  const Graph& graph = view.graph();
  out << kHead << "<p>" << view.entities().size() << " entities, " << view.facts().size()
      << " facts, " << graph.document_count() << " articles.</p>\n";
  write_picture(report, false, out);
  out << "<h2>Foremost entities</h2>\n";
  for (const ReportEntity& entity : report.entities()) {
    out << "<h3><bdi>" << html_text(view.label(entity.id)) << "</bdi></h3>\n<p>"
        << entity_type_name(graph[entity.id].type) << ", named " << graph[entity.id].mentions
        << " times in " << graph[entity.id].documents << " articles</p>\n<ul>\n";
    for (const ReportFact& fact : entity.facts) {
      out << "<li><bdi>" << html_text(fact.line) << "</bdi>";
      if (!fact.quote.empty()) {
        out << "<blockquote><bdi>" << html_text(fact.quote) << "</bdi> <cite><bdi>"
            << html_text(fact.source) << "</bdi></cite></blockquote>";
      }
      out << "</li>\n";
    }
    out << "</ul>\n";
  }
  out << "<h2>Sources</h2>\n<table><tr><th>article</th><th>published</th><th>facts</th></tr>\n";
  for (const auto& [document, facts] : report.sources()) {
    out << "<tr><td><bdi>" << html_text(report.title_of(document)) << "</bdi></td><td>"
        << html_text(graph.article(document).published) << "</td><td>" << facts << "</td></tr>\n";
  }
  out << "</table>\n</body>\n</html>\n";
}

class ReportExporter : public Exporter {
 public:
  explicit ReportExporter(bool html) : html_(html) {}
  void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const override {
    const ExportView view(graph, options);
    const Report report(view);
    TextSink sink(out);
    html_ ? write_html(report, sink) : write_markdown(report, sink);
  }
  bool needs_texts() const override { return true; }

 private:
  bool html_;
};

class PictureExporter : public Exporter {
 public:
  void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const override {
    const ExportView view(graph, options);
    const Report report(view);
    TextSink sink(out);
    write_picture(report, true, sink);
  }
  bool needs_texts() const override { return true; }  // the report has quotes
};

}  // namespace

std::unique_ptr<const Exporter> make_svg_exporter() { return std::make_unique<PictureExporter>(); }
std::unique_ptr<const Exporter> make_markdown_exporter() {
  return std::make_unique<ReportExporter>(false);
}
std::unique_ptr<const Exporter> make_html_exporter() {
  return std::make_unique<ReportExporter>(true);
}

}  // namespace weft
