// SPDX-License-Identifier: Apache-2.0
#include "weft/core/ontology.h"

#include "weft/core/error.h"

namespace weft {

Ontology::Ontology(std::vector<OntologyRelation> relations) : relations_(std::move(relations)) {
  for (std::size_t i = 0; i < relations_.size(); ++i) {
    const OntologyRelation& relation = relations_[i];
    if (!by_id_.emplace(relation.id, i).second) {
      throw UsageError("ontology: relation '" + relation.id + "' is defined twice");
    }
    if (!relation.inverse.empty()) by_inverse_.emplace(relation.inverse, i);
  }
}

const OntologyRelation* Ontology::find(std::string_view id) const {
  const auto it = by_id_.find(id);
  return it == by_id_.end() ? nullptr : &relations_[it->second];
}

const OntologyRelation* Ontology::of_inverse(std::string_view name) const {
  const auto it = by_inverse_.find(name);
  return it == by_inverse_.end() ? nullptr : &relations_[it->second];
}

}  // namespace weft
