// SPDX-License-Identifier: Apache-2.0
//
// Whether a name is that of a woman or a man, as far as the text and the pack's words tell.
#pragma once

#include <vector>

#include "extractor/reference/name_clusters.h"
#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

// By the word before one of its mentions ("Ms.", "actress"), else by its given name.
Gender gender_of_name(const Document& document, const NameCluster& cluster,
                      const ReferenceWords& words);
// "Alexis Lind ... he ... his": where all pronouns of a text are of one gender, the one person
// named before the first of them is of it, unless a word such as "Ms." tells. By entity.
void agree_with_pronouns(const Document& document, const ReferenceWords& words,
                         std::vector<Gender>& genders);
// "man", "widow"; kUnknown for most nouns.
Gender gender_of_noun(std::string_view noun, const ReferenceWords& words);

}  // namespace weft
