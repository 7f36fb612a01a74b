// SPDX-License-Identifier: Apache-2.0
//
// Which morphemes may stand next to each other within one eojeol, by the Sejong tag set: a
// predicate's stem needs an ending, an ending needs a stem, nothing but the copula follows a
// particle. A trained model that decides syllable by syllable does not know this by itself.
#pragma once

#include <string_view>

namespace weft {

// Whether a morpheme with this tag makes a predicate: verbs, copulas and suffixes for both.
bool is_stem(std::string_view tag);
// `before` and `after` are tags of neighbouring morphemes.
bool may_join(std::string_view before, std::string_view after);
// Whether an eojeol may end in a morpheme with this tag.
bool may_end(std::string_view tag);

}  // namespace weft
