// SPDX-License-Identifier: Apache-2.0
//
// Names by exact span and type. Literals count as names of the types "date", "time" and "quantity"
// where the file marks those.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "evaluation/annotated_text.h"
#include "evaluation/scores.h"

namespace weft {

// The types that the names of a file have.
std::set<std::string, std::less<>> types_of(const AnnotatedText& text);

// The layer "marks": as the model of names marks them, in the manner of its training texts. Names
// of other types than `types` count neither way.
void score_marks(const std::vector<GoldName>& gold, const Document& found,
                 const std::set<std::string, std::less<>>& types, ScoreBoard& board);

// The layer "names": as rules shape marks, and values, for facts. Found names inside other found
// ones are left out where no gold name lies inside another.
void score_names(const std::vector<GoldName>& gold, const Document& found,
                 const std::set<std::string, std::less<>>& types, ScoreBoard& board);

}  // namespace weft
