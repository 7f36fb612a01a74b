// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <ostream>
#include <string>
#include <unordered_set>

#include "cli/answers.h"
#include "cli/article_stream.h"
#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/graph_file_claim.h"
#include "cli/kept_articles.h"
#include "cli/messages.h"
#include "cli/rebuild.h"
#include "weft/core/error.h"
#include "weft/core/sha256.h"
#include "weft/export/graph_file.h"
#include "weft/extractor/name_rules_file.h"
#include "weft/graph/graph_builder.h"

namespace weft {
namespace {

struct BuildOptions {
  ArticleStreamOptions articles;
  std::string graph;
  double keep_every = 60;
};

struct Counts {
  std::size_t added = 0;
  std::size_t known = 0;
};

// Merges and saves what the builder holds, and says what became of it.
void finish(const BuildOptions& options, GraphBuilder& builder, const GraphFileLock& lock,
            Counts counts) {
  const Stopwatch merging;
  const Graph graph = built(std::move(builder));
  detail_line() << "names and facts merged in " << merging.seconds() << '\n';
  const Stopwatch saving;
  save(graph, lock);
  detail_line() << options.graph << ": saved in " << saving.seconds() << '\n';
  tell_changed(options.graph,
               counted(counts.added, "article", "articles") + " added, " +
                   std::to_string(counts.known) + " already there",
               graph);
}

// Adds all articles and saves, or with `update` has those that changed replace what they said;
// articles that could not be read make the exit code, not the end.
int weave(const BuildOptions& options, const Extractor& extractor, GraphBuilder& builder,
          const GraphFileLock& lock, bool may_be_empty, bool update) {
  KeptArticles kept(options.graph, options.articles.extractor, options.keep_every);
  // Documents that need not be made again: by their texts, which an update wants under their ids.
  const auto known_as = [&](const std::string& id, const std::string& sha256) {
    return update ? sha256 + id : sha256;
  };
  std::unordered_set<std::string> there;
  for (const GraphDocument& document : builder.documents()) {
    there.insert(known_as(document.info.id, document.sha256));
  }
  Counts counts;
  const auto take = [&](const auto& document, const std::string& sha256) {
    const bool fresh = update ? builder.update(document) : builder.add(document);
    ++(fresh ? counts.added : counts.known);
    if (fresh) kept.keep(sha256, builder);
  };
  const Shortcut shortcut = {
      [&](const Article& article) {
        return kept.find(article) != nullptr ||
               there.count(known_as(article.info.id, sha256_hex(article.text))) != 0;
      },
      [&](const Article& article) {
        const GraphDocument* document = kept.find(article);
        if (document == nullptr) {
          ++counts.known;
        } else {
          take(*document, document->sha256);
        }
      }};
  const Stopwatch reading;
  const int code = for_each_document(
      options.articles, extractor,
      [&](const Document& document) { take(document, sha256_hex(document.text)); }, shortcut);
  if (counts.added + counts.known == 0 && !may_be_empty) {
    throw IoError(options.graph + ": not written, for no article could be read");
  }
  detail_line() << counts.added + counts.known << " articles read in " << reading.seconds() << '\n';
  finish(options, builder, lock, counts);
  kept.forget();
  return code;
}

int run_build(const BuildOptions& options) {
  if (!may_replace(options.graph)) {
    throw UsageError(options.graph + ": is there and is no graph file; choose another name for -o");
  }
  const GraphFileClaim claim(options.graph);
  const Extractor extractor(options.articles.extractor);
  GraphBuilder builder(extractor.ontology(), load_name_rules(options.articles.extractor));
  return weave(options, extractor, builder, claim.lock(), false, false);
}

int run_add(const BuildOptions& options, bool update) {
  check_graph_file(options.graph);  // before a lock leaves a trace beside a file that is none
  const GraphFileClaim claim(options.graph);
  const Extractor extractor(options.articles.extractor);
  GraphBuilder builder(extractor.ontology(), load_name_rules(options.articles.extractor));
  builder.add(loaded(options.graph));  // as it is now that nobody else writes it
  return weave(options, extractor, builder, claim.lock(), true, update);
}

void add_keep_option(CommandParser& parser, BuildOptions& options) {
  parser
      .add_option("--keep-every", options.keep_every,
                  "seconds of work that an interruption may cost; what was read before is kept in "
                  "GRAPH.unfinished for the next run, 60 if not given")
      .not_negative()
      .shown_as("SECONDS");
}

}  // namespace

CommandRunner setup_build(CommandParser& parser) {
  const auto options = std::make_shared<BuildOptions>();
  add_article_options(parser, options->articles);
  parser.add_option("-o", options->graph, "graph file to write").required().shown_as("GRAPH");
  add_keep_option(parser, *options);
  return [options] { return run_build(*options); };
}

namespace {

CommandRunner setup_adding(CommandParser& parser, bool update) {
  const auto options = std::make_shared<BuildOptions>();
  add_graph_option(parser, options->graph);
  add_article_options(parser, options->articles);
  add_keep_option(parser, *options);
  return [options, update] { return run_add(*options, update); };
}

}  // namespace

CommandRunner setup_add(CommandParser& parser) { return setup_adding(parser, false); }
CommandRunner setup_update(CommandParser& parser) { return setup_adding(parser, true); }

}  // namespace weft
