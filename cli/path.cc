// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/path.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <ostream>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/messages.h"

namespace weft {
namespace {

struct PathCommandOptions {
  AnswerOptions answers;
  std::string from;
  std::string to;
  std::size_t max_hops = PathOptions().max_hops;
};

int run_path(const PathCommandOptions& options) {
  const Graph graph = load_facts(options.answers);
  const EntityId from = choose_entity(graph, options.from);
  const EntityId to = choose_entity(graph, options.to);
  const auto path =
      find_path(graph, from, to,
                {options.max_hops, options.answers.min_confidence, options.answers.asserted_only});
  const std::string& labels = options.answers.labels;
  Table table;
  table.columns = {"step", "subject", "relation", "object"};
  add_fact_columns(options.answers, table);
  std::size_t number = 0;
  for (const PathStep& step : path.value_or(std::vector<PathStep>())) {
    const FactId best = step.facts.front();
    const Fact& fact = graph[best];
    const GraphRelation& relation = graph[fact.relation];
    const std::vector<TableCell> front = {
        TableCell::number(++number), label_of(graph[fact.subject], labels),
        labels == "source" ? relation.id : label_of(relation, labels),
        label_of(graph, fact.object, labels)};
    add_fact_rows(graph, options.answers, front, {best}, note_of(fact), table);
  }
  if (!path) {
    notice_line() << "no path of at most " << options.max_hops << " facts (see --max-hops)\n";
  }
  return print_answers(table, options.answers);
}

}  // namespace

CommandRunner setup_path(CLI::App& app) {
  const auto options = std::make_shared<PathCommandOptions>();
  add_answer_options(app, options->answers);
  app.add_option("FROM", options->from, "an entity")->required()->option_text(" ");
  app.add_option("TO", options->to, "another")->required()->option_text(" ");
  app.add_option("--max-hops", options->max_hops, "facts on the way, at most")->option_text("N");
  return [options] { return run_path(*options); };
}

}  // namespace weft
