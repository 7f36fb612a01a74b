// SPDX-License-Identifier: Apache-2.0
//
// Names known only by what stands beside them: a word right after a common noun that says what it
// names ("제작사 ORBIS"), what stands before a quoted work, its maker, and what ends as bodies do
// before a person's name ("두레연합 한가람 의원"); an unknown word of which its sentence says what
// it is; and names that the cues list.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// What the language's texts know of a word: a common noun, the stem of a verb or adjective; what
// its dictionary does: a given name.
struct KnownWords {
  std::function<bool(std::string_view)> noun;
  std::function<bool(std::string_view)> verb;
  std::function<bool(std::string_view)> given;
  std::function<bool(std::string_view)> plain;
};

// Neither a word of the language nor one that begins or ends with one of two syllables or more.
bool is_strange(std::string_view word, const NameCues& cues, const KnownWords& known);

// Adds such names of a sentence to `names`, which stay in order; `works` are its quoted works.
void add_kind_names(const Document& document, std::uint32_t sentence,
                    const std::vector<Span>& works, const NameCues& cues, const KnownWords& known,
                    std::vector<TypedName>& names);

}  // namespace weft
