// SPDX-License-Identifier: Apache-2.0
//
// What the formats share: an Article from one decoded text, and the tools to build one block by
// block.
#pragma once

#include <string>
#include <string_view>

#include "weft/extractor/article.h"

namespace weft {

// Appends blocks to an article, separated by newlines, so that spans and text agree.
class ArticleBuilder {
 public:
  explicit ArticleBuilder(Article& article) : article_(article) {}
  // Blanks are folded, empty text adds nothing.
  void add(std::string_view text, BlockKind kind);

 private:
  Article& article_;
};

// `text` is decoded. `name` is the file's, for messages. The id is left to the caller.
Article read_plain_text(std::string text);
Article read_markdown(std::string_view text);
Article read_html(const std::string& text);
// Throws FormatError with the line.
Article read_json_line(std::string_view line, const std::string& name, std::size_t line_number);

// The charset that an HTML page declares of itself, or empty.
std::string html_charset(std::string_view bytes);

// Sets a field that is named as in JSON lines, front matter or <meta>; unknown names are ignored.
void set_info(ArticleInfo& info, std::string_view key, std::string_view value);

// Every run of white space as one blank, none at the ends.
std::string fold_blanks(std::string_view text);
std::string_view trim_blanks(std::string_view text);

}  // namespace weft
