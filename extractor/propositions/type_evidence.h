// SPDX-License-Identifier: Apache-2.0
//
// What sentences say of the kind of a name: "X, a Danish company", "X was born in", "the CEO of X".
// Finders of names guess types by looks; what is said of a name anywhere in the document outweighs
// a doubtful guess. Immutable.
#pragma once

#include <utility>

#include "extractor/reference/reference_words.h"
#include "extractor/relations/relation_rules.h"
#include "weft/core/document.h"

namespace weft {

class TypeEvidence {
 public:
  // `rules` outlives this.
  TypeEvidence(const RelationRules& rules, ReferenceWords words)
      : rules_(rules), words_(std::move(words)) {}

  // Sets the types of name mentions by all propositions of the document.
  void settle(Document& document) const;

 private:
  struct Votes;
  bool of_bodies(std::string_view noun) const;
  bool is_strange(const Document& document, std::string_view name) const;
  void read_description(const Document& document, const Proposition& p, Votes& votes) const;
  bool owned_by_body(const Document& document, const Proposition& p, std::uint32_t owner) const;
  void read_doubtful(const Document& document, const Proposition& p, std::uint32_t mention,
                     const std::vector<ArgumentTypes>& sets, Votes& votes) const;
  void read_relations(const Document& document, const Proposition& p, Votes& votes) const;

  const RelationRules& rules_;
  ReferenceWords words_;
};

}  // namespace weft
