// SPDX-License-Identifier: Apache-2.0
//
// Which names were taken for one, and deciding otherwise: merges, merge, split, undo.
#include <cmath>
#include <memory>
#include <ostream>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"
#include "cli/rebuild.h"
#include "weft/core/error.h"

namespace weft {
namespace {

struct MergesOptions {
  AnswerOptions answers;
  std::string entity;
  std::string reason;
  bool decisions = false;
};

struct DecideOptions {
  std::string graph;
  std::string a;
  std::string b;
  bool by_document = false;
  std::size_t number = 0;
};

Table decision_table(const Graph& graph) {
  Table table;
  table.columns = {"number", "decision", "about"};
  std::size_t number = 0;
  for (const Decision& decision : graph.decisions()) {
    table.rows.push_back({TableCell::number(++number), TableCell(decision_kind_name(decision.kind)),
                          TableCell(decision.about)});
  }
  return table;
}

int run_merges(const MergesOptions& options) {
  const Graph graph = load_for_answers(options.answers);
  if (options.decisions) return print_answers(decision_table(graph), options.answers);
  std::optional<EntityId> only;
  if (!options.entity.empty()) only = choose_entity(graph, options.entity);
  Table table;
  table.columns = {"entity", "name", "into", "reason", "score", "documents"};
  for (const MergeRecord& record : graph.merges()) {
    if (only && record.entity != index_of(*only)) continue;
    if (!options.reason.empty() && record.reason != options.reason) continue;
    // That one spelling in several articles is one name goes without saying, but for one entity.
    if (!only && options.reason.empty() && record.name == record.into) continue;
    table.rows.push_back({TableCell(graph[EntityId{record.entity}].key), TableCell(record.name),
                          TableCell(record.into), TableCell(record.reason),
                          TableCell::number(std::round(record.score * 100) / 100),
                          TableCell::number(std::size_t{record.documents})});
  }
  return print_answers(table, options.answers);
}

int run_merge(const DecideOptions& options) {
  std::string done;
  const Graph changed = change_graph(options.graph, [&](const Graph& graph, GraphBuilder& builder) {
    Decision decision = merge_decision(graph, choose_entity(graph, options.a),
                                       choose_entity(graph, options.b), built_in_name_rules());
    done = "merged " + decision.about;
    builder.decide(std::move(decision));
    return true;
  });
  tell_changed(options.graph, done, changed);
  return kExitDone;
}

int run_split(const DecideOptions& options) {
  std::string done;
  const Graph changed = change_graph(options.graph, [&](const Graph& graph, GraphBuilder& builder) {
    Decision decision = split_decision(graph, choose_entity(graph, options.a), options.by_document,
                                       built_in_name_rules());
    done = "split " + decision.about + " into " + std::to_string(decision.parts.size());
    builder.decide(std::move(decision));
    return true;
  });
  tell_changed(options.graph, done, changed);
  return kExitDone;
}

int run_undo(const DecideOptions& options) {
  std::string done;
  const Graph changed = change_graph(options.graph, [&](const Graph&, GraphBuilder& builder) {
    const std::size_t count = builder.decisions().size();
    if (count == 0) throw UsageError(options.graph + ": no decision was made that could be undone");
    if (options.number > count) {
      throw UsageError("there are " + std::to_string(count) +
                       " decisions; see `weft merges GRAPH --decisions`");
    }
    const std::size_t index = (options.number == 0 ? count : options.number) - 1;
    const Decision& decision = builder.decisions()[index];
    done = "undone: " + std::string(decision_kind_name(decision.kind)) + " " + decision.about;
    builder.undo(index);
    return true;
  });
  tell_changed(options.graph, done, changed);
  return kExitDone;
}

}  // namespace

CommandRunner setup_merges(CommandParser& parser) {
  const auto options = std::make_shared<MergesOptions>();
  add_graph_option(parser, options->answers.graph);
  add_table_options(parser, options->answers);
  parser.add_option("ENTITY", options->entity, "only what became this one").shown_as(" ");
  parser.add_option("--reason", options->reason, "only for this reason: \"alias\", \"by hand\" ...")
      .shown_as("REASON");
  parser.add_flag("--decisions", options->decisions, "what was decided by hand, with its numbers");
  return [options] { return run_merges(*options); };
}

CommandRunner setup_merge(CommandParser& parser) {
  const auto options = std::make_shared<DecideOptions>();
  add_graph_option(parser, options->graph);
  parser.add_option("A", options->a, "an entity: its name, an alias or its key")
      .required()
      .shown_as(" ");
  parser.add_option("B", options->b, "the entity that is the same").required().shown_as(" ");
  return [options] { return run_merge(*options); };
}

CommandRunner setup_split(CommandParser& parser) {
  const auto options = std::make_shared<DecideOptions>();
  add_graph_option(parser, options->graph);
  parser.add_option("ENTITY", options->a, "an entity: its name, an alias or its key")
      .required()
      .shown_as(" ");
  parser.add_flag(
      "--by-document", options->by_document,
      "each article's becomes one; else each name, or articles where there is one name");
  return [options] { return run_split(*options); };
}

CommandRunner setup_undo(CommandParser& parser) {
  const auto options = std::make_shared<DecideOptions>();
  add_graph_option(parser, options->graph);
  parser
      .add_option("NUMBER", options->number,
                  "of the decision, as `weft merges GRAPH --decisions` counts; else the last one")
      .between(1, 1000000000)
      .shown_as(" ");
  return [options] { return run_undo(*options); };
}

}  // namespace weft
