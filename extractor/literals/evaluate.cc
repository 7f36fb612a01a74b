// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>

#include "extractor/literals/grammar.h"
#include "extractor/table.h"

namespace weft {
namespace {

const Slot* find_slot(const std::vector<Slot>& slots, std::string_view name) {
  const auto found =
      std::find_if(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.name == name; });
  return found == slots.end() ? nullptr : &*found;
}

// The number of a slot: that of its word's value, or the one read.
std::optional<Decimal> number_of(const Slot* slot) {
  if (!slot) return std::nullopt;
  return slot->value.empty() ? slot->number : parse_decimal(slot->value);
}

std::optional<int> signed_integer(std::string_view text) {
  int value = 0;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<int> integer_of(const std::vector<Slot>& slots, std::string_view name) {
  const auto number = number_of(find_slot(slots, name));
  const auto whole = number ? to_integer(*number) : std::nullopt;
  if (!whole || *whole > 100000) return std::nullopt;
  return static_cast<int>(*whole);
}

// "year -1", "day 0 text"
std::optional<RelativeStep> parse_step(std::string_view value) {
  const auto words = split_words(value);
  if (words.size() < 2) return std::nullopt;
  const auto grain = parse_grain(words[0]);
  const auto steps = signed_integer(words[1]);
  if (!grain || !steps) return std::nullopt;
  return RelativeStep{*grain, *steps, words.size() > 2};
}

std::optional<RelativeStep> step_of(const std::vector<Slot>& slots) {
  if (const Slot* step = find_slot(slots, "step")) return parse_step(step->value);
  const Slot* ago = find_slot(slots, "ago");
  const Slot* unit = find_slot(slots, "unit");
  if (!ago || !unit) return std::nullopt;
  const auto sign = signed_integer(ago->value);
  const auto grain = parse_grain(unit->value);
  const Slot* amount = find_slot(slots, "amount");
  const auto count = amount ? integer_of(slots, "amount") : std::optional<int>(1);
  if (!sign || !count || *count > 9999) return std::nullopt;
  // Hours and minutes ago: today, as far as dates go.
  return grain ? RelativeStep{*grain, *sign * *count, false} : RelativeStep{Grain::kDay, 0, false};
}

std::optional<FoundLiteral> evaluate_date(const std::vector<Slot>& slots,
                                          const CalendarAnchor& anchor) {
  if (const Slot* vague = find_slot(slots, "vague")) {
    return FoundLiteral{0, 0, LiteralKind::kDate, "", std::string(vague->value)};
  }
  DateParts parts;
  const std::pair<std::string_view, std::optional<int> DateParts::*> kFields[] = {
      {"year", &DateParts::year},       {"month", &DateParts::month},
      {"day", &DateParts::day},         {"quarter", &DateParts::quarter},
      {"half", &DateParts::half},       {"decade", &DateParts::decade},
      {"century", &DateParts::century}, {"weekday", &DateParts::weekday},
      {"hour", &DateParts::hour},       {"minute", &DateParts::minute}};
  for (const auto& [name, field] : kFields) {
    if (!find_slot(slots, name)) continue;
    parts.*field = integer_of(slots, name);
    if (!(parts.*field)) return std::nullopt;
  }
  // A weekday beside the day of the month says nothing more.
  if (parts.day) parts.weekday.reset();
  if (const Slot* half_day = find_slot(slots, "ampm"); half_day && parts.hour) {
    if (half_day->value == "pm" && *parts.hour < 12) *parts.hour += 12;
    if (half_day->value == "am" && *parts.hour == 12) parts.hour = 0;
  }
  if (const Slot* direction = find_slot(slots, "direction")) {
    parts.direction = signed_integer(direction->value).value_or(0);
  }
  parts.step = step_of(slots);
  const auto date = resolve_date(parts, anchor);
  if (!date) return std::nullopt;
  return FoundLiteral{0, 0, LiteralKind::kDate, date->value, std::string(grain_name(date->grain))};
}

std::optional<FoundLiteral> evaluate_money(const std::vector<Slot>& slots) {
  auto amount = number_of(find_slot(slots, "amount"));
  const Slot* currency = find_slot(slots, "currency");
  if (!amount || !currency) return std::nullopt;
  for (const std::string_view factor : {"scale", "sub"}) {
    const auto by = number_of(find_slot(slots, factor));
    if (by) amount = multiply(*amount, *by);
    if (!amount) return std::nullopt;
  }
  return FoundLiteral{0, 0, LiteralKind::kMoney, to_string(*amount), std::string(currency->value)};
}

std::optional<FoundLiteral> evaluate_amount(LiteralKind kind, const std::vector<Slot>& slots) {
  auto amount = number_of(find_slot(slots, "amount"));
  if (!amount) return std::nullopt;
  if (const auto by = number_of(find_slot(slots, "scale"))) amount = multiply(*amount, *by);
  if (!amount) return std::nullopt;
  FoundLiteral literal{0, 0, kind, to_string(*amount), ""};
  if (const Slot* unit = find_slot(slots, "unit")) {
    const bool as_written = unit->value.empty() || unit->value == "-";
    literal.unit = as_written ? unit->text : unit->value;
  }
  return literal;
}

std::string duration_part(Decimal amount, std::string_view unit, bool& in_time) {
  constexpr std::pair<std::string_view, char> kDays[] = {
      {"year", 'Y'}, {"month", 'M'}, {"week", 'W'}, {"day", 'D'}};
  constexpr std::pair<std::string_view, char> kTimes[] = {
      {"hour", 'H'}, {"minute", 'M'}, {"second", 'S'}};
  for (const auto& [name, letter] : kDays) {
    if (name == unit) return to_string(amount) + letter;
  }
  for (const auto& [name, letter] : kTimes) {
    if (name != unit) continue;
    const std::string part = (in_time ? "" : "T") + to_string(amount) + letter;
    in_time = true;
    return part;
  }
  return "";
}

std::optional<FoundLiteral> evaluate_duration(const std::vector<Slot>& slots) {
  FoundLiteral literal{0, 0, LiteralKind::kDuration, "P", ""};
  bool in_time = false;
  const std::pair<std::string_view, std::string_view> kParts[] = {{"amount", "unit"},
                                                                  {"amount2", "unit2"}};
  for (const auto& [amount_name, unit_name] : kParts) {
    const Slot* unit = find_slot(slots, unit_name);
    auto amount = number_of(find_slot(slots, amount_name));
    if (!unit || !amount) continue;
    const auto words = split_words(unit->value);  // "year" or "year 10"
    if (words.empty()) return std::nullopt;
    if (words.size() > 1) {
      const auto factor = parse_decimal(words[1]);
      amount = factor ? multiply(*amount, *factor) : std::nullopt;
      if (!amount) return std::nullopt;
    }
    const std::string part = duration_part(*amount, words[0], in_time);
    if (part.empty()) return std::nullopt;
    literal.value += part;
  }
  if (literal.value == "P") return std::nullopt;
  return literal;
}

}  // namespace

std::optional<FoundLiteral> evaluate(std::optional<LiteralKind> kind,
                                     const std::vector<Slot>& slots, const CalendarAnchor& anchor) {
  if (!kind) return FoundLiteral{};
  switch (*kind) {
    case LiteralKind::kDate:
      return evaluate_date(slots, anchor);
    case LiteralKind::kMoney:
      return evaluate_money(slots);
    case LiteralKind::kDuration:
      return evaluate_duration(slots);
    default:
      return evaluate_amount(*kind, slots);
  }
}

}  // namespace weft
