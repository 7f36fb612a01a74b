// SPDX-License-Identifier: Apache-2.0
#include "extractor/literals/grammar.h"

#include <algorithm>

#include "extractor/table.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_joint(char32_t c) {
  return c == '[' || c == '-' || c == U'–' || c == ':' || c == '/' || c == U'−';
}

char32_t before(std::string_view text, std::size_t at) {
  return at == 0 ? U' ' : previous_code_point(text, at);
}

char32_t after(std::string_view text, std::size_t at) {
  return at >= text.size() ? U' ' : next_code_point(text, at);
}

// A number that touches a hyphen, colon or slash is part of a score, a code or a ratio; one in
// square brackets is a reference mark.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  if (!is_ascii_digit(text, begin) || is_joint(before(text, begin))) return false;
  const char32_t next = after(text, end);
  if (!is_joint(next)) return true;
  next_code_point(text, end);
  const char32_t second = after(text, end);
  return !is_letter(second) && !is_digit(second);
}

}  // namespace

LiteralGrammar::LiteralGrammar(std::string_view words, const std::string& words_file,
                               std::string_view rules, const std::string& rules_file)
    : lexicon_(words, words_file),
      numbers_(lexicon_),
      tail_(lexicon_.class_index("tail")),
      prefix_(lexicon_.class_index("prefix")) {
  for (const TableRow& row : parse_table(rules, rules_file, 2, 3)) {
    Rule rule;
    if (row.cells[0] != "skip") {
      rule.kind = parse_literal_kind(row.cells[0]);
      if (!rule.kind) {
        throw FormatError({rules_file, row.line, {}, {}},
                          "unknown kind '" + std::string(row.cells[0]) + "'");
      }
    }
    for (const std::string_view fixed : split_words(row.cells[2])) {
      const std::size_t equals = fixed.find('=');
      if (equals == std::string_view::npos) {
        rule.alone = fixed == "alone";
        continue;
      }
      Slot slot;
      slot.name = fixed.substr(0, equals);
      slot.value = fixed.substr(equals + 1);
      rule.fixed.push_back(slot);
    }
    for (LiteralPattern& pattern :
         LiteralPattern::compile(row.cells[1], lexicon_, rules_file, row.line)) {
      rules_.push_back({rule.kind, rule.alone, std::move(pattern), rule.fixed});
    }
  }
  index_rules();
}

void LiteralGrammar::index_rules() {
  for (const bool any : {true, false}) {
    for (std::uint32_t r = 0; r < rules_.size(); ++r) {
      const auto firsts = rules_[r].pattern.first_characters(lexicon_, numbers_);
      if (any != !firsts) continue;
      if (any) rules_of_any_.push_back(r);
      if (any) continue;
      for (const char32_t c : *firsts) {
        RuleNumbers& rules = rules_by_first_.try_emplace(c, rules_of_any_).first->second;
        rules.push_back(r);
      }
    }
  }
  for (auto& [c, rules] : rules_by_first_) {
    std::sort(rules.begin(), rules.end());
    rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  }
}

const LiteralGrammar::RuleNumbers& LiteralGrammar::rules_at(std::string_view text,
                                                            std::size_t at) const {
  const auto found = rules_by_first_.find(first_character(text.substr(at)));
  return found == rules_by_first_.end() ? rules_of_any_ : found->second;
}

bool LiteralGrammar::may_begin(std::string_view text, std::size_t at) const {
  if (at == 0) return true;
  const char32_t previous = before(text, at);
  const char32_t first = after(text, at);
  if (is_digit(previous)) return false;
  if (is_letter(previous)) {
    if (!prefix_ || !is_digit(first)) return false;
    const LexiconMatch prefix = lexicon_.find_before(*prefix_, text, at);
    return prefix.length > 0 && !is_letter(before(text, at - prefix.length));
  }
  if (!is_digit(first)) return true;
  // Inside a number ("1.5") or a name ("F-16").
  std::size_t at_previous = at;
  previous_code_point(text, at_previous);
  const char32_t second = before(text, at_previous);
  if (previous == '.' || previous == ',') return !is_digit(second);
  return previous != '-' || !is_letter(second);
}

bool LiteralGrammar::may_end(std::string_view text, std::size_t at) const {
  if (at >= text.size()) return true;
  const char32_t last = before(text, at);
  const char32_t next = after(text, at);
  if (is_digit(last)) {
    if (is_digit(next) || next == '%' || next == U'％') return false;
    if ((next == '.' || next == ',') && is_ascii_digit(text, at + 1)) return false;
  }
  if (!is_letter(next)) return !is_digit(next) || !is_ascii_letter(last);
  return tail_ && !is_ascii_letter(next) && !lexicon_.find(*tail_, text, at).empty();
}

std::optional<FoundLiteral> LiteralGrammar::longest_at(const LiteralPattern::Input& input,
                                                       std::size_t at, const RuleNumbers& rules,
                                                       const CalendarAnchor& anchor) const {
  std::optional<FoundLiteral> best;
  const Rule* rule = nullptr;
  const LiteralPattern::Accept accept = [&](std::size_t end, const std::vector<Slot>& read) {
    if (best && end <= best->end) return false;
    if (end <= at || !may_end(input.text, end)) return false;
    if (rule->alone && !stands_alone(input.text, at, end)) return false;
    std::vector<Slot> slots = read;
    slots.insert(slots.end(), rule->fixed.begin(), rule->fixed.end());
    auto literal = evaluate(rule->kind, slots, anchor);
    if (!literal) return false;
    literal->begin = at;
    literal->end = end;
    best = std::move(literal);
    return true;
  };
  for (const std::uint32_t r : rules) {
    rule = &rules_[r];
    rule->pattern.match(input, at, accept);
  }
  return best;
}

std::vector<FoundLiteral> LiteralGrammar::find(std::string_view sentence,
                                               const LiteralPattern::NounReader& noun,
                                               CalendarAnchor& anchor) const {
  std::vector<FoundLiteral> literals;
  NumberMemo numbers(numbers_, sentence);
  const LiteralPattern::Input input{sentence, lexicon_, numbers, noun};
  for (std::size_t at = 0; at < sentence.size();) {
    const RuleNumbers& rules = rules_at(sentence, at);
    auto literal = !rules.empty() && may_begin(sentence, at) ? longest_at(input, at, rules, anchor)
                                                             : std::nullopt;
    if (!literal) {
      next_code_point(sentence, at);
      continue;
    }
    at = literal->end;
    if (!literal->kind) continue;
    if (literal->kind == LiteralKind::kDate) {
      if (const auto grain = parse_grain(literal->unit)) remember(anchor, {literal->value, *grain});
    }
    literals.push_back(std::move(*literal));
  }
  return literals;
}

}  // namespace weft
