// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/article_reader.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "extractor/read/archive.h"
#include "extractor/read/article_formats.h"
#include "weft/core/encoding.h"
#include "weft/core/lines.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

constexpr std::array<InputFormat, 4> kFormats = {{
    {"text", "txt text", "plain text, a paragraph a line or between blank lines"},
    {"markdown", "md markdown mkd", "Markdown, with or without front matter"},
    {"html", "html htm xhtml", "a web page; its main text"},
    {"jsonl", "jsonl ndjson",
     "JSON lines: {\"id\", \"text\", \"lang\", \"title\", \"url\", \"published\"}"},
}};

constexpr std::string_view kStandardInput = "standard input";
constexpr const char* kWhatArticlesAre =
    "they end in .txt, .md, .html or .jsonl, also with .gz or .zst, or are archives (.tar.gz, "
    ".zip)";

std::string names_of_formats() {
  std::string names;
  for (const InputFormat& format : kFormats) {
    names += (names.empty() ? "" : ", ") + std::string(format.name);
  }
  return names;
}

void check_format(std::string_view name) {
  const bool known =
      name.empty() || std::any_of(kFormats.begin(), kFormats.end(),
                                  [&](const InputFormat& f) { return f.name == name; });
  if (known) return;
  throw UsageError("unknown input format '" + std::string(name) +
                   "'; there are: " + names_of_formats());
}

std::string_view format_of_extension(const fs::path& path) {
  std::string extension = to_lower(path.extension().string());
  if (extension.empty()) return {};
  extension.erase(0, 1);
  for (const InputFormat& format : kFormats) {
    std::istringstream words{std::string(format.extensions)};
    for (std::string word; words >> word;) {
      if (word == extension) return format.name;
    }
  }
  return {};
}

std::string_view format_of_content(std::string_view text) {
  const std::string_view start = trim_blanks(text.substr(0, 4096));
  const std::string head = to_lower(start.substr(0, find_invalid_utf8(start)));
  if (head.starts_with("{") && head.find("\"text\"") != std::string::npos) return "jsonl";
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<head", "<body", "<article", "<?xml", "<div", "<p>"}) {
    if (head.starts_with(tag)) return "html";
  }
  if (head.starts_with("---\n") || head.starts_with("# ") ||
      head.find("\n## ") != std::string::npos) {
    return "markdown";
  }
  return "text";
}

// What is made of a text takes about 200 times its size.
constexpr std::size_t kLargestArticle = std::size_t{32} << 20U;

[[noreturn]] void fail_too_large(const std::string& name, std::optional<std::size_t> line) {
  throw FormatError({name, line, {}, {}},
                    "an article larger than 32 MiB; split it into articles (JSON lines)");
}

// Never holds much more than an article may have, however much there is to read.
std::string all_of(std::istream& in, const std::string& name) {
  constexpr std::size_t kPiece = std::size_t{1} << 20U;
  std::string bytes;
  while (in && bytes.size() <= kLargestArticle) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kPiece);
    in.read(bytes.data() + size, static_cast<std::streamsize>(kPiece));
    bytes.resize(size + static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) throw IoError(name + ": reading failed; check the disk and try again");
  if (bytes.size() > kLargestArticle) fail_too_large(name, {});
  return bytes;
}

Article article_of(std::string_view bytes, const std::string& name, std::string_view format) {
  if (bytes.size() > kLargestArticle) fail_too_large(name, {});
  const std::string declared = html_charset(bytes);
  DecodedText decoded = decode_text(bytes, declared, name);
  if (trim_blanks(decoded.text).empty()) {
    throw FormatError({name, {}, {}, {}}, "the file is empty; give an article with text");
  }
  if (format.empty()) format = format_of_content(decoded.text);
  Article article;
  if (format == "html") {
    article = read_html(decoded.text);
  } else if (format == "markdown") {
    article = read_markdown(decoded.text);
  } else if (format == "jsonl") {
    article = read_json_line(decoded.text.substr(0, decoded.text.find('\n')), name, 1);
  } else {
    article = read_plain_text(std::move(decoded.text));
  }
  if (trim_blanks(article.text).empty()) {
    article.diagnostics.push_back(
        {Diagnostic::Severity::kWarning, "no main text was found; try --input-format text"});
  }
  return article;
}

// The id that a document goes by when its input gives none.
void complete_id(ArticleInfo& info, const std::string& fallback) {
  if (info.id.empty()) info.id = info.url.empty() ? fallback : info.url;
}

// One article from a whole stream.
class WholeReader : public ArticleReader {
 public:
  WholeReader(std::unique_ptr<std::istream> owned, std::istream& in, std::string name,
              std::string id, std::string_view format)
      : owned_(std::move(owned)),
        in_(in),
        name_(std::move(name)),
        id_(std::move(id)),
        format_(format) {}

  std::optional<Article> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    Article article = article_of(all_of(in_, name_), name_, format_);
    complete_id(article.info, id_);
    return article;
  }

 private:
  std::unique_ptr<std::istream> owned_;
  std::istream& in_;
  std::string name_;
  std::string id_;
  std::string_view format_;
  bool done_ = false;
};

class JsonLinesReader : public ArticleReader {
 public:
  JsonLinesReader(std::unique_ptr<std::istream> owned, std::istream& in, std::string name,
                  std::string id)
      : owned_(std::move(owned)), in_(in), name_(std::move(name)), id_(std::move(id)) {}

  std::optional<Article> next() override {
    std::string line;
    for (LineState state; (state = read_line(in_, line)) != LineState::kEnd;) {
      ++line_number_;
      if (state == LineState::kTooLong) fail_too_large(name_, line_number_);
      const std::size_t start = offset_;
      offset_ += line.size() + 1;
      if (trim_blanks(line).empty()) continue;
      any_ = true;
      const std::string text = decoded(line, start);
      Article article = read_json_line(trim_blanks(text), name_, line_number_);
      if (article.text.size() > kLargestArticle) fail_too_large(name_, line_number_);
      if (trim_blanks(article.text).empty()) {
        article.diagnostics.push_back(
            {Diagnostic::Severity::kWarning, "the article's text is empty"});
      }
      complete_id(article.info, id_ + ":" + std::to_string(line_number_));
      return article;
    }
    if (in_.bad() && !failed_) {
      failed_ = any_ = true;
      throw IoError(name_ + ": reading failed; check the disk and try again");
    }
    if (!any_) {
      any_ = true;
      throw FormatError({name_, {}, {}, {}},
                        "the file is empty; give a JSON object with a \"text\" a line");
    }
    return std::nullopt;
  }

 private:
  std::string decoded(const std::string& line, std::size_t start) const {
    try {
      return decode_text(line, "", name_).text;
    } catch (const FormatError& error) {
      const std::string what = error.what();
      const std::size_t message = what.rfind(": ");
      throw FormatError({name_, line_number_, {}, start + error.place().offset.value_or(0)},
                        message == std::string::npos ? what : what.substr(message + 2));
    }
  }

  std::unique_ptr<std::istream> owned_;
  std::istream& in_;
  std::string name_;
  std::string id_;
  std::size_t line_number_ = 0;
  std::size_t offset_ = 0;
  bool any_ = false;
  bool failed_ = false;
};

// Looks at the first byte only, so that a filter's first line is answered before its second comes.
std::unique_ptr<ArticleReader> reader_of(std::unique_ptr<std::istream> owned, std::istream& in,
                                         const std::string& name, const std::string& id,
                                         std::string_view format) {
  if (format.empty() && in.peek() == '{') format = "jsonl";
  if (format != "jsonl")
    return std::make_unique<WholeReader>(std::move(owned), in, name, id, format);
  const int first = in.peek();
  if (first == 0xFF || first == 0xFE) {  // UTF-16 has no single-byte newline to read by
    auto text = std::make_unique<std::istringstream>(decode_text(all_of(in, name), "", name).text);
    std::istream& decoded = *text;
    return std::make_unique<JsonLinesReader>(std::move(text), decoded, name, id);
  }
  return std::make_unique<JsonLinesReader>(std::move(owned), in, name, id);
}

// The files of an archive in turn, each as an article or as JSON lines.
class ArchiveReader : public ArticleReader {
 public:
  // `id` stands before the names of entries; a file that was compressed alone has no name within,
  // and goes by `inner`, its own without the ending.
  ArchiveReader(const fs::path& path, std::string id, const std::string& inner,
                std::string_view format)
      : path_(path.string()),
        id_(std::move(id)),
        single_(!inner.empty()),
        format_(format),
        archive_(path_) {
    if (single_ && format_.empty()) format_ = format_of_extension(inner);
  }

  std::optional<Article> next() override {
    while (!done_) {
      if (!current_ && !open_next()) break;
      try {
        if (auto article = current_->next()) return article;
        current_.reset();
      } catch (const Error&) {
        if (!archive_.damaged()) throw;  // an article is; the archive goes on behind it
        current_.reset();
        done_ = true;
        archive_.fail();
      }
    }
    return std::nullopt;
  }

 private:
  bool open_next() {
    std::string entry;
    for (;;) {
      done_ = true;  // stays so where next() throws
      if (!archive_.next(entry)) break;
      done_ = false;
      const std::string_view format = format_.empty() ? format_of_extension(entry) : format_;
      if (!single_ && format.empty()) continue;
      any_ = true;
      const std::string name = single_ ? path_ : path_ + "/" + entry;
      current_ =
          reader_of(nullptr, archive_.contents(), name, single_ ? id_ : id_ + "/" + entry, format);
      return true;
    }
    if (any_) return false;
    throw IoError(path_ + ": no articles in this archive; " + kWhatArticlesAre);
  }

  std::string path_;
  std::string id_;
  bool single_;
  std::string_view format_;
  Archive archive_;
  std::unique_ptr<ArticleReader> current_;
  bool any_ = false;
  bool done_ = false;
};

std::unique_ptr<ArticleReader> open_file(const fs::path& path, const std::string& id,
                                         std::string_view format) {
  std::string inner;
  if (is_archive(path.string(), inner)) {
    const std::size_t ending = path.string().size() - inner.size();
    const std::string own = inner.empty() ? id : id.substr(0, id.size() - ending);
    return std::make_unique<ArchiveReader>(path, own, inner, format);
  }
  errno = 0;
  auto in = std::make_unique<std::ifstream>(path, std::ios::binary);
  if (!*in) {
    const std::string cause = errno == 0 ? "cannot be opened" : std::strerror(errno);
    throw IoError(path.string() + ": " + cause + "; check the name and the permissions");
  }
  if (format.empty()) format = format_of_extension(path);
  std::istream& stream = *in;
  return reader_of(std::move(in), stream, path.string(), id, format);
}

// Whether a file of a folder is one to read: an archive, or of a known ending, compressed or not.
bool is_article_file(const fs::path& path) {
  std::string inner;
  if (!is_archive(path.string(), inner)) return !format_of_extension(path).empty();
  return inner.empty() || !format_of_extension(inner).empty();
}

void check_may_list(const fs::path& folder) {
  if (access(folder.c_str(), R_OK | X_OK) != 0) {
    throw IoError(folder.string() + ": " + std::strerror(errno) + "; check the permissions");
  }
}

// The articles of a folder, one file after the other. A folder within it that may not be read is
// told in its turn, as a file would be.
class FolderReader : public ArticleReader {
 public:
  FolderReader(const fs::path& folder, std::string_view format) : folder_(folder), format_(format) {
    check_may_list(folder);
    std::error_code unknown;
    for (const auto& entry :
         fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied)) {
      const bool shut =
          entry.is_directory(unknown) && access(entry.path().c_str(), R_OK | X_OK) != 0;
      const bool article = entry.is_regular_file(unknown) && is_article_file(entry.path());
      if (shut || article) files_.push_back(entry.path());
    }
    std::sort(files_.begin(), files_.end());
    if (files_.empty()) {
      throw IoError(folder.string() + ": no articles in this folder; " + kWhatArticlesAre);
    }
  }

  std::optional<Article> next() override {
    for (;;) {
      if (!current_) {
        if (next_ == files_.size()) return std::nullopt;
        const fs::path& path = files_[next_++];
        if (fs::is_directory(path)) check_may_list(path);
        current_ = open_file(path, path.lexically_relative(folder_).generic_string(), format_);
      }
      if (auto article = current_->next()) return article;
      current_.reset();
    }
  }

 private:
  fs::path folder_;
  std::string_view format_;
  std::vector<fs::path> files_;
  std::size_t next_ = 0;
  std::unique_ptr<ArticleReader> current_;
};

std::string_view stored_name(std::string_view format) {
  for (const InputFormat& row : kFormats) {
    if (row.name == format) return row.name;
  }
  return {};
}

}  // namespace

std::span<const InputFormat> input_formats() { return kFormats; }

std::unique_ptr<ArticleReader> open_articles(const std::string& path, const ReadOptions& options) {
  check_format(options.format);
  const std::string_view format = stored_name(options.format);
  if (path == "-")
    return reader_of(nullptr, std::cin, std::string(kStandardInput), "stdin", format);
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) {
    throw IoError(path + ": there is no such file or folder; check the name");
  }
  if (fs::is_directory(status)) return std::make_unique<FolderReader>(path, format);
  return open_file(path, fs::path(path).filename().string(), format);
}

Article read_article(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  check_format(options.format);
  std::string_view format = stored_name(options.format);
  if (format.empty()) format = format_of_extension(name);
  Article article = article_of(bytes, name, format);
  complete_id(article.info, fs::path(name).filename().string());
  return article;
}

}  // namespace weft
