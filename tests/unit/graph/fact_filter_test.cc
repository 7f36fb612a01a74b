// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/fact_filter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "support/graphs.h"
#include "weft/core/error.h"
#include "weft/graph/graph_builder.h"
#include "weft/graph/lookup.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::string days(std::string_view date) {
  const auto span = days_of(date);
  return span ? span->first + " " + span->last : "none";
}

TEST(Dates, OfAnyGrain) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"2024", "2024-01-01 2024-12-31"},
      {"2024-02", "2024-02-01 2024-02-29"},
      {"2023-02", "2023-02-01 2023-02-28"},
      {"2024-05-17", "2024-05-17 2024-05-17"},
      {"2024-05-17T08:30:00Z", "2024-05-17 2024-05-17"},
      {"2024-Q3", "2024-07-01 2024-09-30"},
      {"2024-H2", "2024-07-01 2024-12-31"},
      {"2024-W01", "2024-01-01 2024-01-07"},
      {"2021-W01", "2021-01-04 2021-01-10"},
      {"2020-W53", "2020-12-28 2021-01-03"},
      {"2021-W53", "none"},
      {"9999-W52", "9999-12-27 9999-12-31"},
      {"2010/2019", "2010-01-01 2019-12-31"},
      {"2023-02-29", "none"},
      {"2024-13", "none"},
      {"2024-Q5", "none"},
      {"24", "none"},
      {"", "none"},
      {"May 2024", "none"},
      {"2024-5", "none"},
      {"2024-05-17x", "none"},
  };
  for (const auto& [date, expected] : cases) EXPECT_EQ(days(date), expected) << date;
}

constexpr const char* kLines =
    "person:Ada heads organization:Bolt since==2010-03 until==2016\n"
    "person:Ben heads organization:Bolt since==2017\n"
    "person:Cid owns organization:Bolt until==2030\n"
    "person:Dan owned organization:Bolt until==2005\n"
    "organization:Acme acquired organization:Bolt time=2011\n"
    "organization:Acme !sold organization:Bolt time=2011 confidence=0.4\n"
    "organization:Bolt founded_on =2001-05\n"
    "organization:Bolt located_in place:Oslo\n";

Graph graph() {
  Document document = test::document_of("a", kLines);
  document.info.published = "2020-02-02";
  OntologyRelation heads;
  heads.id = "heads";
  heads.inverse = "headed_by";
  heads.labels = {{"ko", "대표"}};
  GraphBuilder builder(Ontology({heads}));
  builder.add(std::move(document));
  return builder.build();
}

// The facts that pass, as "subject relation".
std::vector<std::string> passing(const FactFilter& filter) {
  const Graph g = graph();
  const FactSelection asked(g, filter);
  std::vector<std::string> out;
  for (std::uint32_t i = 0; i < g.facts().size(); ++i) {
    const Fact fact = g[FactId{i}];
    if (asked(FactId{i})) out.push_back(g[fact.subject].name + " " + g[fact.relation].id);
  }
  return out;
}

TEST(FactFilter, AsOf) {
  EXPECT_THAT(passing({.as_of = "1999"}), ElementsAre("Dan owned"));
  EXPECT_THAT(passing({.as_of = "2001-05-31"}), ElementsAre("Bolt founded_on", "Dan owned"));
  EXPECT_THAT(passing({.as_of = "2010-02"}), ElementsAre("Bolt founded_on"));
  EXPECT_THAT(passing({.as_of = "2010-Q1"}), ElementsAre("Bolt founded_on", "Ada heads"));
  EXPECT_THAT(passing({.asserted_only = true, .as_of = "2016-12-31"}),
              ElementsAre("Acme acquired", "Bolt founded_on", "Ada heads"));
  EXPECT_THAT(
      passing({.asserted_only = true, .as_of = "2025"}),
      ElementsAre("Acme acquired", "Bolt founded_on", "Bolt located_in", "Ben heads", "Cid owns"));
}

// What of one relation holds of Bolt, or of Ada, on a day.
std::vector<std::string> holding(const std::string& relation, const std::string& as_of) {
  OntologyRelation ceo;
  ceo.id = "ceo_of";
  ceo.inverse_functional = Functional::kAtATime;
  OntologyRelation based;
  based.id = "based_in";
  based.functional = Functional::kAtATime;
  OntologyRelation spouse;
  spouse.id = "spouse_of";
  spouse.inverse = "spouse_of";
  spouse.functional = Functional::kAtATime;
  const auto ontology =
      std::make_shared<const Ontology>(std::vector<OntologyRelation>{ceo, based, spouse});
  GraphBuilder builder(*ontology);
  builder.add(test::document_of("a",
                                "person:Ada ceo_of organization:Bolt since==2010\n"
                                "person:Ben ceo_of organization:Bolt since==2015-03\n"
                                "person:Cid ceo_of organization:Bolt time=2020\n"
                                "person:Dan !ceo_of organization:Bolt since==2012\n"
                                "person:Eve ceo_of?planned organization:Bolt since==2018\n"
                                "person:Fay ceo_of organization:Cord since==2016\n"
                                "person:Gus knows organization:Bolt since==2010\n"
                                "person:Hal knows organization:Bolt since==2015\n"
                                "organization:Bolt based_in place:Oslo since==2001\n"
                                "organization:Bolt based_in place:Rome since==2009\n"
                                "person:Ada spouse_of person:Ben since==2001\n"
                                "person:Cid spouse_of person:Ada since==2011\n"));
  const Graph g = builder.build();
  const FactSelection asked(g, {.asserted_only = true, .as_of = as_of, .ontology = ontology});
  std::vector<std::string> out;
  for (std::uint32_t i = 0; i < g.facts().size(); ++i) {
    const Fact fact = g[FactId{i}];
    if (g[fact.relation].id != relation || !asked(FactId{i})) continue;
    out.push_back(g[fact.subject].name + " " + label_of(g, fact.object, "source"));
  }
  return out;
}

TEST(FactFilter, SuccessorsEndFacts) {
  EXPECT_THAT(holding("ceo_of", "2012"), ElementsAre("Ada Bolt"));
  EXPECT_THAT(holding("ceo_of", "2015"), ElementsAre("Ada Bolt", "Ben Bolt")) << "within the year";
  EXPECT_THAT(holding("ceo_of", "2015-04"), ElementsAre("Ben Bolt"));
  EXPECT_THAT(holding("ceo_of", "2019"), ElementsAre("Ben Bolt", "Fay Cord"));
  EXPECT_THAT(holding("ceo_of", "2021"), ElementsAre("Cid Bolt", "Fay Cord"));
  EXPECT_THAT(holding("knows", "2021"), ElementsAre("Gus Bolt", "Hal Bolt"));
  EXPECT_THAT(holding("based_in", "2005"), ElementsAre("Bolt Oslo"));
  EXPECT_THAT(holding("based_in", "2010"), ElementsAre("Bolt Rome"));
  EXPECT_THAT(holding("spouse_of", "2005"), ElementsAre("Ada Ben"));
  EXPECT_THAT(holding("spouse_of", "2012"), ElementsAre("Ada Cid"));
}

TEST(FactFilter, FormerFactsEnd) {
  Fact fact;
  fact.status = Status::kFormer;
  fact.first_seen = "2020-02-02";
  EXPECT_EQ(days_held(fact), std::nullopt);
  Value date;
  date.kind = ValueKind::kDate;
  date.value = "2012";
  fact.qualifiers = {{"time", date}};
  EXPECT_EQ(days_held(fact), (DaySpan{"2012-01-01", "2012-12-31"}));
  fact.qualifiers = {{"since", date}};
  EXPECT_EQ(days_held(fact), (DaySpan{"2012-01-01", "2020-02-02"}));
  fact.status = Status::kCurrent;
  EXPECT_EQ(days_held(fact), (DaySpan{"2012-01-01", ""}));
}

TEST(FactFilter, SinceAndUntil) {
  EXPECT_THAT(passing({.until = "2005"}), ElementsAre("Bolt founded_on", "Dan owned"));
  EXPECT_THAT(passing({.since = "2011-12", .until = "2012"}),
              ElementsAre("Acme acquired", "Acme sold", "Ada heads"));
  EXPECT_THAT(passing({.since = "2020-02-02"}), ElementsAre("Bolt located_in", "Cid owns"));
}

TEST(FactFilter, RelationsTypesAndConfidence) {
  EXPECT_THAT(passing({.relations = {"headed_by"}}), ElementsAre("Ada heads", "Ben heads"));
  EXPECT_THAT(passing({.relations = {"대표", "located_in"}}),
              ElementsAre("Bolt located_in", "Ada heads", "Ben heads"));
  EXPECT_THAT(passing({.types = {EntityType::kPlace}}), ElementsAre("Bolt located_in"));
  EXPECT_THAT(passing({.min_confidence = 0.5, .relations = {"sold"}}), IsEmpty());
  EXPECT_THAT(passing({.asserted_only = true, .relations = {"sold"}}), IsEmpty());
}

TEST(FactFilter, TellsWhatIsWrong) {
  const auto trouble = [](const FactFilter& filter) -> std::string {
    try {
      passing(filter);
    } catch (const UsageError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_THAT(trouble({.as_of = "2020-6"}), HasSubstr("'2020-6' is no date; write 2024"));
  EXPECT_THAT(trouble({.since = "2021", .until = "2020"}), HasSubstr("no day is since 2021"));
  EXPECT_THAT(trouble({.relations = {"haeds"}}), HasSubstr("did you mean heads"));
}

TEST(FactFilter, EveryQuestionTakesIt) {
  const Graph g = graph();
  const auto rows = [&](const FactFilter& filter) {
    return evaluate(g, parse_query("?who heads Bolt"), filter).rows.size();
  };
  EXPECT_EQ(rows({}), 2U);
  EXPECT_EQ(rows({.as_of = "2018"}), 1U);
  EXPECT_TRUE(FactSelection(g, {.as_of = "2018"}).about(*g.find_entity("person:ben")));
  EXPECT_FALSE(FactSelection(g, {.as_of = "2018"}).about(*g.find_entity("person:ada")));
}

TEST(DidYouMean, KnowsHangul) {
  const Graph g = test::graph_of(
      "organization:가온배터리 supplies organization:Brightwater\n"
      "person:Ada founded organization:Brightwater");
  EXPECT_THAT(unknown_entity(g, "가온베터리"), HasSubstr("did you mean 가온배터리 ("));
  EXPECT_THAT(unknown_entity(g, "Brihgtwater"), HasSubstr("did you mean Brightwater ("));
  EXPECT_THAT(unknown_entity(g, "qqqq"), HasSubstr("`weft find GRAPH WORDS`"));
  EXPECT_THAT(unknown_relation(g, "suplies"), HasSubstr("did you mean supplies"));
}

}  // namespace
}  // namespace weft
