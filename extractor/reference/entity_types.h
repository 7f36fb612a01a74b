// SPDX-License-Identifier: Apache-2.0
//
// Types of common noun phrases by their heads, and types and genders of named entities by what is
// said of them. Changes mentions and entities, before the first common noun has its entity.
#pragma once

#include <optional>

#include "extractor/reference/discourse.h"
#include "extractor/reference/entity_kinds.h"

namespace weft {

class EntityTypes {
 public:
  EntityTypes(Discourse& discourse, const Nominals& nominals, EntityKinds& kinds)
      : document_(discourse.document()),
        words_(discourse.words()),
        discourse_(discourse),
        nominals_(nominals),
        kinds_(kinds) {}

  void type_nominals();
  // Notes the kinds that entities are said to be as well.
  void mend();

 private:
  void note_gender(const Proposition& proposition);
  std::optional<EntityType> kind_said(const Proposition& proposition) const;

  Document& document_;
  const ReferenceWords& words_;
  Discourse& discourse_;
  const Nominals& nominals_;
  EntityKinds& kinds_;
};

}  // namespace weft
