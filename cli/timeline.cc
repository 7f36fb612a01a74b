// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <ostream>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"
#include "weft/graph/conflicts.h"

namespace weft {
namespace {

struct TimelineOptions {
  AnswerOptions answers;
  std::string entity;
  std::vector<EntityType> types;
};

int run_timeline(const TimelineOptions& options) {
  const Graph graph = load_for_answers(options.answers);
  const EntityId id = choose_entity(graph, options.entity);
  const std::string& labels = options.answers.labels;
  Table table;
  table.columns = {"date", "subject", "relation", "object"};
  add_fact_columns(options.answers, table);
  const FactSelection asked(graph, options.answers.filter);
  for (const DatedFact& dated : timeline(graph, id)) {
    const Fact& fact = graph[dated.fact];
    if (!asked(dated.fact) || !joins_type(graph, fact, id, options.types)) continue;
    const GraphRelation& relation = graph[fact.relation];
    const std::vector<TableCell> front = {
        dated.date, label_of(graph[fact.subject], labels),
        labels == "source" ? relation.id : label_of(relation, labels),
        label_of(graph, fact.object, labels)};
    add_fact_rows(graph, options.answers, front, {dated.fact}, note_of(fact), table);
  }
  if (table.rows.empty()) {
    notice_line() << "no fact about " << graph[id].key << " has a date\n";
  }
  return print_answers(table, options.answers);
}

}  // namespace

CommandRunner setup_timeline(CommandParser& parser) {
  const auto options = std::make_shared<TimelineOptions>();
  add_entity_options(parser, options->answers, options->types, options->entity);
  return [options] { return run_timeline(*options); };
}

}  // namespace weft
