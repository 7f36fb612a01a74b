// SPDX-License-Identifier: Apache-2.0
#include "extractor/read/blocks_stage.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>

#include "extractor/read/article_formats.h"
#include "extractor/table.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

struct BlockRule {
  std::string what;
  std::string how;
  std::string words;  // lower case
  std::size_t longest = 0;
};

bool ends_a_sentence(std::string_view line) {
  constexpr std::array<std::string_view, 10> kEnds = {".", "!",  "?", ":", "…",
                                                      ")", "\"", "”", "’", "。"};
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return line.ends_with(end); });
}

// The first e-mail address, as a range of bytes.
std::optional<Span> find_email(std::string_view line) {
  const std::size_t at = line.find('@');
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  const auto part = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '-' ||
           c == '+';
  };
  std::size_t begin = at;
  while (begin > 0 && part(line[begin - 1])) --begin;
  std::size_t end = at + 1;
  while (end < line.size() && part(line[end])) ++end;
  const std::string_view host = line.substr(at + 1, end - at - 1);
  if (begin == at || host.find('.') == std::string_view::npos) return std::nullopt;
  return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

std::string date_of(unsigned year, unsigned month, unsigned day) {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

struct Number {
  unsigned value;
  std::size_t begin;
  std::size_t end;
};

std::vector<Number> numbers_of(std::string_view line) {
  std::vector<Number> numbers;
  for (std::size_t i = 0; i < line.size();) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(line.data() + i, line.data() + line.size(), value);
    const auto stop = static_cast<std::size_t>(end - line.data());
    if (error == std::errc() && stop > i) numbers.push_back({value, i, stop});
    i = std::max(stop, i + 1);
  }
  return numbers;
}

class BlocksStage : public Stage {
 public:
  explicit BlocksStage(const StageContext& context) {
    const std::string file = context.required("table");
    for (const TableRow& row :
         parse_table(context.files.open(file), context.files.describe(file), 3, 4)) {
      BlockRule rule{std::string(row.cells[0]), std::string(row.cells[1]), to_lower(row.cells[2]),
                     0};
      const std::string_view number = row.cells[3];
      std::from_chars(number.data(), number.data() + number.size(), rule.longest);
      rules_.push_back(std::move(rule));
    }
  }

  void apply(Document& document) const override {
    const bool plain = document.blocks.empty();
    if (plain) cut_lines(document);
    std::set<std::string, std::less<>> seen;
    std::size_t again = 0;
    for (std::size_t b = 0; b < document.blocks.size(); ++b) {
      Block& block = document.blocks[b];
      const std::string line(document.text_of(block.span));
      const bool repeated = !seen.insert(line).second;
      if (block.kind == BlockKind::kParagraph) block.kind = classify(line, document.info);
      if (plain && block.kind == BlockKind::kParagraph && is_heading(document, b)) {
        block.kind = BlockKind::kHeading;
      }
      if (!repeated) continue;
      block.kind = BlockKind::kRepeated;
      ++again;
    }
    if (again == 0) return;
    document.diagnostics.push_back(
        {Diagnostic::Severity::kNote,
         std::to_string(again) +
             (again == 1 ? " line or paragraph says" : " lines or paragraphs say") +
             " again what stood before and " + (again == 1 ? "was" : "were") + " passed over"});
  }

 private:
  // A block a line; lines that a narrow editor broke are joined again.
  static void cut_lines(Document& document) {
    const std::string_view text = document.text;
    bool joins = false;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t newline = std::min(text.find('\n', begin), text.size());
      const std::string_view line = trim_blanks(text.substr(begin, newline - begin));
      if (line.empty()) {
        joins = false;
      } else {
        const auto at = static_cast<std::uint32_t>(line.data() - text.data());
        const auto end = static_cast<std::uint32_t>(at + line.size());
        if (joins) {
          document.blocks.back().span.end = end;
        } else {
          document.blocks.push_back({{at, end}, BlockKind::kParagraph});
        }
        constexpr std::size_t kNarrowest = 60;
        constexpr std::size_t kWidest = 100;
        const std::size_t width = display_width(line);
        joins = width >= kNarrowest && width <= kWidest && !ends_a_sentence(line);
      }
      begin = newline + 1;
    }
  }

  bool matches(const BlockRule& rule, std::string_view lower) const {
    if (rule.longest > 0 && characters(lower) > rule.longest) return false;
    if (rule.how == "starts") return lower.starts_with(rule.words);
    if (rule.how == "ends") return lower.ends_with(rule.words);
    return lower.find(rule.words) != std::string_view::npos;
  }

  bool any(std::string_view what, std::string_view lower) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const BlockRule& rule) {
      return rule.what == what && matches(rule, lower);
    });
  }

  BlockKind classify(const std::string& line, ArticleInfo& info) const {
    const std::string lower = to_lower(line);
    if (any("copyright", lower)) {
      if (info.publisher.empty()) info.publisher = name_after(line, "publisher");
      return BlockKind::kCopyright;
    }
    if (any("caption", lower)) return BlockKind::kCaption;
    constexpr std::size_t kLongestNote = 100;
    if (characters(line) > kLongestNote) return BlockKind::kParagraph;
    std::string rest = line;
    const auto email = find_email(line);
    if (email) rest = fold_blanks(line.substr(0, email->begin) + " " + line.substr(email->end));
    if (take_dateline(line, lower, info)) return BlockKind::kByline;
    if (any("byline", to_lower(rest))) {
      if (info.author.empty()) info.author = name_after(rest, "author");
      return BlockKind::kByline;
    }
    const bool sentence = ends_a_sentence(rest) && characters(rest) > 20;
    return (email && !sentence) || any("contact", lower) ? BlockKind::kContact
                                                         : BlockKind::kParagraph;
  }

  // The words of a line that remain when those of the table, years and signs are taken off.
  std::string name_after(std::string_view line, std::string_view what) const {
    const std::string lower = to_lower(line);
    std::size_t begin = 0;
    std::size_t end = line.size();
    if (lower.size() != line.size()) return {};  // folding moved the offsets
    for (const BlockRule& rule : rules_) {
      const std::size_t at = lower.find(rule.words);
      if (rule.what != what || at == std::string::npos) continue;
      if (rule.how == "starts") begin = std::max(begin, at + rule.words.size());
      if (rule.how == "ends" && at >= begin) end = std::min(end, at);
    }
    if (begin >= end) return {};
    std::string_view name = trim_blanks(line.substr(begin, end - begin));
    while (!name.empty() &&
           std::string_view("0123456789 ,.-[]()=|/").find(name.front()) != std::string_view::npos) {
      name.remove_prefix(1);
    }
    while (!name.empty() &&
           std::string_view(" ,.-[]()=|/").find(name.back()) != std::string_view::npos) {
      name.remove_suffix(1);
    }
    return std::string(name);
  }

  // A line of little but a date.
  bool take_dateline(std::string_view line, std::string_view lower, ArticleInfo& info) const {
    constexpr std::size_t kLongest = 60;
    if (characters(line) > kLongest || find_email(line)) return false;
    const std::vector<Number> numbers = numbers_of(line);
    std::string date;
    for (std::size_t i = 0; i + 2 < numbers.size() && date.empty(); ++i) {
      const bool close = numbers[i + 2].begin - numbers[i].end <= 12;
      if (close) date = date_of(numbers[i].value, numbers[i + 1].value, numbers[i + 2].value);
    }
    std::string_view month_name;
    for (const BlockRule& rule : rules_) {
      if (rule.what != "month" || lower.find(rule.words) == std::string_view::npos) continue;
      unsigned month = 0;
      std::from_chars(rule.how.data(), rule.how.data() + rule.how.size(), month);
      for (std::size_t i = 0; i + 1 < numbers.size() && date.empty(); ++i) {
        date = date_of(numbers[i + 1].value, month, numbers[i].value);
      }
      month_name = rule.words;
    }
    if (date.empty()) return false;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < line.size();)
      letters += is_letter(next_code_point(line, i)) ? 1 : 0;
    constexpr std::size_t kFewLetters = 4;  // units of the date, where a language writes them
    if (letters > kFewLetters + month_name.size() && !any("dateline", lower)) return false;
    if (info.published.empty()) info.published = date;
    return true;
  }

  // A short line alone between blank lines, without the mark of a sentence's end, above other text.
  static bool is_heading(const Document& document, std::size_t b) {
    constexpr std::size_t kLongest = 70;
    const Span span = document.blocks[b].span;
    const std::string_view line = document.text_of(span);
    const bool last = b + 1 == document.blocks.size();
    if (last || characters(line) > kLongest || ends_a_sentence(line)) return false;
    const Span next = document.blocks[b + 1].span;
    const auto gap = [&](std::size_t from, std::size_t to) {
      const std::string_view between = std::string_view(document.text).substr(from, to - from);
      return std::count(between.begin(), between.end(), '\n') >= 2;
    };
    const bool before = b == 0 || gap(document.blocks[b - 1].span.end, span.begin);
    return before && gap(span.end, next.begin) && line.find(' ') != std::string_view::npos;
  }

  std::vector<BlockRule> rules_;
};

}  // namespace

std::unique_ptr<const Stage> make_blocks_stage(const StageContext& context) {
  return std::make_unique<BlocksStage>(context);
}

}  // namespace weft
