// SPDX-License-Identifier: Apache-2.0
//
// A language's literals: its word classes and the rules that combine them, and how the slots of a
// rule make a value. Rules are a table, one row a rule: kind, pattern, what is fixed.
//   kind   date, money, quantity, percent, duration, or skip for what looks like one and is none
//   fixed  "slot=value" pairs separated by blanks, as if the pattern held them; and "alone" for
//          patterns that begin with a figure and must not touch a hyphen, colon or slash
// Slots that make values:
//   date      year month day quarter half decade century weekday hour minute; ampm (am, pm);
//             step ("year -1", "day 0 text"); direction (-1, 1); amount + unit + ago (-1, 1);
//             vague (a grain): a time that no calendar knows ("recently")
//   money     amount, currency (ISO 4217), scale (a factor), sub (a factor of the smaller coin)
//   quantity  amount, unit (its text is kept unless it has a value other than "-")
//   percent   amount, unit (its value)
//   duration  amount, unit; then amount2, unit2 (values year month week day hour minute second)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractor/literals/calendar.h"
#include "extractor/literals/lexicon.h"
#include "extractor/literals/number.h"
#include "extractor/literals/pattern.h"
#include "weft/core/document.h"

namespace weft {

struct FoundLiteral {
  std::size_t begin = 0;  // bytes of the sentence
  std::size_t end = 0;
  std::optional<LiteralKind> kind;  // none where a rule says to skip
  std::string value;
  std::string unit;
};

class LiteralGrammar {
 public:
  // The tables' text outlives the grammar. Throws FormatError.
  LiteralGrammar(std::string_view words, const std::string& words_file, std::string_view rules,
                 const std::string& rules_file);
  LiteralGrammar(const LiteralGrammar&) = delete;
  LiteralGrammar& operator=(const LiteralGrammar&) = delete;

  // The literals of one sentence in order, longest first where they compete. `anchor` is read and
  // moved on to the dates found.
  std::vector<FoundLiteral> find(std::string_view sentence, const LiteralPattern::NounReader& noun,
                                 CalendarAnchor& anchor) const;

 private:
  struct Rule {
    std::optional<LiteralKind> kind;
    bool alone = false;
    LiteralPattern pattern;
    std::vector<Slot> fixed;
  };

  using RuleNumbers = std::vector<std::uint32_t>;

  void index_rules();
  // The rules whose literals may begin with the character at text[at], in their order.
  const RuleNumbers& rules_at(std::string_view text, std::size_t at) const;
  std::optional<FoundLiteral> longest_at(const LiteralPattern::Input& input, std::size_t at,
                                         const RuleNumbers& rules,
                                         const CalendarAnchor& anchor) const;
  bool may_begin(std::string_view text, std::size_t at) const;
  bool may_end(std::string_view text, std::size_t at) const;

  Lexicon lexicon_;
  NumberReader numbers_;
  std::optional<std::size_t> tail_;    // class of what may follow a literal within its word
  std::optional<std::size_t> prefix_;  // class of what may precede one within its word
  std::vector<Rule> rules_;
  std::unordered_map<char32_t, RuleNumbers> rules_by_first_;
  RuleNumbers rules_of_any_;  // those that may begin with any character
};

// The value that the slots make, nullopt where they make none.
std::optional<FoundLiteral> evaluate(std::optional<LiteralKind> kind,
                                     const std::vector<Slot>& slots, const CalendarAnchor& anchor);

}  // namespace weft
