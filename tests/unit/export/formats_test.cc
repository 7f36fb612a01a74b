// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "export/layout.h"
#include "export/view.h"
#include "support/graphs.h"
#include "weft/core/error.h"
#include "weft/export/exporter.h"

namespace weft {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr const char* kLines =
    "person:Ada_\"<&> co_founded organization:Bolt time=2001\n"
    "person:Ada_\"<&> co_founded organization:Bolt price=\"much\n"
    "organization:=1+1 acquired organization:Bolt time=1999\n"
    "organization:=1+1 !employs person:Eve\n"
    "organization:Bolt founded_on =2001\n";

std::string written(const char* format, const ExportOptions& options = {},
                    const Graph& graph = test::graph_of(kLines)) {
  std::ostringstream out;
  export_format(format).make()->write(graph, options, out);
  return out.str();
}

std::pair<std::string, std::string> tables(const char* format, const ExportOptions& options = {}) {
  std::ostringstream first;
  std::ostringstream second;
  const std::vector<std::ostream*> outs = {&first, &second};
  export_format(format).make()->write_all(test::graph_of(kLines), options, outs);
  return {first.str(), second.str()};
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at) ++n;
  return n;
}

TEST(Gexf, HasKindsTimeAndColours) {
  const std::string gexf = written("gexf");
  EXPECT_THAT(gexf,
              HasSubstr("kind=\"acquired\" label=\"acquired\" weight=\"1\" start=\"1999-01-01\""));
  EXPECT_THAT(gexf, HasSubstr("kind=\"not_employs\""));
  EXPECT_THAT(gexf, HasSubstr("weight=\"2\" start=\"2001-01-01\""));
  EXPECT_THAT(gexf, HasSubstr("label=\"Ada &quot;&lt;&amp;&gt;\""));
  EXPECT_THAT(gexf, Not(HasSubstr("viz:position")));
  EXPECT_THAT(written("gexf", {.layout = true}), HasSubstr("viz:position"));
}

// Two groups of five, all tied within.
TEST(View, PlacesTiedEntitiesTogether) {
  std::string lines;
  for (const std::string group : {"A", "B"}) {
    for (int i = 0; i < 5; ++i) {
      for (int j = i + 1; j < 5; ++j) {
        lines += group + std::to_string(i) + " knows " + group + std::to_string(j) + "\n";
      }
    }
  }
  const Graph graph = test::graph_of(lines);
  const ExportOptions options;
  const ExportView view(graph, options);
  double within = 0;
  double across = 0;
  for (std::size_t i = 0; i < 10; ++i) {
    for (std::size_t j = i + 1; j < 10; ++j) {
      const Point& a = view.positions()[i];
      const Point& b = view.positions()[j];
      const bool same = view.label(view.entities()[i])[0] == view.label(view.entities()[j])[0];
      (same ? within : across) += std::hypot(a.x - b.x, a.y - b.y) / (same ? 20 : 25);
    }
  }
  EXPECT_LT(within, across / 2);
}

TEST(View, KnowsTheDaysOfADate) {
  EXPECT_EQ(first_day("2024"), "2024-01-01");
  EXPECT_EQ(last_day("2024-02"), "2024-02-29");
  EXPECT_EQ(first_day("2024-05-17"), "2024-05-17");
  for (const char* other :
       {"", "2024-Q2", "2024-13", "2023-02-29", "2010/2019", "20 May", "0000"}) {
    EXPECT_EQ(first_day(other), "") << other;
    EXPECT_EQ(last_day(other), "") << other;
  }
}

TEST(GephiCsv, OneRowAnEdgeWithItsKind) {
  const auto [nodes, edges] = tables("gephi-csv");
  EXPECT_THAT(nodes, StartsWith("Id,Label,entity_type,"));
  EXPECT_THAT(nodes, HasSubstr("\"Ada \"\"<&>\",person"));
  EXPECT_EQ(count(edges, "\n"), 4U);
  EXPECT_THAT(edges, HasSubstr(",Directed,co_founded,"));
  EXPECT_EQ(count(tables("gephi-csv", {.every_fact = true}).second, "\n"), 5U);
}

TEST(Csv, CellsAreLeftAloneUnlessASpreadsheetReadsThem) {
  EXPECT_THAT(tables("graphframes-csv").first, HasSubstr(",=1+1,organization"));
  const std::string guarded = tables("graphframes-csv", {.bom = true}).first;
  EXPECT_THAT(guarded, StartsWith("\xEF\xBB\xBFid,name"));
  EXPECT_THAT(guarded, HasSubstr(",\"'=1+1\",organization"));
}

TEST(Folders, AppearWholeAndKeepWhatIsNotTheirs) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(::testing::TempDir()) / "weft_folder";
  const fs::path partial = folder.string() + ".partial";
  fs::remove_all(folder);
  const auto names = [](const fs::path& in) {
    std::set<std::string> all;
    for (const auto& entry : fs::directory_iterator(in)) all.insert(entry.path().filename());
    return all;
  };
  using Names = std::set<std::string>;
  const Graph graph = test::graph_of(kLines);
  export_graph(graph, "gephi-csv", folder.string() + "/");
  EXPECT_EQ(names(folder), (Names{"edges.csv", "nodes.csv"}));
  // An interrupted run left something; the new folder takes the old one's place.
  fs::create_directory(partial);
  std::ofstream(partial / "nodes.csv.partial") << "half";
  export_graph(graph, "gephi-csv", folder.string());
  EXPECT_EQ(names(folder), (Names{"edges.csv", "nodes.csv"}));
  EXPECT_FALSE(fs::exists(partial));
  std::ofstream(folder / "mine.txt") << "mine";
  export_graph(graph, "gephi-csv", folder.string());
  EXPECT_EQ(names(folder), (Names{"edges.csv", "mine.txt", "nodes.csv"}));
  EXPECT_FALSE(fs::exists(partial));
  EXPECT_THROW(export_graph(graph, "gephi-csv", (folder / "mine.txt").string()), IoError);
  fs::create_directory(partial);
  std::ofstream(partial / "mine.txt") << "mine";
  EXPECT_THROW(export_graph(graph, "gephi-csv", folder.string()), IoError);
  EXPECT_TRUE(fs::exists(partial / "mine.txt"));
  fs::remove_all(folder);
  fs::remove_all(partial);
}

TEST(Neo4jCsv, HeadsTellTypes) {
  const auto [nodes, edges] = tables("neo4j-csv", {.measures = false});
  EXPECT_THAT(nodes, StartsWith("key:ID,:LABEL,name,"));
  EXPECT_THAT(nodes, HasSubstr(",Entity;Person,"));
  EXPECT_THAT(edges, HasSubstr(",NOT_EMPLOYS,"));
  EXPECT_THAT(edges, HasSubstr(",true,"));
}

TEST(Kgtk, QualifiersAreEdgesAboutEdges) {
  const std::string edges = written("kgtk");
  EXPECT_THAT(edges, StartsWith("id\tnode1\tlabel\tnode2\n"));
  EXPECT_THAT(edges, HasSubstr("\tfounded_on\t^2001-01-01T00:00:00Z/9\n"));
  EXPECT_THAT(edges, HasSubstr("\tprice\t\"much\"\n"));
}

TEST(Rdf, WhatDoesNotHoldIsNoTripleOfItsOwn) {
  const std::string turtle = written("turtle");
  EXPECT_THAT(turtle, HasSubstr("rdf:predicate relation:employs"));
  EXPECT_THAT(turtle, Not(HasSubstr(" relation:employs entity:person")));
  EXPECT_THAT(turtle, HasSubstr("weft:negated \"true\"^^xsd:boolean"));
  EXPECT_THAT(turtle, HasSubstr("rdfs:label \"Ada \\\"<&>\""));
  EXPECT_THAT(written("turtle", {.rdf12 = true}), HasSubstr("rdf:reifies <<( entity:"));
  const std::string quads = written("nquads");
  EXPECT_THAT(quads, HasSubstr("<urn:weft:relation:acquired> <urn:weft:entity:"));
  EXPECT_THAT(quads, HasSubstr("> <urn:weft:fact:"));
}

TEST(Scripts, NamesCannotBreakOut) {
  const Graph graph = test::graph_of("person:O'Neil\\ `x`){} organization:B\"\\\n");
  EXPECT_THAT(written("cypher", {}, graph), HasSubstr("name: 'O\\'Neil\\\\'"));
  EXPECT_THAT(written("cypher", {}, graph), HasSubstr("[r:```X``){}`]"));
  EXPECT_THAT(written("dot", {}, graph), HasSubstr("label=\"B\\\"\\\\\""));
}

TEST(Reports, TellTheForemostAndHideNothing) {
  const Graph graph = test::graph_of("person:<script> acquired organization:*\u202E*Bolt\n");
  const std::string html = written("html", {}, graph);
  EXPECT_THAT(html, HasSubstr("<bdi>&lt;script&gt; acquired"));
  EXPECT_THAT(html, HasSubstr("<svg"));
  EXPECT_THAT(html, Not(HasSubstr("\u202E")));
  EXPECT_THAT(written("markdown", {}, graph), HasSubstr("\\*\\*Bolt"));
  const std::string picture = written("svg", {}, graph);
  EXPECT_THAT(picture, testing::StartsWith("<svg xmlns="));
  EXPECT_THAT(picture, HasSubstr("&lt;script&gt;</text>"));
  EXPECT_THAT(picture, HasSubstr(">acquired</text>"));
  EXPECT_THAT(picture, Not(HasSubstr("\u202E")));
}

TEST(Filters, ChooseFactsAndEntities) {
  const auto kinds = [](const ExportOptions& options) {
    std::ostringstream nodes;
    std::ostringstream edges;
    const std::vector<std::ostream*> outs = {&nodes, &edges};
    export_format("gephi-csv").make()->write_all(test::graph_of(kLines), options, outs);
    return std::pair(count(nodes.str(), "\n") - 1, count(edges.str(), "\n") - 1);
  };
  using Counts = std::pair<std::size_t, std::size_t>;
  EXPECT_EQ(kinds({}), Counts(4, 3));
  EXPECT_EQ(kinds({.relations = {"acquired"}}), Counts(2, 1));
  EXPECT_EQ(kinds({.types = {"organization"}}), Counts(2, 1));
  EXPECT_EQ(kinds({.top = 2}).first, 2U);
  EXPECT_EQ(kinds({.min_weight = 2}), Counts(2, 1));
  EXPECT_EQ(kinds({.ego = "Eve"}), Counts(2, 1));
  EXPECT_EQ(kinds({.since = "2000"}), Counts(2, 1));
  EXPECT_EQ(kinds({.until = "1999-06"}), Counts(2, 1));
  EXPECT_EQ(kinds({.since = "1998", .until = "2001-12-31"}), Counts(3, 2));
  // Dates mean what they mean in questions: any grain, and no span that ends before it begins.
  EXPECT_EQ(kinds({.since = "1998-Q1", .until = "2001-H2"}), Counts(3, 2));
  EXPECT_THROW(kinds({.since = "2001", .until = "2000"}), UsageError);
  EXPECT_THROW(kinds({.relations = {"nonsense"}}), UsageError);
  EXPECT_THROW(kinds({.types = {"animal"}}), UsageError);
  EXPECT_THROW(kinds({.since = "May"}), UsageError);
  EXPECT_THROW(kinds({.ego = "Nobody"}), UsageError);
}

TEST(Layout, WhatIsTiedLiesTogether) {
  std::vector<Tie> ties;  // two cliques of ten and one tie between them
  for (std::uint32_t a = 0; a < 20; ++a) {
    for (std::uint32_t b = a + 1; b < 20; ++b) {
      if ((a < 10) == (b < 10)) ties.push_back({a, b, 1});
    }
  }
  ties.push_back({0, 10, 1});
  const std::vector<Point> points = force_layout(20, ties);
  const auto distance = [&](std::uint32_t a, std::uint32_t b) {
    return std::hypot(points[a].x - points[b].x, points[a].y - points[b].y);
  };
  for (std::uint32_t i = 2; i < 10; ++i) {
    EXPECT_LT(distance(1, i), distance(1, i + 10));
    EXPECT_GT(distance(1, i), 0);
  }
  EXPECT_EQ(force_layout(1, {}).size(), 1U);
  EXPECT_TRUE(force_layout(0, {}).empty());
}

}  // namespace
}  // namespace weft
