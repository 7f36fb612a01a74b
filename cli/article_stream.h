// SPDX-License-Identifier: Apache-2.0
//
// What extract, build and add share: articles of all inputs in, documents out, in order, whatever
// the number of threads.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "weft/core/document.h"
#include "weft/extractor/extractor.h"

namespace weft {

class CommandParser;

struct ArticleStreamOptions {
  std::vector<std::string> inputs;  // files, folders, "-"
  std::string input_format;         // empty: by extension, then content
  ExtractorOptions extractor;
  bool strict = false;  // the first article that cannot be read ends the work
};

// For articles that need not be read again.
struct Shortcut {
  std::function<bool(const Article&)> takes;    // safe to call from many threads
  std::function<void(const Article&)> consume;  // in their turn, instead of their documents
};

// Adds the inputs, --input-format, --lang, --model, --models, --ontology, --schema-only,
// --gazetteer, --strict.
void add_article_options(CommandParser& parser, ArticleStreamOptions& options);

// Calls `consume` with each document, on this thread, in the order of the inputs. An article that
// cannot be read or is in no known language is told on standard error and passed over; gives
// kExitInput then, else kExitDone. Throws IoError there with --strict.
int for_each_document(const ArticleStreamOptions& options, const Extractor& extractor,
                      const std::function<void(const Document&)>& consume,
                      const Shortcut& shortcut = {});

}  // namespace weft
