// SPDX-License-Identifier: Apache-2.0
#include "graph/match/match_lexer.h"

#include <array>

#include "weft/graph/query.h"

namespace weft {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Letters of any script: all bytes of longer UTF-8 sequences.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<MatchToken> run() {
    while (skip_blanks(), at_ < text_.size()) {
      const std::size_t begin = at_;
      MatchToken token = next();
      token.begin = begin;
      token.end = at_;
      tokens_.push_back(std::move(token));
    }
    tokens_.push_back({MatchToken::Kind::kEnd, "", false, text_.size(), text_.size()});
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void skip_blanks() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        ++at_;
      } else if (c == '/' && peek(1) == '/') {
        while (at_ < text_.size() && text_[at_] != '\n') ++at_;
      } else {
        return;
      }
    }
  }

  MatchToken next() {
    const char c = peek();
    if (c == '"' || c == '\'') return string(c);
    if (c == '`') return name_in_quotes();
    if (is_digit(c)) return number();
    if (is_letter(c)) {
      const std::size_t begin = at_;
      while (is_letter(peek()) || is_digit(peek())) ++at_;
      return {MatchToken::Kind::kName, std::string(text_.substr(begin, at_ - begin)), false, 0, 0};
    }
    return symbol();
  }

  MatchToken string(char quote) {
    const std::size_t begin = at_++;
    MatchToken token{MatchToken::Kind::kString, "", false, 0, 0};
    while (at_ < text_.size() && text_[at_] != quote) {
      if (text_[at_] != '\\') {
        token.text += text_[at_++];
        continue;
      }
      const char escaped = peek(1);
      token.text += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
      at_ += 2;
    }
    if (at_ >= text_.size()) {
      throw QuerySyntaxError(text_, begin,
                             "this text has no end; close it with " + std::string(1, quote));
    }
    ++at_;
    return token;
  }

  MatchToken name_in_quotes() {
    const std::size_t begin = at_++;
    const std::size_t end = text_.find('`', at_);
    if (end == std::string_view::npos) {
      throw QuerySyntaxError(text_, begin, "this name has no end; close it with `");
    }
    MatchToken token{MatchToken::Kind::kName, std::string(text_.substr(at_, end - at_)), true, 0,
                     0};
    at_ = end + 1;
    return token;
  }

  MatchToken number() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    if (peek() == '.' && is_digit(peek(1))) {
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    return {MatchToken::Kind::kNumber, std::string(text_.substr(begin, at_ - begin)), false, 0, 0};
  }

  MatchToken symbol() {
    constexpr std::array<std::string_view, 4> kPairs = {"<=", ">=", "<>", ".."};
    for (const std::string_view pair : kPairs) {
      if (text_.substr(at_, 2) == pair) {
        at_ += 2;
        return {MatchToken::Kind::kSymbol, std::string(pair), false, 0, 0};
      }
    }
    constexpr std::string_view kSingle = "()[]{}:,.|*-<>=;";
    if (kSingle.find(peek()) == std::string_view::npos) {
      throw QuerySyntaxError(
          text_, at_, "'" + std::string(1, peek()) + "' means nothing here; texts stand in quotes");
    }
    return {MatchToken::Kind::kSymbol, std::string(1, text_[at_++]), false, 0, 0};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<MatchToken> tokens_;
};

}  // namespace

std::vector<MatchToken> match_tokens(std::string_view text) { return Lexer(text).run(); }

}  // namespace weft
