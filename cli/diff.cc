// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "weft/core/error.h"
#include "weft/graph/changes.h"

namespace weft {
namespace {

struct DiffOptions {
  AnswerOptions answers;
  std::string since;
  std::string until;
};

// "planned; time 2024", how the earlier facts held; "as now" is never the answer, since they
// differ.
std::string how(const Graph& graph, const GraphChange& change, const std::string& labels) {
  std::string out;
  for (const FactId id : change.before) {
    const Fact& fact = graph[id];
    std::string one = note_of(fact);
    for (const auto& [role, term] : fact.qualifiers) {
      one += (one.empty() ? "" : "; ") + role + " " + label_of(graph, term, labels);
    }
    out += (out.empty() ? "" : " | ") + (one.empty() ? "plainly" : one);
  }
  return out;
}

int run_diff(const DiffOptions& options) {
  const Graph graph = load_for_answers(options.answers);
  const std::string& labels = options.answers.labels;
  Table table;
  table.columns = {"seen", "change", "subject", "relation", "object", "before"};
  add_fact_columns(options.answers, table);
  const FactSelection asked(graph, options.answers.filter);
  for (const GraphChange& change : changes(graph, options.since, options.until)) {
    const Fact& fact = graph[change.fact];
    if (!asked(change.fact)) continue;
    const GraphRelation& relation = graph[fact.relation];
    const std::vector<TableCell> front = {
        fact.first_seen.substr(0, 10),
        change.before.empty() ? "new" : "changed",
        label_of(graph[fact.subject], labels),
        labels == "source" ? relation.id : label_of(relation, labels),
        label_of(graph, fact.object, labels),
        how(graph, change, labels)};
    add_fact_rows(graph, options.answers, front, {change.fact}, note_of(fact), table);
  }
  return print_answers(table, options.answers);
}

// YYYY, YYYY-MM or YYYY-MM-DD.
std::string day_trouble(const std::string& date) {
  bool right = date.size() == 4 || date.size() == 7 || date.size() == 10;
  for (std::size_t i = 0; i < date.size(); ++i) {
    right = right && (i == 4 || i == 7 ? date[i] == '-' : date[i] >= '0' && date[i] <= '9');
  }
  return right ? "" : "'" + date + "' is no date; write 2024, 2024-05 or 2024-05-03";
}

}  // namespace

CommandRunner setup_diff(CommandParser& parser) {
  const auto options = std::make_shared<DiffOptions>();
  add_answer_options(parser, options->answers);
  parser.add_option("--since", options->since, "first day of publication, also 2024 or 2024-05")
      .check(day_trouble)
      .shown_as("DATE");
  parser.add_option("--until", options->until, "last day of publication")
      .check(day_trouble)
      .shown_as("DATE");
  return [options] { return run_diff(*options); };
}

}  // namespace weft
