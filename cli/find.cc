// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/find.h"

#include <algorithm>
#include <limits>
#include <memory>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"
#include "weft/core/error.h"
#include "weft/core/name_rules.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

struct FindCommandOptions {
  AnswerOptions answers;
  std::vector<std::string> words;
  std::string type;
};

std::size_t asked_about(const Graph& graph, const FactSelection& asked, EntityId id) {
  return static_cast<std::size_t>(std::ranges::count_if(graph.facts_from(id), asked) +
                                  std::ranges::count_if(graph.facts_to(id), asked));
}

int run_find(const FindCommandOptions& options) {
  std::string text;
  for (const std::string& word : options.words) text += (text.empty() ? "" : " ") + word;
  const std::size_t invalid = find_invalid_utf8(text);
  if (invalid != std::string::npos) {
    throw UsageError("WORDS: byte " + std::to_string(invalid + 1) +
                     " is no UTF-8; set the terminal to UTF-8");
  }
  if (name_key(text, EntityType::kThing, {}).empty())
    throw UsageError("WORDS: no letter or digit to look for; write a part of a name");
  const Graph graph = load_for_answers(options.answers);
  FindOptions find;
  find.limit = std::numeric_limits<std::size_t>::max();  // print_answers tells how many were left
  if (!options.type.empty()) find.type = parse_entity_type(options.type);
  const FactSelection asked(graph, options.answers.filter);
  const bool narrowed = options.answers.filter != FactFilter();
  Table table;
  table.columns = {"entity", "type", "matched", "reason", "score", "facts", "key"};
  for (const FoundEntity& found : find_like(graph, text, find)) {
    const std::size_t facts = asked_about(graph, asked, found.entity);
    if (facts == 0 && narrowed) continue;
    const GraphEntity& entity = graph[found.entity];
    table.rows.push_back({label_of(entity, options.answers.labels), entity_type_name(entity.type),
                          found.name, find_reason_name(found.reason), score_cell(found.score),
                          TableCell::number(facts), entity.key});
  }
  if (table.rows.empty()) notice("no name is like '" + text + "'");
  return print_answers(table, options.answers);
}

}  // namespace

CommandRunner setup_find(CommandParser& parser) {
  const auto options = std::make_shared<FindCommandOptions>();
  add_graph_option(parser, options->answers.graph);
  add_labels_option(parser, options->answers.labels);
  add_table_options(parser, options->answers);
  parser.add_option("WORDS", options->words, "what you remember of a name")
      .required()
      .shown_as(" ");
  add_type_option(parser, options->type);
  add_filter_options(parser, options->answers.filter.min_confidence,
                     options->answers.filter.asserted_only);
  add_selection_options(parser, options->answers.filter);
  return [options] { return run_find(*options); };
}

}  // namespace weft
