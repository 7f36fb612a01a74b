// SPDX-License-Identifier: Apache-2.0
//
// What holds of every graph, whatever its documents.
#include <libxml/parser.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "property/laws.h"
#include "weft/export/exporter.h"
#include "weft/extractor/extractor.h"
#include "weft/graph/graph_builder.h"

namespace weft {
namespace {

using test::any_bytes;
using test::any_text;
using test::expect_law;

// A document of statements between arbitrary names.
Document document_of(const std::vector<std::string>& names, const std::string& id) {
  Document document;
  document.info.id = id;
  document.info.language = "en";
  for (const std::string& name : names) {
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += id + " says it of " + name + ".\n";
    Entity entity;
    entity.name = name;
    entity.named = true;
    entity.type = EntityType(name.size() % 4);
    document.entities.push_back(entity);
    const auto index = static_cast<std::uint32_t>(document.entities.size() - 1);
    const Span span{begin, static_cast<std::uint32_t>(document.text.size())};
    document.sentences.push_back({span, {}, 0});
    document.statements.emplace_back(
        Argument{.index = index}, StatementRelation{name, name, "", "", true},
        Argument{.index = static_cast<std::uint32_t>(index / 2)}, Provenance{index, span, "law"});
  }
  return document;
}

std::string graphml(const Graph& graph) {
  std::ostringstream out;
  export_format("graphml").make()->write(graph, {}, out);
  return out.str();
}

std::vector<Document> any_documents() {
  constexpr int kSize = 12;  // of documents and of names; larger ones find no more and take long
  const auto names = *rc::gen::resize(
      kSize,
      rc::gen::container<std::vector<std::vector<std::string>>>(
          rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(any_text(), any_bytes()))));
  std::vector<Document> documents;
  for (const auto& list : names) {
    documents.push_back(document_of(list, "d" + std::to_string(documents.size())));
  }
  return documents;
}

Graph built(const std::vector<Document>& documents) {
  GraphBuilder builder;
  for (const Document& document : documents) builder.add(document);
  return builder.build();
}

TEST(GraphLaws, OrderAndRepetitionChangeNothing) {
  expect_law("documents in any order, and twice, give the same graph", [] {
    std::vector<Document> documents = any_documents();
    const std::string once = graphml(built(documents));
    std::reverse(documents.begin(), documents.end());
    RC_ASSERT(graphml(built(documents)) == once);
    GraphBuilder again;
    again.add(built(documents));
    for (const Document& document : documents) again.add(document);
    RC_ASSERT(graphml(again.build()) == once);
  });
}

TEST(GraphLaws, EveryFactHasEvidence) {
  expect_law("facts have evidence that points back at them", [] {
    const Graph graph = built(any_documents());
    for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
      const Fact& fact = graph.facts()[i];
      RC_ASSERT(!fact.evidence.empty());
      for (const EvidenceRef ref : fact.evidence) RC_ASSERT(graph[ref].fact == FactId{i});
    }
  });
}

TEST(GraphLaws, ChangingIsBuildingFromScratch) {
  expect_law("adding, replacing and removing articles in any order equals building what remains",
             [] {
               const std::vector<Document> documents = any_documents();
               GraphBuilder changed;
               std::map<std::string, Document> kept;  // by id
               std::set<std::string> texts;
               for (const Document& document : documents) {
                 if (texts.insert(document.text).second) {
                   changed.add(document);
                   kept[document.info.id] = document;
                 }
               }
               for (const Document& document : documents) {
                 switch (*rc::gen::inRange(0, 4)) {
                   case 0:
                     changed.remove(document.info.id);
                     kept.erase(document.info.id);
                     break;
                   case 1: {
                     Document other = document;
                     other.text += "changed " + document.info.id;
                     if (!other.statements.empty()) other.statements.pop_back();
                     changed.update(other);
                     kept[other.info.id] = other;
                     break;
                   }
                   case 2: {  // through a graph
                     const Graph graph = changed.build();
                     changed = GraphBuilder();
                     changed.add(graph);
                     break;
                   }
                   default:
                     break;
                 }
               }
               std::vector<Document> rest;
               for (const auto& [id, document] : kept) rest.push_back(document);
               RC_ASSERT(graphml(changed.build()) == graphml(built(rest)));
             });
}

TEST(GraphLaws, GraphmlIsWellFormed) {
  expect_law("any names make well-formed XML", [] {
    const std::string xml = graphml(built(any_documents()));
    const xmlDocPtr parsed =
        xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "x", nullptr,
                      XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    const bool well_formed = parsed != nullptr;
    xmlFreeDoc(parsed);
    RC_ASSERT(well_formed);
  });
}

}  // namespace
}  // namespace weft
