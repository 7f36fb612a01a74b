// SPDX-License-Identifier: Apache-2.0
//
// Long work that is interrupted goes on where it was: from time to time what was read so far is
// kept in a folder beside the graph file, and the next run takes it from there instead of reading
// the articles again. Only a run of the same program with the same options does; the result is the
// same as without.
#pragma once

#include <chrono>
#include <future>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "weft/extractor/article.h"
#include "weft/extractor/extractor.h"
#include "weft/graph/graph_builder.h"

namespace weft {

class KeptArticles {
 public:
  // `graph` is the file that the work is for. Reads what an earlier run left, and throws away what
  // another program or other options left.
  KeptArticles(const std::string& graph, const ExtractorOptions& options, double seconds);
  KeptArticles(const KeptArticles&) = delete;
  KeptArticles& operator=(const KeptArticles&) = delete;

  // What an earlier run made of the article, or null. Safe from many threads.
  const GraphDocument* find(const Article& article) const;
  std::size_t size() const { return kept_.size(); }

  // To be called after every article that is new to the builder: keeps the documents of all such
  // since the last time, if it is time to, on a thread of its own; throws what went wrong there the
  // next time.
  void keep(const std::string& sha256, const GraphBuilder& builder);
  // The work is done: nothing needs to be kept.
  void forget();

 private:
  void load();
  std::size_t save(const std::vector<GraphDocument>& documents);  // gives how many
  void settle();

  std::string folder_;
  const ExtractorOptions& options_;
  std::chrono::duration<double> interval_;
  std::chrono::steady_clock::time_point last_;
  std::string made_by_;  // empty until it is needed
  std::size_t parts_ = 0;
  std::unordered_set<std::string> fresh_;      // sha256 of what is to be kept next
  std::map<std::string, GraphDocument> kept_;  // by sha256 of the text
  std::future<std::size_t> saving_;            // ends before what it uses goes
};

}  // namespace weft
