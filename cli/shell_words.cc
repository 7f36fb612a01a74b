// SPDX-License-Identifier: Apache-2.0
#include "cli/shell_words.h"

namespace weft {

std::vector<std::string> split_shell_words(std::string_view line, bool open_end) {
  std::vector<std::string> words;
  std::string word;
  bool within = false;
  char quote = '\0';
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != '\0') {
      if (c == quote) {
        quote = '\0';
      } else {
        word += c;
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      within = true;
    } else if (c == '\\' && i + 1 < line.size()) {
      word += line[++i];
      within = true;
    } else if (c == ' ' || c == '\t') {
      if (within) words.push_back(word);
      word.clear();
      within = false;
    } else {
      word += c;
      within = true;
    }
  }
  if (within || open_end) words.push_back(word);
  return words;
}

}  // namespace weft
