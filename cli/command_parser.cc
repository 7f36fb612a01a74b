// SPDX-License-Identifier: Apache-2.0
#include "cli/command_parser.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <sstream>
#include <type_traits>

namespace weft {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

std::string quoted(const std::string& value) { return "'" + value + "'"; }

// Empty where all of the word is one number.
template <typename Number>
std::optional<Number> number_in(const std::string& word) {
  Number number{};
  const char* end = word.data() + word.size();
  const auto [after, error] = std::from_chars(word.data(), end, number);
  return error == std::errc() && after == end ? std::optional(number) : std::nullopt;
}

// In words of ours: the parser's own take -1 for a large number, and speak of conversions.
template <typename Number>
std::string check_number(const std::string& value) {
  if (number_in<Number>(value)) return "";
  if constexpr (std::is_floating_point_v<Number>) return quoted(value) + " is no number";
  const bool digits = !value.empty() && std::all_of(value.begin(), value.end(),
                                                    [](char c) { return c >= '0' && c <= '9'; });
  return quoted(value) + (digits ? " is too large" : " is no whole number of 0 or more");
}

template <typename T>
struct Unwrapped {
  using Type = T;
};
template <typename T>
struct Unwrapped<std::optional<T>> {
  using Type = T;
};

template <typename Number>
CommandOption::Check between_check(Number least, Number most) {
  return [least, most](const std::string& value) -> std::string {
    const auto number = number_in<Number>(value);
    if (number && *number >= least && *number <= most) return "";
    std::ostringstream bounds;
    bounds << least << " to " << most;
    return quoted(value) +
           (std::is_integral_v<Number> ? " is no whole number from " : " is no number from ") +
           bounds.str();
  };
}

}  // namespace

CommandOption CommandOption::required() const { return CommandOption(option_->required()); }

CommandOption CommandOption::shown_as(const std::string& value) const {
  return CommandOption(option_->option_text(value));
}

CommandOption CommandOption::one_of(const std::vector<std::string>& values) const {
  const auto known = [values](const std::string& value) -> std::string {
    if (std::find(values.begin(), values.end(), value) != values.end()) return "";
    return "there is no " + quoted(value) + "; there are " + joined(values, ", ");
  };
  // The list in the description is what completion offers.
  return CommandOption(option_->check(CLI::Validator(known, "{" + joined(values, ",") + "}")));
}

CommandOption CommandOption::between(double least, double most) const {
  return check(between_check(least, most));
}

CommandOption CommandOption::between(int least, int most) const {
  return check(between_check(least, most));
}

CommandOption CommandOption::positive() const {
  return check([](const std::string& value) {
    return number_in<double>(value).value_or(0) > 0 ? "" : quoted(value) + " is no number above 0";
  });
}

CommandOption CommandOption::not_negative() const {
  return check([](const std::string& value) {
    return number_in<double>(value).value_or(-1) >= 0
               ? ""
               : quoted(value) + " is no number of 0 or more";
  });
}

CommandOption CommandOption::check(Check check) const {
  return CommandOption(option_->check(std::move(check)));
}

CommandOption CommandOption::split_at(char delimiter) const {
  return CommandOption(option_->delimiter(delimiter));
}

CommandOption CommandOption::one_each() const {
  return CommandOption(option_->allow_extra_args(false));
}

CommandOption CommandOption::or_else(const std::string& value) const {
  return CommandOption(option_->expected(0, 1)->default_str(value));
}

template <typename T>
CommandOption CommandParser::add_option(const std::string& names, T& into,
                                        const std::string& what) {
  const CommandOption option(app_.add_option(names, into, what));
  using Value = typename Unwrapped<T>::Type;
  if constexpr (std::is_arithmetic_v<Value>) return option.check(check_number<Value>);
  return option;
}

template <typename T>
CommandOption CommandParser::add_option_function(const std::string& names,
                                                 std::function<void(const T&)> take,
                                                 const std::string& what) {
  const CommandOption option(app_.add_option_function<T>(names, take, what));
  if constexpr (std::is_arithmetic_v<T>) return option.check(check_number<T>);
  return option;
}

CommandOption CommandParser::add_flag(const std::string& names, bool& into,
                                      const std::string& what) {
  return CommandOption(app_.add_flag(names, into, what));
}

const CLI::App& CommandParser::program() const { return *app_.get_parent(); }

#define WEFT_OPTION(type) \
  template CommandOption CommandParser::add_option(const std::string&, type&, const std::string&)
#define WEFT_OPTION_FUNCTION(type)                           \
  template CommandOption CommandParser::add_option_function( \
      const std::string&, std::function<void(const type&)>, const std::string&)
WEFT_OPTION(std::string);
WEFT_OPTION(std::vector<std::string>);
WEFT_OPTION(float);
WEFT_OPTION(double);
WEFT_OPTION(std::uint32_t);
WEFT_OPTION(std::uint64_t);
WEFT_OPTION(std::optional<std::uint32_t>);
WEFT_OPTION_FUNCTION(std::string);
WEFT_OPTION_FUNCTION(std::vector<std::string>);
WEFT_OPTION_FUNCTION(std::uint64_t);

}  // namespace weft
