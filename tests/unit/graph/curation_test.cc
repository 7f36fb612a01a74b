// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/curation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/sources.h"
#include "support/graphs.h"
#include "weft/core/error.h"
#include "weft/graph/conflicts.h"
#include "weft/graph/graph_builder.h"

namespace weft {
namespace {

using test::document_of;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> keys(const Graph& graph) {
  std::vector<std::string> out;
  for (const GraphEntity& entity : graph.entities()) out.push_back(entity.key);
  return out;
}

EntityId entity(const Graph& graph, std::string_view key) { return graph.find_entity(key).value(); }

Ontology ontology() {
  OntologyRelation founded_on;
  founded_on.id = "founded_on";
  founded_on.functional = Functional::kAlways;
  OntologyRelation ceo_of;
  ceo_of.id = "ceo_of";
  ceo_of.inverse_functional = Functional::kAtATime;
  return Ontology({founded_on, ceo_of});
}

TEST(Merging, EveryJoinHasAReasonAndAScore) {
  NameRules rules;
  rules.organization_forms = {"Inc."};
  GraphBuilder builder({}, rules);
  builder.add(document_of("a", "organization:Acme,_Inc. x =1"));
  builder.add(document_of("b", "organization:Acme x =2"));
  builder.add(document_of("c", "organization:Acme_Robotics|에크미_로보틱스 in place:Oslo"));
  builder.add(document_of("d", "organization:에크미_로보틱스 in place:Oslo"));
  const Graph graph = builder.build();
  ASSERT_EQ(graph.merges().size(), 3U);
  EXPECT_EQ(graph.merges()[0].name, "Acme");
  EXPECT_EQ(graph.merges()[0].into, "Acme, Inc.");
  EXPECT_EQ(graph.merges()[0].reason, "same name");
  EXPECT_EQ(graph.merges()[1].name, "에크미 로보틱스");
  EXPECT_EQ(graph.merges()[1].reason, "transliteration");
  EXPECT_EQ(graph.merges()[2].name, "Oslo") << "one spelling in two articles";
  EXPECT_EQ(graph.merges()[2].documents, 2U);
  for (const MergeRecord& record : graph.merges()) {
    EXPECT_GT(record.score, 0.5);
    EXPECT_LE(record.score, 1.0);
  }
}

TEST(Merging, AShortFormThatTwoMayHaveJoinsNeither) {
  GraphBuilder builder;
  builder.add(document_of("a", "organization:American_Bakers_Council in place:Boston"));
  builder.add(document_of("b", "organization:Atlantic_Brewers_Club in place:Boston"));
  builder.add(document_of("c", "organization:ABC in place:Boston"));
  EXPECT_EQ(builder.build().entities().size(), 4U);
  GraphBuilder one;
  one.add(document_of("a", "organization:American_Bakers_Council in place:Boston"));
  one.add(document_of("c", "organization:ABC in place:Boston"));
  EXPECT_THAT(keys(one.build()),
              ElementsAre("organization:american-bakers-council", "place:boston"));
}

TEST(Merging, NamesOfOneEntityAreAllAlike) {
  // A. Novak is like both, who are not like each other.
  GraphBuilder builder;
  builder.add(document_of("a", "person:Anton_Novak in place:Brno"));
  builder.add(document_of("b", "person:A._Novak in place:Brno"));
  builder.add(document_of("c", "person:Alena_Novak in place:Brno"));
  EXPECT_EQ(builder.build().entities().size(), 4U);
}

TEST(Decisions, HoldWhenDocumentsAreAddedAndTheGraphIsBuiltAgain) {
  const Document a = document_of("a", "organization:Blue_Harbour x =1");
  const Document b = document_of("b", "organization:Port_Azure x =2");
  GraphBuilder builder;
  builder.add(a);
  builder.add(b);
  const Graph two = builder.build();
  builder.decide(merge_decision(two, entity(two, "organization:blue-harbour"),
                                entity(two, "organization:port-azure"), {}));
  const Graph one = builder.build();
  EXPECT_THAT(keys(one), ElementsAre("organization:blue-harbour"));
  EXPECT_EQ(one.merges().back().reason, "by hand");

  GraphBuilder later;
  later.add(one);
  later.add(document_of("c", "organization:Port_Azure x =3"));
  EXPECT_THAT(keys(later.build()), ElementsAre("organization:port-azure"));
  EXPECT_EQ(later.remove("b"), 1U);
  EXPECT_EQ(later.build().entities().size(), 1U) << "the name is enough where its article is gone";

  later.undo(0);
  EXPECT_EQ(later.build().entities().size(), 2U);
}

TEST(Decisions, SplitByNameAndByDocument) {
  const Document a = document_of("a", "organization:Acme|에크미 x =1");
  const Document b = document_of("b", "organization:에크미 x =2");
  const Document c = document_of("c", "organization:Acme x =3");
  GraphBuilder builder;
  for (const Document& document : {a, b, c}) builder.add(document);
  const Graph one = builder.build();
  ASSERT_EQ(one.entities().size(), 1U);
  builder.decide(split_decision(one, EntityId{0}, false, {}));
  EXPECT_EQ(builder.build().entities().size(), 2U) << "by name";
  builder.undo(0);
  builder.decide(split_decision(one, EntityId{0}, true, {}));
  EXPECT_EQ(builder.build().entities().size(), 3U) << "by article";
  const Graph single = test::graph_of("organization:Acme x =1");
  EXPECT_THROW(split_decision(single, EntityId{0}, false, {}), UsageError);
}

TEST(Decisions, VerdictsOnFactsSurviveAndLaterOnesWin) {
  GraphBuilder builder;
  builder.add(document_of("a", "organization:Acme founded_on =2011 confidence=0.5"));
  builder.decide(fact_decision(builder.build(), FactId{0}, DecisionKind::kReject));
  EXPECT_EQ(builder.build().facts()[0].confidence, 0.0);
  GraphBuilder again;
  again.add(builder.build());
  again.add(document_of("b", "organization:Acme founded_on =2011"));
  EXPECT_EQ(again.build().facts()[0].confidence, 0.0) << "also with more evidence";
  again.decide(fact_decision(again.build(), FactId{0}, DecisionKind::kAccept));
  EXPECT_EQ(again.build().facts()[0].confidence, 1.0);
  again.undo(1);
  again.undo(0);
  EXPECT_GT(again.build().facts()[0].confidence, 0.5);
}

TEST(Decisions, AVerdictFollowsItsFactThroughAMerge) {
  GraphBuilder builder;
  builder.add(document_of("a", "organization:Zed_Works founded_on =2011 confidence=0.5"));
  builder.add(document_of("b", "organization:Acme_Incorporated_Works hired person:Bob"));
  builder.decide(fact_decision(builder.build(), builder.build().facts_with(RelationId{0})[0],
                               DecisionKind::kReject));
  const Graph before = builder.build();
  builder.decide(merge_decision(before, entity(before, "organization:zed-works"),
                                entity(before, "organization:acme-incorporated-works"), {}));
  const Graph after = builder.build();
  const RelationId founded = after.find_relation("founded_on").value();
  EXPECT_NE(after[after.facts_with(founded)[0]].key,
            before[before.facts_with(before.find_relation("founded_on").value())[0]].key);
  EXPECT_EQ(after[after.facts_with(founded)[0]].confidence, 0.0);
}

TEST(Confidence, IndependentSourcesAddUp) {
  EXPECT_EQ(joint_confidence({0.6}), 0.6);
  EXPECT_DOUBLE_EQ(joint_confidence({0.6, 0.6}), 1 - 0.4 * 0.7);
  EXPECT_DOUBLE_EQ(joint_confidence({0.4, 0.8}), 1 - 0.2 * 0.8);
  EXPECT_EQ(joint_confidence({0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9}), 0.99);
  EXPECT_EQ(joint_confidence({1.0, 0.5}), 1.0) << "never less than the best";
  GraphBuilder builder;
  builder.add(document_of("a", "organization:Acme founded_on =2011 confidence=0.6"));
  builder.add(
      document_of("b", "organization:Acme founded_on =2011 confidence=0.60\nperson:B x =1"));
  EXPECT_DOUBLE_EQ(builder.build().facts()[0].confidence, 0.72);
}

TEST(Confidence, ASentenceThatIsCopiedCountsOnce) {
  const char* sentence = "organization:Acme founded_on =2011 place=place:Oslo confidence=0.6";
  GraphBuilder builder;
  builder.add(document_of("a", sentence));
  builder.add(document_of("b", std::string(sentence) + "\nperson:B x =1"));
  EXPECT_EQ(builder.build().facts()[0].confidence, 0.6);
}

TEST(Confidence, AWireCopyIsNoSecondSource) {
  std::string story;
  for (int i = 0; i < 30; ++i) story += "word" + std::to_string(i * 7) + " ";
  Document a = document_of("a", "organization:Acme founded_on =2011 confidence=0.6");
  Document copy = document_of("b", "organization:Acme founded_on =2011 confidence=0.6");
  Document other = document_of("c", "organization:Acme founded_on =2011 confidence=0.60");
  a.text += story;
  copy.text += "Agency Daily. " + story;
  for (int i = 0; i < 30; ++i) other.text += "thing" + std::to_string(i) + " ";
  GraphBuilder builder;
  builder.add(a);
  builder.add(copy);
  const Graph graph = builder.build();
  EXPECT_THAT(sources_of(graph.documents()), ElementsAre(0U, 0U));
  EXPECT_EQ(graph.facts()[0].confidence, 0.6);
  builder.add(other);
  EXPECT_THAT(sources_of(builder.build().documents()), ElementsAre(0U, 0U, 2U));
  EXPECT_DOUBLE_EQ(builder.build().facts()[0].confidence, 0.72);
}

struct ConflictCase {
  const char* lines;
  std::vector<std::string> reasons;
};

TEST(Conflicts, AreFactsThatCannotBothHold) {
  const std::vector<ConflictCase> cases = {
      {"organization:A founded_on =2011\norganization:A founded_on =2012", {"two values"}},
      {"organization:A founded_on =2011\norganization:A founded_on =2011-04", {}},
      {"organization:A founded_on =2011\norganization:B founded_on =2012", {}},
      {"organization:A founded_on =2011\norganization:A founded_on?planned =2012", {}},
      {"person:X ceo_of organization:A\nperson:Y ceo_of organization:A", {"two at one time"}},
      {"person:X ceo_of organization:A\nperson:X ceo_of organization:B", {}},
      {"person:X ceo_of organization:A time=2011\nperson:Y ceo_of organization:A time=2015", {}},
      {"person:X ceo_of organization:A time=2011\nperson:Y ceo_of organization:A time=2011-05",
       {"two at one time"}},
      {"person:X met person:Y\nperson:X !met person:Y", {"denied"}},
      {"person:X met person:Y time=2001\nperson:X !met person:Y time=2002", {}},
      {"person:X born_on =1970\nperson:X died_on =1960", {"died before birth"}},
  };
  for (const ConflictCase& test : cases) {
    GraphBuilder builder(ontology());
    builder.add(document_of("a", test.lines));
    std::vector<std::string> reasons;
    for (const Conflict& conflict : find_conflicts(builder.build(), ontology())) {
      reasons.push_back(conflict.reason);
      EXPECT_EQ(conflict.facts.size(), 2U);
    }
    EXPECT_EQ(reasons, test.reasons) << test.lines;
  }
}

TEST(Conflicts, ARejectedFactConflictsWithNothing) {
  GraphBuilder builder(ontology());
  builder.add(document_of("a", "organization:A founded_on =2011\norganization:A founded_on =2012"));
  builder.decide(fact_decision(builder.build(), FactId{0}, DecisionKind::kReject));
  EXPECT_THAT(find_conflicts(builder.build(), ontology()), IsEmpty());
}

TEST(Timeline, IsInOrderOfDates) {
  const Graph graph = test::graph_of(
      "person:X joined organization:A time=2011-03\n"
      "person:X born_on =1970\n"
      "person:Y hired person:X time=2001\n"
      "person:X met person:Y");
  std::vector<std::string> dates;
  for (const DatedFact& dated : timeline(graph, entity(graph, "person:x"))) {
    dates.push_back(dated.date);
  }
  EXPECT_THAT(dates, ElementsAre("1970", "2001", "2011-03"));
}

}  // namespace
}  // namespace weft
