// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/match.h"

#include <cmath>
#include <memory>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"

namespace weft {
namespace {

struct MatchCommandOptions {
  AnswerOptions answers;
  std::vector<std::string> words;
  bool explain = false;
};

TableCell cell(const Graph& graph, const MatchValue& value, const std::string& labels) {
  if (const auto* number = std::get_if<double>(&value.is)) {
    const bool whole = std::floor(*number) == *number && std::abs(*number) < 1e15;
    return whole && *number >= 0 ? TableCell::number(static_cast<std::size_t>(*number))
                                 : TableCell::number(*number);
  }
  return show(graph, value, labels);
}

int run_match(const MatchCommandOptions& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  // Quotes of evidence need the texts.
  const Graph graph = load_for_answers(options.answers);
  const MatchResult result = match(graph, text, options.answers.filter);
  for (const std::string& note : result.notes) notice(note);
  if (options.explain) print_plan(result.steps);
  Table table;
  table.columns = result.columns;
  for (const MatchList& row : result.rows) {
    std::vector<TableCell> cells;
    for (const MatchValue& value : row) cells.push_back(cell(graph, value, options.answers.labels));
    table.rows.push_back(std::move(cells));
  }
  return print_answers(table, options.answers);
}

}  // namespace

CommandRunner setup_match(CommandParser& parser) {
  const auto options = std::make_shared<MatchCommandOptions>();
  options->answers.evidence = true;
  add_measure_options(parser, options->answers);
  add_selection_options(parser, options->answers.filter);
  add_fact_type_option(parser, options->answers.filter.types, "facts about an entity");
  parser.add_option("QUERY", options->words, "'MATCH (a)-[r:relation]->(b) WHERE ... RETURN ...'")
      .required()
      .shown_as(" ");
  add_explain_option(parser, options->explain);
  return [options] { return run_match(*options); };
}

}  // namespace weft
