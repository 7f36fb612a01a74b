// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/similar.h"

#include <memory>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/progress.h"

namespace weft {
namespace {

constexpr std::size_t kShared = 3;  // shared facts told in one row

struct SimilarCommandOptions {
  AnswerOptions answers;
  std::string entity;
  std::string type;
};

std::string told(const Graph& graph, const SimilarEntity& similar, const std::string& labels) {
  std::string out;
  for (std::size_t i = 0; i < similar.shared.size() && i < kShared; ++i) {
    const Fact& fact = graph[similar.shared[i]];
    const GraphRelation& relation = graph[fact.relation];
    const std::string name = labels == "source" ? relation.id : label_of(relation, labels);
    if (!out.empty()) out += "; ";
    out += fact.subject == similar.entity ? name + " " + label_of(graph, fact.object, labels)
                                          : label_of(graph[fact.subject], labels) + " " + name;
  }
  const std::size_t more = similar.shared.size() - std::min(similar.shared.size(), kShared);
  return more == 0 ? out : out + "; and " + std::to_string(more) + " more";
}

int run_similar(const SimilarCommandOptions& options) {
  const Graph graph = load_for_answers(options.answers);
  const EntityId entity = choose_entity(graph, options.entity);
  std::vector<SimilarEntity> found;
  {
    const Progress progress("comparing entities");
    found = similar_entities(
        graph, entity,
        {0, options.answers.filter.min_confidence, options.answers.filter.asserted_only});
  }
  Table table;
  table.columns = {"entity", "type", "score", "shared"};
  for (const SimilarEntity& similar : found) {
    const std::string_view type = entity_type_name(graph[similar.entity].type);
    if (!options.type.empty() && type != options.type) continue;
    table.rows.push_back({label_of(graph[similar.entity], options.answers.labels), type,
                          score_cell(similar.score), told(graph, similar, options.answers.labels)});
  }
  return print_answers(table, options.answers);
}

}  // namespace

CommandRunner setup_similar(CommandParser& parser) {
  const auto options = std::make_shared<SimilarCommandOptions>();
  add_measure_options(parser, options->answers);
  parser.add_option("ENTITY", options->entity, "an entity").required().shown_as(" ");
  add_type_option(parser, options->type);
  return [options] { return run_similar(*options); };
}

}  // namespace weft
