// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphml.hpp>
#include <sstream>

#include "support/graphs.h"
#include "weft/core/error.h"
#include "weft/export/exporter.h"
#include "weft/graph/graph_builder.h"

namespace weft {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kLines =
    "person:Ada_<&>\" co_founded organization:Bolt time=2001\n"
    "person:Ada_<&>\" co_founded organization:Bolt price=\"much confidence=0.25\n"
    "organization:Acme !acquired organization:Bolt\n"
    "organization:Acme acquired?planned organization:Bolt\n"
    "organization:Bolt founded_on =2001\n";

Graph graph() {
  OntologyRelation founded_on;
  founded_on.id = "founded_on";
  GraphBuilder builder(Ontology({founded_on}));
  builder.add(test::document_of("a", kLines));
  return builder.build();
}

std::string graphml(const ExportOptions& options = {}) {
  std::ostringstream out;
  export_format("graphml").make()->write(graph(), options, out);
  return out.str();
}

struct Vertex {
  std::string label;
  std::string founded;
};
struct Edge {
  std::string relation;
  double weight = 0;
  double confidence = 0;
};
using Read = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Vertex, Edge>;

Read read_by_boost(const std::string& xml) {
  Read read;
  boost::dynamic_properties properties(boost::ignore_other_properties);
  properties.property("label", boost::get(&Vertex::label, read));
  properties.property("value_founded_on", boost::get(&Vertex::founded, read));
  properties.property("relation", boost::get(&Edge::relation, read));
  properties.property("weight", boost::get(&Edge::weight, read));
  properties.property("confidence", boost::get(&Edge::confidence, read));
  std::istringstream in(xml);
  boost::read_graphml(in, read, properties);
  return read;
}

TEST(Graphml, BoostReadsTheSameGraph) {
  const Read aggregated = read_by_boost(graphml());
  EXPECT_EQ(boost::num_vertices(aggregated), 3U);
  EXPECT_EQ(boost::num_edges(aggregated), 3U);
  std::vector<std::string> edges;
  for (const auto edge : boost::make_iterator_range(boost::edges(aggregated))) {
    std::ostringstream line;
    line << aggregated[boost::source(edge, aggregated)].label << ' ' << aggregated[edge].relation
         << ' ' << aggregated[edge].weight;
    edges.push_back(line.str());
  }
  EXPECT_THAT(edges, ::testing::UnorderedElementsAre("Ada <&>\" co_founded 2", "Acme acquired 1",
                                                     "Acme acquired 1"));
  EXPECT_EQ(boost::num_edges(read_by_boost(graphml({.every_fact = true}))), 4U);
}

TEST(Graphml, KeepsToTheProfile) {
  const std::string xml = graphml();
  EXPECT_THAT(xml, HasSubstr("label=\"not_acquired\""));
  EXPECT_THAT(xml, HasSubstr("labels=\":Entity:Person\""));
  EXPECT_THAT(xml, HasSubstr("attr.name=\"value_founded_on\""));
  EXPECT_THAT(xml, HasSubstr("<data key=\"e_modality\">planned</data>"));
  EXPECT_THAT(xml, HasSubstr("<data key=\"e_date\">2001</data>"));
  for (const char* forbidden : {"boolean", "<default", "for=\"all\"", "></data>", "\"integer\""}) {
    EXPECT_THAT(xml, Not(HasSubstr(forbidden)));
  }
  EXPECT_EQ(xml, graphml());
}

TEST(Graphml, Filters) {
  EXPECT_THAT(graphml({.asserted_only = true}), Not(HasSubstr("acquired")));
  EXPECT_EQ(boost::num_edges(read_by_boost(graphml({.min_confidence = 0.5, .every_fact = true}))),
            3U);
}

TEST(ExportFormats, UnknownOnesAreNamed) {
  EXPECT_THROW(export_format("docx"), UsageError);
  EXPECT_THROW(export_format_of_file("graph.docx"), UsageError);
  EXPECT_EQ(export_format_of_file("a.b/Graph.GraphML").name, "graphml");
  EXPECT_THROW(export_graph(Graph(), "", "/no/such/folder/g.graphml"), IoError);
}

}  // namespace
}  // namespace weft
