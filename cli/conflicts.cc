// SPDX-License-Identifier: Apache-2.0
//
// Facts that cannot both hold, and saying which one does: conflicts, accept, reject.
#include "weft/graph/conflicts.h"

#include <algorithm>
#include <memory>
#include <ostream>

#include "cli/answers.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"
#include "cli/rebuild.h"
#include "weft/core/error.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

struct ConflictsOptions {
  AnswerOptions answers;
  std::string entity;
};

struct VerdictOptions {
  std::string graph;
  std::string fact;
};

bool speaks_of(const Graph& graph, const Conflict& conflict, EntityId entity) {
  return std::any_of(conflict.facts.begin(), conflict.facts.end(), [&](FactId id) {
    const FactHead fact = graph.head(id);
    return fact.subject == entity || fact.object == entity;
  });
}

std::string documents_of(const Graph& graph, const Fact& fact) {
  std::vector<std::string> names;
  for (const EvidenceRef ref : fact.evidence) {
    const std::string id = graph.article(ref.document).id;
    if (std::find(names.begin(), names.end(), id) == names.end()) names.push_back(id);
  }
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

int run_conflicts(const ConflictsOptions& options) {
  const Graph graph = load_for_answers(options.answers);
  std::optional<EntityId> only;
  if (!options.entity.empty()) only = choose_entity(graph, options.entity);
  const std::string& labels = options.answers.labels;
  Table table;
  table.columns = {"conflict", "why", "fact", "subject", "relation", "object", "from"};
  add_fact_columns(options.answers, table);
  std::size_t number = 0;
  for (const Conflict& conflict : find_conflicts(graph, ontology_of(graph))) {
    if (only && !speaks_of(graph, conflict, *only)) continue;
    const bool shown = std::all_of(conflict.facts.begin(), conflict.facts.end(), [&](FactId id) {
      return graph[id].confidence >= options.answers.filter.min_confidence;
    });
    if (!shown) continue;
    ++number;
    for (const FactId id : conflict.facts) {
      const Fact& fact = graph[id];
      const GraphRelation& relation = graph[fact.relation];
      const std::vector<TableCell> front = {
          TableCell::number(number),
          conflict.reason,
          fact.key,
          label_of(graph[fact.subject], labels),
          labels == "source" ? relation.id : label_of(relation, labels),
          label_of(graph, fact.object, labels),
          documents_of(graph, fact)};
      add_fact_rows(graph, options.answers, front, {id}, note_of(fact), table);
    }
  }
  return print_answers(table, options.answers);
}

bool is_key(const std::string& text) {
  return text.size() >= 4 && text.size() <= 16 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

// By key or the beginning of one, or by words: 'Ada founded Acme'.
std::vector<FactId> facts_named(const Graph& graph, const std::string& text) {
  std::vector<FactId> found;
  if (is_key(text)) {
    for (std::uint32_t i = 0; i < graph.facts().size(); ++i) {
      if (graph.facts()[i].key.starts_with(text)) found.push_back(FactId{i});
    }
    if (found.size() > 1) {
      throw UsageError("several facts have keys that begin with " + text + "; write more of it");
    }
    if (!found.empty()) return found;
  }
  if (text.find(' ') == std::string::npos) {
    throw UsageError(
        "no fact has the key '" + text +
        "'; take it from `weft conflicts`, or write the fact: 'SUBJECT RELATION OBJECT'");
  }
  const Query query = parse_query(text);
  if (query.patterns.size() != 1) {
    throw UsageError("write one fact: 'SUBJECT RELATION OBJECT'");
  }
  // What was rejected is found by its key alone.
  const QueryResult result = evaluate(graph, query);
  for (const std::string& note : result.notes) notice(note);
  for (const QueryRow& row : result.rows) {
    found.insert(found.end(), row.facts.begin(), row.facts.end());
  }
  if (found.empty()) throw UsageError("no fact of the graph fits '" + text + "'");
  return found;
}

int run_verdict(const VerdictOptions& options, DecisionKind verdict) {
  std::vector<std::string> done;
  change_graph(options.graph, [&](const Graph& graph, GraphBuilder& builder) {
    for (const FactId id : facts_named(graph, options.fact)) {
      Decision decision = fact_decision(graph, id, verdict);
      done.push_back(decision.fact + "  " + decision.about);
      builder.decide(std::move(decision));
    }
    return true;
  });
  for (const std::string& line : done) {
    notice_line() << (verdict == DecisionKind::kAccept ? "accepted " : "rejected ") << line << '\n';
  }
  return kExitDone;
}

CommandRunner setup_verdict(CommandParser& parser, DecisionKind verdict) {
  const auto options = std::make_shared<VerdictOptions>();
  add_graph_option(parser, options->graph);
  parser.add_option("FACT", options->fact, "its key, or 'SUBJECT RELATION OBJECT' for all that fit")
      .required()
      .shown_as(" ");
  return [options, verdict] { return run_verdict(*options, verdict); };
}

}  // namespace

CommandRunner setup_conflicts(CommandParser& parser) {
  const auto options = std::make_shared<ConflictsOptions>();
  add_answer_options(parser, options->answers);
  parser.add_option("ENTITY", options->entity, "only what speaks of this one").shown_as(" ");
  return [options] { return run_conflicts(*options); };
}

CommandRunner setup_accept(CommandParser& parser) {
  return setup_verdict(parser, DecisionKind::kAccept);
}
CommandRunner setup_reject(CommandParser& parser) {
  return setup_verdict(parser, DecisionKind::kReject);
}

}  // namespace weft
