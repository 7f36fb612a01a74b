// SPDX-License-Identifier: Apache-2.0
//
// "They" and "the two" of those whom one clause spoke of together (split antecedents): each of them
// does what "they" do. Puts the members of the group into the propositions of the pronoun.
#pragma once

#include <vector>

#include "extractor/reference/clauses.h"

namespace weft {

class PluralPronouns {
 public:
  PluralPronouns(Document& document, const ReferenceWords& words, const Clauses& clauses)
      : document_(document), words_(words), clauses_(clauses) {}

  void expand(std::uint32_t sentence);

 private:
  bool is_plural(const Mention& mention) const;
  std::size_t size_of_group(const Mention& mention) const;
  std::vector<std::uint32_t> together(const Proposition& proposition, EntityType wanted,
                                      std::size_t behind) const;
  std::vector<std::uint32_t> group_before(std::uint32_t mention) const;
  static void spread(std::uint32_t mention, const std::vector<std::uint32_t>& group,
                     Proposition& proposition);

  Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
};

}  // namespace weft
