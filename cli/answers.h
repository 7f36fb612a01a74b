// SPDX-License-Identifier: Apache-2.0
//
// What the commands that ask a graph share: their options, how an entity is found by its name, and
// how answers are printed.
#pragma once

#include <string>
#include <vector>

#include "weft/export/table_writer.h"
#include "weft/graph/fact_filter.h"
#include "weft/graph/graph.h"
#include "weft/graph/plan_step.h"

namespace weft {

class CommandParser;

struct AnswerOptions {
  std::string graph;  // the graph file
  std::string format = "auto";
  std::string labels = "source";
  FactFilter filter;
  std::size_t limit = 50;
  bool limit_given = false;
  bool evidence = false;
  bool exit_status = false;
};

// Adds the graph file and the flags of an answer that consists of facts.
void add_answer_options(CommandParser& parser, AnswerOptions& options);
// The flags of any answer: --format, --limit, --exit-status.
void add_table_options(CommandParser& parser, AnswerOptions& options);
void add_graph_option(CommandParser& parser, std::string& graph);
// Those of an answer about one entity: GRAPH and ENTITY, which of its facts and to what they join
// it.
void add_entity_options(CommandParser& parser, AnswerOptions& options,
                        std::vector<EntityType>& types, std::string& entity);
void add_labels_option(CommandParser& parser, std::string& labels);
// Those of an answer that consists of entities: measures are counted on the facts that pass.
void add_measure_options(CommandParser& parser, AnswerOptions& options);
// --as-of, --since, --until, --relation: which facts an answer is about.
void add_selection_options(CommandParser& parser, FactFilter& filter);
// --type for answers that consist of facts; `what` says whose type.
void add_fact_type_option(CommandParser& parser, std::vector<EntityType>& types,
                          const std::string& what);
// Whether the fact joins the entity with one of the types; any fact where there are none.
bool joins_type(const Graph& graph, const Fact& fact, EntityId entity,
                const std::vector<EntityType>& types);
void add_type_option(CommandParser& parser, std::string& type);
void add_filter_options(CommandParser& parser, double& min_confidence, bool& asserted_only);

// With evidence left in the file until it is asked for.
Graph load_for_answers(const AnswerOptions& options);

// The entity that the words most likely mean; other candidates are told on standard error. Throws
// UsageError where nothing is called so.
EntityId choose_entity(const Graph& graph, const std::string& words);

// Columns that say how facts hold and where they stand, and the cells of one row. With evidence,
// each sentence stands under the row in an aligned table and makes a row of its own elsewhere.
void add_fact_columns(const AnswerOptions& options, Table& table);
void add_fact_rows(const Graph& graph, const AnswerOptions& options,
                   const std::vector<TableCell>& front, const std::vector<FactId>& facts,
                   const std::string& note, Table& table);

// --explain, and the plan on standard error, so that answers stay apart.
void add_explain_option(CommandParser& parser, bool& explain);
void print_plan(const std::vector<PlanStep>& steps);

// Four digits that matter: more say nothing of a measure.
TableCell score_cell(double score);
// "table" on a terminal, "tsv" in a pipe, unless the user says which.
std::string chosen_format(const AnswerOptions& options);
// How many rows print_answers shows at most; 0 for all.
std::size_t most_answers(const AnswerOptions& options);
// Whether add_fact_rows makes a row of each sentence.
bool quotes_are_rows(const AnswerOptions& options);
// Prints, tells how many more there are, beside `left_out` that are not in the table, and gives the
// exit code.
int print_answers(Table table, const AnswerOptions& options, std::size_t left_out = 0);

}  // namespace weft
