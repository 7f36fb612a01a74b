// SPDX-License-Identifier: Apache-2.0
//
// Of what kinds entities are ("company>airline"), by what the text says of them and by their names.
// Reads propositions before any common noun has its entity; changes nothing but its own tables.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/reference/nominals.h"

namespace weft {

class EntityKinds {
 public:
  EntityKinds(const Document& document, const ReferenceWords& words, const Nominals& nominals)
      : document_(document), words_(words), nominals_(nominals) {}

  void note(const Proposition& proposition);

  // Entities that were said to be what the noun says, in the order of the text; null if none.
  const std::vector<std::uint32_t>* said_to_be(std::string_view noun) const;
  // Nouns that the entity was said to be; null if none.
  const std::vector<std::string>* nouns_of(std::uint32_t entity) const;
  const std::string* kinds_called(const Entity& entity) const;

  static bool share(const std::string& kinds, const std::string& others);

 private:
  std::string one_word(std::string_view noun) const;

  const Document& document_;
  const ReferenceWords& words_;
  const Nominals& nominals_;
  std::map<std::string, std::vector<std::uint32_t>> entities_;  // by the noun said of them
  std::map<std::uint32_t, std::vector<std::string>> nouns_;     // by the entity they are said of
};

}  // namespace weft
