// SPDX-License-Identifier: Apache-2.0
#include "cli/article_stream.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <optional>

#include "cli/command.h"
#include "cli/output.h"
#include "weft/core/parallel.h"
#include "weft/extractor/article_reader.h"

namespace weft {
namespace {

// An article on its way, or why it could not be read.
struct Slot {
  std::optional<Article> article;
  Document document;
  std::string error;
};

// All inputs as one stream.
class Inputs {
 public:
  explicit Inputs(const ArticleStreamOptions& options) : options_(options) {}

  bool next(Slot& slot) {
    slot = Slot();
    for (;;) {
      try {
        if (!reader_) {
          if (next_ == options_.inputs.size()) return false;
          reader_ = open_articles(options_.inputs[next_++], {options_.input_format});
        }
        slot.article = reader_->next();
        if (slot.article) return true;
        reader_.reset();
      } catch (const UsageError&) {
        throw;
      } catch (const Error& error) {
        slot.error = error.what();
        return true;
      }
    }
  }

 private:
  const ArticleStreamOptions& options_;
  std::size_t next_ = 0;
  std::unique_ptr<ArticleReader> reader_;
};

// Whether the document was understood.
bool report(const Document& document, bool quiet) {
  bool understood = true;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    const bool error = diagnostic.severity == Diagnostic::Severity::kError;
    if (diagnostic.severity == Diagnostic::Severity::kNote || (quiet && !error)) continue;
    understood = understood && !error;
    say(document.info.id + ": " + diagnostic.message);
  }
  return understood;
}

}  // namespace

void add_article_options(CLI::App& app, ArticleStreamOptions& options) {
  app.add_option("FILE", options.inputs, "files, folders, or - for standard input")
      ->required()
      ->option_text(" ");
  app.add_option("--input-format", options.input_format,
                 "text, html, markdown or jsonl; else by extension, then by content")
      ->option_text("FORMAT");
  app.add_option("--lang", options.extractor.language,
                 "language of every article: ko or en; else found")
      ->option_text("LANG");
  app.add_option_function<std::string>(
         "--model",
         [&options](const std::string& name) { options.extractor.model = *parse_model(name); },
         "accurate (the default) or fast models")
      ->check(CLI::IsMember({"accurate", "fast"}))
      ->option_text("MODEL");
  app.add_option("--models", options.extractor.models,
                 "folder of language packs, instead of those built in")
      ->option_text("FOLDER");
  app.add_option("--ontology", options.extractor.ontology,
                 "file of relations that extends or replaces the one built in")
      ->option_text("FILE");
  app.add_flag("--schema-only", options.extractor.schema_only,
               "leave out relations that the ontology does not know");
  app.add_option("--gazetteer", options.extractor.gazetteer,
                 "names of your own: lines of name, type, id, aliases")
      ->option_text("FILE");
  app.add_option("-j", options.threads, "threads; 0 takes all cores, which is the default")
      ->option_text("N");
  app.add_flag("--quiet", options.quiet, "no warnings");
}

int for_each_document(const ArticleStreamOptions& options, const Extractor& extractor,
                      const std::function<void(const Document&)>& consume) {
  std::ios::sync_with_stdio(false);
  Inputs inputs(options);
  std::vector<Slot> slots(stream_slots(options.threads));
  int exit_code = kExitDone;
  stream_in_order(
      options.threads, [&](std::size_t i) { return inputs.next(slots[i]); },
      [&](std::size_t i) {
        if (slots[i].article) slots[i].document = extractor.extract(std::move(*slots[i].article));
      },
      [&](std::size_t i) {
        if (!slots[i].error.empty()) {
          say(slots[i].error);
          exit_code = kExitInput;
          return;
        }
        if (report(slots[i].document, options.quiet)) {
          consume(slots[i].document);
        } else {
          exit_code = kExitInput;
        }
      });
  return exit_code;
}

}  // namespace weft
