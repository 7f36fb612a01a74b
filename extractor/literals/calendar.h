// SPDX-License-Identifier: Apache-2.0
//
// From the parts of a date as written ("지난해", "5월") to an ISO 8601 value, resolved against the
// day of publication or the last date that the text gave. No clock is ever asked.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace weft {

enum class Grain { kTime, kDay, kWeek, kMonth, kQuarter, kHalf, kYear, kDecade, kCentury };

std::string_view grain_name(Grain grain);
std::optional<Grain> parse_grain(std::string_view name);

// What later dates may lean on.
struct CalendarAnchor {
  std::optional<std::chrono::year_month_day> published;
  // The last date resolved in the text: how much of it is known, and whether it stands near enough
  // for a bare month or day to belong to the same year or month.
  std::optional<int> text_year;
  std::optional<int> text_month;
  std::optional<int> text_day;
  bool near = false;
};

std::optional<std::chrono::year_month_day> parse_iso_day(std::string_view text);

// A step from an anchor: "last year" is {kYear, -1}.
struct RelativeStep {
  Grain grain = Grain::kDay;
  int steps = 0;
  bool from_text = false;  // "that year": from the last date of the text, not from publication
};

// The parts of one date expression; all optional.
struct DateParts {
  std::optional<int> year, month, day, quarter, half, decade, century, weekday, hour, minute;
  std::optional<RelativeStep> step;
  // Which of the possible months, days or weekdays is meant: before (-1) or after (+1) the anchor.
  int direction = 0;
};

struct DateValue {
  std::string value;  // empty where the anchor is unknown
  Grain grain = Grain::kDay;
};

// nullopt where the parts are no date (month 13).
std::optional<DateValue> resolve_date(const DateParts& parts, const CalendarAnchor& anchor);

// Notes a resolved value as the last date of the text.
void remember(CalendarAnchor& anchor, const DateValue& date);

}  // namespace weft
