// SPDX-License-Identifier: Apache-2.0
#include "extractor/segment/sentences.h"

#include <optional>

#include "extractor/segment/boundary_model.h"
#include "extractor/segment/sentence_marks.h"
#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kLongestQuote = 600;  // bytes that a quotation may keep together

class Splitter {
 public:
  Splitter(std::string_view text, Span block, const SentenceRules& rules)
      : text_(text), begin_(block.begin), end_(block.end), rules_(rules) {}

  // Blank lines divide; within what is between them the model does.
  std::vector<Span> run(const BoundaryModel& model, bool article) {
    std::size_t start = after_dateline(start_of_text(begin_));
    for (std::size_t i = start; i < end_;) {
      const char32_t c = next_code_point(text_, i);
      if (c != '\n' || !blank_line(i)) continue;
      divide(start, i, model, article);
      start = i;
    }
    divide(start, end_, model, article);
    return std::move(sentences_);
  }

  std::vector<Span> run() {
    std::size_t start = after_dateline(start_of_text(begin_));
    std::size_t i = start;
    std::size_t quote_end = 0;
    while (i < end_) {
      const std::size_t at = i;
      const char32_t c = next_code_point(text_, i);
      if (rules_.keep_quotes && at >= quote_end) quote_end = closing_quote(c, at, i);
      if (c == '\n' && blank_line(i)) {
        add(start, at);
        start = i;
        quote_end = 0;
      } else if (is_terminator(c) && i > quote_end) {
        const std::size_t after = pass_end(i);
        if (ends_sentence(start, at, c, after)) {
          add(start, after);
          start = after;
        }
        i = after;
      }
    }
    add(start, end_);
    return std::move(sentences_);
  }

 private:
  char32_t peek(std::size_t at) const { return at < end_ ? next_code_point(text_, at) : U'\0'; }
  char32_t before(std::size_t at) const {
    return at > begin_ ? previous_code_point(text_, at) : U'\0';
  }

  bool blank_line(std::size_t i) const {
    while (i < end_ && (text_[i] == ' ' || text_[i] == '\t' || text_[i] == '\r')) ++i;
    return i < end_ && text_[i] == '\n';
  }

  void divide(std::size_t start, std::size_t end, const BoundaryModel& model, bool article) {
    const Span block{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
    const BoundaryText words(text_, block, rules_, model.classes());
    const std::vector<Span> quotes =
        rules_.keep_quotes ? quotes_in(start, end) : std::vector<Span>();
    auto quote = quotes.begin();
    for (const std::size_t w : model.find(words, article)) {
      const std::uint32_t stop = words.span(w).end;
      while (quote != quotes.end() && quote->end <= stop) ++quote;
      if (quote != quotes.end() && quote->begin < stop) continue;
      add(start, stop);
      start = stop;
    }
    add(start, end);
  }

  // Quotations that close before long, from behind the opening mark to behind the closing one.
  std::vector<Span> quotes_in(std::size_t begin, std::size_t end) const {
    std::vector<Span> quotes;
    for (std::size_t i = begin; i < end;) {
      const std::size_t at = i;
      const char32_t c = next_code_point(text_, i);
      const std::size_t close = closing_quote(c, at, i);
      if (close == 0) continue;
      quotes.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(close)});
      i = close;
    }
    return quotes;
  }

  // Past more terminators and whatever closes behind them.
  std::size_t pass_end(std::size_t i) const {
    while (i < end_ && is_terminator(peek(i))) next_code_point(text_, i);
    while (i < end_ && is_closer(peek(i))) {
      // A straight quote with a blank before and a letter after opens the next sentence.
      next_code_point(text_, i);
    }
    return i;
  }

  // Where the quotation that opens here closes, if it does so before long; else 0.
  std::size_t closing_quote(char32_t c, std::size_t at, std::size_t inside) const {
    char32_t closer = 0;
    if (c == 0x201C) closer = 0x201D;
    if (c == 0x2018) closer = 0x2019;
    if (c == '"') closer = '"';
    const char32_t left = before(at);
    if (c == '\'' && (left == 0 || is_space(left) || is_opener(left))) closer = '\'';
    if (closer == 0) return 0;
    for (std::size_t i = inside; i < end_ && i - inside < kLongestQuote;) {
      const char32_t inner = next_code_point(text_, i);
      if (inner == closer) return i;
      if (inner == '\n' && blank_line(i)) return 0;
    }
    return 0;
  }

  bool ends_sentence(std::size_t start, std::size_t stop, char32_t c, std::size_t after) const {
    if (after >= end_) return true;
    const char32_t next = peek(after);
    const bool closed = is_closer(before(after));
    // "…다.그는": some articles leave the blank out after a Hangul ending, never after a quotation.
    if (!is_space(next)) {
      return c == '.' && !closed && is_hangul(before(stop)) && is_hangul(next) && after == stop + 1;
    }
    std::size_t word = after;
    while (word < end_ && is_space(peek(word))) next_code_point(text_, word);
    while (word < end_ && is_opener(peek(word))) next_code_point(text_, word);
    const char32_t first = peek(word);
    if (is_letter(first) && !is_upper(first) && to_lower_differs(first)) return false;
    if (c != '.' || after > stop + 1) return true;
    return stop_ends_sentence(start, stop, word, first);
  }

  // A lower-case letter of a script that has cases.
  static bool to_lower_differs(char32_t c) { return c < 0x590 || (c >= 0x1E00 && c < 0x2000); }

  bool stop_ends_sentence(std::size_t start, std::size_t stop, std::size_t next,
                          char32_t first) const {
    std::size_t word = stop;
    while (word > start) {
      std::size_t at = word;
      const char32_t c = previous_code_point(text_, at);
      if (is_space(c) || is_opener(c) || c == '-' || c == '/') break;
      word = at;
    }
    const std::string_view with_stop = text_.substr(word, stop + 1 - word);
    // "1. ", "A. " at the start number a list; "2024. 5. 3." is a date.
    const bool number = is_digit(peek(word)) &&
                        with_stop.find_first_not_of("0123456789.") == std::string_view::npos;
    if (number &&
        (word == start_of_text(start) || is_digit(first) || follows_number(start, word))) {
      return false;
    }
    const auto known = rules_.words.find(with_stop);
    const bool starter = is_starter(next);
    if (known != rules_.words.end() && known->second == StopKind::kNever) return false;
    if (known != rules_.words.end() && known->second == StopKind::kMaybe) return starter;
    const bool initial = is_initial(word, stop);
    return !initial || starter;
  }

  // Whether a number with a stop stands before: "5. 3."
  bool follows_number(std::size_t start, std::size_t word) const {
    std::size_t i = word;
    while (i > start && text_[i - 1] == ' ') --i;
    return i >= start + 2 && text_[i - 1] == '.' &&
           is_digit(static_cast<unsigned char>(text_[i - 2]));
  }

  std::size_t start_of_text(std::size_t start) const {
    while (start < end_ && is_space(peek(start))) next_code_point(text_, start);
    return start;
  }

  // "J." or "U.S.": single capitals, each with its stop.
  bool is_initial(std::size_t word, std::size_t stop) const {
    bool capital = false;
    for (std::size_t i = word; i < stop;) {
      const char32_t c = next_code_point(text_, i);
      if (capital ? c != '.' : !is_upper(c)) return false;
      capital = !capital;
    }
    return capital;
  }

  // "LUND, May 3 (ANP) - Prices ...": where and when an article was filed is no part of its first
  // sentence. The end of the dateline, or `start` where there is none.
  std::size_t after_dateline(std::size_t start) const {
    constexpr std::size_t kLongest = 60;
    std::size_t i = start;
    std::size_t capitals = 0;
    while (i < end_ && is_upper(peek(i))) {
      next_code_point(text_, i);
      ++capitals;
    }
    if (capitals < 3 || i >= end_ || is_letter(peek(i))) return start;
    for (; i < end_ && i - start < kLongest; next_code_point(text_, i)) {
      const char32_t c = peek(i);
      if (c == '!' || c == '?' || c == '"' || c == '\n') return start;
      if (c == '.' && !abbreviates(i)) return start;
      if (c != '-' && c != U'\u2013' && c != U'\u2014') continue;
      std::size_t next = i;
      next_code_point(text_, next);
      const bool apart = text_[i - 1] == ' ' || text_[i - 1] == ')';
      if (!apart || next >= end_ || peek(next) != ' ') continue;
      return next + 1 < end_ && (is_upper(peek(next + 1)) || is_opener(peek(next + 1))) ? next
                                                                                        : start;
    }
    return start;
  }

  // The stop of "Feb. 11", "D.C. -", "Calif. (AP)".
  bool abbreviates(std::size_t stop) const {
    std::size_t next = stop;
    next_code_point(text_, next);
    if (next < end_ && is_upper(peek(next))) return true;
    if (next + 1 >= end_ || peek(next) != ' ') return next < end_ && peek(next) == ',';
    const char32_t after = peek(next + 1);
    return is_digit(after) || after == '(' || after == '-' || after == U'\u2013' ||
           after == U'\u2014';
  }

  bool is_starter(std::size_t word) const {
    std::size_t i = word;
    while (i < end_ && is_letter(peek(i))) next_code_point(text_, i);
    const auto it = rules_.words.find(text_.substr(word, i - word));
    return it != rules_.words.end() && it->second == StopKind::kStarter;
  }

  // A text without stops is cut between words, one without blanks anywhere: no sentence is as long,
  // and what looks at all of a sentence stays linear in the text.
  void add(std::size_t begin, std::size_t end) {
    constexpr std::size_t kLongest = 4000;
    while (end - begin > kLongest) {
      const std::size_t blank = text_.substr(begin, kLongest).find_last_of(" \t\r\n");
      std::size_t cut = begin + (blank == std::string_view::npos ? kLongest : blank);
      if (cut == begin) cut = begin + kLongest;
      std::size_t after = cut + 1;
      if (!is_space(previous_code_point(text_, after))) cut = after;
      add_trimmed(begin, cut);
      begin = cut;
    }
    add_trimmed(begin, end);
  }

  void add_trimmed(std::size_t begin, std::size_t end) {
    while (begin < end && is_space(peek(begin))) next_code_point(text_, begin);
    while (end > begin) {
      std::size_t at = end;
      if (!is_space(previous_code_point(text_, at))) break;
      end = at;
    }
    if (begin == end) return;
    sentences_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t end_;
  const SentenceRules& rules_;
  std::vector<Span> sentences_;
};

bool is_read(BlockKind kind) {
  return kind == BlockKind::kParagraph || kind == BlockKind::kHeading ||
         kind == BlockKind::kListItem || kind == BlockKind::kCaption;
}

// A mark ends the text, or stands before what closes there and numbers of notes: "... left. [2]".
bool ends_in_mark(std::string_view text) {
  bool note = false;
  for (std::size_t at = text.size(); at > 0;) {
    const char32_t c = previous_code_point(text, at);
    if (is_terminator(c)) return true;
    if (c == ']' || c == '[') note = c == ']';
    if (!is_space(c) && !is_closer(c) && c != '[' && !(note && is_digit(c))) return false;
  }
  return false;
}

// Two paragraphs or more, of which most end in marks; short ones may be headings.
bool has_marked_paragraphs(const Document& document) {
  constexpr std::size_t kHeading = 100;  // bytes
  std::size_t paragraphs = 0;
  std::size_t marked = 0;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::kParagraph || block.span.size() < kHeading) continue;
    ++paragraphs;
    marked += ends_in_mark(document.text_of(block.span)) ? 1 : 0;
  }
  // A few sentences whose last has its mark were written with marks.
  constexpr std::uint32_t kFewSentences = 600;  // bytes
  const bool one = paragraphs == 1 && marked == 1 && document.text.size() <= kFewSentences;
  return one || (paragraphs >= 2 && marked * 2 > paragraphs);
}

class SentenceStage : public Stage {
 public:
  explicit SentenceStage(const StageContext& context) {
    const std::string table = context.required("stops");
    rules_ = parse_sentence_rules(context.files.open(table), context.files.describe(table));
    rules_.keep_quotes = context.option("quotes", "split") == "keep";
    const std::string weights = context.option("model", "");
    if (weights.empty()) return;
    file_.emplace(context.files.open(weights), context.files.describe(weights));
    model_.emplace(*file_);
  }

  void apply(Document& document) const override {
    if (document.blocks.empty() && !document.text.empty()) {
      document.blocks.push_back({{0, static_cast<std::uint32_t>(document.text.size())}});
    }
    const bool article = has_marked_paragraphs(document);
    for (std::uint32_t b = 0; b < document.blocks.size(); ++b) {
      if (!is_read(document.blocks[b].kind)) continue;
      const Span block = document.blocks[b].span;
      for (const Span span :
           split_sentences(document.text, block, rules_, model_ ? &*model_ : nullptr, article)) {
        document.sentences.push_back({span, {}, b});
      }
    }
  }

 private:
  SentenceRules rules_;
  std::optional<WeightsFile> file_;
  std::optional<BoundaryModel> model_;
};

}  // namespace

SentenceRules parse_sentence_rules(std::string_view table, const std::string& file) {
  SentenceRules rules;
  for (const TableRow& row : parse_table(table, file, 2, 2)) {
    StopKind kind = StopKind::kNever;
    if (row.cells[0] == "maybe") {
      kind = StopKind::kMaybe;
    } else if (row.cells[0] == "starter") {
      kind = StopKind::kStarter;
    } else if (row.cells[0] != "never") {
      throw FormatError({file, row.line, {}, {}}, "expected never, maybe or starter, found '" +
                                                      std::string(row.cells[0]) + "'");
    }
    for (const std::string_view word : split_words(row.cells[1])) rules.words.emplace(word, kind);
  }
  return rules;
}

std::vector<Span> split_sentences(std::string_view text, Span block, const SentenceRules& rules,
                                  const BoundaryModel* model, bool article) {
  Splitter splitter(text, block, rules);
  return model == nullptr ? splitter.run() : splitter.run(*model, article);
}

std::unique_ptr<const Stage> make_sentence_stage(const StageContext& context) {
  return std::make_unique<SentenceStage>(context);
}

}  // namespace weft
