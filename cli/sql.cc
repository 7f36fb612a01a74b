// SPDX-License-Identifier: Apache-2.0
#include "weft/export/sql.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/answers.h"
#include "cli/command.h"

namespace weft {
namespace {

struct SqlOptions {
  AnswerOptions answers;
  std::vector<std::string> words;
};

int run_sql(const SqlOptions& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  GraphSql sql(options.answers.graph);
  return print_answers(sql.query(text), options.answers);
}

}  // namespace

CommandRunner setup_sql(CLI::App& app) {
  const auto options = std::make_shared<SqlOptions>();
  add_graph_option(app, options->answers);
  add_table_options(app, options->answers);
  app.add_option("SELECT", options->words, "'SELECT ... FROM nodes | edges | triples | quotes ...'")
      ->required()
      ->option_text(" ");
  return [options] { return run_sql(*options); };
}

}  // namespace weft
