// SPDX-License-Identifier: Apache-2.0
//
// Options and arguments of a command, as its file tells them to the parser of the command line.
// CLI11 consists of headers that take seconds of every file that includes them, so that only the
// few files that ask the parser itself do.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace weft {

// What else holds for an option that was added; each call gives the same option again.
class CommandOption {
 public:
  // Gives what is wrong with a value, empty where nothing is.
  using Check = std::function<std::string(const std::string&)>;

  explicit CommandOption(CLI::Option* option) : option_(option) {}

  CommandOption required() const;
  // How the help shows its value; " " for an argument, whose name says it.
  CommandOption shown_as(const std::string& value) const;
  CommandOption one_of(const std::vector<std::string>& values) const;
  CommandOption between(double least, double most) const;
  CommandOption between(int least, int most) const;
  CommandOption positive() const;
  CommandOption not_negative() const;
  CommandOption check(Check check) const;
  // Several values in one word.
  CommandOption split_at(char delimiter) const;
  // One value each time the option is given; a list takes all words that follow otherwise.
  CommandOption one_each() const;
  // The value may be left out, and is then `value`.
  CommandOption or_else(const std::string& value) const;

 private:
  CLI::Option* option_;
};

// What is added fills its variable while the line is read; the variable must live until then.
class CommandParser {
 public:
  explicit CommandParser(CLI::App& app) : app_(app) {}

  // "-o", "--top" or, for an argument, "GRAPH". T: std::string, a list of these, a number.
  template <typename T>
  CommandOption add_option(const std::string& names, T& into, const std::string& what);
  // Values that stand for something else.
  template <typename T>
  CommandOption add_choice(const std::string& names, T& into,
                           const std::map<std::string, T>& values, const std::string& what);
  // T: std::string, a list of these, std::size_t.
  template <typename T>
  CommandOption add_option_function(const std::string& names, std::function<void(const T&)> take,
                                    const std::string& what);
  // "--no-measures{false}": given, it sets `into` to false.
  CommandOption add_flag(const std::string& names, bool& into, const std::string& what);

  // That of the program, whose commands are known once all of them are set up.
  const CLI::App& program() const;

 private:
  CLI::App& app_;
};

template <typename T>
CommandOption CommandParser::add_choice(const std::string& names, T& into,
                                        const std::map<std::string, T>& values,
                                        const std::string& what) {
  std::vector<std::string> words;
  for (const auto& [word, value] : values) words.push_back(word);
  const auto take = [&into, values](const std::string& word) { into = values.at(word); };
  return add_option_function<std::string>(names, take, what).one_of(words);
}

}  // namespace weft
