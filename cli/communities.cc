// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <ostream>
#include <sstream>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "weft/graph/measures.h"

namespace weft {
namespace {

constexpr std::size_t kNamed = 5;  // members named in one row

struct CommunitiesOptions {
  AnswerOptions answers;
  CommunityOptions leiden;
  bool members = false;
};

// Members of each community, highest rank first. Entities without ties are in none.
std::vector<std::vector<std::uint32_t>> members_of(const Network& network,
                                                   const std::vector<std::uint32_t>& community,
                                                   const std::vector<double>& rank) {
  std::vector<std::vector<std::uint32_t>> members;
  for (std::uint32_t v = 0; v < network.size(); ++v) {
    if (network.degree(v) == 0) continue;
    if (community[v] >= members.size()) members.resize(community[v] + 1);
    members[community[v]].push_back(v);
  }
  for (auto& list : members) {
    std::stable_sort(list.begin(), list.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return rank[a] > rank[b]; });
  }
  return members;
}

int run_communities(const CommunitiesOptions& options) {
  const Graph graph = load_for_answers(options.answers);
  const Network network(
      graph, {options.answers.filter.min_confidence, options.answers.filter.asserted_only});
  const std::vector<std::uint32_t> community = [&] {
    const Progress progress("measuring communities");
    return communities(network, options.leiden);
  }();
  const std::vector<double> rank = pagerank(network);
  const auto name = [&](std::uint32_t v) {
    return label_of(graph[EntityId{v}], options.answers.labels);
  };
  Table table;
  if (options.members) {
    table.columns = {"community", "entity", "type", "pagerank"};
  } else {
    table.columns = {"community", "entities", "foremost"};
  }
  const auto members = members_of(network, community, rank);
  for (std::size_t c = 0; c < members.size(); ++c) {
    std::string foremost;
    for (std::size_t i = 0; i < members[c].size(); ++i) {
      const std::uint32_t v = members[c][i];
      if (options.members) {
        table.rows.push_back({TableCell::number(c), name(v),
                              entity_type_name(graph[EntityId{v}].type), score_cell(rank[v])});
      } else if (i < kNamed) {
        foremost += (i == 0 ? "" : ", ") + name(v);
      }
    }
    if (options.members || members[c].empty()) continue;
    table.rows.push_back({TableCell::number(c), TableCell::number(members[c].size()), foremost});
  }
  std::ostringstream quality;
  quality.precision(3);
  quality << modularity(network, community, options.leiden.resolution);
  notice_line() << "modularity " << quality.str() << "\n";
  return print_answers(table, options.answers);
}

}  // namespace

CommandRunner setup_communities(CommandParser& parser) {
  const auto options = std::make_shared<CommunitiesOptions>();
  add_measure_options(parser, options->answers);
  parser.add_flag("--members", options->members, "a row for each entity");
  parser
      .add_option("--resolution", options->leiden.resolution,
                  "above 1: more and smaller communities")
      .positive()
      .shown_as("X");
  parser.add_option("--seed", options->leiden.seed, "of the order in which entities move")
      .shown_as("N");
  return [options] { return run_communities(*options); };
}

}  // namespace weft
