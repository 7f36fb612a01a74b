// SPDX-License-Identifier: Apache-2.0
#include "cli/kept_articles.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "cli/messages.h"
#include "weft/core/error.h"
#include "weft/core/sha256.h"
#include "weft/export/graph_file.h"
#include "weft/extractor/name_rules_file.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMadeBy = "made-by";

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Which program file this is: its size and when it was written, for it is too large to be read.
std::string program_file() {
  const fs::path file = fs::read_symlink("/proc/self/exe");
  return std::to_string(fs::file_size(file)) + " " +
         std::to_string(fs::last_write_time(file).time_since_epoch().count());
}

// Of the program with its models, and of every option that changes what is found.
std::string fingerprint(const ExtractorOptions& options) {
  std::string text = program_file() + "\n" + WEFT_VERSION + "\n" + options.language + "\n" +
                     (options.schema_only ? "schema\n" : "\n") +
                     (options.model == Model::kFast ? "fast\n" : "accurate\n");
  for (const std::string& file : {options.ontology, options.gazetteer}) {
    text += file.empty() ? "\n" : sha256_hex(bytes_of(file)) + "\n";
  }
  if (!options.models.empty()) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(options.models)) {
      if (entry.is_regular_file()) files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) text += file + " " + sha256_hex(bytes_of(file)) + "\n";
  }
  return sha256_hex(text);
}

}  // namespace

KeptArticles::KeptArticles(const std::string& graph, const ExtractorOptions& options,
                           double seconds)
    : folder_(graph + ".unfinished"),
      options_(options),
      interval_(seconds),
      last_(std::chrono::steady_clock::now()) {
  if (fs::exists(folder_)) load();
}

void KeptArticles::load() {
  made_by_ = fingerprint(options_);
  if (bytes_of(fs::path(folder_) / kMadeBy) != made_by_) {
    notice(folder_ + ": left by another version or other options; it is not used");
    forget();
    return;
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    if (entry.path().extension() == ".db") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    const Graph part = load_graph(file.string());
    for (const GraphDocument& document : part.documents()) {
      kept_.emplace(document.sha256, document);
    }
  }
  parts_ = files.size();
  notice(folder_ + ": going on with " + std::to_string(kept_.size()) +
         " articles of a run that was interrupted");
}

const GraphDocument* KeptArticles::find(const Article& article) const {
  if (kept_.empty()) return nullptr;
  const auto found = kept_.find(sha256_hex(article.text));
  if (found == kept_.end()) return nullptr;
  const ArticleInfo& info = found->second.info;
  const bool same = info.id == article.info.id && info.title == article.info.title &&
                    info.url == article.info.url && info.published == article.info.published &&
                    info.author == article.info.author && info.publisher == article.info.publisher;
  return same ? &found->second : nullptr;
}

void KeptArticles::keep(const std::string& sha256, const GraphBuilder& builder) {
  if (kept_.count(sha256) == 0) fresh_.insert(sha256);
  if (std::chrono::steady_clock::now() - last_ < interval_) return;
  settle();
  std::vector<GraphDocument> documents;
  for (const GraphDocument& document : builder.documents()) {
    if (fresh_.count(document.sha256) != 0) documents.push_back(document);
  }
  fresh_.clear();
  if (!documents.empty()) {
    // Meanwhile articles are read on.
    saving_ = std::async(std::launch::async,
                         [this, documents = std::move(documents)] { return save(documents); });
  }
  last_ = std::chrono::steady_clock::now();
}

std::size_t KeptArticles::save(const std::vector<GraphDocument>& documents) {
  const Extractor extractor(options_);
  GraphBuilder part(extractor.ontology(), load_name_rules(options_));
  for (const GraphDocument& document : documents) part.add(document);
  const Graph graph = std::move(part).build();
  fs::create_directories(folder_);
  if (made_by_.empty()) made_by_ = fingerprint(options_);
  std::ofstream(fs::path(folder_) / kMadeBy, std::ios::binary) << made_by_;
  std::string number = std::to_string(++parts_);
  number.insert(0, 6 - std::min<std::size_t>(6, number.size()), '0');
  save_graph(graph, (fs::path(folder_) / (number + ".db")).string());
  return documents.size();
}

void KeptArticles::settle() {
  if (!saving_.valid()) return;
  detail_line() << folder_ << ": " << saving_.get() << " articles kept\n";
}

void KeptArticles::forget() {
  if (saving_.valid()) saving_.wait();  // whether it went well matters no more
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

}  // namespace weft
