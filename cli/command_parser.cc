// SPDX-License-Identifier: Apache-2.0
#include "cli/command_parser.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>

namespace weft {

CommandOption CommandOption::required() const { return CommandOption(option_->required()); }

CommandOption CommandOption::shown_as(const std::string& value) const {
  return CommandOption(option_->option_text(value));
}

CommandOption CommandOption::one_of(const std::vector<std::string>& values) const {
  return CommandOption(option_->check(CLI::IsMember(values)));
}

CommandOption CommandOption::between(double least, double most) const {
  return CommandOption(option_->check(CLI::Range(least, most)));
}

CommandOption CommandOption::between(int least, int most) const {
  return CommandOption(option_->check(CLI::Range(least, most)));
}

CommandOption CommandOption::positive() const {
  return CommandOption(option_->check(CLI::PositiveNumber));
}

CommandOption CommandOption::not_negative() const {
  return CommandOption(option_->check(CLI::NonNegativeNumber));
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
  return CommandOption(app_.add_option(names, into, what));
}

template <typename T>
CommandOption CommandParser::add_option_function(const std::string& names,
                                                 std::function<void(const T&)> take,
                                                 const std::string& what) {
  return CommandOption(app_.add_option_function<T>(names, take, what));
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
