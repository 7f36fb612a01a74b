// SPDX-License-Identifier: Apache-2.0
#include "weft/export/sql.h"

#include <memory>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"

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

CommandRunner setup_sql(CommandParser& parser) {
  const auto options = std::make_shared<SqlOptions>();
  add_graph_option(parser, options->answers.graph);
  add_table_options(parser, options->answers);
  parser
      .add_option("SELECT", options->words,
                  "'SELECT ... FROM nodes | edges | triples | quotes ...'")
      .required()
      .shown_as(" ");
  return [options] { return run_sql(*options); };
}

}  // namespace weft
