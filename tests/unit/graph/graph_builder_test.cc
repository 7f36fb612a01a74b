// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/graph_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/graph/graph_traits.hpp>

#include "support/graphs.h"
#include "weft/graph/boost_adapter.h"

namespace weft {
namespace {

using test::document_of;
using test::dump;
using test::graph_of;
using ::testing::ElementsAre;

Graph built(const std::vector<Document>& documents, NameRules rules = {}) {
  GraphBuilder builder({}, std::move(rules));
  for (const Document& document : documents) builder.add(document);
  return builder.build();
}

std::vector<std::string> keys(const Graph& graph) {
  std::vector<std::string> out;
  for (const GraphEntity& entity : graph.entities()) out.push_back(entity.key);
  return out;
}

TEST(GraphBuilder, JoinsEntitiesAndKeepsAllEvidence) {
  const Graph graph =
      built({document_of("a", "person:Ada wrote product:Notes"),
             document_of("b", "person:ADA wrote product:Notes\nperson:ADA met person:Bob")});
  EXPECT_THAT(keys(graph), ElementsAre("person:ada", "person:bob", "product:notes"));
  ASSERT_EQ(graph.facts().size(), 2U);
  const Fact& wrote = graph.facts()[1];
  EXPECT_EQ(graph[wrote.relation].id, "wrote");
  ASSERT_EQ(wrote.evidence.size(), 2U);
  EXPECT_EQ(graph.quote(wrote.evidence[0]), "person:Ada wrote product:Notes");
  EXPECT_EQ(wrote.documents, 2U);
}

TEST(GraphBuilder, SameTextTwiceChangesNothing) {
  const Document first = document_of("a", "person:Ada wrote product:Notes");
  Document again = first;
  again.info.id = "copy";
  GraphBuilder builder;
  EXPECT_TRUE(builder.add(first));
  const std::string before = dump(builder.build());
  EXPECT_FALSE(builder.add(again));
  EXPECT_EQ(dump(builder.build()), before);
}

TEST(GraphBuilder, OrderOfDocumentsChangesNothing) {
  const Document a = document_of("a", "person:Ada wrote product:Notes");
  const Document b =
      document_of("b", "person:Ada_Lovelace|에이다 met person:Bob\n~she met person:Bob");
  const Document c = document_of("c", "organization:Acme hired person:Bob time=1999");
  EXPECT_EQ(dump(built({a, b, c})), dump(built({c, b, a})));
}

TEST(GraphBuilder, AddingToAGraphIsBuildingAll) {
  const Document a =
      document_of("a", "person:Ada wrote product:Notes time=1843\nperson:Bob said #0");
  const Document b = document_of("b", "person:Ada !wrote product:Poems by=person:Bob");
  GraphBuilder more;
  more.add(built({b}));
  more.add(a);
  EXPECT_EQ(dump(more.build()), dump(built({a, b})));
}

struct MergeCase {
  const char* what;
  std::vector<const char*> documents;
  std::vector<std::string> expected;
};

TEST(GraphBuilder, MergesNamesAndNothingElse) {
  const std::vector<MergeCase> cases = {
      {"case, blanks and hyphens",
       {"person:Mary-Ann x =1", "person:mary_ann x =2"},
       {"person:mary-ann"}},
      {"homonyms of two types stay apart",
       {"organization:Apple x =1", "product:Apple x =2"},
       {"organization:apple", "product:apple"}},
      {"one full name, two scripts",
       {"organization:마루넷|Marunet x =1", "organization:Marunet x =2"},
       {"organization:marunet"}},
      {"a family name joins nobody",
       {"person:Kim_Minsu|Kim x =1", "person:Kim_Younghee|Kim x =2", "person:Kim x =3"},
       {"person:kim", "person:kim-minsu", "person:kim-younghee"}},
      {"an acronym that two claim joins neither",
       {"organization:American_Broadcasting|ABC x =1",
        "organization:Australian_Broadcasting|ABC x =2", "organization:ABC x =3"},
       {"organization:abc", "organization:american-broadcasting",
        "organization:australian-broadcasting"}},
      {"an acronym that one claims joins",
       {"organization:American_Broadcasting|ABC x =1", "organization:ABC x =2"},
       {"organization:american-broadcasting"}},
      {"a document that tells two apart is believed",
       {"organization:American_Broadcasting|ABC x =1",
        "organization:ABC x =2\norganization:American_Broadcasting x =3"},
       {"organization:abc", "organization:american-broadcasting"}},
      {"look-alikes make no chain",
       {"organization:Acme x =1", "organization:Acme_Motors x =2", "organization:Acme_Motor x =3"},
       {"organization:acme", "organization:acme-motor", "organization:acme-motors"}},
      {"titles are their words",
       {"title:~engineer x =1", "title:~Engineer x =2"},
       {"title:engineer"}},
  };
  for (const MergeCase& test : cases) {
    std::vector<Document> documents;
    for (const char* lines : test.documents) {
      documents.push_back(document_of("d" + std::to_string(documents.size()), lines));
    }
    EXPECT_EQ(keys(built(documents)), test.expected) << test.what;
  }
}

// Documents that name `wallace` beside what else they name, and others, so that names may be rare.
std::vector<std::string> wallaces(const std::vector<std::string>& documents) {
  NameRules rules;
  rules.family_names = {"Wallace"};
  std::vector<Document> all;
  for (const std::string& lines : documents) {
    all.push_back(document_of("d" + std::to_string(all.size()), lines));
  }
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(i);
    all.push_back(document_of("x" + number, "organization:Body" + number + " x =" + number));
  }
  std::vector<std::string> out;
  for (const std::string& key : keys(built(all, rules))) {
    if (key.find("wallace") != std::string::npos) out.push_back(key);
  }
  return out;
}

TEST(GraphBuilder, ArticlesOfTheSameThingsMeanOneBearerOfAName) {
  const std::string tarn = "place:Tarn_Lock x =1\norganization:Tarn_Rowing_Club x =2\n";
  const std::string full = tarn + "person:Robert_Wallace x =3\n";
  const std::string part = tarn + "person:Wallace x =4\n";
  EXPECT_THAT(wallaces({full, part}), ElementsAre("person:robert-wallace"));
  EXPECT_THAT(wallaces({"person:Robert_Wallace x =3", part}),
              ElementsAre("person:robert-wallace", "person:wallace"));
  // Two of one family, whom the articles do not tell apart.
  EXPECT_THAT(wallaces({full + "person:Edith_Wallace x =5\n", part}),
              ElementsAre("person:edith-wallace", "person:robert-wallace", "person:wallace"));
  // Of a common name alone, who it is.
  EXPECT_THAT(wallaces({part, part + "person:Ada_Lind x =6\n"}), ElementsAre("person:wallace"));
}

TEST(GraphBuilder, WhatADocumentCallsAThingBesidesIsItsShortName) {
  const auto merged = [](const std::vector<Document>& documents) { return keys(built(documents)); };
  const Document said = document_of("a", "place:Mola_di_Bari|Mola x =1");
  const Document mola = document_of("b", "place:Mola x =2");
  EXPECT_THAT(merged({said, mola}), ElementsAre("place:mola-di-bari"));
  // Two places that are called so.
  EXPECT_THAT(merged({said, mola, document_of("c", "place:Mola_Kamenica|Mola x =3")}),
              ElementsAre("place:mola", "place:mola-di-bari", "place:mola-kamenica"));
  // One word may be the short name of many works.
  EXPECT_THAT(merged({document_of("a", "product:Tarn_Trade_Agreement|Agreement x =1"),
                      document_of("b", "product:Agreement x =2")}),
              ElementsAre("product:agreement", "product:tarn-trade-agreement"));
  // A document that tells the two apart is believed.
  EXPECT_THAT(merged({said, document_of("b", "place:Mola x =2\nplace:Mola_di_Bari x =3")}),
              ElementsAre("place:mola", "place:mola-di-bari"));
}

TEST(GraphBuilder, CommonNounsStayInTheirDocument) {
  const Graph graph = built({document_of("a", "organization:~the_company x =1"),
                             document_of("b", "organization:~the_company x =2")});
  EXPECT_EQ(graph.entities().size(), 2U);
}

TEST(GraphBuilder, LegalFormsAreData) {
  NameRules rules;
  rules.organization_forms = {"Inc.", "주식회사"};
  const Graph graph = built(
      {document_of("a", "organization:Acme,_Inc. x =1"), document_of("b", "organization:Acme x =2"),
       document_of("c", "organization:주식회사_한빛 x =1"),
       document_of("d", "organization:한빛 x =2")},
      rules);
  EXPECT_EQ(graph.entities().size(), 2U);
}

TEST(GraphBuilder, FactsDifferInPolarityModalityAndQualifiers) {
  const Graph graph = graph_of(
      "organization:Acme acquired organization:Bolt\n"
      "organization:Acme acquired organization:Bolt\n"
      "organization:Acme !acquired organization:Bolt\n"
      "organization:Acme acquired?planned organization:Bolt\n"
      "organization:Acme acquired organization:Bolt time=2001\n"
      "organization:Acme acquired organization:Bolt place=place:Oslo\n");
  EXPECT_EQ(graph.facts().size(), 5U);
  const BoostGraph& boost = boost_graph(graph);
  EXPECT_EQ(boost::num_vertices(boost), 3U);
  EXPECT_EQ(boost::num_edges(boost), 5U) << "parallel relations stay apart";
}

TEST(GraphBuilder, OntologyGivesDirectionAndLabels) {
  OntologyRelation acquired;
  acquired.id = "acquired";
  acquired.inverse = "acquired_by";
  acquired.labels = {{"en", "acquired"}, {"ko", "인수"}};
  OntologyRelation met;
  met.id = "met";
  met.inverse = "met";
  GraphBuilder builder(Ontology({acquired, met}));
  builder.add(document_of("a",
                          "organization:Bolt acquired_by organization:Acme\n"
                          "person:Zoe met person:Ada\n"
                          "person:Ada met person:Zoe"));
  const Graph graph = builder.build();
  ASSERT_EQ(graph.facts().size(), 2U);
  EXPECT_EQ(graph[graph.facts()[0].subject].key, "organization:acme");
  EXPECT_EQ(graph[graph.facts()[0].relation].labels.at("ko"), "인수");
  EXPECT_EQ(graph[graph.facts()[1].subject].key, "person:ada");
  EXPECT_EQ(graph.facts()[1].evidence.size(), 2U);
}

TEST(GraphBuilder, ClaimsAboutClaims) {
  const Graph graph =
      graph_of("person:Ada wrote product:Notes\nperson:Bob said #0\nperson:Cid said #2");
  ASSERT_EQ(graph.facts().size(), 3U);
  EXPECT_EQ(label_of(graph, graph.facts()[1].object, "source"), "Ada wrote Notes");
  EXPECT_TRUE(std::holds_alternative<Value>(graph.facts()[2].object)) << "a ring of claims is cut";
}

TEST(GraphBuilder, IndicesThatPointNowhereBecomeWords) {
  Document document = document_of("a", "person:Ada wrote product:Notes");
  document.statements[0].object.index = 99;
  document.statements[0].subject.kind = ArgumentKind::kText;
  document.statements[0].subject.text = "words";
  const Graph graph = built({document});
  ASSERT_EQ(graph.facts().size(), 1U);
  EXPECT_EQ(graph[graph.facts()[0].subject].name, "words");
}

TEST(Graph, HeadsAndRelationsOfASubjectAgreeWithItsFacts) {
  const Graph graph = built({document_of("a",
                                         "person:Ada wrote product:Notes\n"
                                         "person:Ada wrote product:Letters\n"
                                         "person:Ada !met person:Bob\n"
                                         "person:Ada born_on =1815")});
  std::size_t wrote = 0;
  for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
    const Fact fact = graph[FactId{i}];
    const FactHead head = graph.head(FactId{i});
    EXPECT_EQ(head.subject, fact.subject);
    EXPECT_EQ(head.object.has_value(), std::holds_alternative<EntityId>(fact.object));
    EXPECT_EQ(head.negated, fact.negated);
    EXPECT_EQ(head.evidence, fact.evidence.size());
    const auto group = graph.facts_from(fact.subject, fact.relation);
    EXPECT_NE(std::find(group.begin(), group.end(), FactId{i}), group.end());
    if (graph[fact.relation].id == "wrote") wrote = group.size();
  }
  EXPECT_EQ(wrote, 2U);
}

TEST(Graph, RefusesDanglingIndices) {
  GraphData data;
  data.facts.emplace_back();
  EXPECT_THROW(Graph{data}, Error);
}

TEST(GraphBuilder, AnUpdateTakesTheOldTextsPlace) {
  const auto document = [](const char* id, const char* text) {
    return test::document_of(id, text);
  };
  GraphBuilder builder;
  builder.add(document("a", "person:Ada founded organization:Acme\n"));
  builder.add(document("b", "person:Eve heads organization:Bolt\n"));
  EXPECT_FALSE(builder.update(document("b", "person:Eve heads organization:Bolt\n")));
  EXPECT_TRUE(builder.update(document("a", "person:Ada heads organization:Acme\n")));
  EXPECT_TRUE(builder.update(document("c", "person:Zoe heads organization:Cord\n")));
  builder.add(document("d", "person:Ida heads organization:Dale\n"));
  EXPECT_TRUE(builder.update(document("d", "person:Ida left organization:Dale\n")));
  // What another article says word for word is not said twice, and the old text goes.
  EXPECT_TRUE(builder.update(document("b", "person:Zoe heads organization:Cord\n")));
  EXPECT_EQ(builder.remove("c"), 1U);
  EXPECT_TRUE(builder.update(document("b", "person:Zoe heads organization:Cord\n")));
  // Two articles of one id are both replaced.
  builder.add(document("a", "person:Ada left organization:Acme\n"));
  EXPECT_TRUE(builder.update(document("a", "person:Ada bought organization:Acme\n")));

  GraphBuilder anew;
  anew.add(document("a", "person:Ada bought organization:Acme\n"));
  anew.add(document("b", "person:Zoe heads organization:Cord\n"));
  anew.add(document("d", "person:Ida left organization:Dale\n"));
  EXPECT_EQ(test::dump(builder.build()), test::dump(anew.build()));
}

}  // namespace
}  // namespace weft
