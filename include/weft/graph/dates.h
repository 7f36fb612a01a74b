// SPDX-License-Identifier: Apache-2.0
//
// From dates of any grain to days.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "weft/core/ontology.h"
#include "weft/graph/graph.h"

namespace weft {

// Days as YYYY-MM-DD, both included, so that they compare as texts. An end that is empty is open.
struct DaySpan {
  std::string first;
  std::string last;

  bool operator==(const DaySpan&) const = default;
};

// What a date covers: 2024, 2024-05, 2024-05-17 (also with a time of day), and the weeks, quarters,
// halves and spans that normalised dates have: 2024-W16, 2024-Q3, 2024-H1, 2010/2019. Nothing for
// anything else, and for days that no calendar has.
std::optional<DaySpan> days_of(std::string_view date);

// The same of a date that a user gave. Throws UsageError, which says how dates are written.
DaySpan days_asked_for(std::string_view date);

// When a fact is known to hold: from its "since" or "start", else its "time" or the date that is
// its object, until its "until" or "end", else for ever. One that is former and tells no end holds
// in its time only. One with an end alone holds before it, or, where the end was to come, from the
// first article on; one without any date from the first article on. Nothing where that is not
// known.
std::optional<DaySpan> days_held(const Fact& fact);

// The same where a relation has but one object or one subject at a time: a fact without an end also
// ends on the first day of its successor, which is the next one whose beginning or time is told and
// that has another object, or another subject. Negated, rejected and merely planned or alleged ones
// succeed nobody; of two that begin on one day neither ends the other.
std::optional<DaySpan> days_held(const Graph& graph, const Ontology& ontology, const Fact& fact);

// What a fact is dated by: its beginning to its end, or the one of them that it has, or its time;
// else the days on which articles stated it.
std::optional<DaySpan> days_dated(const Fact& fact);

// Whether they have a day in common.
bool overlap(const DaySpan& a, const DaySpan& b);

}  // namespace weft
