// SPDX-License-Identifier: Apache-2.0
//
// What holds of every file that is written or read, whatever the names: it is well-formed, says
// what the graph says, and what is imported is the graph that was exported.
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <rapidjson/document.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "export/quads.h"
#include "export/text_sink.h"
#include "property/laws.h"
#include "support/graphs.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"
#include "weft/export/exporter.h"
#include "weft/export/graph_file.h"
#include "weft/export/import.h"
#include "weft/graph/graph_builder.h"

namespace weft {
namespace {

using test::any_bytes;
using test::any_name;
using test::expect_law;

// A document in which every name is subject, object, relation and value once, from its own choice
// of numbers, so that graphs of all shapes come about.
class Saying {
 public:
  explicit Saying(std::string id) {
    document_.info.id = std::move(id);
    document_.info.language = "en";
    document_.info.title = document_.info.id + " says";
    document_.info.published = "2024-05-17";
  }

  void say(const std::string& name, const std::string& relation, unsigned choice) {
    const auto begin = static_cast<std::uint32_t>(document_.text.size());
    document_.text += document_.info.id + " says it of " + name + ".\n";
    const Span span{begin, static_cast<std::uint32_t>(document_.text.size())};
    const auto sentence = static_cast<std::uint32_t>(document_.sentences.size());
    document_.sentences.push_back({span, {}, 0});
    Entity entity;
    entity.name = name;
    entity.aliases = {name + " too"};
    entity.named = choice % 3 != 0;
    entity.type = EntityType(choice % 8);
    document_.entities.push_back(entity);
    document_.literals.push_back({span, {}, sentence, LiteralKind(choice % 5), name, "unit"});
    const auto last = static_cast<std::uint32_t>(document_.entities.size() - 1);
    Statement statement(Argument{.index = last, .mention = span},
                        {relation, relation, name, name, choice % 2 == 0},
                        object(choice, last, name), {sentence, span, "law"});
    statement.negated = choice % 5 == 0;
    statement.modality = Modality(choice % 6);
    statement.status = Status(choice % 3);
    statement.confidence = static_cast<float>(choice % 11) / 10;
    statement.qualifiers.push_back({"place", Argument{.index = choice % (last + 1)}});
    if (choice % 4 == 0) statement.qualifiers.push_back({name, words(name)});
    if (choice % 7 == 0) statement.attribution = Argument{.index = choice % (last + 1)};
    document_.statements.push_back(std::move(statement));
  }

  Document take() { return std::move(document_); }

 private:
  static Argument words(const std::string& text) {
    return {.kind = ArgumentKind::kText, .text = text};
  }
  Argument object(unsigned choice, std::uint32_t last, const std::string& name) const {
    if (choice % 9 == 1) return words(name);
    if (choice % 9 == 2) return {.kind = ArgumentKind::kLiteral, .index = choice % (last + 1)};
    if (choice % 9 == 3 && last > 0) {
      return {.kind = ArgumentKind::kStatement, .index = choice % last, .text = name};
    }
    return {.index = choice % (last + 1)};
  }

  Document document_;
};

Graph any_graph(const rc::Gen<std::string>& names) {
  constexpr int kSize = 10;
  using Said = std::tuple<std::string, std::string, unsigned>;
  const auto all = *rc::gen::resize(
      kSize, rc::gen::container<std::vector<std::vector<Said>>>(
                 rc::gen::container<std::vector<Said>>(rc::gen::tuple(
                     names, rc::gen::oneOf(names, rc::gen::element<std::string>("founded", "owns")),
                     rc::gen::inRange(0U, 5000U)))));
  GraphBuilder builder;
  for (std::size_t i = 0; i < all.size(); ++i) {
    Saying saying("d" + std::to_string(i));
    for (const auto& [name, relation, choice] : all[i]) {
      if (!name.empty() && !relation.empty()) saying.say(name, relation, choice);
    }
    builder.add(saying.take());
  }
  Graph graph = builder.build();
  for (std::uint32_t i = 0; i < graph.facts().size(); i += 5) {
    builder.decide(fact_decision(graph, FactId{i}, DecisionKind(2 + i % 2)));
  }
  return builder.build();
}

std::vector<std::string> files_of(std::string_view format, const Graph& graph,
                                  const ExportOptions& options = {}) {
  const auto exporter = export_format(format).make();
  std::vector<std::ostringstream> outs(std::max<std::size_t>(1, exporter->files().size()));
  std::vector<std::ostream*> streams;
  for (auto& out : outs) streams.push_back(&out);
  if (outs.size() == 1) exporter->write(graph, options, outs[0]);
  if (outs.size() > 1) exporter->write_all(graph, options, streams);
  std::vector<std::string> files;
  for (auto& out : outs) files.push_back(out.str());
  return files;
}

std::string file_of(std::string_view format, const Graph& graph) {
  return files_of(format, graph)[0];
}

class TempFile {
 public:
  TempFile(const std::string& name, const std::string& bytes)
      : path_(std::filesystem::path(testing::TempDir()) /
              ("weft_law_" + std::to_string(getpid()) + "_" + name)) {
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TempFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

Graph imported(const std::string& name, const std::string& bytes) {
  const TempFile file(name, bytes);
  GraphBuilder builder;
  import_facts(file.path(), {}, builder);
  return builder.build();
}

using Xml = std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)>;

Xml parsed_xml(const std::string& xml) {
  return {xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "x", nullptr,
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
          xmlFreeDoc};
}

std::string attribute(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text = value == nullptr ? "" : reinterpret_cast<const char*>(value);
  xmlFree(value);
  return text;
}

void each_element(const xmlNode* node, const std::string& name,
                  const std::function<void(const xmlNode*)>& work) {
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_ELEMENT_NODE && name == reinterpret_cast<const char*>(node->name)) {
      work(node);
    }
    each_element(node->children, name, work);
  }
}

// What XML can say of a text.
std::string xml_text(const std::string& text) {
  std::string out;
  for (const char32_t c : decode_utf8(valid_text(text))) {
    if (c >= 0x20 ? c != 0xFFFE && c != 0xFFFF : c == '\t' || c == '\n' || c == '\r') {
      out += encode_utf8(std::u32string(1, c));
    }
  }
  return out;
}

TEST(FormatLaws, GraphmlSaysWhatTheGraphSays) {
  expect_law("GraphML is XML with the labels and ends of all entities and edges", [] {
    const Graph graph = any_graph(rc::gen::oneOf(any_name(), any_bytes()));
    const Xml xml = parsed_xml(file_of("graphml", graph));
    RC_ASSERT(xml != nullptr);
    std::map<std::string, std::string> labels;
    each_element(xml->children, "node", [&](const xmlNode* node) {
      std::string label;
      each_element(node->children, "data", [&](const xmlNode* data) {
        if (attribute(data, "key") != "n_label") return;
        xmlChar* text = xmlNodeGetContent(data);
        label = reinterpret_cast<const char*>(text);
        xmlFree(text);
      });
      labels[attribute(node, "id")] = label;
    });
    RC_ASSERT(labels.size() == graph.entities().size());
    for (const GraphEntity& entity : graph.entities()) {
      RC_ASSERT(labels.at(entity.key) == xml_text(entity.name));
    }
    std::size_t edges = 0;
    each_element(xml->children, "edge", [&](const xmlNode* edge) {
      ++edges;
      RC_ASSERT(labels.count(attribute(edge, "source")) == 1U);
      RC_ASSERT(labels.count(attribute(edge, "target")) == 1U);
    });
    RC_ASSERT(imported("g.graphml", file_of("graphml", graph)).facts().size() <= edges);
  });
}

TEST(FormatLaws, GexfIsXml) {
  expect_law("GEXF is XML with a node for each entity", [] {
    const Graph graph = any_graph(rc::gen::oneOf(any_name(), any_bytes()));
    const Xml xml = parsed_xml(file_of("gexf", graph));
    RC_ASSERT(xml != nullptr);
    std::multiset<std::string> labels;
    each_element(xml->children, "node",
                 [&](const xmlNode* node) { labels.insert(attribute(node, "label")); });
    std::multiset<std::string> expected;
    for (const GraphEntity& entity : graph.entities()) expected.insert(xml_text(entity.name));
    RC_ASSERT(labels == expected);
  });
}

// Rows of RFC 4180; throws where a quote is out of place.
std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < text.size();) {
    rows.emplace_back(1);
    for (; text.at(at) != '\n'; ++at) {
      if (text[at] == ',') {
        rows.back().emplace_back();
      } else if (text[at] == '"') {
        RC_ASSERT(rows.back().back().empty());
        for (++at; text.at(at) != '"' || text.at(at + 1) == '"'; ++at) {
          rows.back().back() += text[at];
          if (text[at] == '"') ++at;
        }
        RC_ASSERT(text.at(at + 1) == ',' || text.at(at + 1) == '\n');
      } else {
        rows.back().back() += text[at];
      }
    }
    ++at;
  }
  return rows;
}

TEST(FormatLaws, CsvCellsAreWhole) {
  for (const char* format : {"gephi-csv", "neo4j-csv", "graphframes-csv"}) {
    for (const bool bom : {false, true}) {
      expect_law(format, [&] {
        const Graph graph = any_graph(rc::gen::oneOf(any_name(), any_bytes()));
        const auto files = files_of(format, graph, {.bom = bom});
        const std::size_t label = std::string(format) == "neo4j-csv" ? 2 : 1;
        for (const std::string& file : files) {
          const auto rows = csv_rows(file);
          for (const auto& row : rows) {
            RC_ASSERT(row.size() == rows[0].size());
            for (const std::string& cell : row) RC_ASSERT(line_text(cell) == cell);
            // A spreadsheet runs what begins so.
            for (const std::string& cell : row) {
              if (bom && !cell.empty())
                RC_ASSERT(std::string("=@+").find(cell[0]) == std::string::npos);
            }
          }
        }
        const auto nodes = csv_rows(files[0]);
        RC_ASSERT(nodes.size() == graph.entities().size() + 1);
        for (std::size_t i = 0; i + 1 < nodes.size() && !bom; ++i) {
          RC_ASSERT(nodes[i + 1][label] == line_text(graph.entities()[i].name));
        }
      });
    }
  }
}

TEST(FormatLaws, KgtkRowsHaveFourCells) {
  expect_law("KGTK has four cells a row", [] {
    std::istringstream lines(file_of("kgtk", any_graph(rc::gen::oneOf(any_name(), any_bytes()))));
    for (std::string line; std::getline(lines, line);) {
      RC_ASSERT(std::count(line.begin(), line.end(), '\t') == 3);
      RC_ASSERT(find_invalid_utf8(line) == std::string::npos);
    }
  });
}

TEST(FormatLaws, JsonIsJson) {
  expect_law("JSON Lines and JSON-LD parse, bytes that are no UTF-8 included", [] {
    const Graph graph = any_graph(rc::gen::oneOf(any_name(), any_bytes()));
    std::istringstream lines(file_of("jsonl", graph));
    constexpr unsigned kStrict = rapidjson::kParseValidateEncodingFlag;
    for (std::string line; std::getline(lines, line);) {
      rapidjson::Document json;
      RC_ASSERT(!json.Parse<kStrict>(line.data(), line.size()).HasParseError());
    }
    const std::string whole = file_of("jsonld", graph);
    rapidjson::Document json;
    RC_ASSERT(!json.Parse<kStrict>(whole.data(), whole.size()).HasParseError());
  });
}

TEST(FormatLaws, QuadsAreQuads) {
  expect_law("N-Quads parse, bytes that are no UTF-8 included", [] {
    const Graph graph = any_graph(rc::gen::oneOf(any_name(), any_bytes()));
    for (const bool rdf12 : {false, true}) {
      std::istringstream in(files_of("nquads", graph, {.rdf12 = rdf12})[0]);
      QuadReader reader(in, "x");
      std::size_t labels = 0;
      for (Quad quad; reader.next(quad);) {
        const bool label = quad.predicate.text == "http://www.w3.org/2000/01/rdf-schema#label";
        labels += label && quad.subject.text.rfind("urn:weft:entity:", 0) == 0 ? 1 : 0;
      }
      RC_ASSERT(labels == graph.entities().size());
    }
  });
}

TEST(FormatLaws, WhatIsImportedIsWhatWasExported) {
  for (const char* format : {"jsonl", "nquads"}) {
    expect_law(format, [&] {
      const Graph graph = any_graph(any_name());
      const std::string name = std::string("g.") + (format[0] == 'j' ? "jsonl" : "nq");
      const Graph back = imported(name, file_of(format, graph));
      RC_ASSERT(test::dump(back) == test::dump(graph));
      RC_ASSERT(back.decisions() == graph.decisions());
    });
  }
}

TEST(FormatLaws, TheGraphFileIsTheGraph) {
  expect_law("a saved graph loads as it was", [] {
    const Graph graph = any_graph(any_name());
    const TempFile file("g.db", "");
    save_graph(graph, file.path());
    const Graph back = load_graph(file.path());
    RC_ASSERT(test::dump(back) == test::dump(graph));
    RC_ASSERT(back.decisions() == graph.decisions());
  });
}

TEST(FormatLaws, RowsComeBackAsTheyWere) {
  expect_law("each row of a table is the evidence of a fact", [] {
    const auto names = *rc::gen::container<std::vector<std::string>>(any_name());
    std::string table = "subject\trelation\tobject\n";
    std::size_t rows = 0;
    for (const std::string& name : names) {
      const std::string cell = line_text(name);
      if (cell.empty()) continue;
      table += "a" + cell + "\tis " + cell + "\tb" + cell + "\n";
      ++rows;
    }
    const Graph graph = imported("t.tsv", table);
    std::size_t found = 0;
    for (const GraphDocument& document : graph.documents()) found += document.evidence.size();
    RC_ASSERT(found == rows);
    for (const GraphDocument& document : graph.documents()) {
      std::istringstream lines(document.text);
      for (std::string line; std::getline(lines, line);) {
        RC_ASSERT(table.find("\n" + line + "\n") != std::string::npos);
      }
    }
  });
}

TEST(FormatLaws, AnyBytesAreAGraphOrAnError) {
  for (const char* name : {"x.jsonl", "x.nq", "x.tsv", "x.graphml"}) {
    for (const bool marked : {false, true}) {
      expect_law(name, [&] {
        std::string bytes = *any_bytes();
        if (marked) bytes = "<graphml><graph><node id='a'><data key='label'>" + *any_name();
        if (marked && name[2] == 'n') bytes = "<a> <b> \"" + *any_name() + "\"@en <c> .\n";
        if (marked && name[2] == 'j')
          bytes = R"({"kind":"document","text":")" + *any_name() + "\"}";
        if (bytes.empty()) bytes = "\n";
        try {
          imported(name, bytes);
        } catch (const Error& error) {
          RC_ASSERT(std::string(error.what()).find(name) != std::string::npos);
        }
      });
    }
  }
}

// Text outside of strings, which begin and end with `quote`; "" where one does not end.
std::string outside(const std::string& text, const std::string& quotes) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char quote = text[at];
    if (quotes.find(quote) == std::string::npos) {
      out += quote;
      continue;
    }
    for (++at; at < text.size() && text[at] != quote; ++at) {
      if (text[at] == '\n') return "";
      if (text[at] == '\\' && quote != '`') ++at;
    }
    if (at >= text.size()) return "";
    out += "S";
  }
  return out;
}

TEST(FormatLaws, NamesStayInTheirQuotes) {
  expect_law("scripts, drawings and reports have nothing of a name outside of its quotes", [] {
    const auto odd = rc::gen::oneOf(any_name(), any_bytes());
    const Graph graph = any_graph(odd);
    for (const auto& [format, quotes] :
         {std::pair("cypher", "'`"), std::pair("dot", "\""), std::pair("turtle", "\"")}) {
      const std::string file = file_of(format, graph);
      const std::string rest = outside(file, quotes);
      RC_ASSERT(file.empty() || !rest.empty());
      RC_ASSERT(find_invalid_utf8(file) == std::string::npos);
      for (const char c : rest)
        RC_ASSERT(c == '\n' || c >= 0x20 || std::string(format) == "turtle");
    }
    for (const char* format : {"html", "markdown"}) {
      const std::string file = file_of(format, graph);
      RC_ASSERT(find_invalid_utf8(file) == std::string::npos);
      for (const char c : file) RC_ASSERT(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
      for (const char* bidi : {"\u202E", "\u202A", "\u2066", "\u2067"}) {
        RC_ASSERT(file.find(bidi) == std::string::npos);
      }
      const std::size_t tag = file.find("<script");
      const bool safe = tag == std::string::npos || file[tag - 1] == '\\';  // RC_ASSERT asks all
      RC_ASSERT(safe);
    }
  });
}

}  // namespace
}  // namespace weft
