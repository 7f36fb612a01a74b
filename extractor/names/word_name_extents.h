// SPDX-License-Identifier: Apache-2.0
//
// Where names begin and end that a tagger of words cut short: "San" of "San Mateo", what stands
// behind a comma or in brackets and belongs to the name, the noun that begins a sentence and a
// name. And where one name is two, for a clause ends between them.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "extractor/names/word_name_bodies.h"
#include "weft/core/document.h"

namespace weft {

// Lists of cues: begins the names of places and is none ("San"), follows one behind a comma and is
// a part of it ("D.C."), a wing of a party in brackets behind its name ("Marxist"); a state whose
// university has several seats, what is called so, and what joins the seat besides a comma; houses
// called after their owners ("Cafe"); awards.
inline constexpr std::string_view kPlaceBeginning = "place-beginning";
inline constexpr std::string_view kPlaceEnd = "place-end";
inline constexpr std::string_view kWing = "wing";
inline constexpr std::string_view kCampus = "campus";
inline constexpr std::string_view kSeated = "seated";
inline constexpr std::string_view kSeatLink = "seat-link";
inline constexpr std::string_view kVenue = "venue";
inline constexpr std::string_view kPrize = "prize";

// `names` in order of their spans, before and after.
void mend_name_extents(const Document& document, std::vector<TypedName>& names,
                       const NameCues& cues, const NounKind& noun);

// "After her marriage to Jack Deborah decided to leave": in the tree, too, the second of two
// persons side by side is the subject of the verb that lacks one.
void attach_clause_subjects(Document& document, const std::vector<TypedName>& names);

}  // namespace weft
