// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "weft/core/utf8.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

constexpr std::string_view kHint =
    "a pattern is SUBJECT RELATION OBJECT, with _ for what you look for and \"\" around names with "
    "blanks";

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct Lexeme {
  std::vector<std::string> alternatives;
  bool quoted = false;
  std::size_t offset = 0;

  bool is(std::string_view text) const {
    return !quoted && alternatives.size() == 1 && alternatives[0] == text;
  }
};

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<Lexeme> lexemes() {
    std::vector<Lexeme> out;
    while (true) {
      while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
      if (at_ == text_.size()) return out;
      out.push_back(lexeme());
    }
  }

 private:
  Lexeme lexeme() {
    Lexeme token;
    token.offset = at_;
    token.alternatives.emplace_back();
    while (at_ < text_.size() && !is_blank(text_[at_])) {
      const char c = text_[at_];
      // An apostrophe inside a word is a letter of it.
      if (c == '"' || (c == '\'' && token.alternatives.back().empty())) {
        token.alternatives.back() += quoted();
        token.quoted = true;
      } else if (c == '|') {
        require_word(token);
        token.alternatives.emplace_back();
        ++at_;
      } else {
        token.alternatives.back().push_back(c);
        ++at_;
      }
    }
    require_word(token);
    return token;
  }

  void require_word(const Lexeme& token) const {
    if (!token.alternatives.back().empty()) return;
    throw QuerySyntaxError(text_, token.offset, "a name is empty; write _ for anything");
  }

  std::string quoted() {
    const std::size_t begin = at_;
    const std::size_t end = text_.find(text_[at_], at_ + 1);
    if (end == std::string_view::npos) {
      throw QuerySyntaxError(text_, begin, "this quotation mark is never closed");
    }
    at_ = end + 1;
    return std::string(text_.substr(begin + 1, end - begin - 1));
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

QueryTerm make_term(std::string_view text, const Lexeme& token, bool relation) {
  QueryTerm term;
  term.offset = token.offset;
  if (token.is("_") || token.is("?")) return term;
  if (!relation && token.alternatives.size() > 1) {
    throw QuerySyntaxError(text, token.offset,
                           "'|' joins relations only; put quotes around a name with '|'");
  }
  term.words = token.alternatives;
  term.kind = QueryTerm::Kind::kWords;
  if (!token.quoted && token.alternatives.size() == 1 && token.alternatives[0][0] == '?') {
    term.kind = QueryTerm::Kind::kVariable;
    term.words[0].erase(0, 1);
  }
  return term;
}

// The line that is wrong with a mark under the place; its number where there are several.
std::string describe(std::string_view query, std::size_t offset, const std::string& message) {
  offset = std::min(offset, query.size());
  const std::size_t begin = offset == 0 ? 0 : query.rfind('\n', offset - 1) + 1;  // npos + 1 is 0
  const std::string_view before = query.substr(begin, offset - begin);
  const std::string_view line = query.substr(begin, query.find('\n', offset) - begin);
  const auto number =
      1 + std::count(query.begin(), query.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
  const std::string place =
      query.find('\n') == std::string_view::npos ? "" : "line " + std::to_string(number) + ", ";
  return "query, " + place + "column " + std::to_string(decode_utf8(before).size() + 1) + ": " +
         message + "\n  " + std::string(line) + "\n  " + std::string(display_width(before), ' ') +
         "^";
}

}  // namespace

QuerySyntaxError::QuerySyntaxError(std::string_view query, std::size_t offset,
                                   const std::string& message)
    : UsageError(describe(query, offset, message)), offset_(offset) {}

Query parse_query(std::string_view text) {
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    throw UsageError("query: not valid UTF-8 at byte " + std::to_string(bad));
  }
  std::vector<Lexeme> tokens = Lexer(text).lexemes();
  if (!tokens.empty() && tokens.back().is(".")) tokens.pop_back();
  if (tokens.empty()) throw QuerySyntaxError(text, 0, "the query is empty; " + std::string(kHint));
  Query query;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= tokens.size(); ++i) {
    if (i < tokens.size() && !tokens[i].is(".")) continue;
    const std::size_t parts = i - begin;
    if (parts != 3) {
      const std::size_t place = parts > 3 ? tokens[begin + 3].offset
                                          : (i < tokens.size() ? tokens[i].offset : text.size());
      throw QuerySyntaxError(text, place,
                             "this pattern has " + std::to_string(parts) + " parts instead of 3; " +
                                 std::string(kHint) + "; patterns are joined by ' . '");
    }
    query.patterns.push_back({make_term(text, tokens[begin], false),
                              make_term(text, tokens[begin + 1], true),
                              make_term(text, tokens[begin + 2], false)});
    begin = i + 1;
  }
  return query;
}

}  // namespace weft
