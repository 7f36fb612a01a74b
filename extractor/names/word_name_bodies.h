// SPDX-License-Identifier: Apache-2.0
//
// Names of bodies of several phrases around the noun that says what kind of body it is: what it is
// for ("Society for the Protection of Herons", "Committee on Small and Medium Enterprises") and
// what it deals with ("Securities and Exchange Commission"). Common nouns with capitals cannot
// stand alone as names; known names can, and are left apart.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "extractor/names/noun_dictionary.h"
#include "weft/core/document.h"

namespace weft {

// Kinds of cues, whose bits Korean has for others: a noun of bodies that takes such complements
// ("Society"), what joins them to it ("for"), and last letters of common nouns ("tion").
inline constexpr std::uint32_t kBodyHead = NameCues::kNameEnding;
inline constexpr std::uint32_t kPurpose = NameCues::kNoNameAlone;
inline constexpr std::uint32_t kNounEnding = NameCues::kModifier;
// What joins further complements alone ("in"), in bits that no other word has together.
inline constexpr std::uint32_t kFurther = kPurpose | kNounEnding;

// Of whole documents; `names` stay in order of their spans.
void join_bodies(const Document& document, std::vector<TypedName>& names, const NameCues& cues,
                 const NounKind& noun);

}  // namespace weft
