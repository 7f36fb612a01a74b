// SPDX-License-Identifier: Apache-2.0
//
// Markdown as articles use it: front matter, headings, lists, quotes, links, emphasis, code. Code,
// tables and HTML comments are left out, since they are no sentences. The Article's text is what
// remains, so spans refer to it and not to the source.
#include <algorithm>

#include "extractor/read/article_formats.h"

namespace weft {
namespace {

bool is_punctuation_byte(char c) {
  return c > ' ' && c < 0x7F && std::isalnum(static_cast<unsigned char>(c)) == 0;
}

bool is_word_byte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::size_t kLongestLink = 8192;  // bytes; a bracket that closes later opens no link

// "[words](url)" and "[words][ref]" to the words; an image to nothing. Returns the end of the link,
// or `begin` where there is none.
std::size_t skip_link(std::string_view text, std::size_t begin, std::string_view& words) {
  text = text.substr(0, begin + kLongestLink);
  const std::size_t close = text.find(']', begin);
  if (close == std::string_view::npos || close + 1 >= text.size()) return begin;
  const char open = text[close + 1];
  if (open != '(' && open != '[') return begin;
  const std::size_t end = text.find(open == '(' ? ')' : ']', close + 1);
  if (end == std::string_view::npos) return begin;
  words = text.substr(begin + 1, close - begin - 1);
  return end + 1;
}

std::string plain_inline(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : ' ';
    std::string_view words;
    if (c == '\\' && is_punctuation_byte(next)) {
      out += next;
      i += 2;
    } else if (c == '!' && next == '[') {
      const std::size_t end = skip_link(text, i + 1, words);
      if (end == i + 1) out += c;
      i = std::max(end, i + 1);
    } else if (c == '[' && skip_link(text, i, words) != i) {
      i = skip_link(text, i, words);
      out += plain_inline(words);
    } else if (c == '<' && (is_word_byte(next) || next == '/' || next == '!') &&
               text.substr(i, kLongestLink).find('>') != std::string_view::npos) {
      const std::size_t end = text.find('>', i);
      const std::string_view inside = text.substr(i + 1, end - i - 1);
      if (inside.starts_with("http")) out += inside;
      i = end + 1;
    } else if (c == '*' || c == '`') {
      // A lone star between blanks is a star; all others are marks.
      const bool lone = c == '*' && next == ' ' && (i == 0 || text[i - 1] == ' ');
      if (lone) out += c;
      ++i;
    } else if (c == '_' && !(i > 0 && is_word_byte(text[i - 1]) && is_word_byte(next))) {
      ++i;  // an underscore inside a word is part of it
    } else if (c == '~' && next == '~') {
      i += 2;
    } else {
      out += c;
      ++i;
    }
  }
  return out;
}

class MarkdownReader {
 public:
  Article run(std::string_view text) {
    text = take_front_matter(text);
    while (!text.empty()) {
      const std::size_t newline = text.find('\n');
      std::string_view line = text.substr(0, newline);
      text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      take(line);
    }
    flush();
    return std::move(article_);
  }

 private:
  // "---", then "key: value" lines, then "---".
  std::string_view take_front_matter(std::string_view text) {
    if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return text;
    const std::size_t end = text.find("\n---", 3);
    if (end == std::string_view::npos) return text;
    std::string_view matter = text.substr(text.find('\n') + 1, end - text.find('\n'));
    while (!matter.empty()) {
      const std::size_t newline = matter.find('\n');
      const std::string_view line = matter.substr(0, newline);
      matter.remove_prefix(newline == std::string_view::npos ? matter.size() : newline + 1);
      const std::size_t colon = line.find(':');
      if (colon == std::string_view::npos) continue;
      std::string_view value = trim_blanks(line.substr(colon + 1));
      if (value.size() >= 2 &&
          (value.front() == '"' || value.front() == '\'' || value.front() == '[')) {
        value = value.substr(1, value.size() - 2);
      }
      set_info(article_.info, trim_blanks(line.substr(0, colon)), value);
    }
    const std::size_t after = text.find('\n', end + 1);
    return after == std::string_view::npos ? std::string_view() : text.substr(after + 1);
  }

  void take(std::string_view line) {
    const std::string_view content = trim_blanks(line);
    if (content.starts_with("```") || content.starts_with("~~~")) {
      flush();
      in_code_ = !in_code_;
    } else if (in_code_) {
      return;
    } else if (take_comment(content)) {
      return;
    } else if (content.empty()) {
      flush();
    } else if (is_rule(content)) {
      take_rule(content);
    } else if (content.starts_with('|')) {
      flush();  // a table
    } else if (paragraph_.empty() && (line.starts_with("    ") || line.starts_with('\t')) &&
               kind_ != BlockKind::kListItem) {
      return;  // indented code
    } else {
      take_words(content);
    }
  }

  bool take_comment(std::string_view content) {
    if (!in_comment_ && !content.starts_with("<!--")) return false;
    in_comment_ = content.find("-->") == std::string_view::npos;
    return true;
  }

  static bool is_rule(std::string_view content) {
    return content.size() >= 3 &&
           content.find_first_not_of(content.substr(0, 1)) == std::string_view::npos &&
           std::string_view("-=*_").find(content.front()) != std::string_view::npos;
  }

  // A row of '=' or '-' under a line makes that line a heading.
  void take_rule(std::string_view content) {
    const bool underline = content.front() == '=' || content.front() == '-';
    if (underline && !paragraph_.empty()) add_heading(paragraph_, content.front() == '=' ? 1 : 2);
    paragraph_.clear();
  }

  void take_words(std::string_view content) {
    while (content.starts_with('>')) content = trim_blanks(content.substr(1));
    const std::size_t hashes = content.find_first_not_of('#');
    if (hashes != std::string_view::npos && hashes > 0 && hashes <= 6 && content[hashes] == ' ') {
      flush();
      std::string_view words = trim_blanks(content.substr(hashes));
      while (words.ends_with('#')) words.remove_suffix(1);
      add_heading(words, hashes);
      return;
    }
    const std::size_t marker = list_marker(content);
    if (marker > 0) {
      flush();
      kind_ = BlockKind::kListItem;
      content = trim_blanks(content.substr(marker));
    }
    if (!paragraph_.empty()) paragraph_ += ' ';
    paragraph_ += content;
  }

  // Length of "- ", "* ", "+ ", "12. " or "3) ", or 0.
  static std::size_t list_marker(std::string_view content) {
    if (content.size() > 1 &&
        std::string_view("-*+").find(content.front()) != std::string_view::npos) {
      return content[1] == ' ' ? 2 : 0;
    }
    const std::size_t digits = content.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string_view::npos || digits > 3) return 0;
    const bool marked = content[digits] == '.' || content[digits] == ')';
    return marked && digits + 1 < content.size() && content[digits + 1] == ' ' ? digits + 2 : 0;
  }

  void add_heading(std::string_view words, std::size_t level) {
    const std::string plain = plain_inline(words);
    if (level == 1 && article_.info.title.empty()) article_.info.title = fold_blanks(plain);
    ArticleBuilder(article_).add(plain, BlockKind::kHeading);
    paragraph_.clear();
  }

  void flush() {
    ArticleBuilder(article_).add(plain_inline(paragraph_), kind_);
    paragraph_.clear();
    kind_ = BlockKind::kParagraph;
  }

  Article article_;
  std::string paragraph_;
  BlockKind kind_ = BlockKind::kParagraph;
  bool in_code_ = false;
  bool in_comment_ = false;
};

}  // namespace

Article read_markdown(std::string_view text) { return MarkdownReader().run(text); }

}  // namespace weft
