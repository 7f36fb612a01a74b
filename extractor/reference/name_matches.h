// SPDX-License-Identifier: Apache-2.0
//
// Noun phrases that say the words of a name, or repeat another phrase: the exact match and the
// strict head match of Lee et al. (2013). Reads the discourse; names the countries of demonyms.
#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "extractor/reference/compatibility.h"
#include "extractor/reference/named_entities.h"
#include "extractor/reference/names.h"
#include "extractor/reference/nominals.h"

namespace weft {

class NameMatches {
 public:
  NameMatches(Discourse& discourse, NamedEntities& names, const Nominals& nominals,
              const Compatibility& compatibility)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse),
        names_(names),
        nominals_(nominals),
        compatibility_(compatibility) {}

  // Each kNone where the mention is no such phrase.
  std::uint32_t named_by_words(std::uint32_t mention);
  std::uint32_t ends_name(std::uint32_t mention) const;
  std::uint32_t repeated_nominal(std::uint32_t mention) const;
  // Lets later phrases of the same words mean what this one does.
  void note_nominal(std::uint32_t mention);
  void link_country(std::uint32_t mention, const std::string& country);

 private:
  std::uint32_t ends_in_name(const Mention& mention) const;
  std::uint32_t bearer_of(std::uint32_t mention, const NameForm& form);
  void note_bearers();

  Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  Discourse& discourse_;
  NamedEntities& names_;
  const Nominals& nominals_;
  const Compatibility& compatibility_;
  std::map<std::string, std::uint32_t> by_words_;  // entity by folded text
  // Persons spoken of by Korean names, by their first syllable; how many traces were read for them.
  std::unordered_map<std::string, std::map<std::uint32_t, NameForm>> bearers_;
  std::size_t bearers_read_ = 0;
};

}  // namespace weft
