// SPDX-License-Identifier: Apache-2.0
//
// What the words that mark an argument (prepositions, particles) make of it in a statement: options
// of the statement stage in pack.json. Immutable, shared by threads.
#pragma once

#include <string>

#include "extractor/stage.h"
#include "extractor/word_map.h"

namespace weft {

// What clauses tell besides what rules or their own lemma say of them (further_relations).
enum class Further {
  kNothing,
  kNames,      // names that no statement of the clause has yet
  kArguments,  // where rules told something: objects of any sort, sums and names
};

struct StatementMarkers {
  using Words = WordList;

  // What a date is of a statement: "until" is the end of what is stated.
  WordMap<std::string> dates;
  Words no_amounts;    // "from 3 to 5": how much it was is said by rules
  Words no_counts;     // "5곳에": where or when, and not how much
  Words no_durations;  // "after 18 months": not how long
  Words pointing;      // dates that tell when to those alone who know the day: "이날"
  Words places;        // after which a place says where; empty for all
  Words events;        // after which an event says where; empty for all
  Further further = Further::kNothing;
  Words through;  // with which an object joins a further name: "play home games at"
  Words sources;  // after which a name says from whom, a fact beside what was got
  Words beside;   // after which a name is further told of
  Words mutual;   // beginnings of verbs and nouns of what two do with each other
  Words at;       // those after which it is beside an object that no rule knows
  Words days;     // before the date that is told of a name that something was done to
};

// Options "dates" ("until=until|till since=since"), "no_amounts", "no_counts",
// "no_durations", "pointing", "places", "events", "sources", "further" ("names", "arguments"; else
// nothing), "through", "beside", "mutual", "at", "days". Throws FormatError where "dates" or
// "further" reads otherwise.
StatementMarkers statement_markers(const StageContext& context);

}  // namespace weft
