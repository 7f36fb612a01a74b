// SPDX-License-Identifier: Apache-2.0
//
// Documents for tests, written as data: tokens with morphemes and heads, a word a line, and the
// names and literals in them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft::testing {

struct NameRow {
  const char* text;
  EntityType type;
};

struct LiteralRow {
  const char* text;
  LiteralKind kind;
  const char* value;
  const char* unit = "";
};

// One sentence. `words` holds a token a line: "FORM MORPHEMES TAGS HEAD", blanks between, morphemes
// and tags joined with '+', HEAD from 1, 0 for the root. A form that ends with '~' has no space
// after it. Each name and literal is found at its first occurrence in the text.
Document eojeol_document(std::string_view words, const std::vector<NameRow>& names = {},
                         const std::vector<LiteralRow>& literals = {});

// Sentences of words "form/tag+form/tag", blanks between; a word that ends with '~' has no space
// after it. Words of symbols are punctuation, those that begin with NP pronouns.
Document analysed_document(const std::vector<std::string_view>& sentences);

// "[construction] lemma: subject=..., object=..." for each proposition, with flags such as
// !negated.
std::vector<std::string> propositions_as_text(const Document& document);

}  // namespace weft::testing
