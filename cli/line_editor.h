// SPDX-License-Identifier: Apache-2.0
//
// Lines from standard input: at a terminal with editing, history and completion by libedit, else as
// they come. The history is kept in $XDG_STATE_HOME/weft/history, or ~/.local/state/weft/history.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace weft {

// One at a time. `complete` gets the line up to the cursor and gives offers as
// weft/cli/complete_line.h says.
class LineEditor {
 public:
  LineEditor(std::string prompt, std::function<std::string(const std::string&)> complete);
  ~LineEditor();
  LineEditor(const LineEditor&) = delete;
  LineEditor& operator=(const LineEditor&) = delete;

  bool interactive() const { return interactive_; }
  // Nothing at the end of the input. Ctrl-C gives an empty line.
  std::optional<std::string> next();

 private:
  std::string prompt_;
  bool interactive_ = false;
  std::string history_;  // the file's path; empty where there is no place for one
};

}  // namespace weft
