// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/match.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>

#include "cli/answers.h"
#include "cli/command.h"
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

CommandRunner setup_match(CLI::App& app) {
  const auto options = std::make_shared<MatchCommandOptions>();
  options->answers.evidence = true;
  add_measure_options(app, options->answers);
  add_selection_options(app, options->answers.filter);
  add_fact_type_option(app, options->answers.filter.types, "facts about an entity");
  app.add_option("QUERY", options->words, "'MATCH (a)-[r:relation]->(b) WHERE ... RETURN ...'")
      ->required()
      ->option_text(" ");
  add_explain_option(app, options->explain);
  return [options] { return run_match(*options); };
}

}  // namespace weft
