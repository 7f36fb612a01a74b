// SPDX-License-Identifier: Apache-2.0
//
// `weft explain FILE:SENTENCE`: every layer of one sentence, each rule that was tried on it and
// what became of it, and the statements.
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <memory>
#include <optional>
#include <sstream>

#include "cli/article_stream.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/layers.h"
#include "cli/output.h"
#include "weft/core/error.h"
#include "weft/core/terminal.h"
#include "weft/export/explanation_writer.h"
#include "weft/export/statement_writer.h"
#include "weft/extractor/article_reader.h"

namespace weft {
namespace {

struct ExplainOptions {
  ArticleStreamOptions articles;
  std::string format = "text";
  std::optional<std::uint32_t> sentence;
};

// An input, and the sentence of it that is asked for; none asks for all.
struct Place {
  std::string file;
  std::optional<std::uint32_t> sentence;
};

// A file may have a colon in its name: what exists as a whole is a file.
Place parse_place(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || std::filesystem::exists(text)) return {text, {}};
  std::uint32_t sentence = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, sentence);
  if (error != std::errc() || stop != end) {
    throw UsageError(text + ": after the colon stands the number of a sentence, counted from 0, " +
                     "as 'weft inspect' shows it");
  }
  return {text.substr(0, colon), sentence};
}

std::string place_of(const RuleTrial& trial) {
  if (trial.open) return "open relation";
  return "rule " + trial.relation + " (" + trial.file + ":" + std::to_string(trial.line) +
         ", subject " + trial.subject + ", object " + trial.object + ")";
}

bool is_kept(const Document& document, const Statement& stated) {
  const auto same = [](const Argument& a, const Argument& b) {
    return a.kind == b.kind && a.index == b.index && a.text == b.text;
  };
  return std::any_of(
      document.statements.begin(), document.statements.end(), [&](const Statement& kept) {
        return kept.provenance.sentence == stated.provenance.sentence &&
               kept.relation.id == stated.relation.id && same(kept.subject, stated.subject) &&
               same(kept.object, stated.object);
      });
}

void write_trial(const Document& document, const RuleTrial& trial, std::ostream& out) {
  const bool of_rule = trial.outcome == RuleOutcome::kStated || !trial.file.empty() || trial.open;
  if (!of_rule) {
    out << "    - " << trial.reason << '\n';
    return;
  }
  const bool stated = trial.outcome == RuleOutcome::kStated;
  out << (stated ? "    + " : "    - ") << place_of(trial);
  if (!stated) out << ": " << trial.reason;
  out << '\n';
  if (!stated) return;
  std::ostringstream triples;
  write_statements_triples(with_statements(document, trial.statements), {}, triples);
  std::istringstream lines(triples.str());
  for (std::string line; std::getline(lines, line);) out << "        " << line << '\n';
  for (const Statement& statement : trial.statements) {
    if (!is_kept(document, statement)) {
      out << "        left out: too unlikely, or said more surely by another rule\n";
    }
  }
}

void write_readable(const Document& document, const std::vector<RuleTrial>& trials,
                    std::uint32_t sentence, std::ostream& out) {
  write_sentence_layers(document, sentence, out);
  out << "\n  rules (+ gave a statement, - did not)\n";
  for (std::uint32_t p = 0; p < document.propositions.size(); ++p) {
    if (document.propositions[p].sentence != sentence) continue;
    write_proposition(document, p, out);
    for (const RuleTrial& trial : trials) {
      if (trial.proposition == p) write_trial(document, trial, out);
    }
  }
  out << "\n  statements\n";
  for (const Statement& statement : statements_of(document, sentence)) {
    std::ostringstream line;
    write_statements_triples(with_statements(document, {statement}), {}, line);
    out << "    " << line.str() << "      by " << statement.provenance.extractor << ", confidence "
        << statement.confidence << '\n';
  }
}

// The number of sentences of the article that were asked for and shown.
std::size_t explain(const ExplainOptions& options, const Place& place, const Extractor& extractor,
                    Article article) {
  std::vector<RuleTrial> trials;
  const Document document = extractor.explain(std::move(article), trials);
  for (const Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.severity == Diagnostic::Severity::kError) {
      throw IoError(document.info.id + ": " + diagnostic.message);
    }
  }
  std::size_t shown = 0;
  const auto count = static_cast<std::uint32_t>(document.sentences.size());
  for (std::uint32_t s = 0; s < count; ++s) {
    if (place.sentence && *place.sentence != s) continue;
    std::ostringstream out;
    if (options.format == "json") {
      write_explanation_json(document, trials, s, out);
    } else {
      std::ostringstream readable;
      write_readable(document, trials, s, readable);
      out << terminal_text(readable.view());
    }
    write_output(out.str());
    ++shown;
  }
  return shown;
}

int run_explain(const ExplainOptions& options) {
  const Extractor extractor(options.articles.extractor);
  for (const std::string& input : options.articles.inputs) {
    Place place = parse_place(input);
    if (options.sentence) place.sentence = options.sentence;
    const auto reader = open_articles(place.file, {options.articles.input_format});
    std::size_t shown = 0;
    while (std::optional<Article> article = reader->next()) {
      shown += explain(options, place, extractor, std::move(*article));
    }
    if (shown == 0 && place.sentence) {
      throw UsageError(place.file + ": has no sentence " + std::to_string(*place.sentence) +
                       "; they count from 0, 'weft inspect' shows them");
    }
  }
  return kExitDone;
}

}  // namespace

CommandRunner setup_explain(CommandParser& parser) {
  const auto options = std::make_shared<ExplainOptions>();
  add_article_options(parser, options->articles);
  parser
      .add_option("--sentence", options->sentence,
                  "number of the sentence, counted from 0, as after the colon; else all")
      .shown_as("N");
  parser.add_option("--format", options->format, "text (readable, the default) or json")
      .one_of({"text", "json"})
      .shown_as("text|json");
  return [options] { return run_explain(*options); };
}

}  // namespace weft
