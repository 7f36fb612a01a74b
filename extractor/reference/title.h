// SPDX-License-Identifier: Apache-2.0
//
// The title of an article that is about one named thing, as encyclopedias have it, and where the
// text says that name. A headline is no such title: its words stand in the text one by one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

struct TitleName {
  std::string name;   // the title without what brackets add to it
  std::string given;  // its last word, where the text says only that; else empty
};

// The title, if it is a name: the text says it as a whole, or by its last word alone, or says no
// word of it and speaks of somebody by pronouns only.
std::optional<TitleName> title_name(const Document& document, const ReferenceWords& words);

// All places of one sentence where a token begins with the name and a noun ends with it, or with a
// generic word behind it.
std::vector<Mention> places_in(const Document& document, std::uint32_t sentence,
                               std::string_view name, const ReferenceWords& words);
// Those of all sentences but headings.
std::vector<Mention> places_of(const Document& document, std::string_view name,
                               const ReferenceWords& words);

// Makes every place where the text says the title a name mention, over mentions that it crosses.
void mark_title(Document& document, const ReferenceWords& words);

}  // namespace weft
