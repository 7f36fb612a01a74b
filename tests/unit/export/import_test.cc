// SPDX-License-Identifier: Apache-2.0
#include "weft/export/import.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "support/graphs.h"
#include "weft/core/error.h"
#include "weft/core/sha256.h"
#include "weft/core/utf8.h"
#include "weft/export/exporter.h"
#include "weft/export/graph_file.h"

namespace weft {
namespace {

using ::testing::HasSubstr;

class Import : public ::testing::Test {
 protected:
  ~Import() override { std::filesystem::remove_all(folder_); }

  std::string file(const std::string& name, const std::string& text) {
    std::filesystem::create_directories(folder_);
    const std::string path = (folder_ / name).string();
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  Graph read(const std::string& name, const std::string& text) {
    GraphBuilder builder;
    import_facts(file(name, text), {}, builder);
    return builder.build();
  }
  std::string trouble(const std::string& name, const std::string& text) {
    try {
      read(name, text);
    } catch (const FormatError& error) {
      return error.what();
    }
    return "none";
  }

  std::filesystem::path folder_ =
      std::filesystem::path(::testing::TempDir()) /
      ("weft_import_" +
       std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
};

Graph two_documents() {
  GraphBuilder builder;
  builder.add(test::document_of("a",
                                "person:Ada|Countess co_founded organization:Bolt time=2001\n"
                                "person:Eve stated #0 by=organization:News\n"
                                "organization:Acme !acquired organization:Bolt price=\"much\n"));
  builder.add(test::document_of("b", "person:Ada co_founded organization:Bolt confidence=0.25\n"));
  return builder.build();
}

std::string jsonl(const Graph& graph, const ExportOptions& options = {}) {
  std::ostringstream out;
  export_format("jsonl").make()->write(graph, options, out);
  return out.str();
}

TEST_F(Import, JsonLinesGiveTheSameGraph) {
  const Graph graph = two_documents();
  EXPECT_EQ(test::dump(read("g.jsonl", jsonl(graph))), test::dump(graph));
}

Graph decided() {
  const Graph graph = two_documents();
  GraphBuilder builder;
  builder.add(graph);
  const auto find = [&](std::string_view relation) {
    return graph.facts_with(*graph.find_relation(relation))[0];
  };
  builder.decide(fact_decision(graph, find("acquired"), DecisionKind::kReject));
  builder.decide(fact_decision(graph, find("co_founded"), DecisionKind::kAccept));
  builder.decide(
      merge_decision(graph, graph[find("co_founded")].subject, graph[find("stated")].subject, {}));
  return builder.build();
}

std::string nquads(const Graph& graph, const ExportOptions& options = {}) {
  std::ostringstream out;
  export_format("nquads").make()->write(graph, options, out);
  return out.str();
}

TEST_F(Import, DecisionsComeBack) {
  const Graph graph = decided();
  for (const Graph& back : {read("g.jsonl", jsonl(graph)), read("g.nq", nquads(graph))}) {
    EXPECT_EQ(back.decisions(), graph.decisions());
    EXPECT_EQ(test::dump(back), test::dump(graph));
  }
  // Evidence has other numbers in a selection; the decision follows it.
  const Graph part = read("g.jsonl", jsonl(graph, {.relations = {"acquired"}}));
  ASSERT_EQ(part.facts().size(), 1U);
  EXPECT_EQ(part.facts()[0].confidence, 0);
}

TEST_F(Import, DecisionsAreTakenOverOnce) {
  const Graph graph = decided();
  GraphBuilder builder;
  builder.add(graph);
  import_facts(file("g.jsonl", jsonl(graph)), {}, builder);
  EXPECT_EQ(builder.decisions(), graph.decisions());
}

TEST_F(Import, QuadsGiveTheSameGraph) {
  const Graph graph = two_documents();
  EXPECT_EQ(test::dump(read("g.nq", nquads(graph))), test::dump(graph));
  EXPECT_EQ(test::dump(read("g.nq", nquads(graph, {.rdf12 = true}))), test::dump(graph));
  std::string without = nquads(graph);  // a fact taken out takes its evidence along
  for (std::size_t at = 0;
       (at = without.find("<http://www.w3.org/ns/prov#wasDerivedFrom>", at)) != std::string::npos;
       ++at) {
    without.replace(at, 42, "<http://www.w3.org/ns/prov#wasInvalidatedBy>");
  }
  EXPECT_EQ(read("g.nq", without).facts().size(), 0U);
}

TEST_F(Import, QuadsAndQuotesOfALongText) {
  // Each byte of ASCII at each place of a word of eight, and letters of two and three bytes.
  std::string text = "Ada co_founded Bolt ";
  for (int i = 0; i < 20000; ++i) {
    text += i % 129 == 128 ? std::string("é한") : std::string(1, static_cast<char>(i % 129));
  }
  GraphDocument document = two_documents().documents()[1];
  document.text = text;
  document.sha256 = sha256_hex(text);
  const auto size = static_cast<std::uint32_t>(CodePointIndex(text).at_byte(text.size()));
  document.evidence[0].span = {size - 200, size - 3};
  GraphBuilder builder;
  builder.add(document);
  const Graph graph = builder.build();
  const Graph back = read("g.nq", nquads(graph));
  EXPECT_EQ(back.text(0), text);
  const EvidenceRef ref{0, 0};
  const std::u32string all = decode_utf8(text);
  EXPECT_EQ(graph.quote(ref), encode_utf8(all.substr(size - 200, 197)));
  save_graph(graph, (folder_ / "g.db").string());
  EXPECT_EQ(load_graph((folder_ / "g.db").string(), {.evidence = false}).quote(ref),
            graph.quote(ref));
  std::ostringstream ttl;
  export_format("turtle").make()->write(graph, {}, ttl);
  EXPECT_THAT(ttl.str(), HasSubstr("oa:exact"));
}

TEST_F(Import, QuadsOfAnotherTool) {
  const Graph graph = read(
      "g.nt",
      "# people\n"
      "<http://x.example/Q1> <http://www.w3.org/2000/01/rdf-schema#label> \"Ada \\u00C9\"@en .\n"
      "<http://x.example/Q1> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
      "<http://schema.org/Person> .\n"
      "<http://x.example/Q1> <http://x.example/born%20in> <http://x.example/London_Town> .\n"
      "_:b <http://x.example/motto> \"One \\\"two\\\"\"@en <http://x.example/g> . # so\n");
  ASSERT_EQ(graph.facts().size(), 2U);
  EXPECT_THAT(test::dump(graph), HasSubstr("person:ada Ada \xC3\x89"));
  EXPECT_TRUE(graph.find_relation("born_in"));
  EXPECT_THAT(test::dump(graph), HasSubstr("London Town"));
  EXPECT_THAT(test::dump(graph), HasSubstr("One \"two\""));
}

TEST_F(Import, QuadsNameThePlaceThatIsWrong) {
  EXPECT_THAT(trouble("g.nq", "<a> <b> <c> .\n<a> <b> \"c .\n"), HasSubstr("g.nq:2"));
  EXPECT_THAT(trouble("g.nq", "<a> <b c> <d> .\n"), HasSubstr("a blank or '<' within an IRI"));
  EXPECT_THAT(trouble("g.nq", "<a> <b> \"\\uD800\" .\n"), HasSubstr("no such escape"));
  EXPECT_THAT(trouble("g.nq", "<a> <b> <c>\n"), HasSubstr("no '.' at the end"));
  EXPECT_THAT(trouble("g.nq", "\"a\" <b> <c> .\n"), HasSubstr("a literal as subject"));
  std::string changed = nquads(two_documents());
  changed.replace(changed.find("articleBody> \"person"), 20, "articleBody> \"Person");
  EXPECT_THAT(trouble("g.nq", changed), HasSubstr("'sha256' is not that of 'text'"));
}

TEST_F(Import, ASelectionOfFactsKeepsItsClaims) {
  const Graph part = read("g.jsonl", jsonl(two_documents(), {.relations = {"stated"}}));
  ASSERT_EQ(part.facts().size(), 2U);  // and the claim that it speaks of
}

TEST_F(Import, JsonLinesNameTheLineThatIsWrong) {
  const std::string good = jsonl(two_documents());
  EXPECT_THAT(trouble("g.jsonl", "{\"kind\":\"document\""), HasSubstr("g.jsonl:1"));
  EXPECT_THAT(trouble("g.jsonl", good + "[]\n"), HasSubstr("a line is no object"));
  std::string changed = good;
  changed.replace(changed.find("\"text\":\"person"), 14, "\"text\":\"Person");
  EXPECT_THAT(trouble("g.jsonl", changed), HasSubstr("'sha256' is not that of 'text'"));
  const std::string facts = good.substr(good.find("{\"kind\":\"fact\""));
  EXPECT_THAT(trouble("g.jsonl", facts), HasSubstr("evidence of a document that no line before"));
}

TEST_F(Import, RowsOfTsvBecomeFactsWithTheRowAsEvidence) {
  const Graph graph = read("t.tsv",
                           "subject\trelation\tobject\tsubject_type\tdate\n"
                           "Ada\tborn in\tplace:London\tperson\t1815\r\n");
  ASSERT_EQ(graph.facts().size(), 1U);
  const auto& fact = graph.facts()[0];
  EXPECT_EQ(graph[fact.subject].name, "Ada");
  EXPECT_EQ(graph[fact.subject].type, EntityType::kPerson);
  EXPECT_EQ(graph[fact.relation].id, "born_in");
  EXPECT_EQ(graph[std::get<EntityId>(fact.object)].type, EntityType::kPlace);
  EXPECT_EQ(graph.quote(fact.evidence[0]), "Ada\tborn in\tLondon\t1815");
  EXPECT_THAT(trouble("t.tsv", "a\tb\tc\na\tb\n"), HasSubstr("t.tsv:2: a row of 2 cells"));
  EXPECT_THAT(trouble("t.tsv", "a\tb\t\xFF\n"), HasSubstr("not UTF-8"));
}

TEST_F(Import, GraphmlOfAnotherTool) {
  const Graph graph = read("g.graphml",
                           "<graphml><key id='d0' for='node' attr.name='label'/>"
                           "<key id='d1' for='edge' attr.name='relation'/><graph>"
                           "<node id='1'><data key='d0'>A &amp; B</data></node><node id='2'/>"
                           "<edge source='1' target='2'><data key='d1'>owns</data></edge>"
                           "</graph></graphml>");
  ASSERT_EQ(graph.facts().size(), 1U);
  EXPECT_EQ(graph[graph.facts()[0].subject].name, "A & B");
  EXPECT_EQ(graph[graph.facts()[0].relation].id, "owns");
  EXPECT_THAT(trouble("g.graphml", "<graphml>\n<node"), HasSubstr("not well-formed XML"));
}

TEST_F(Import, GraphmlSaysHowAFactHolds) {
  const Graph graph =
      read("g.graphml",
           "<graphml><graph>"
           "<node id='a&amp;b'><data key='name'>Acme Corp.</data></node>"
           "<node id='c'><data key='title'>Ada</data><data key='type'>person</data></node>"
           "<edge source='c' target='a&amp;b' label='R&amp;D of'><data key='confidence'>0.4</data>"
           "<data key='modality'>alleged</data><data key='status'>former</data>"
           "<data key='negated'>true</data><data key='date'>2019</data></edge>"
           "<edge source='c' target='d'><data key='confidence'>17</data></edge>"
           "</graph></graphml>");
  ASSERT_EQ(graph.facts().size(), 2U);
  const Fact related = graph.facts()[1];
  const Fact fact = graph.facts()[0];
  EXPECT_EQ(graph[fact.relation].id, "r_d_of");
  EXPECT_EQ(graph[fact.subject].type, EntityType::kPerson);
  EXPECT_EQ(label_of(graph, fact.object, "source"), "Acme Corp.");
  EXPECT_DOUBLE_EQ(fact.confidence, 0.4);
  EXPECT_EQ(note_of(fact), "not alleged former");
  ASSERT_EQ(fact.qualifiers.size(), 1U);
  EXPECT_EQ(std::get<Value>(fact.qualifiers[0].second).value, "2019");
  EXPECT_EQ(graph.quote(fact.evidence[0]), "Ada\tR&D of\tAcme Corp.\t2019");
  EXPECT_EQ(graph[related.relation].id, "related");  // and 17 is no chance
  EXPECT_DOUBLE_EQ(related.confidence, 1);
}

TEST_F(Import, GraphmlOfDrawingPrograms) {
  // Undeclared prefixes, elements within data, edges before their nodes, one thing by two names.
  const Graph graph =
      read("g.graphml",
           "<graphml><key id='d1' for='node' yfiles.type='x'/><graph>"
           "<edge source='n1' target='n2'><data key='interaction'>knows</data></edge>"
           "<node id='n1'><data key='label'><y:ShapeNode><y:NodeLabel>Ada"
           "</y:NodeLabel></y:ShapeNode></data></node>"
           "<node id='n2'><data key='label'><![CDATA[Tim & Tom]]></data></node>"
           "<node id='n3'><data key='label'>TIM &amp; TOM</data></node>"
           "<edge source='n1' target='n3'><data key='interaction'>likes</data></edge>"
           "</graph></graphml>");
  ASSERT_EQ(graph.facts().size(), 2U);
  EXPECT_EQ(label_of(graph, graph.facts()[0].object, "source"), "TIM & TOM");
  EXPECT_TRUE(graph.find_entity("thing:n1"));
}

TEST_F(Import, RowsOfOneDocumentShareTheirNames) {
  std::string rows;
  for (int i = 0; i < 1500; ++i) {
    rows += (i % 2 == 0 ? "Acme Corp.\tmakes\titem " : "ACME CORP.\tmakes\titem ") +
            std::to_string(i) + "\n";
  }
  const Graph graph = read("t.tsv", rows);
  ASSERT_EQ(graph.documents().size(), 2U);
  const GraphDocument& first = graph.documents()[0];
  EXPECT_EQ(first.evidence.size(), 1000U);
  EXPECT_EQ(first.appearances[0].name, "Acme Corp.");
  EXPECT_THAT(first.appearances[0].aliases, testing::ElementsAre("ACME CORP."));
  EXPECT_EQ(first.appearances[0].mentions, 1000U);
  EXPECT_EQ(graph.quote({1, 499}), "ACME CORP.\tmakes\titem 1499");
  EXPECT_EQ(graph.facts().size(), 1500U);
}

TEST_F(Import, WhatCannotBeRead) {
  GraphBuilder builder;
  EXPECT_THROW(import_facts(file("x.doc", ""), {}, builder), UsageError);
  EXPECT_THROW(import_facts("no_such.tsv", {}, builder), IoError);
}

}  // namespace
}  // namespace weft
