// SPDX-License-Identifier: Apache-2.0
#include "cli/answers.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <set>
#include <sstream>

#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"
#include "cli/rebuild.h"
#include "weft/core/error.h"
#include "weft/export/graph_file.h"
#include "weft/extractor/extractor.h"
#include "weft/graph/fact_filter.h"
#include "weft/graph/find.h"
#include "weft/graph/lookup.h"

namespace weft {
namespace {

// "time 2011; price $3.2 billion", for all facts together.
std::string details(const Graph& graph, const std::vector<FactId>& facts,
                    const std::string& labels) {
  std::vector<std::string> parts;
  for (const FactId id : facts) {
    for (const auto& [role, term] : graph[id].qualifiers) {
      const std::string part = role + " " + label_of(graph, term, labels);
      if (std::find(parts.begin(), parts.end(), part) == parts.end()) parts.push_back(part);
    }
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

double highest_confidence(const Graph& graph, const std::vector<FactId>& facts) {
  double best = 0;
  for (const FactId id : facts) best = std::max(best, graph[id].confidence);
  return best;
}

TableCell confidence_cell(double confidence) {
  return TableCell::number(std::round(confidence * 100) / 100);
}

std::vector<EvidenceRef> evidence_of(const Graph& graph, const std::vector<FactId>& facts) {
  std::set<EvidenceRef> refs;
  for (const FactId id : facts) refs.insert(graph[id].evidence.begin(), graph[id].evidence.end());
  return {refs.begin(), refs.end()};
}

std::string attribution(const Graph& graph, EvidenceRef ref) {
  const Evidence evidence = graph[ref];
  if (!evidence.attribution) return "";
  const LocalTerm& who = *evidence.attribution;
  if (who.kind != LocalTerm::Kind::kAppearance) return who.value.text;
  return graph.appearance(ref.document, who.index).name;
}

// "The sentence." (ko-business.txt, 2024-09-12; says Ada)
std::vector<std::string> quotes(const Graph& graph, const std::vector<EvidenceRef>& evidence) {
  std::vector<std::string> lines;
  for (const EvidenceRef ref : evidence) {
    const ArticleInfo article = graph.article(ref.document);
    std::string line = "\"" + graph.quote(ref) + "\" (" + article.id;
    if (!article.published.empty()) line += ", " + article.published.substr(0, 10);
    if (const std::string who = attribution(graph, ref); !who.empty()) line += "; says " + who;
    lines.push_back(line + ")");
  }
  return lines;
}

Graph load_and_tell(const std::string& path, LoadOptions options) {
  const Stopwatch watch;
  Graph graph = load_graph(path, options);
  detail_line() << path << ": read in " << watch.seconds() << "; " << size_of(graph) << '\n';
  return graph;
}

}  // namespace

void add_labels_option(CommandParser& parser, std::string& labels) {
  parser.add_option("--labels", labels, "names as most articles have them (source), or ko or en")
      .one_of({"source", "ko", "en"})
      .shown_as("source|ko|en");
}

void add_filter_options(CommandParser& parser, double& min_confidence, bool& asserted_only) {
  parser.add_option("--min-confidence", min_confidence, "leave out what is less sure, 0 to 1")
      .between(0.0, 1.0)
      .shown_as("X");
  parser.add_flag("--asserted-only", asserted_only,
                  "leave out what is negated, planned, alleged or reported");
}

namespace {

std::string date_trouble(const std::string& date) {
  return days_of(date) ? ""
                       : "'" + date + "' is no date; write 2024, 2024-05, 2024-05-17 or 2024-Q2";
}

std::string type_trouble(const std::string& name) {
  return parse_entity_type(name)
             ? ""
             : "there is no type '" + name +
                   "'; there are person, organization, place, product, event, title, field, thing";
}

}  // namespace

void add_selection_options(CommandParser& parser, FactFilter& filter) {
  parser
      .add_option_function<std::string>(
          "--as-of",
          [&filter](const std::string& date) {
            filter.as_of = date;
            filter.ontology = std::make_shared<const Ontology>(Extractor().ontology());
          },
          "facts that are known to have held then")
      .check(date_trouble)
      .shown_as("DATE");
  parser.add_option("--since", filter.since, "facts of this date or later, also 2024 or 2024-05")
      .check(date_trouble)
      .shown_as("DATE");
  parser.add_option("--until", filter.until, "facts of this date or earlier")
      .check(date_trouble)
      .shown_as("DATE");
  parser.add_option("--relation", filter.relations, "facts of this relation alone, by id or label")
      .one_each()
      .shown_as("R");
}

void add_fact_type_option(CommandParser& parser, std::vector<EntityType>& types,
                          const std::string& what) {
  parser
      .add_option_function<std::vector<std::string>>(
          "--type",
          [&types](const std::vector<std::string>& names) {
            for (const std::string& name : names) types.push_back(*parse_entity_type(name));
          },
          what + " of this type alone: person, organization, place, ...")
      .one_each()
      .check(type_trouble)
      .shown_as("TYPE");
}

bool joins_type(const Graph& graph, const Fact& fact, EntityId entity,
                const std::vector<EntityType>& types) {
  if (types.empty()) return true;
  const auto* object = std::get_if<EntityId>(&fact.object);
  const EntityId other = fact.subject == entity && object != nullptr ? *object : fact.subject;
  return other != entity && std::find(types.begin(), types.end(), graph[other].type) != types.end();
}

void add_graph_option(CommandParser& parser, std::string& graph) {
  parser.add_option("GRAPH", graph, "graph file").required().shown_as(" ");
}

void add_entity_options(CommandParser& parser, AnswerOptions& options,
                        std::vector<EntityType>& types, std::string& entity) {
  add_answer_options(parser, options);
  add_selection_options(parser, options.filter);
  add_fact_type_option(parser, types, "facts that join it to an entity");
  parser.add_option("ENTITY", entity, "its name, an alias, the beginning of one, or its key")
      .required()
      .shown_as(" ");
}

void add_measure_options(CommandParser& parser, AnswerOptions& options) {
  add_graph_option(parser, options.graph);
  add_table_options(parser, options);
  add_labels_option(parser, options.labels);
  add_filter_options(parser, options.filter.min_confidence, options.filter.asserted_only);
}

void add_type_option(CommandParser& parser, std::string& type) {
  parser.add_option("--type", type, "entities of this type alone: person, organization, place, ...")
      .check(type_trouble)
      .shown_as("TYPE");
}

void add_answer_options(CommandParser& parser, AnswerOptions& options) {
  add_measure_options(parser, options);
  parser.add_flag("--evidence", options.evidence, "every sentence that says so, with its article");
}

void add_table_options(CommandParser& parser, AnswerOptions& options) {
  std::vector<std::string> formats = {"auto"};
  formats.insert(formats.end(), table_formats().begin(), table_formats().end());
  parser
      .add_option(
          "--format", options.format,
          "table, csv, tsv, json, jsonl or markdown; else table on a terminal, tsv in a pipe")
      .one_of(formats)
      .shown_as("FORMAT");
  parser
      .add_option_function<std::size_t>(
          "--limit",
          [&options](std::size_t limit) {
            options.limit = limit;
            options.limit_given = true;
          },
          "rows at most, 0 for all; 50 on a terminal, all in a pipe")
      .shown_as("N");
  parser.add_flag("--exit-status", options.exit_status, "exit with 1 where nothing is found");
}

Graph load_for_answers(const AnswerOptions& options) {
  return load_and_tell(options.graph, {.texts = false, .evidence = false});
}

EntityId choose_entity(const Graph& graph, const std::string& words) {
  const auto matches = find_entities(graph, words);
  if (matches.empty()) {
    throw UsageError(unknown_entity(graph, words));
  }
  const bool exact = matches[0].kind <= MatchKind::kAlias;
  const bool rival = matches.size() > 1 && matches[1].kind == matches[0].kind;
  if (matches[0].kind != MatchKind::kKey && (!exact || rival)) {
    std::string others;
    for (std::size_t i = 1; i < matches.size(); ++i) {
      others += (i == 1 ? "; others: " : ", ") + graph[matches[i].entity].key;
    }
    notice_line() << "'" << words << "' was taken for " << graph[matches[0].entity].key << others
                  << '\n';
  }
  return matches[0].entity;
}

void add_fact_columns(const AnswerOptions& options, Table& table) {
  for (const char* name : {"note", "details", "sources", "confidence"})
    table.columns.emplace_back(name);
  if (!options.evidence || chosen_format(options) == "table") return;
  for (const char* name : {"quote", "by", "document", "title", "url", "published"}) {
    table.columns.emplace_back(name);
  }
}

bool quotes_are_rows(const AnswerOptions& options) {
  return options.evidence && chosen_format(options) != "table";
}

void add_fact_rows(const Graph& graph, const AnswerOptions& options,
                   const std::vector<TableCell>& front, const std::vector<FactId>& facts,
                   const std::string& note, Table& table) {
  const auto evidence = evidence_of(graph, facts);
  std::vector<TableCell> row = front;
  row.emplace_back(note);
  row.emplace_back(details(graph, facts, options.labels));
  row.push_back(TableCell::number(evidence.size()));
  row.push_back(confidence_cell(highest_confidence(graph, facts)));
  if (!quotes_are_rows(options)) {
    table.rows.push_back(std::move(row));
    if (options.evidence) table.under.push_back(quotes(graph, evidence));
    return;
  }
  for (const EvidenceRef ref : evidence) {
    const ArticleInfo article = graph.article(ref.document);
    table.rows.push_back(row);
    auto& cells = table.rows.back();
    cells.emplace_back(graph.quote(ref));
    cells.emplace_back(attribution(graph, ref));
    for (const std::string* text :
         {&article.id, &article.title, &article.url, &article.published}) {
      cells.emplace_back(*text);
    }
  }
}

void add_explain_option(CommandParser& parser, bool& explain) {
  parser.add_flag("--explain", explain, "the plan, on standard error");
}

void print_plan(const std::vector<PlanStep>& steps) {
  error_line() << "plan, with the matches expected for each before and those found in all\n";
  for (std::size_t i = 0; i < steps.size(); ++i) {
    std::cerr << "  " << i + 1 << ". " << steps[i].what << ": "
              << std::round(steps[i].estimate * 100) / 100 << ", " << steps[i].matches << '\n';
  }
}

TableCell score_cell(double score) {
  if (score == 0) return TableCell::number(0.0);
  const double unit = std::pow(10.0, std::floor(std::log10(std::abs(score))) - 3);
  // As text of six digits and back, so that no digits of rounding stay behind.
  std::ostringstream text;
  text.precision(6);
  text << std::round(score / unit) * unit;
  return TableCell::number(std::stod(text.str()));
}

std::string chosen_format(const AnswerOptions& options) {
  if (options.format != "auto") return options.format;
  return isatty(STDOUT_FILENO) != 0 ? "table" : "tsv";
}

std::size_t most_answers(const AnswerOptions& options) {
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  return terminal || options.limit_given ? options.limit : 0;
}

int print_answers(Table table, const AnswerOptions& options, std::size_t left_out) {
  const std::size_t limit = most_answers(options);
  const bool none = table.rows.empty();
  if (limit > 0 && table.rows.size() > limit) {
    left_out += table.rows.size() - limit;
    table.rows.resize(limit);
    if (table.under.size() > limit) table.under.resize(limit);
  }
  if (left_out > 0) notice_line() << left_out << " more (use --limit 0)\n";
  write_table(table, chosen_format(options), std::cout, {colored(STDOUT_FILENO)});
  std::cout.flush();
  if (!std::cout) throw IoError("standard output: cannot write; check the disk's free space");
  return none && options.exit_status ? kExitNothingFound : kExitDone;
}

}  // namespace weft
