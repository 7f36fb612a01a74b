// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/query.h"

#include <algorithm>
#include <memory>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"

namespace weft {
namespace {

struct QueryCommandOptions {
  AnswerOptions answers;
  std::vector<std::string> words;
  bool explain = false;
};

TableCell cell(const Graph& graph, const Binding& binding, const std::string& labels) {
  if (const auto* relation = std::get_if<RelationId>(&binding)) {
    return labels == "source" ? graph[*relation].id : label_of(graph[*relation], labels);
  }
  if (const auto* entity = std::get_if<EntityId>(&binding)) return label_of(graph, *entity, labels);
  if (const auto* value = std::get_if<Value>(&binding)) return label_of(graph, *value, labels);
  return label_of(graph, std::get<FactId>(binding), labels);
}

int run_query(const QueryCommandOptions& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  const Query query = parse_query(text);
  const Graph graph = load_for_answers(options.answers);
  const QueryResult result = evaluate(graph, query, options.answers.filter);
  for (const std::string& note : result.notes) notice(note);
  if (options.explain) print_plan(result.steps);
  Table table;
  table.columns = result.columns;
  add_fact_columns(options.answers, table);
  // Rows that are not shown are not put together.
  const std::size_t limit = quotes_are_rows(options.answers) ? 0 : most_answers(options.answers);
  const std::size_t all = result.rows.size();
  const std::size_t shown = limit == 0 ? all : std::min(limit, all);
  for (std::size_t i = 0; i < shown; ++i) {
    const QueryRow row = result.rows[i];
    std::vector<TableCell> cells;
    for (const Binding& binding : row.cells) {
      cells.push_back(cell(graph, binding, options.answers.labels));
    }
    add_fact_rows(graph, options.answers, cells, row.facts, row.note, table);
  }
  return print_answers(std::move(table), options.answers, all - shown);
}

}  // namespace

CommandRunner setup_query(CommandParser& parser) {
  const auto options = std::make_shared<QueryCommandOptions>();
  add_answer_options(parser, options->answers);
  add_selection_options(parser, options->answers.filter);
  add_fact_type_option(parser, options->answers.filter.types, "facts about an entity");
  parser
      .add_option("PATTERN", options->words,
                  "'SUBJECT RELATION OBJECT', _ or ?name for what you look for")
      .required()
      .shown_as(" ");
  add_explain_option(parser, options->explain);
  return [options] { return run_query(*options); };
}

}  // namespace weft
