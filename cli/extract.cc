// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <sstream>

#include "cli/article_stream.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/output.h"
#include "weft/core/terminal.h"
#include "weft/export/open_writer.h"
#include "weft/export/statement_writer.h"

namespace weft {
namespace {

struct ExtractOptions {
  ArticleStreamOptions articles;
  StatementWriterOptions writer;
  std::string format = "triples";
};

const std::map<std::string, Labels> kLabels = {
    {"source", Labels::kSource}, {"ko", Labels::kKorean}, {"en", Labels::kEnglish}};

int run_extract(const ExtractOptions& options) {
  const Extractor extractor(options.articles.extractor);
  StatementWriterOptions writer = options.writer;
  writer.ontology = &extractor.ontology();
  return for_each_document(options.articles, extractor, [&](const Document& document) {
    std::ostringstream lines;
    if (options.format == "carb") {
      write_open_carb(document, lines);
    } else if (options.format == "benchie") {
      write_open_benchie(document, lines);
    } else if (options.format == "jsonl") {
      write_statements_jsonl(document, writer, lines);
    } else {
      std::ostringstream readable;
      write_statements_triples(document, writer, readable);
      lines << terminal_text(readable.view());
    }
    write_output(lines.str());
  });
}

}  // namespace

CommandRunner setup_extract(CommandParser& parser) {
  const auto options = std::make_shared<ExtractOptions>();
  add_article_options(parser, options->articles);
  parser
      .add_option("--format", options->format,
                  "triples (readable, the default), jsonl, or open extractions as CaRB or BenchIE "
                  "read them")
      .one_of({"triples", "jsonl", "carb", "benchie"})
      .shown_as("triples|jsonl|carb|benchie");
  parser
      .add_choice("--labels", options->writer.labels, kLabels,
                  "names as in the text (source), or ko or en")
      .shown_as("source|ko|en");
  parser
      .add_option("--min-confidence", options->writer.min_confidence,
                  "leave out what is less sure, 0 to 1")
      .between(0.0, 1.0)
      .shown_as("X");
  parser.add_flag("--asserted-only", options->writer.asserted_only,
                  "leave out what is negated, planned, alleged or reported");
  return [options] { return run_extract(*options); };
}

}  // namespace weft
