// SPDX-License-Identifier: Apache-2.0
//
// What a document's own names say of its other mentions: a name that was found with confidence is
// found again wherever its string, or a short form of it, stands, and keeps one type throughout.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "extractor/names/name_cues.h"
#include "weft/core/document.h"

namespace weft {

struct TypedName {
  Span span;
  std::uint32_t sentence = 0;
  EntityType type = EntityType::kThing;
  float confidence = 1.0F;
};

// The first of names in order, without overlaps, that overlaps the span; null where none does.
const TypedName* name_over(const std::vector<TypedName>& names, Span span);
// Names in any order.
bool any_overlaps(const std::vector<TypedName>& names, Span span);

// Whether a word is a common noun of the language.
using IsWord = std::function<bool(std::string_view)>;

// `names` in order of their spans, without overlaps; the result is too. With `is_word`, what is
// none and recurs throughout the text is a name on less evidence.
std::vector<TypedName> make_consistent(const Document& document, std::vector<TypedName> names,
                                       const NameCues& cues, const IsWord& is_word = {});

}  // namespace weft
