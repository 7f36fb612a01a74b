// SPDX-License-Identifier: Apache-2.0
#include "cli/article_stream.h"

#include <glob.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>

#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "weft/core/parallel.h"
#include "weft/core/terminal.h"
#include "weft/core/utf8.h"
#include "weft/extractor/article_reader.h"

namespace weft {
namespace {

// An article on its way, or why it could not be read.
struct Slot {
  std::optional<Article> article;
  Document document;
  std::string error;
  bool known = false;
};

// What a pattern that the shell left alone stands for; a name that is there is no pattern.
std::vector<std::string> expanded(const std::vector<std::string>& inputs) {
  std::vector<std::string> paths;
  for (const std::string& input : inputs) {
    glob_t found = {};
    const bool pattern = input.find_first_of("*?[") != std::string::npos &&
                         !std::filesystem::exists(input) &&
                         glob(input.c_str(), 0, nullptr, &found) == 0;
    if (pattern) paths.insert(paths.end(), found.gl_pathv, found.gl_pathv + found.gl_pathc);
    if (!pattern) paths.push_back(input);
    globfree(&found);
  }
  return paths;
}

// All inputs as one stream.
class Inputs {
 public:
  explicit Inputs(const ArticleStreamOptions& options)
      : format_(options.input_format), inputs_(expanded(options.inputs)) {}

  bool next(Slot& slot) {
    slot = Slot();
    for (;;) {
      try {
        if (!reader_) {
          if (next_ == inputs_.size()) return false;
          reader_ = open_articles(inputs_[next_++], {format_});
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
  std::string format_;
  std::vector<std::string> inputs_;
  std::size_t next_ = 0;
  std::unique_ptr<ArticleReader> reader_;
};

// The stage that an article reached last, for Progress.
class LastStage {
 public:
  void set(std::string_view stage) {
    const std::lock_guard lock(mutex_);
    name_ = stage;
  }
  std::string name() const {
    const std::lock_guard lock(mutex_);
    return name_;
  }

 private:
  mutable std::mutex mutex_;
  std::string name_;
};

LastStage& last_stage() {
  static LastStage stage;
  return stage;
}

// How many articles files and folders hold, by their names and lines; 0 where that is not known.
std::size_t articles_in(const std::vector<std::string>& inputs) {
  namespace fs = std::filesystem;
  std::size_t count = 0;
  bool known = true;
  const auto add = [&](const fs::path& file) {
    const std::string kind = to_lower(file.extension().string());
    if (kind == ".jsonl" || kind == ".ndjson") {
      std::ifstream in(file, std::ios::binary);
      count += static_cast<std::size_t>(
          std::count(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>(), '\n'));
    } else {
      constexpr std::string_view kOne = " .txt .text .md .markdown .mkd .html .htm .xhtml ";
      known = known && !kind.empty() && kOne.find(" " + kind + " ") != std::string_view::npos;
      ++count;
    }
  };
  std::error_code error;
  for (const std::string& input : inputs) {
    if (fs::is_directory(input, error)) {
      // Nothing here may throw: it is for the progress alone, on a thread of its own.
      constexpr auto kSkip = fs::directory_options::skip_permission_denied;
      for (auto it = fs::recursive_directory_iterator(input, kSkip, error);
           !error && it != fs::end(it); it.increment(error)) {
        if (it->is_regular_file(error)) add(it->path());
      }
    } else {
      known = known && fs::is_regular_file(input, error);
      if (known) add(input);
    }
  }
  return known && !error ? count : 0;
}

[[noreturn]] void stop(const std::string& message) {
  throw IoError(message + "; stopped, as --strict asks");
}

// Whether the document was understood.
bool report(const Document& document, bool strict) {
  bool understood = true;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    const bool error = diagnostic.severity == Diagnostic::Severity::kError;
    const bool note = diagnostic.severity == Diagnostic::Severity::kNote;
    understood = understood && !error;
    const std::string message = document.info.id + ": " + diagnostic.message;
    if (error && strict) stop(message);
    std::ostream& line = error ? error_line() : note ? detail_line() : notice_line();
    line << terminal_text(message) << '\n';
  }
  return understood;
}

}  // namespace

void add_article_options(CommandParser& parser, ArticleStreamOptions& options) {
  options.extractor.on_stage = [](std::string_view stage) { last_stage().set(stage); };
  parser.add_option("FILE", options.inputs, "files, folders, or - for standard input")
      .required()
      .shown_as(" ");
  parser
      .add_option("--input-format", options.input_format,
                  "of all inputs; else by extension, then by content")
      .shown_as("text|html|markdown|jsonl");
  parser.add_option("--lang", options.extractor.language, "language of every article; else found")
      .shown_as("ko|en");
  parser
      .add_option_function<std::string>(
          "--model",
          [&options](const std::string& name) { options.extractor.model = *parse_model(name); },
          "accurate (the default) or fast models")
      .one_of({"accurate", "fast"})
      .shown_as("MODEL");
  parser
      .add_option("--models", options.extractor.models,
                  "folder of language packs, instead of those built in")
      .shown_as("FOLDER");
  parser
      .add_option("--ontology", options.extractor.ontology,
                  "file of relations that extends or replaces the one built in")
      .shown_as("FILE");
  parser.add_flag("--schema-only", options.extractor.schema_only,
                  "leave out relations that the ontology does not know");
  parser
      .add_option("--gazetteer", options.extractor.gazetteer,
                  "names of your own: lines of name, type, id, aliases")
      .shown_as("FILE");
  parser.add_flag("--strict", options.strict,
                  "stop at the first article that cannot be read, instead of passing over it");
}

int for_each_document(const ArticleStreamOptions& options, const Extractor& extractor,
                      const std::function<void(const Document&)>& consume,
                      const Shortcut& shortcut) {
  std::ios::sync_with_stdio(false);
  Inputs inputs(options);
  std::vector<Slot> slots(stream_slots(common_options().threads));
  int exit_code = kExitDone;
  std::atomic<std::size_t> done = 0;
  const Progress progress(
      "reading", "articles", [&] { return done.load(); },
      [&] { return articles_in(expanded(options.inputs)); }, [] { return last_stage().name(); });
  stream_in_order(
      common_options().threads, [&](std::size_t i) { return inputs.next(slots[i]); },
      [&](std::size_t i) {
        Slot& slot = slots[i];
        slot.known = slot.article && shortcut.takes && shortcut.takes(*slot.article);
        if (slot.article && !slot.known)
          slot.document = extractor.extract(std::move(*slot.article));
      },
      [&](std::size_t i) {
        ++done;
        if (!slots[i].error.empty()) {
          if (options.strict) stop(slots[i].error);
          say(slots[i].error);
          exit_code = kExitInput;
          return;
        }
        if (slots[i].known) return shortcut.consume(*slots[i].article);
        if (report(slots[i].document, options.strict)) {
          consume(slots[i].document);
        } else {
          exit_code = kExitInput;
        }
      });
  return exit_code;
}

}  // namespace weft
