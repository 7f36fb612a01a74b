// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/path.h"

#include <memory>
#include <ostream>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"

namespace weft {
namespace {

struct PathCommandOptions {
  AnswerOptions answers;
  std::string from;
  std::string to;
  std::size_t max_hops = PathOptions().max_hops;
  std::size_t top = 0;  // 0: one with the fewest facts
};

void add_step(const Graph& graph, const AnswerOptions& options, std::vector<TableCell> front,
              FactId best, Table& table) {
  const std::string& labels = options.labels;
  const Fact fact = graph[best];
  const GraphRelation& relation = graph[fact.relation];
  front.emplace_back(label_of(graph[fact.subject], labels));
  front.emplace_back(labels == "source" ? relation.id : label_of(relation, labels));
  front.emplace_back(label_of(graph, fact.object, labels));
  add_fact_rows(graph, options, front, {best}, note_of(fact), table);
}

int tell_of_none(const PathCommandOptions& options, const Table& table) {
  notice_line() << "no path of at most " << options.max_hops << " facts (see --max-hops)\n";
  return print_answers(table, options.answers);
}

int print_surest(const Graph& graph, EntityId from, EntityId to, const PathOptions& limits,
                 const PathCommandOptions& options) {
  Table table;
  table.columns = {"path", "chance", "step", "subject", "relation", "object"};
  add_fact_columns(options.answers, table);
  std::size_t number = 0;
  for (const SurePath& path : find_surest_paths(graph, from, to, options.top, limits)) {
    ++number;
    for (std::size_t i = 0; i < path.steps.size(); ++i) {
      add_step(graph, options.answers,
               {TableCell::number(number), score_cell(path.confidence), TableCell::number(i + 1)},
               path.steps[i].facts.front(), table);
    }
  }
  return number == 0 && from != to ? tell_of_none(options, table)
                                   : print_answers(table, options.answers);
}

int run_path(const PathCommandOptions& options) {
  const Graph graph = load_for_answers(options.answers);
  const EntityId from = choose_entity(graph, options.from);
  const EntityId to = choose_entity(graph, options.to);
  if (from == to) notice_line() << "both names mean one entity\n";
  const PathOptions limits{options.max_hops, options.answers.filter};
  if (options.top > 0) return print_surest(graph, from, to, limits, options);
  const auto path = find_path(graph, from, to, limits);
  Table table;
  table.columns = {"step", "subject", "relation", "object"};
  add_fact_columns(options.answers, table);
  std::size_t number = 0;
  for (const PathStep& step : path.value_or(std::vector<PathStep>())) {
    add_step(graph, options.answers, {TableCell::number(++number)}, step.facts.front(), table);
  }
  return path ? print_answers(table, options.answers) : tell_of_none(options, table);
}

}  // namespace

CommandRunner setup_path(CommandParser& parser) {
  const auto options = std::make_shared<PathCommandOptions>();
  add_answer_options(parser, options->answers);
  add_selection_options(parser, options->answers.filter);
  add_fact_type_option(parser, options->answers.filter.types, "facts about an entity");
  parser.add_option("FROM", options->from, "an entity").required().shown_as(" ");
  parser.add_option("TO", options->to, "another").required().shown_as(" ");
  parser.add_option("--max-hops", options->max_hops, "facts on the way, at most").shown_as("N");
  parser
      .add_option("--top", options->top,
                  "the N surest paths, each with the chance that all of it "
                  "holds; else one with the fewest facts")
      .between(1, 1000)
      .shown_as("N");
  return [options] { return run_path(*options); };
}

}  // namespace weft
