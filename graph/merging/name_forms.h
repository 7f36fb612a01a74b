// SPDX-License-Identifier: Apache-2.0
//
// The form of a name in which names of different documents are compared: without legal forms,
// titles, articles, accents and variants of spelling, and by one name where several are known for a
// thing. Finds nothing out about facts. Thread-safe.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "weft/core/hangul.h"
#include "weft/core/name_rules.h"
#include "weft/graph/graph.h"

namespace weft {

struct ComparedName {
  EntityType type = EntityType::kThing;
  std::string key;                   // names with one key are one unless facts disagree
  std::vector<std::string> words;    // for likeness
  std::string region;                // key of what stands behind the comma of a place's name
  char script = 'o';                 // 'h'angul, 'l'atin, 'o'ther
  double odds = 0;                   // log odds that two bearers are one, before facts are asked
  bool whole = false;                // has an ending that short forms leave off or shorten
  std::vector<std::string> numbers;  // sorted: words that count, and the digits of the key
  NameSound sound;                   // of the words, where the script is h or l
  bool common = false;               // names many people: facts must agree where there are any
};

class NameFormer {
 public:
  explicit NameFormer(const NameRules& rules);

  ComparedName form(std::string_view name, EntityType type) const;
  // Of the appearance's best name; of a fuller one where that is but a title and a part of it.
  ComparedName form(const Appearance& appearance) const;

  // Whether the name is one of several known for a thing.
  bool known(std::string_view name, EntityType type) const;
  bool generic(const std::string& word) const { return generic_.count(word) != 0; }
  bool body(const std::string& word) const { return bodies_.count(word) != 0; }
  bool number(const std::string& word) const { return numbers_.count(word) != 0; }
  const NameRules::Words& regions() const { return rules_.regions; }
  // How a Hangul family name may be written in Latin letters.
  const std::vector<std::string>* family(const std::string& hangul) const;
  // Whether one given name is short for the other, or both for a third.
  bool one_given(const std::string& a, const std::string& b) const;
  // Whether two Latin spellings write one such name.
  bool one_family(const std::string& a, const std::string& b) const;

 private:
  using Words = std::vector<std::string>;
  std::string without_aside(std::string_view name) const;
  Words words_of(std::string_view name, EntityType type) const;
  bool has_ending(std::string_view name, EntityType type) const;
  void strip_titles(Words& words) const;
  void judge(ComparedName& form) const;

  const NameRules& rules_;
  std::unordered_set<std::string> titles_, articles_, fillers_, generic_, bodies_, numbers_;
  std::unordered_set<std::string> families_, given_, latin_families_;
  std::unordered_map<std::string, std::string> nicknames_, spellings_;
  std::vector<std::pair<std::string, std::string>> endings_;  // long, short
  std::vector<std::pair<Words, std::string>> of_kinds_;
  std::unordered_map<std::string, std::vector<std::string>> family_spellings_;
  std::unordered_map<std::string, std::string> known_;  // type and key to the key for all of them
};

}  // namespace weft
