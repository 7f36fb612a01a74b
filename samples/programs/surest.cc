// SPDX-License-Identifier: Apache-2.0
// How surely an entity leads to every other one, by Boost's Dijkstra:  surest graph.db "Mira Oh"
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/range/iterator_range.hpp>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <vector>

#include "weft/core/error.h"
#include "weft/export/graph_file.h"
#include "weft/graph/boost_adapter.h"
#include "weft/graph/lookup.h"

int main(int argc, char** argv) try {
  if (argc != 3) return 2;
  const weft::Graph graph = weft::load_graph(argv[1], {.texts = false, .evidence = false});
  const auto found = weft::find_entities(graph, argv[2]);
  if (found.empty()) return 1;
  const weft::BoostGraph& boost = weft::boost_graph(graph);
  const auto index = get(boost::vertex_index, boost);
  std::vector<double> far(num_vertices(boost));
  boost::dijkstra_shortest_paths(
      boost, index_of(found[0].entity),
      boost::weight_map(weft::length_map(graph))
          .distance_map(boost::make_iterator_property_map(far.begin(), index)));
  const auto name = weft::name_map(graph);
  for (const auto vertex : boost::make_iterator_range(vertices(boost))) {
    const double sure = std::exp(-far[vertex]);  // 0 where no way leads there
    if (sure > 0) std::printf("%.2f %s\n", sure, get(name, vertex).c_str());
  }
} catch (const weft::Error& error) {
  std::cerr << error.what() << '\n';
  return 3;
}
