// SPDX-License-Identifier: Apache-2.0
#include "extractor/literals/pattern.h"

#include "weft/core/error.h"

namespace weft {
namespace {

bool is_blank(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t');
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80);
}

std::size_t plain_digits(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end - at;
}

// Writes out a pattern once with and once without each bracketed part.
std::vector<std::string> expand(const std::string& source) {
  const std::size_t open = source.rfind('[');
  if (open == std::string::npos) return {source};
  const std::size_t close = source.find(']', open);
  if (close == std::string::npos) return {source};
  const std::string head = source.substr(0, open);
  const std::string inner = source.substr(open + 1, close - open - 1);
  const std::string tail = source.substr(close + 1);
  std::vector<std::string> all = expand(head + inner + tail);
  for (std::string& without : expand(head + tail)) all.push_back(std::move(without));
  return all;
}

}  // namespace

std::vector<LiteralPattern> LiteralPattern::compile(std::string_view source, const Lexicon& lexicon,
                                                    const std::string& file, std::size_t line) {
  std::vector<LiteralPattern> patterns;
  for (const std::string& variant : expand(std::string(source))) {
    LiteralPattern pattern;
    for (std::size_t i = 0; i < variant.size(); ++i) {
      if (variant[i] != '{') {
        pattern.add_character(variant[i]);
        continue;
      }
      const std::size_t close = variant.find('}', i);
      if (close == std::string::npos) {
        throw FormatError({file, line, {}, {}}, "a '{' of the pattern is never closed");
      }
      pattern.add_slot(std::string_view(variant).substr(i + 1, close - i - 1), lexicon, file, line);
      i = close;
    }
    patterns.push_back(std::move(pattern));
  }
  return patterns;
}

void LiteralPattern::add_slot(std::string_view slot, const Lexicon& lexicon,
                              const std::string& file, std::size_t line) {
  constexpr std::pair<std::string_view, Kind> kBuiltin[] = {
      {"n", Kind::kNumber},  {"count", Kind::kCount},   {"digits", Kind::kDigits},
      {"yyyy", Kind::kYear}, {"modern", Kind::kModern}, {"d2", Kind::kTwoDigits},
      {"noun", Kind::kNoun}};
  const std::size_t colon = slot.find(':');
  const std::string_view name = colon == std::string_view::npos ? slot : slot.substr(colon + 1);
  Element element{Kind::kClass, std::string(slot.substr(0, colon)), 0};
  for (const auto& [builtin, kind] : kBuiltin) {
    if (builtin == name) element.kind = kind;
  }
  if (element.kind == Kind::kClass) {
    const auto index = lexicon.class_index(name);
    if (!index) {
      throw FormatError({file, line, {}, {}}, "no word class '" + std::string(name) + "'");
    }
    element.class_index = *index;
  }
  elements_.push_back(std::move(element));
}

void LiteralPattern::add_character(char c) {
  if (c == '_') {
    elements_.push_back({Kind::kBlanks, "", 0});
  } else if (c == ' ') {
    elements_.push_back({Kind::kBlank, "", 0});
  } else if (c == '>') {
    elements_.push_back({Kind::kAhead, "", 0});
  } else if (c == '<' && elements_.size() == 1) {
    before_ = elements_.front().class_index;
    elements_.clear();
  } else if (!elements_.empty() && elements_.back().kind == Kind::kText) {
    elements_.back().text += c;
  } else {
    elements_.push_back({Kind::kText, std::string(1, c), 0});
  }
}

std::optional<std::vector<char32_t>> LiteralPattern::first_characters(
    const Lexicon& lexicon, const NumberReader& numbers) const {
  if (elements_.empty()) return std::nullopt;
  const Element& first = elements_.front();
  switch (first.kind) {
    case Kind::kText:
      return std::vector<char32_t>{first_character(first.text)};
    case Kind::kClass:
      return lexicon.first_characters(first.class_index);
    case Kind::kBlank:
    case Kind::kBlanks:
    case Kind::kNoun:
    case Kind::kAhead:
      return std::nullopt;
    default:
      return numbers.first_characters();
  }
}

bool LiteralPattern::match(const Input& input, std::size_t at, const Accept& accept) const {
  if (before_) {
    std::size_t end = at;
    while (end > 0 && is_blank(input.text, end - 1)) --end;
    const LexiconMatch word = input.lexicon.find_before(*before_, input.text, end);
    if (word.length == 0) return false;
    const std::size_t begin = end - word.length;
    if (begin > 0 && is_word_byte(input.text[begin - 1])) return false;
  }
  State state{input, accept, {}, {}};
  return step(state, 0, at);
}

bool LiteralPattern::step(State& state, std::size_t element, std::size_t at) const {
  const std::string_view text = state.input.text;
  if (element == elements_.size()) return state.accept(state.end.value_or(at), state.slots);
  const Element& e = elements_[element];
  switch (e.kind) {
    case Kind::kText:
      return text.substr(at, e.text.size()) == e.text &&
             step(state, element + 1, at + e.text.size());
    case Kind::kBlank:
    case Kind::kBlanks: {
      std::size_t end = at;
      while (is_blank(text, end)) ++end;
      return (end > at || e.kind == Kind::kBlanks) && step(state, element + 1, end);
    }
    case Kind::kAhead: {
      state.end = at;
      const bool found = step(state, element + 1, at);
      if (!found) state.end.reset();
      return found;
    }
    case Kind::kClass:
      return step_class(state, element, at);
    case Kind::kNoun: {
      const std::size_t length = state.input.noun(at);
      return length > 0 && go_on(state, element, at, length, {});
    }
    default:
      return step_number(state, element, at);
  }
}

bool LiteralPattern::go_on(State& state, std::size_t element, std::size_t at, std::size_t length,
                           Slot slot) const {
  slot.name = elements_[element].text;
  slot.text = state.input.text.substr(at, length);
  state.slots.push_back(slot);
  if (step(state, element + 1, at + length)) return true;
  state.slots.pop_back();
  return false;
}

bool LiteralPattern::step_class(State& state, std::size_t element, std::size_t at) const {
  const std::size_t index = elements_[element].class_index;
  for (const LexiconMatch& word : state.input.lexicon.find(index, state.input.text, at)) {
    Slot slot;
    slot.value = word.value;
    if (go_on(state, element, at, word.length, slot)) return true;
  }
  return false;
}

bool LiteralPattern::step_number(State& state, std::size_t element, std::size_t at) const {
  const Kind kind = elements_[element].kind;
  const std::string_view text = state.input.text;
  if (kind == Kind::kNumber || kind == Kind::kCount) {
    for (const NumberMatch& number : state.input.numbers.read(at)) {
      const auto whole = to_integer(number.value);
      const bool year =
          number.digits_only && number.length == 4 && whole && *whole >= 1500 && *whole < 2100;
      if (kind == Kind::kCount && year) continue;
      Slot slot;
      slot.number = number.value;
      if (go_on(state, element, at, number.length, slot)) return true;
    }
    return false;
  }
  const std::size_t length = plain_digits(text, at);
  if (length == 0 || length > 15) return false;
  if ((kind == Kind::kYear || kind == Kind::kModern) && length != 4) return false;
  if (kind == Kind::kTwoDigits && length > 2) return false;
  Slot slot;
  slot.number = parse_decimal(text.substr(at, length)).value_or(Decimal{});
  const auto value = to_integer(slot.number).value_or(0);
  if (kind == Kind::kModern && (value < 1500 || value > 2099)) return false;
  return go_on(state, element, at, length, slot);
}

}  // namespace weft
