// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weft {

struct MatchToken {
  enum class Kind { kName, kString, kNumber, kSymbol, kEnd };
  Kind kind = Kind::kEnd;
  std::string text;  // of names and strings without quotes; symbols: ( ) [ ] { } : , . | * - < > =
                     // <= >= <> ..
  bool quoted = false;  // a name in backquotes, which is no keyword
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Ends with a token of kind kEnd. Throws QuerySyntaxError.
std::vector<MatchToken> match_tokens(std::string_view text);

}  // namespace weft
