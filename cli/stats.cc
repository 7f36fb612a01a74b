// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <memory>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"

namespace weft {
namespace {

struct StatsOptions {
  AnswerOptions answers;
  std::size_t top = 10;
};

class StatsTable {
 public:
  StatsTable() { table.columns = {"measure", "of", "count"}; }

  void add(std::string measure, std::string of, std::size_t count) {
    table.rows.push_back(
        {TableCell(std::move(measure)), TableCell(std::move(of)), TableCell::number(count)});
  }

  // The most frequent ones, most first.
  void add_counts(const std::string& measure, const std::map<std::string, std::size_t>& counts,
                  std::size_t top) {
    std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    if (top > 0 && sorted.size() > top) sorted.resize(top);
    for (const auto& [name, count] : sorted) add(measure, name, count);
  }

  Table table;
};

int run_stats(const StatsOptions& options) {
  const Graph graph = load_for_answers(options.answers);
  std::map<std::string, std::size_t> languages;
  std::map<std::string, std::size_t> types;
  std::map<std::string, std::size_t> relations;
  std::map<std::string, std::size_t> notes;
  std::size_t evidence = 0;
  const std::size_t documents = graph.document_count();
  for (std::uint32_t i = 0; i < documents; ++i) ++languages[graph.article(i).language];
  const FactSelection asked(graph, options.answers.filter);
  // Of a part of the facts, the entities that they speak of.
  const bool narrowed = options.answers.filter != FactFilter();
  std::size_t entities = 0;
  std::size_t facts = 0;
  for (std::uint32_t i = 0; i < graph.entities().size(); ++i) {
    if (narrowed && !asked.about(EntityId{i})) continue;
    ++entities;
    ++types[std::string(entity_type_name(graph[EntityId{i}].type))];
  }
  for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
    if (narrowed && !asked(FactId{i})) continue;
    const Fact fact = graph[FactId{i}];
    ++facts;
    const GraphRelation& relation = graph[fact.relation];
    ++relations[options.answers.labels == "source" ? relation.id
                                                   : label_of(relation, options.answers.labels)];
    if (const std::string note = note_of(fact); !note.empty()) ++notes[note];
    evidence += fact.evidence.size();
  }
  StatsTable stats;
  stats.add("documents", "", documents);
  stats.add_counts("documents", languages, 0);
  stats.add("entities", "", entities);
  stats.add_counts("entities", types, 0);
  stats.add("relations", "", graph.relations().size());
  stats.add("facts", "", facts);
  stats.add_counts("facts", notes, 0);
  stats.add("evidence", "", evidence);
  stats.add_counts("relation", relations, options.top);
  return print_answers(stats.table, options.answers);
}

}  // namespace

CommandRunner setup_stats(CommandParser& parser) {
  const auto options = std::make_shared<StatsOptions>();
  add_graph_option(parser, options->answers.graph);
  add_table_options(parser, options->answers);
  add_labels_option(parser, options->answers.labels);
  add_filter_options(parser, options->answers.filter.min_confidence,
                     options->answers.filter.asserted_only);
  add_selection_options(parser, options->answers.filter);
  add_fact_type_option(parser, options->answers.filter.types, "facts about an entity");
  parser.add_option("--top", options->top, "relations listed, 0 for all").shown_as("N");
  return [options] { return run_stats(*options); };
}

}  // namespace weft
