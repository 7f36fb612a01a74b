// SPDX-License-Identifier: Apache-2.0
//
// Tokens by rule, within sentences: blanks divide, punctuation stands alone, and a table says which
// words divide further (clitics: "do|n't") or stay whole ("e-mail"). Tokens cover every character
// but blanks, in order.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/stage.h"
#include "extractor/word_map.h"
#include "weft/core/span.h"

namespace weft {

// From a table of (kind, words):
//   clitic     ends of words that become tokens: n't 's 'll
//   parts      words that divide: can|not
//   whole      words kept as one token, hyphens, slashes and stops included: e-mail, Mr.
//   prefix     beginnings that stay with what their hyphen joins: co, non
//   unit       what follows a number as a token of its own: am, km
struct TokenRules {
  std::vector<std::string> clitics;         // with a straight apostrophe, longest first
  WordMap<std::vector<std::size_t>> parts;  // byte lengths of the parts
  WordList whole;
  WordList prefixes;
  WordList units;
  bool split_hyphens = false;  // "long-term" is three tokens
};

TokenRules parse_token_rules(std::string_view table, const std::string& file);

std::vector<Span> split_tokens(std::string_view text, Span sentence, const TokenRules& rules);

// Options "words" (the table), "hyphens": "split" or "keep" (default).
std::unique_ptr<const Stage> make_token_stage(const StageContext& context);

}  // namespace weft
