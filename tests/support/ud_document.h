// SPDX-License-Identifier: Apache-2.0
//
// Documents for tests of languages whose tokens are words, written as data.
#pragma once

#include <ostream>
#include <string_view>
#include <vector>

#include "support/test_document.h"

namespace weft::testing {

// One sentence. `words` holds a token a line: "FORM LEMMA UPOS XPOS HEAD DEPREL", blanks between,
// HEAD from 1, 0 for the root. A form that ends with '~' has no space after it. Each name and
// literal is found at its first occurrence in the text; names are people unless their row says
// otherwise.
Document ud_document(std::string_view words, const std::vector<NameRow>& names = {},
                     const std::vector<LiteralRow>& literals = {});

// What rules make of names that a tagger found in such a sentence.
struct NameShapeCase {
  const char* name;
  const char* words;
  std::vector<NameRow> found;     // by the tagger
  std::vector<NameRow> expected;  // in order
};

inline void PrintTo(const NameShapeCase& c, std::ostream* out) { *out << c.name; }

}  // namespace weft::testing
