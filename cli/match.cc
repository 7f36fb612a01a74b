// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/match.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>
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

// On standard error, so that answers stay apart.
void print_plan(const MatchResult& result) {
  error_line() << "plan, with the matches expected for each before and those found in all\n";
  for (std::size_t i = 0; i < result.steps.size(); ++i) {
    const MatchStep& step = result.steps[i];
    std::cerr << "  " << i + 1 << ". " << step.what << ": " << std::round(step.estimate * 100) / 100
              << ", " << step.matches << '\n';
  }
}

int run_match(const MatchCommandOptions& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  // Quotes of evidence need the texts.
  const Graph graph = load_for_answers(options.answers);
  const MatchResult result = match(graph, text, options.answers.filter);
  for (const std::string& note : result.notes) notice(note);
  if (options.explain) print_plan(result);
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
  app.add_flag("--explain", options->explain, "the plan, on standard error");
  return [options] { return run_match(*options); };
}

}  // namespace weft
