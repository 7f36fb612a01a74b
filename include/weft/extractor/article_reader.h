// SPDX-License-Identifier: Apache-2.0
//
//   auto reader = weft::open_articles("news.jsonl");        // or a folder, or "-" for standard
//   input while (auto article = reader->next()) extractor.extract(std::move(*article));
//
// Readers decode to UTF-8 (from UTF-8, UTF-16, CP949 or what HTML declares) and keep the main text
// only. They stream: JSON lines are held one line at a time, other files one file at a time. A
// reader belongs to one thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "weft/extractor/article.h"

namespace weft {

class ArticleReader {
 public:
  virtual ~ArticleReader() = default;
  // The next article, or nothing at the end. Throws IoError or FormatError naming the place; the
  // reader then stands behind the article that could not be read, and next() may be called again.
  virtual std::optional<Article> next() = 0;
};

struct InputFormat {
  std::string_view name;        // as for --input-format: "text"
  std::string_view extensions;  // lower case, separated by blanks: "txt text"
  std::string_view summary;
};

// All formats, in the order of the documentation.
std::span<const InputFormat> input_formats();

struct ReadOptions {
  // A format's name for all inputs; empty goes by extension, then by content.
  std::string format;
};

// A file, a folder (its articles, sub-folders too, sorted by path; files of no known extension are
// passed over), an archive (tar, zip; read as a folder, in its own order, never unpacked to disk),
// a compressed file (.gz, .zst, .bz2, .xz) or "-" for standard input. Throws UsageError on an
// unknown format, IoError where the path cannot be opened or a folder holds no article.
std::unique_ptr<ArticleReader> open_articles(const std::string& path,
                                             const ReadOptions& options = {});

// An article from bytes in memory; `name` stands for the file in messages and ids. For JSON lines
// the first line counts.
Article read_article(std::string_view bytes, const std::string& name,
                     const ReadOptions& options = {});

}  // namespace weft
