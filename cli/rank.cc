// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <numeric>
#include <ostream>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "weft/core/error.h"
#include "weft/graph/measures.h"

namespace weft {
namespace {

// From here on, ways from every entity would take minutes.
constexpr std::uint32_t kLargeNetwork = 20000;
constexpr std::uint32_t kSamples = 512;

struct RankOptions {
  AnswerOptions answers;
  std::string by = "pagerank";
  std::string type;
  std::vector<std::string> around;
  SampleOptions sampling;
  bool exact = false;
};

SampleOptions sampling_of(const RankOptions& options, const Network& network) {
  SampleOptions sampling = options.sampling;
  sampling.threads = common_options().threads;
  if (options.exact || sampling.samples > 0 || network.size() < kLargeNetwork) return sampling;
  sampling.samples = kSamples;
  notice_line() << options.by << " estimated from " << kSamples << " entities drawn by --seed "
                << sampling.seed << "; --samples N for more, --exact for all\n";
  return sampling;
}

template <typename Number>
std::vector<double> doubles(const std::vector<Number>& numbers) {
  return {numbers.begin(), numbers.end()};
}

std::vector<double> scores(const Graph& graph, const Network& network, const RankOptions& options) {
  if (options.by == "pagerank") {
    PageRankOptions pagerank_options;
    for (const std::string& words : options.around) {
      pagerank_options.around.push_back(index_of(choose_entity(graph, words)));
    }
    return pagerank(network, pagerank_options);
  }
  if (options.by == "betweenness") return betweenness(network, sampling_of(options, network));
  if (options.by == "closeness") return closeness(network, sampling_of(options, network));
  if (options.by == "core") return doubles(core_numbers(network));
  std::vector<double> numbers;
  for (std::uint32_t v = 0; v < network.size(); ++v) {
    numbers.push_back(options.by == "strength" ? network.strength(v) : network.degree(v));
  }
  return numbers;
}

int run_rank(const RankOptions& options) {
  if (!options.around.empty() && options.by != "pagerank") {
    throw UsageError("--around goes with --by pagerank");
  }
  const Graph graph = load_for_answers(options.answers);
  const Network network(
      graph, {options.answers.filter.min_confidence, options.answers.filter.asserted_only});
  const std::vector<double> score = [&] {
    const Progress progress("measuring " + options.by);
    return scores(graph, network, options);
  }();
  std::vector<std::uint32_t> order(network.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return score[a] > score[b]; });
  Table table;
  table.columns = {"rank", "entity", "type", options.by};
  for (const std::uint32_t v : order) {
    const GraphEntity& entity = graph[EntityId{v}];
    const std::string_view type = entity_type_name(entity.type);
    if (network.degree(v) == 0 || (!options.type.empty() && type != options.type)) continue;
    table.rows.push_back({TableCell::number(table.rows.size() + 1),
                          label_of(entity, options.answers.labels), type, score_cell(score[v])});
  }
  return print_answers(table, options.answers);
}

}  // namespace

CommandRunner setup_rank(CommandParser& parser) {
  const auto options = std::make_shared<RankOptions>();
  add_measure_options(parser, options->answers);
  parser
      .add_option(
          "--by", options->by,
          "pagerank, degree, strength, betweenness, closeness or core; pagerank if not given")
      .one_of({"pagerank", "degree", "strength", "betweenness", "closeness", "core"})
      .shown_as("MEASURE");
  add_type_option(parser, options->type);
  parser.add_option("--around", options->around, "rank by nearness to these, with --by pagerank")
      .shown_as("ENTITY...");
  parser
      .add_option("--samples", options->sampling.samples,
                  "estimate betweenness and closeness from N entities")
      .shown_as("N");
  parser.add_flag("--exact", options->exact, "no estimates, however long it takes");
  parser.add_option("--seed", options->sampling.seed, "of what is drawn").shown_as("N");
  return [options] { return run_rank(*options); };
}

}  // namespace weft
