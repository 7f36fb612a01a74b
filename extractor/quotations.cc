// SPDX-License-Identifier: Apache-2.0
#include "extractor/quotations.h"

#include <string>
#include <string_view>

namespace weft {
namespace {

constexpr std::uint32_t kReach = 8;  // sentences that a quotation may hold

enum class Mark : std::uint8_t { kNone, kOpening, kClosing };

// Straight marks open and close alike: what closes touches the word before it.
Mark mark_at(const Document& document, IndexRange tokens, std::uint32_t t) {
  const std::string_view text = document.text_of(document.tokens[t]);
  if (text == "\u201C") return Mark::kOpening;
  if (text == "\u201D") return Mark::kClosing;
  if (text != "\"") return Mark::kNone;
  if (t == tokens.begin || document.tokens[t - 1].space_after) return Mark::kOpening;
  return document.text_of(document.tokens[t - 1]) == "(" ? Mark::kOpening : Mark::kClosing;
}

Mark first_mark(const Document& document, IndexRange tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (const Mark mark = mark_at(document, tokens, t); mark != Mark::kNone) return mark;
  }
  return Mark::kNone;
}

Mark last_mark(const Document& document, IndexRange tokens) {
  for (std::uint32_t t = tokens.end; t-- > tokens.begin;) {
    if (const Mark mark = mark_at(document, tokens, t); mark != Mark::kNone) return mark;
  }
  return Mark::kNone;
}

constexpr std::size_t kLongest = 600;  // bytes that a quotation may have

}  // namespace

void straighten_quotations(std::string& text) {
  constexpr std::string_view kOpen = "``";
  constexpr std::string_view kClose = "''";
  std::size_t close = 0;  // looked for anew only once it is passed: linear in the text
  for (std::size_t open = text.find(kOpen); open != std::string::npos;) {
    const std::size_t inside = open + kOpen.size();
    const std::size_t next = text.find(kOpen, inside);
    if (close < inside) close = text.find(kClose, inside);
    if (close == std::string::npos) return;
    if (close < next && close - open <= kLongest) {
      text.replace(open, kOpen.size(), " \"");
      text.replace(close, kClose.size(), "\" ");
    }
    open = next;
  }
}

void single_blanks(std::string& words) {
  const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  std::size_t length = 0;
  for (const char c : words) {
    if (blank(c) && length > 0 && words[length - 1] == ' ') continue;
    words[length++] = blank(c) ? ' ' : c;
  }
  words.resize(length);
}

bool begins_in_quotation(const Document& document, std::uint32_t sentence) {
  const auto& all = document.sentences;
  if (sentence >= all.size()) return false;
  Mark before = Mark::kNone;
  for (std::uint32_t back = 1; back <= kReach && back <= sentence && before == Mark::kNone;
       ++back) {
    if (all[sentence - back].block != all[sentence].block) break;
    before = last_mark(document, all[sentence - back].tokens);
  }
  if (before != Mark::kOpening) return false;
  for (std::uint32_t on = 0; on < kReach && sentence + on < all.size(); ++on) {
    if (all[sentence + on].block != all[sentence].block) break;
    const Mark mark = first_mark(document, all[sentence + on].tokens);
    if (mark != Mark::kNone) return mark == Mark::kClosing;
  }
  return false;
}

}  // namespace weft
