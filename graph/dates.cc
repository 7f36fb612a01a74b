// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/dates.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

#include "weft/core/error.h"
#include "weft/graph/fact_filter.h"

namespace weft {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;

// The number at [from, from + count), where all of it is digits.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
  if (from + count > text.size()) return std::nullopt;
  int number = 0;
  for (const char c : text.substr(from, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::string text_of(sys_days day) {
  const year_month_day date(day);
  const auto padded = [](unsigned value, std::size_t width) {
    std::string out = std::to_string(value);
    return out.size() < width ? out.insert(0, width - out.size(), '0') : out;
  };
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" +
         padded(static_cast<unsigned>(date.day()), 2);
}

// `count` months from the first day of a month.
DaySpan months_from(int year, int month, int count) {
  const year_month_day first = std::chrono::year(year) / month / 1;
  return {text_of(first), text_of(sys_days(first + months(count)) - days(1))};
}

// ISO 8601: the week of a year with its fourth of January is the first; a 53rd is of the year that
// has its Thursday.
std::optional<DaySpan> week(int year, int number) {
  if (number < 1 || number > 53) return std::nullopt;
  const sys_days fourth = std::chrono::year(year) / std::chrono::January / 4;
  const unsigned weekday = std::chrono::weekday(fourth).iso_encoding();
  const sys_days monday = fourth - days(static_cast<int>(weekday) - 1) + days(7 * (number - 1));
  if (year_month_day(monday + days(3)).year() != std::chrono::year(year)) return std::nullopt;
  // Days are compared as texts.
  const sys_days end = std::chrono::year(9999) / std::chrono::December / 31;
  return DaySpan{text_of(monday), text_of(std::min(monday + days(6), end))};
}

std::optional<DaySpan> part_of_year(int year, std::string_view part) {
  const char kind = part.empty() ? '\0' : part[0];
  const auto number = digits(part, 1, part.size() < 2 ? 1 : part.size() - 1);
  if (!number) return std::nullopt;
  if (kind == 'W' && part.size() == 3) return week(year, *number);
  if (part.size() != 2 || *number < 1) return std::nullopt;
  if (kind == 'Q' && *number <= 4) return months_from(year, 3 * *number - 2, 3);
  if (kind == 'H' && *number <= 2) return months_from(year, 6 * *number - 5, 6);
  return std::nullopt;
}

std::optional<DaySpan> span_of_years(std::string_view date) {
  const auto first = days_of(date.substr(0, 4));
  const auto last = days_of(date.substr(5));
  if (!first || !last || date.size() != 9) return std::nullopt;
  return DaySpan{first->first, last->last};
}

// The first qualifier with one of the roles that is a date.
std::optional<DaySpan> qualifier(const Fact& fact, std::initializer_list<std::string_view> wanted) {
  for (const auto& [role, term] : fact.qualifiers) {
    if (std::find(wanted.begin(), wanted.end(), role) == wanted.end()) continue;
    const auto* value = std::get_if<Value>(&term);
    if (value == nullptr || value->kind != ValueKind::kDate) continue;
    if (auto found = days_of(value->value)) return found;
  }
  return std::nullopt;
}

struct Told {
  std::optional<DaySpan> begin;
  std::optional<DaySpan> end;
  std::optional<DaySpan> time;
};

Told told_by(const Fact& fact) {
  Told told{qualifier(fact, {"since", "start"}), qualifier(fact, {"until", "end"}),
            qualifier(fact, {"time"})};
  const auto* object = std::get_if<Value>(&fact.object);
  if (!told.time && object != nullptr && object->kind == ValueKind::kDate) {
    told.time = days_of(object->value);
  }
  return told;
}

// Calls back with the facts that cannot hold at one time with this one.
template <typename Call>
void each_rival(const Graph& graph, const Ontology& ontology, const Fact& fact, Call call) {
  const OntologyRelation* known = ontology.find(graph[fact.relation].id);
  const auto* object = std::get_if<EntityId>(&fact.object);
  if (known == nullptr || object == nullptr) return;
  const auto ends = std::minmax(fact.subject, *object);
  const auto each = [&](std::span<const FactId> facts) {
    for (const FactId id : facts) {
      const FactHead rival = graph.head(id);
      if (!rival.object || !asked_for(rival, 0, true)) continue;
      if (std::minmax(rival.subject, *rival.object) != ends) call(graph[id]);
    }
  };
  const bool one_object = known->functional == Functional::kAtATime;
  const bool one_subject = known->inverse_functional == Functional::kAtATime;
  if (one_object) each(graph.facts_from(fact.subject, fact.relation));
  if (one_subject) each(graph.facts_to(*object, fact.relation));
  if (!known->symmetric() || !(one_object || one_subject)) return;
  each(graph.facts_to(fact.subject, fact.relation));
  each(graph.facts_from(*object, fact.relation));
  each(one_object ? graph.facts_to(*object, fact.relation)
                  : graph.facts_from(fact.subject, fact.relation));
}

}  // namespace

std::optional<DaySpan> days_of(std::string_view date) {
  const auto year = digits(date, 0, 4);
  if (!year || *year < 1) return std::nullopt;
  if (date.size() == 4) return months_from(*year, 1, 12);
  if (date[4] == '/') return span_of_years(date);
  if (date[4] != '-') return std::nullopt;
  const auto month = digits(date, 5, 2);
  if (!month) return part_of_year(*year, date.substr(5));
  if (*month < 1 || *month > 12) return std::nullopt;
  if (date.size() == 7) return months_from(*year, *month, 1);
  const auto day = digits(date, 8, 2);
  if (!day || date[7] != '-') return std::nullopt;
  if (date.size() > 10 && date[10] != 'T' && date[10] != ' ') return std::nullopt;
  const year_month_day exact = std::chrono::year(*year) / *month / *day;
  if (!exact.ok()) return std::nullopt;
  return DaySpan{text_of(exact), text_of(exact)};
}

DaySpan days_asked_for(std::string_view date) {
  if (auto days = days_of(date)) return *days;
  throw UsageError("'" + std::string(date) +
                   "' is no date; write 2024, 2024-05 or 2024-05-17 (also 2024-Q2, 2024-W20)");
}

std::optional<DaySpan> days_held(const Fact& fact) {
  const Told told = told_by(fact);
  const auto seen = days_of(fact.first_seen);
  const auto& begin = told.begin ? told.begin : told.time;
  if (!begin && !told.end) {
    if (!seen || fact.status != Status::kCurrent) return std::nullopt;
    return DaySpan{seen->first, ""};
  }
  DaySpan held{begin ? begin->first : "", told.end ? told.end->last : ""};
  // An end to come: the fact held when the article said so.
  if (!begin && seen && seen->first <= held.last) held.first = seen->first;
  if (!told.end && fact.status == Status::kFormer) {
    // By the time of the article it was over; of a time, nothing beyond it is known.
    held.last = told.begin && seen && seen->last >= held.first ? seen->last : begin->last;
  }
  return held;
}

std::optional<DaySpan> days_held(const Graph& graph, const Ontology& ontology, const Fact& fact) {
  std::optional<DaySpan> held = days_held(fact);
  if (!held || told_by(fact).end) return held;
  each_rival(graph, ontology, fact, [&](const Fact& rival) {
    const Told told = told_by(rival);
    const auto& begin = told.begin ? told.begin : told.time;
    if (!begin || begin->first <= held->first) return;
    if (held->last.empty() || begin->first < held->last) held->last = begin->first;
  });
  return held;
}

std::optional<DaySpan> days_dated(const Fact& fact) {
  const Told told = told_by(fact);
  const auto& first = told.begin ? told.begin : told.end;
  const auto& last = told.end ? told.end : told.begin;
  if (first) return DaySpan{first->first, last->last};
  if (told.time) return told.time;
  const auto seen = days_of(fact.first_seen);
  if (!seen) return std::nullopt;
  return DaySpan{seen->first, days_of(fact.last_seen).value_or(*seen).last};
}

bool overlap(const DaySpan& a, const DaySpan& b) {
  const auto ends_before = [](const DaySpan& x, const DaySpan& y) {
    return !x.last.empty() && !y.first.empty() && x.last < y.first;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

}  // namespace weft
