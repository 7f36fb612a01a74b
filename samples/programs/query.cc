// SPDX-License-Identifier: Apache-2.0
// Asks a graph file and quotes the sentences that say so:  query graph.db '_ founded _'
#include "weft/graph/query.h"

#include <iostream>

#include "weft/core/error.h"
#include "weft/export/graph_file.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: query GRAPH 'SUBJECT RELATION OBJECT'\n";
    return 2;
  }
  try {
    const weft::Graph graph = weft::load_graph(argv[1]);
    const weft::QueryResult result = weft::evaluate(graph, weft::parse_query(argv[2]));
    for (const weft::QueryRow& row : result.rows) {
      for (const weft::FactId id : row.facts) {
        const weft::Fact fact = graph[id];
        std::cout << graph[fact.subject].name << " | " << graph[fact.relation].id << " | "
                  << weft::label_of(graph, fact.object, "source") << '\n';
        for (const weft::EvidenceRef evidence : fact.evidence) {
          std::cout << "    \"" << graph.quote(evidence) << "\"\n";
        }
      }
    }
  } catch (const weft::Error& error) {
    std::cerr << "query: " << error.what() << '\n';
    return 3;
  }
}
