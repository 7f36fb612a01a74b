// SPDX-License-Identifier: Apache-2.0
#include "extractor/segment/tokens.h"

#include <algorithm>

#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

bool is_word_character(char32_t c) { return is_letter(c) || is_digit(c); }

// Marks that belong to the word they stand in or at.
bool stays(char32_t c) {
  return c == '_' || c == '@' || c == '%' || c == '&' || c == '+' || c == '#';
}

bool is_address(std::string_view word) {
  if (word.starts_with("http://") || word.starts_with("https://") || word.starts_with("www.")) {
    return true;
  }
  constexpr std::size_t kLongestMail = 320;
  if (word.size() > kLongestMail) return false;
  const std::size_t at = word.find('@');
  return at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
}

// Nothing longer is looked up in the tables, and a run of one mark this long is one token: texts
// of a million brackets take no longer than other texts.
constexpr std::size_t kLongestListed = 128;  // bytes
constexpr std::size_t kLongRun = 8;          // marks
// Longer ones are cut: models look at every part of a word.
constexpr std::size_t kLongestToken = 1024;  // bytes

class Tokenizer {
 public:
  Tokenizer(std::string_view text, const TokenRules& rules) : text_(text), rules_(rules) {}

  std::vector<Span> run(Span sentence) {
    std::size_t i = sentence.begin;
    while (i < sentence.end) {
      std::size_t end = i;
      while (end < sentence.end) {
        std::size_t next = end;
        if (is_space(next_code_point(text_, next))) break;
        end = next;
      }
      if (end > i) {
        bool last = true;
        for (std::size_t k = end; k < sentence.end && last;)
          last = is_space(next_code_point(text_, k));
        split_chunk(i, end, last);
        i = end;
      } else {
        next_code_point(text_, i);
      }
    }
    return std::move(tokens_);
  }

 private:
  std::string_view word(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  bool known_whole(std::size_t begin, std::size_t end) const {
    return end - begin <= kLongestListed && (rules_.whole.contains(word(begin, end)) ||
                                             rules_.whole.contains(to_lower(word(begin, end))));
  }
  void emit(std::size_t begin, std::size_t end) {
    while (end - begin > kLongestToken && begin < end) {
      std::size_t cut = begin + kLongestToken + 1;
      previous_code_point(text_, cut);
      emit(begin, cut);
      begin = cut;
    }
    if (begin < end) {
      tokens_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
  }

  // One stretch without blanks: punctuation comes off both ends, the rest is divided inside, where
  // what follows a mark is such a stretch again.
  void split_chunk(std::size_t begin, std::size_t end, bool last_of_sentence) {
    std::vector<Span> tail;  // from right to left
    bool first = true;
    while (begin < end) {
      begin = take_marks(begin, end);
      end = leave_marks(begin, end, first && last_of_sentence, tail);
      begin = split_core(begin, end, tail);
      first = false;
    }
    tokens_.insert(tokens_.end(), tail.rbegin(), tail.rend());
  }

  // Marks at the beginning; gives where they end.
  std::size_t take_marks(std::size_t begin, std::size_t end) {
    while (begin < end) {
      std::size_t next = begin;
      const char32_t c = next_code_point(text_, next);
      if (is_word_character(c) || stays(c) || starts_clitic(begin, end) ||
          starts_number(begin, end)) {
        break;
      }
      next = pass_run(c, next, end);
      emit(begin, next);
      begin = next;
    }
    return begin;
  }

  // Marks at the end go to `tail`; gives where they begin.
  std::size_t leave_marks(std::size_t begin, std::size_t end, bool last_of_sentence,
                          std::vector<Span>& tail) const {
    while (begin < end && !known_whole(begin, end)) {
      std::size_t at = end;
      const char32_t c = previous_code_point(text_, at);
      if (is_word_character(c) || stays(c)) break;
      if (c == '.' && at > begin && keeps_stop(begin, end, last_of_sentence && tail.empty())) break;
      const std::size_t run = run_before(c, begin, end);
      if (c == '.' || c == '-' || c == '!' || c == '?' || is_long_run(c, run, end)) at = run;
      tail.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      end = at;
    }
    return end;
  }

  // Where the marks `c` that end at `end` begin.
  std::size_t run_before(char32_t c, std::size_t begin, std::size_t end) const {
    std::size_t run = end;
    for (std::size_t left = end; left > begin; run = left) {
      if (previous_code_point(text_, left) != c) break;
    }
    return run;
  }

  bool is_long_run(char32_t c, std::size_t begin, std::size_t end) const {
    std::size_t after = begin;
    return begin < end && next_code_point(text_, after) == c &&
           (end - begin) / (after - begin) >= kLongRun;
  }

  // A run of one mark is one token: "...", "--", "!!"; of others only where it is long.
  std::size_t pass_run(char32_t c, std::size_t next, std::size_t end) const {
    const std::size_t begin = next;
    for (std::size_t after = next; after < end; next = after) {
      if (next_code_point(text_, after) != c) break;
    }
    const bool joins =
        c == '.' || c == '-' || c == '!' || c == '?' || c == '*' || c == '=' || c == '`';
    return joins || is_long_run(c, begin, next) ? next : begin;
  }

  bool starts_clitic(std::size_t begin, std::size_t end) const {
    return is_clitic(word(begin, end));
  }
  // "-5", ".5"
  bool starts_number(std::size_t begin, std::size_t end) const {
    return end - begin > 1 && (text_[begin] == '-' || text_[begin] == '.') &&
           is_digit(static_cast<unsigned char>(text_[begin + 1])) &&
           (begin == 0 || text_[begin - 1] == ' ');
  }

  bool keeps_stop(std::size_t begin, std::size_t end, bool last) const {
    if (end - begin >= 2 && text_[end - 2] == '.') return false;  // "..."
    if (known_whole(begin, end)) return true;
    const std::string_view w = word(begin, end);
    // "J." and "U.S." keep their stop; so do they at the end of a sentence when longer than one.
    bool letter = false;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < w.size();) {
      const char32_t c = next_code_point(w, i);
      if (letter ? c != '.' : !is_letter(c)) return false;
      letter = !letter;
      letters += letter ? 1 : 0;
    }
    std::size_t first = 0;
    if (letters == 1) return !last && is_upper(next_code_point(w, first)) && w != "I.";
    return true;
  }

  bool is_clitic(std::string_view w) const {
    if (w.size() > kLongestListed) return false;
    const std::string folded = straight(w);
    return std::find(rules_.clitics.begin(), rules_.clitics.end(), folded) != rules_.clitics.end();
  }

  static std::string straight(std::string_view w) {
    std::string out = to_lower(w);
    for (std::size_t at; (at = out.find("\u2019")) != std::string::npos;) out.replace(at, 3, "'");
    return out;
  }

  // Gives where what is left begins; `end` where nothing is. Moves `end` before clitics.
  std::size_t split_core(std::size_t begin, std::size_t& end, std::vector<Span>& tail) {
    while (begin < end) {
      const std::string_view w = word(begin, end);
      if (is_address(w) || known_whole(begin, end)) break;
      if (emit_parts(begin, end)) return end;
      const std::size_t clitic = clitic_length(begin, end);
      if (clitic == 0 || clitic >= end - begin) return split_inside(begin, end);
      tail.push_back({static_cast<std::uint32_t>(end - clitic), static_cast<std::uint32_t>(end)});
      end -= clitic;
    }
    emit(begin, end);
    return end;
  }

  bool emit_parts(std::size_t begin, std::size_t end) {
    if (end - begin > kLongestListed) return false;
    const auto parts = rules_.parts.find(to_lower(word(begin, end)));
    if (parts == rules_.parts.end()) return false;
    for (const std::size_t length : parts->second) {
      emit(begin, begin + length);
      begin += length;
    }
    emit(begin, end);
    return true;
  }

  // Bytes of the clitic at the end, counting a curly apostrophe's three.
  std::size_t clitic_length(std::size_t begin, std::size_t end) const {
    if (rules_.clitics.empty()) return 0;
    const std::size_t from = end - begin > 8 ? end - 8 : begin;
    std::size_t best = 0;
    for (std::size_t at = end; at > from;) {
      previous_code_point(text_, at);
      if (at < from) break;
      if (is_clitic(word(at, end))) best = end - at;
    }
    return best;
  }

  // At the first mark that divides: brackets, quotes, slashes, dashes; hyphens by the rules. Gives
  // where what follows it begins, which may have marks of its own.
  std::size_t split_inside(std::size_t begin, std::size_t end) {
    const std::size_t start = begin;
    for (std::size_t i = begin; i < end;) {
      const std::size_t at = i;
      const char32_t c = next_code_point(text_, i);
      if (at == start || is_word_character(c) || stays(c) ||
          !divides(c, begin, start, at, i, end)) {
        continue;
      }
      split_number(start, at);
      i = pass_run(c, i, end);
      emit(at, i);
      return i;
    }
    split_number(start, end);
    return end;
  }

  bool divides(char32_t c, std::size_t begin, std::size_t start, std::size_t at, std::size_t after,
               std::size_t end) const {
    std::size_t left = at;
    std::size_t right = after;
    const char32_t before = at > begin ? previous_code_point(text_, left) : U'\0';
    const char32_t next = after < end ? next_code_point(text_, right) : U'\0';
    const bool between_digits = is_digit(before) && is_digit(next);
    switch (c) {
      case '.':
        return next == '.';
      case ',':
      case ':':
        return !between_digits;
      case '\'':
      case 0x2019:
        // An apostrophe stays; a quotation mark closes before a particle or a bracket.
        return is_hangul(before) || is_hangul(next) || next == '(' || next == 0x2018;
      case '*':
        // "f**k", "Fran*oise": it stands for letters.
        return (!is_letter(before) && before != '*') || !stands_for_letter(at, end);
      case '/':
        return !between_digits;
      case '-':
      case 0x2010:
      case 0x2011:
        if (next == '-') return true;
        return rules_.split_hyphens && (at - start > kLongestListed ||
                                        !rules_.prefixes.contains(to_lower(word(start, at))));
      case '~':
      case 0xB7:
      case 0x318D:
        return rules_.split_hyphens ? !between_digits : is_digit(before) != is_digit(next);
      default:
        return is_punctuation(c);
    }
  }

  // Whether a letter follows the asterisks.
  bool stands_for_letter(std::size_t at, std::size_t end) const {
    while (at < end && text_[at] == '*') ++at;
    return at < end && is_letter(next_code_point(text_, at));
  }

  // "10am": the unit is a token of its own; so is "%" where hyphens split.
  void split_number(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    std::size_t digits = begin;
    while (digits < end && (is_digit(static_cast<unsigned char>(text_[digits])) ||
                            text_[digits] == '.' || text_[digits] == ',')) {
      ++digits;
    }
    if (digits > begin && digits < end && end - digits <= kLongestListed &&
        rules_.units.contains(to_lower(word(digits, end)))) {
      emit(begin, digits);
      begin = digits;
    }
    emit(begin, end);
  }

  std::string_view text_;
  const TokenRules& rules_;
  std::vector<Span> tokens_;
};

class TokenStage : public Stage {
 public:
  explicit TokenStage(const StageContext& context) {
    const std::string table = context.option("words", "");
    if (!table.empty()) {
      rules_ = parse_token_rules(context.files.open(table), context.files.describe(table));
    }
    rules_.split_hyphens = context.option("hyphens", "keep") == "split";
  }

  void apply(Document& document) const override {
    for (Sentence& sentence : document.sentences) {
      sentence.tokens.begin = static_cast<std::uint32_t>(document.tokens.size());
      for (const Span span : split_tokens(document.text, sentence.span, rules_)) {
        Token token;
        token.span = span;
        std::size_t after = span.end;
        token.space_after =
            after >= document.text.size() || is_space(next_code_point(document.text, after));
        document.tokens.push_back(std::move(token));
      }
      sentence.tokens.end = static_cast<std::uint32_t>(document.tokens.size());
    }
  }

 private:
  TokenRules rules_;
};

}  // namespace

TokenRules parse_token_rules(std::string_view table, const std::string& file) {
  TokenRules rules;
  for (const TableRow& row : parse_table(table, file, 2, 2)) {
    const std::string_view kind = row.cells[0];
    for (const std::string_view word : split_words(row.cells[1])) {
      if (kind == "clitic") {
        rules.clitics.emplace_back(word);
      } else if (kind == "whole") {
        rules.whole.emplace(word);
      } else if (kind == "prefix") {
        rules.prefixes.emplace(word);
      } else if (kind == "unit") {
        rules.units.emplace(word);
      } else if (kind == "parts") {
        std::string whole;
        std::vector<std::size_t> lengths;
        for (const std::string_view part : split_words(word, '|')) {
          whole += part;
          lengths.push_back(part.size());
        }
        if (lengths.empty()) {
          throw FormatError({file, row.line, {}, {}}, "parts are divided by '|', as in can|not");
        }
        lengths.pop_back();
        rules.parts.emplace(whole, lengths);
      } else {
        throw FormatError({file, row.line, {}, {}},
                          "unknown kind '" + std::string(kind) +
                              "'; there are clitic, parts, whole, prefix, unit");
      }
    }
  }
  return rules;
}

std::vector<Span> split_tokens(std::string_view text, Span sentence, const TokenRules& rules) {
  return Tokenizer(text, rules).run(sentence);
}

std::unique_ptr<const Stage> make_token_stage(const StageContext& context) {
  return std::make_unique<TokenStage>(context);
}

}  // namespace weft
