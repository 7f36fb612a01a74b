// SPDX-License-Identifier: Apache-2.0
#include "graph/match/match_reader.h"

#include <algorithm>
#include <charconv>

#include "weft/core/utf8.h"
#include "weft/graph/query.h"

namespace weft {

using Kind = MatchToken::Kind;

const MatchToken& MatchReader::token(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

std::string MatchReader::words_since(std::size_t offset) const {
  const std::size_t end = at_ == 0 ? 0 : tokens_[at_ - 1].end;
  return std::string(text_.substr(offset, end - offset));
}

bool MatchReader::keyword(std::string_view word) const {
  return is(Kind::kName) && !token().quoted && to_lower(token().text) == word;
}

bool MatchReader::accept(std::string_view word) {
  if (!keyword(word)) return false;
  ++at_;
  return true;
}

bool MatchReader::symbol(std::string_view text, std::size_t ahead) const {
  return token(ahead).kind == Kind::kSymbol && token(ahead).text == text;
}

bool MatchReader::symbol_if(std::string_view text) {
  if (!symbol(text)) return false;
  ++at_;
  return true;
}

void MatchReader::expect(std::string_view text, const std::string& message) {
  if (!symbol_if(text)) fail(message);
}

std::string MatchReader::name(const std::string& message) {
  if (!is(Kind::kName)) fail(message);
  return take().text;
}

std::size_t MatchReader::whole_number(const char* after) {
  std::size_t number = 0;
  const std::string& text = token().text;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (!is(Kind::kNumber) || error != std::errc() || end != text.data() + text.size()) {
    fail(std::string("expected a whole number after ") + after);
  }
  ++at_;
  return number;
}

void MatchReader::fail(std::size_t offset, const std::string& message) const {
  throw QuerySyntaxError(text_, offset, message);
}

}  // namespace weft
