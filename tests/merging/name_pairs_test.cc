// SPDX-License-Identifier: Apache-2.0
//
// tests/data/name_pairs.tsv: two documents, each with a name and what it says of it; do the two
// become one entity? WEFT_MISSES=1 prints the pairs that came out wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "support/graphs.h"
#include "weft/extractor/extractor.h"
#include "weft/extractor/name_rules_file.h"
#include "weft/extractor/ontology_file.h"
#include "weft/graph/graph_builder.h"

namespace weft {
namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) out.push_back(part);
  return out;
}

std::string joined(std::string text) {
  std::replace(text.begin(), text.end(), ' ', '_');
  return text;
}

// "employed_by organization:Acme; <founded person:Ada" as lines of test::document_of.
std::string lines_of(const std::string& name, const std::string& facts) {
  std::string lines;
  for (std::string fact : split(facts, ';')) {
    fact.erase(0, fact.find_first_not_of(' '));
    const std::size_t blank = fact.find(' ');
    const std::string relation = fact.substr(0, blank);
    const std::string object =
        blank == std::string::npos ? "=2020" : joined(fact.substr(blank + 1));
    lines += relation[0] == '<' ? object + " " + relation.substr(1) + " " + joined(name)
                                : joined(name) + " " + relation + " " + object;
    lines += "\n";
  }
  return lines;
}

// The entity of the appearance whose best name is `name`'s first.
std::optional<EntityId> entity_of(const Graph& graph, const std::string& document,
                                  const std::string& name) {
  const std::string type = name.substr(0, name.find(':'));
  const std::string best = split(name.substr(type.size() + 1), '|')[0];
  for (const GraphDocument& d : graph.documents()) {
    if (d.info.id != document) continue;
    for (const Appearance& a : d.appearances) {
      if (a.name == best && entity_type_name(a.type) == type) return a.entity;
    }
  }
  return std::nullopt;
}

struct Counts {
  int right = 0, found = 0, there = 0;
  double f1() const { return 2.0 * right / std::max(1, found + there); }
};

TEST(NamePairs, AreToldApartAndTogether) {
  const ExtractorOptions options;
  const Extractor extractor(options);
  const NameRules rules = load_name_rules(options);
  std::ifstream file(WEFT_SOURCE_DIR "/tests/data/name_pairs.tsv");
  std::map<std::string, Counts> scores;
  int rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto cells = split(line, '\t');
    ASSERT_EQ(cells.size(), 7U) << line;
    ++rows;
    GraphBuilder builder(extractor.ontology(), rules);
    builder.add(test::document_of("a", lines_of(cells[3], cells[4])));
    builder.add(test::document_of("b", lines_of(cells[5], cells[6]) + "~b is ~it\n"));
    const Graph graph = builder.build();
    const auto a = entity_of(graph, "a", cells[3]);
    const auto b = entity_of(graph, "b", cells[5]);
    ASSERT_TRUE(a && b) << line;
    const bool same = cells[1] == "same";
    for (const std::string& group : {cells[0], std::string("all")}) {
      Counts& counts = scores[group];
      counts.there += same ? 1 : 0;
      counts.found += *a == *b ? 1 : 0;
      counts.right += same && *a == *b ? 1 : 0;
    }
    if ((*a == *b) != same && std::getenv("WEFT_MISSES") != nullptr) std::cout << line << '\n';
  }
  EXPECT_EQ(rows, 400);
  for (const auto& [group, counts] : scores) {
    std::cout << group << ": precision " << 1.0 * counts.right / std::max(1, counts.found)
              << ", recall " << 1.0 * counts.right / std::max(1, counts.there) << ", F1 "
              << counts.f1() << '\n';
  }
  EXPECT_GE(scores["all"].f1(), 0.95);
}

}  // namespace
}  // namespace weft
