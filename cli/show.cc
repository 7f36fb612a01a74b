// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <memory>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"
#include "weft/core/terminal.h"

namespace weft {
namespace {

struct ShowOptions {
  AnswerOptions answers;
  std::string entity;
  std::vector<EntityType> types;
};

void print_head(const Graph& graph, EntityId id, const AnswerOptions& options) {
  const GraphEntity& entity = graph[id];
  std::cout << terminal_text(label_of(entity, options.labels)) << "  ("
            << entity_type_name(entity.type) << ", " << entity.key << ")\n";
  std::string others;
  const std::string& shown = label_of(entity, options.labels);
  if (shown != entity.name) others = entity.name;
  for (const std::string& alias : entity.aliases) {
    if (alias != shown) others += (others.empty() ? "" : ", ") + alias;
  }
  if (!others.empty()) std::cout << "also called " << terminal_text(others) << '\n';
  if (!entity.external_id.empty()) std::cout << "id " << terminal_text(entity.external_id) << '\n';
  std::cout << counted(entity.mentions, "mention", "mentions") << " in "
            << counted(entity.documents, "article", "articles") << "\n\n";
}

int run_show(const ShowOptions& options) {
  const Graph graph = load_for_answers(options.answers);
  const EntityId id = choose_entity(graph, options.entity);
  const std::string& labels = options.answers.labels;
  Table table;
  table.columns = {"subject", "relation", "object"};
  add_fact_columns(options.answers, table);
  const FactSelection asked(graph, options.answers.filter);
  const auto add = [&](FactId fact_id) {
    const Fact& fact = graph[fact_id];
    if (!asked(fact_id) || !joins_type(graph, fact, id, options.types)) return;
    const GraphRelation& relation = graph[fact.relation];
    const std::vector<TableCell> front = {
        label_of(graph[fact.subject], labels),
        labels == "source" ? relation.id : label_of(relation, labels),
        label_of(graph, fact.object, labels)};
    add_fact_rows(graph, options.answers, front, {fact_id}, note_of(fact), table);
  };
  for (const FactId fact : graph.facts_from(id)) add(fact);
  for (const FactId fact : graph.facts_to(id)) {
    if (graph[fact].subject != id) add(fact);
  }
  if (chosen_format(options.answers) == "table") print_head(graph, id, options.answers);
  return print_answers(table, options.answers);
}

}  // namespace

CommandRunner setup_show(CommandParser& parser) {
  const auto options = std::make_shared<ShowOptions>();
  add_entity_options(parser, options->answers, options->types, options->entity);
  return [options] { return run_show(*options); };
}

}  // namespace weft
