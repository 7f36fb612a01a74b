// SPDX-License-Identifier: Apache-2.0
//
// What a graph must know of names to see that two spellings are one name, and of facts to see that
// two bearers of one name are two. Plain values, filled from data, so that the graph merges names
// of any language without knowing one. Words are as the data writes them; all are compared folded.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "weft/core/document.h"

namespace weft {

// What a relation tells of who stands at one of its sides.
struct IdentityCue {
  std::string relation;
  bool subject = true;  // of its subject, else of its object
  std::string kind;     // cues of one kind are compared with each other
  double tells = 0;     // log odds that two bearers are two where nothing of the kind agrees
};

// Names of one thing that need no other sign.
struct KnownNames {
  EntityType type = EntityType::kThing;
  std::vector<std::string> names;
};

struct NameRules {
  using Words = std::vector<std::string>;
  using Spellings = std::vector<std::pair<std::string, Words>>;  // one form, and what stands for it

  // Legal forms that say nothing of which organization is meant ("Inc.", "(주)").
  Words organization_forms;
  // ISO 15924 script in which a language's names are written, for choosing a label per language.
  std::map<std::string, std::string> scripts = {{"en", "Latn"}, {"ko", "Hang"}};

  Words articles;     // begin names and say nothing
  Words fillers;      // stand within names and say nothing
  Words titles;       // stand beside people's names, with their modifiers
  Words given_names;  // frequent ones: with a frequent family name they name many people
  Words family_names;
  Words countries;      // are told apart from what lies in them
  Words generic;        // may follow a name or be left off where facts agree
  Words bodies;         // what many have one of: such a word alone names none of them
  Words regions;        // endings of places' names that may be left off where facts agree
  Words numbers;        // tell members of a series apart
  Spellings nicknames;  // full given name
  Spellings spellings;  // of words
  Spellings endings;    // of organizations' names
  Spellings families;   // a family name in other scripts
  Spellings of_kinds;   // "City of X" is "X City"; "-" where the kind is left off
  std::vector<KnownNames> known;
  std::vector<IdentityCue> cues;
};

// The form in which names are compared: compatibility-folded, without spaces, hyphens and other
// punctuation, and for organizations without legal forms at either end. Empty if nothing remains.
std::string name_key(std::string_view name, EntityType type, const NameRules& rules);

// The name's words as name_key compares them, before they are joined.
std::string name_words(std::string_view name, EntityType type, const NameRules& rules);

// "Hang", "Latn" or "Hani": the script of most letters; empty where there are none or others.
std::string_view script_of(std::string_view text);

}  // namespace weft
