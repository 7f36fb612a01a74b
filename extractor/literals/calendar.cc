// SPDX-License-Identifier: Apache-2.0
#include "extractor/literals/calendar.h"

#include <array>
#include <charconv>
#include <utility>

namespace weft {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr std::array<std::pair<std::string_view, Grain>, 9> kGrains = {
    {{"time", Grain::kTime},
     {"day", Grain::kDay},
     {"week", Grain::kWeek},
     {"month", Grain::kMonth},
     {"quarter", Grain::kQuarter},
     {"half", Grain::kHalf},
     {"year", Grain::kYear},
     {"decade", Grain::kDecade},
     {"century", Grain::kCentury}}};

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

int year_of(year_month_day date) { return static_cast<int>(date.year()); }
int month_of(year_month_day date) { return static_cast<int>(static_cast<unsigned>(date.month())); }

year_month_day last_day_if_needed(year_month_day date) {
  return date.ok() ? date : year_month_day(date.year() / date.month() / std::chrono::last);
}

year_month_day make_day(int y, int m, int d) {
  return year_month_day(year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d)));
}

year_month_day shifted(year_month_day from, Grain grain, int steps) {
  switch (grain) {
    case Grain::kTime:
    case Grain::kDay:
      return sys_days(from) + days(steps);
    case Grain::kWeek:
      return sys_days(from) + days(7 * steps);
    case Grain::kMonth:
      return last_day_if_needed(from + months(steps));
    case Grain::kQuarter:
      return last_day_if_needed(from + months(3 * steps));
    case Grain::kHalf:
      return last_day_if_needed(from + months(6 * steps));
    case Grain::kYear:
      return last_day_if_needed(from + years(steps));
    case Grain::kDecade:
      return last_day_if_needed(from + years(10 * steps));
    default:
      return last_day_if_needed(from + years(100 * steps));
  }
}

std::string week_value(year_month_day date) {
  // ISO weeks belong to the year of their Thursday.
  const sys_days at = date;
  const unsigned weekday = std::chrono::weekday(at).iso_encoding();
  const sys_days thursday = at + days(4 - static_cast<int>(weekday));
  const year_month_day in(thursday);
  const auto first = sys_days(in.year() / std::chrono::January / 1);
  const int week = static_cast<int>((thursday - first).count()) / 7 + 1;
  return padded(year_of(in), 4) + "-W" + padded(week, 2);
}

std::string format(year_month_day date, Grain grain) {
  const std::string y = padded(year_of(date), 4);
  const int m = month_of(date);
  switch (grain) {
    case Grain::kTime:
    case Grain::kDay:
      return y + "-" + padded(m, 2) + "-" +
             padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
    case Grain::kWeek:
      return week_value(date);
    case Grain::kMonth:
      return y + "-" + padded(m, 2);
    case Grain::kQuarter:
      return y + "-Q" + std::to_string((m - 1) / 3 + 1);
    case Grain::kHalf:
      return y + "-H" + std::to_string((m - 1) / 6 + 1);
    case Grain::kYear:
      return y;
    case Grain::kDecade: {
      const int begin = year_of(date) / 10 * 10;
      return padded(begin, 4) + "/" + padded(begin + 9, 4);
    }
    default: {
      const int begin = (year_of(date) - 1) / 100 * 100 + 1;
      return padded(begin, 4) + "/" + padded(begin + 99, 4);
    }
  }
}

bool in_range(const std::optional<int>& value, int low, int high) {
  return !value || (*value >= low && *value <= high);
}

bool is_date(const DateParts& p) {
  return in_range(p.year, 1, 2999) && in_range(p.month, 1, 12) && in_range(p.day, 1, 31) &&
         in_range(p.quarter, 1, 4) && in_range(p.half, 1, 2) && in_range(p.weekday, 1, 7) &&
         in_range(p.century, 1, 30) && in_range(p.hour, 0, 24) && in_range(p.minute, 0, 59) &&
         in_range(p.decade, 0, 2990);
}

Grain finest(const DateParts& p) {
  if (p.hour) return Grain::kTime;
  if (p.day || p.weekday) return Grain::kDay;
  if (p.month) return Grain::kMonth;
  if (p.quarter) return Grain::kQuarter;
  if (p.half) return Grain::kHalf;
  if (p.year) return Grain::kYear;
  if (p.decade) return Grain::kDecade;
  if (p.century) return Grain::kCentury;
  return p.step ? p.step->grain : Grain::kDay;
}

// The day that `parts` are counted from, with what the step changes; nullopt if unknown.
std::optional<year_month_day> stepped_base(const DateParts& p, const CalendarAnchor& anchor) {
  if (p.step && p.step->from_text) {
    if (!anchor.text_year) return std::nullopt;
    if (p.step->grain != Grain::kYear && !anchor.text_month) return std::nullopt;
    if (p.step->grain == Grain::kDay && !anchor.text_day) return std::nullopt;
    const auto base =
        make_day(*anchor.text_year, anchor.text_month.value_or(1), anchor.text_day.value_or(1));
    return shifted(last_day_if_needed(base), p.step->grain, p.step->steps);
  }
  if (!anchor.published) return std::nullopt;
  return p.step ? shifted(*anchor.published, p.step->grain, p.step->steps) : *anchor.published;
}

// The month nearest to the anchor on the side that is meant; without a side, of the anchor's year.
int year_for_month(int wanted, int direction, year_month_day base) {
  const int at = month_of(base);
  if (direction < 0) return year_of(base) - (wanted < at ? 0 : 1);
  if (direction > 0) return year_of(base) + (wanted >= at ? 0 : 1);
  return year_of(base);
}

year_month_day for_day(int wanted, int direction, year_month_day base) {
  const int today = static_cast<int>(static_cast<unsigned>(base.day()));
  int shift = 0;
  if (direction < 0 && wanted > today) shift = -1;
  if (direction > 0 && wanted < today) shift = 1;
  // The nearest one: on the 2nd, "the 30th" was last month's.
  if (direction == 0 && wanted - today > 20) shift = -1;
  const auto first = shifted(make_day(year_of(base), month_of(base), 1), Grain::kMonth, shift);
  return last_day_if_needed(make_day(year_of(first), month_of(first), wanted));
}

year_month_day for_weekday(int wanted, int direction, year_month_day base) {
  const int today = static_cast<int>(std::chrono::weekday(sys_days(base)).iso_encoding());
  int back = (today - wanted + 7) % 7;
  if (direction < 0 && back == 0) back = 7;
  if (direction > 0) back -= 7;
  return sys_days(base) - days(back);
}

std::string time_of_day(const DateParts& p) {
  return "T" + padded(*p.hour, 2) + ":" + padded(p.minute.value_or(0), 2);
}

std::optional<DateValue> with_known_year(const DateParts& p, int y, Grain grain) {
  int m = p.month.value_or(1);
  if (p.quarter) m = *p.quarter * 3;
  if (p.half) m = *p.half * 6;
  const year_month_day date = make_day(y, m, p.day.value_or(1));
  if (!date.ok()) return std::nullopt;
  DateValue value{format(date, grain), grain};
  if (p.hour) value.value += time_of_day(p);
  return value;
}

// A weekday beside a full date tells nothing new; alone it is resolved here.
std::optional<DateValue> without_year(const DateParts& p, const CalendarAnchor& anchor,
                                      Grain grain) {
  if (!p.step && anchor.near && anchor.text_year && !p.weekday && p.direction == 0) {
    if (p.month || p.quarter || p.half) return with_known_year(p, *anchor.text_year, grain);
    if (p.day && anchor.text_month) {
      DateParts whole = p;
      whole.month = anchor.text_month;
      return with_known_year(whole, *anchor.text_year, grain);
    }
  }
  const auto base = stepped_base(p, anchor);
  if (!base) return DateValue{p.hour && !p.day && !p.step ? time_of_day(p) : "", grain};
  if (p.month || p.quarter || p.half) {
    const int wanted = p.month ? *p.month : p.quarter ? *p.quarter * 3 : *p.half * 6;
    const int y = p.step ? year_of(*base) : year_for_month(wanted, p.direction, *base);
    return with_known_year(p, y, grain);
  }
  year_month_day date = *base;
  if (p.day) {
    date = p.step ? last_day_if_needed(make_day(year_of(date), month_of(date), *p.day))
                  : for_day(*p.day, p.direction, date);
  } else if (p.weekday) {
    date = p.step && p.step->grain == Grain::kWeek
               ? year_month_day(
                     sys_days(date) +
                     days(*p.weekday -
                          static_cast<int>(std::chrono::weekday(sys_days(date)).iso_encoding())))
               : for_weekday(*p.weekday, p.direction, date);
  }
  DateValue value{format(date, grain), grain};
  if (p.hour) value.value += time_of_day(p);
  return value;
}

}  // namespace

std::string_view grain_name(Grain grain) { return kGrains[static_cast<std::size_t>(grain)].first; }

std::optional<Grain> parse_grain(std::string_view name) {
  for (const auto& [known, grain] : kGrains) {
    if (known == name) return grain;
  }
  return std::nullopt;
}

std::optional<year_month_day> parse_iso_day(std::string_view text) {
  if (text.size() < 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  int parts[3] = {};
  constexpr std::pair<std::size_t, std::size_t> kPlaces[3] = {{0, 4}, {5, 7}, {8, 10}};
  for (std::size_t i = 0; i < 3; ++i) {
    const char* end = text.data() + kPlaces[i].second;
    const auto result = std::from_chars(text.data() + kPlaces[i].first, end, parts[i]);
    if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  }
  const year_month_day date = make_day(parts[0], parts[1], parts[2]);
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<DateValue> resolve_date(const DateParts& parts, const CalendarAnchor& anchor) {
  if (!is_date(parts)) return std::nullopt;
  const Grain grain = finest(parts);
  if (parts.century) {
    return DateValue{format(make_day(*parts.century * 100, 1, 1), Grain::kCentury), grain};
  }
  if (parts.decade) {
    int from = *parts.decade;
    if (from < 100) from += from < 30 ? 2000 : 1900;
    return DateValue{format(make_day(from, 1, 1), Grain::kDecade), grain};
  }
  if (parts.year) return with_known_year(parts, *parts.year, grain);
  return without_year(parts, anchor, grain);
}

void remember(CalendarAnchor& anchor, const DateValue& date) {
  const std::string_view v = date.value;
  if (v.size() < 4 || v.find('/') != std::string_view::npos || v.front() == 'T') return;
  const auto number = [&](std::size_t at, std::size_t length) -> std::optional<int> {
    int value = 0;
    if (v.size() < at + length) return std::nullopt;
    const auto result = std::from_chars(v.data() + at, v.data() + at + length, value);
    return result.ec == std::errc() && result.ptr == v.data() + at + length ? std::optional(value)
                                                                            : std::nullopt;
  };
  anchor.text_year = number(0, 4);
  anchor.text_month = number(5, 2);
  anchor.text_day = number(8, 2);
  anchor.near = true;
}

}  // namespace weft
