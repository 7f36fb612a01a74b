// SPDX-License-Identifier: Apache-2.0
// Weaves articles into a graph and prints its facts:  weave samples/ out.graphml
#include <iostream>

#include "weft/export/exporter.h"
#include "weft/extractor/article_reader.h"
#include "weft/extractor/extractor.h"
#include "weft/graph/graph_builder.h"

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const weft::Extractor extractor;
  weft::GraphBuilder builder(extractor.ontology());
  const auto articles = weft::open_articles(argv[1]);
  while (auto article = articles->next()) builder.add(extractor.extract(std::move(*article)));
  const weft::Graph graph = builder.build();
  for (const weft::Fact& fact : graph.facts()) {
    std::cout << graph[fact.subject].name << " | " << graph[fact.relation].id << " | "
              << weft::label_of(graph, fact.object, "en") << "\n";
  }
  weft::export_graph(graph, "graphml", argv[2]);
}
