// SPDX-License-Identifier: Apache-2.0
//
// Tokens by rule, within sentences: blanks divide, punctuation stands alone, and a table says which
// words divide further (clitics: "do|n't") or stay whole ("e-mail"). Tokens cover every character
// but blanks, in order.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/stage.h"
#include "weft/core/span.h"

namespace weft {

// From a table of (kind, words):
//   clitic     ends of words that become tokens: n't 's 'll
//   parts      words that divide: can|not
//   whole      words kept as one token, hyphens, slashes and stops included: e-mail, Mr.
//   prefix     beginnings that stay with what their hyphen joins: co, non
//   unit       what follows a number as a token of its own: am, km
struct TokenRules {
  std::vector<std::string> clitics;  // with a straight apostrophe, longest first
  std::map<std::string, std::vector<std::size_t>, std::less<>> parts;  // byte lengths of the parts
  std::set<std::string, std::less<>> whole;
  std::set<std::string, std::less<>> prefixes;
  std::set<std::string, std::less<>> units;
  bool split_hyphens = false;  // "long-term" is three tokens
};

TokenRules parse_token_rules(std::string_view table, const std::string& file);

std::vector<Span> split_tokens(std::string_view text, Span sentence, const TokenRules& rules);

// Options "words" (the table), "hyphens": "split" or "keep" (default).
std::unique_ptr<const Stage> make_token_stage(const StageContext& context);

}  // namespace weft
