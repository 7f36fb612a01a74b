// SPDX-License-Identifier: Apache-2.0
#include "cli/line_editor.h"

#include <editline/readline.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <sstream>
#include <vector>

namespace weft {
namespace {

constexpr int kMostLines = 1000;  // of history

// libedit asks plain functions.
std::function<std::string(const std::string&)>& completer() {
  static std::function<std::string(const std::string&)> one;
  return one;
}

std::vector<std::string>& offers() {
  static std::vector<std::string> list;
  return list;
}

char* next_offer(const char* /*text*/, int state) {
  const auto at = static_cast<std::size_t>(state);
  return at < offers().size() ? ::strdup(offers()[at].c_str()) : nullptr;
}

char** complete(const char* text, int /*start*/, int end) {
  rl_attempted_completion_over = 1;  // no names of files instead
  offers().clear();
  std::istringstream lines(completer()(std::string(rl_line_buffer).substr(0, end)));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(':')) continue;
    std::string word = line.substr(0, line.find('\t'));
    if (word.find(' ') != std::string::npos && word.front() != '"') word = '"' + word + '"';
    offers().push_back(word);
  }
  return offers().empty() ? nullptr : rl_completion_matches(text, next_offer);
}

std::string history_file() {
  const char* state = std::getenv("XDG_STATE_HOME");
  const char* home = std::getenv("HOME");
  std::filesystem::path folder;
  if (state != nullptr && *state != '\0') {
    folder = state;
  } else if (home != nullptr && *home != '\0') {
    folder = std::filesystem::path(home) / ".local" / "state";
  } else {
    return "";
  }
  std::error_code error;
  std::filesystem::create_directories(folder / "weft", error);
  return error ? "" : (folder / "weft" / "history").string();
}

}  // namespace

LineEditor::LineEditor(std::string prompt, std::function<std::string(const std::string&)> complete_)
    : prompt_(std::move(prompt)),
      interactive_(::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0) {
  if (!interactive_) return;
  completer() = std::move(complete_);
  rl_initialize();
  rl_attempted_completion_function = complete;
  stifle_history(kMostLines);
  history_ = history_file();
  if (!history_.empty()) read_history(history_.c_str());
}

LineEditor::~LineEditor() {
  if (!history_.empty()) write_history(history_.c_str());
}

std::optional<std::string> LineEditor::next() {
  std::string line;
  if (!interactive_) {
    if (!std::getline(std::cin, line)) return std::nullopt;
    return line;
  }
  errno = 0;
  char* read = ::readline(prompt_.c_str());
  if (read == nullptr) {
    std::cout << std::endl;
    if (errno == EINTR) return "";
    return std::nullopt;
  }
  line = read;
  std::free(read);  // readline gives it by malloc
  if (line.find_first_not_of(" \t") != std::string::npos) add_history(line.c_str());
  return line;
}

}  // namespace weft
