// SPDX-License-Identifier: Apache-2.0
//
// The tokens of a MATCH query, read one after the other. Refuses what does not fit with
// QuerySyntaxError.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/match/match_lexer.h"

namespace weft {

class MatchReader {
 public:
  explicit MatchReader(std::string_view text) : text_(text), tokens_(match_tokens(text)) {}

  const MatchToken& token(std::size_t ahead = 0) const;
  bool is(MatchToken::Kind kind) const { return token().kind == kind; }
  const MatchToken& take() { return tokens_[at_++]; }
  // As written, from an offset to the end of what was taken last.
  std::string words_since(std::size_t offset) const;

  bool keyword(std::string_view word) const;
  bool accept(std::string_view word);  // a keyword
  bool symbol(std::string_view text, std::size_t ahead = 0) const;
  bool symbol_if(std::string_view text);
  void expect(std::string_view text, const std::string& message);  // a symbol
  std::string name(const std::string& message);
  std::size_t whole_number(const char* after);

  [[noreturn]] void fail(const std::string& message) const { fail(token().begin, message); }
  [[noreturn]] void fail(std::size_t offset, const std::string& message) const;

 private:
  std::string_view text_;
  std::vector<MatchToken> tokens_;  // ends with one of kind kEnd, which nothing takes
  std::size_t at_ = 0;
};

}  // namespace weft
