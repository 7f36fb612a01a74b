// SPDX-License-Identifier: Apache-2.0
//
// Whose something is where the sentence leaves it unsaid: of whom the article or the sentence
// before tells. Reads the discourse; supplies possessors of propositions.
#pragma once

#include "extractor/reference/discourse.h"

namespace weft {

class UnsaidOwners {
 public:
  explicit UnsaidOwners(Discourse& discourse)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse) {}

  void supply(std::uint32_t sentence);
  void supply_bodies(std::uint32_t sentence);

  std::uint32_t mourned(const Proposition& proposition) const;
  std::uint32_t measured_before(const Proposition& proposition) const;
  bool is_fellow_kin(std::uint32_t entity, const Proposition& kin) const;

 private:
  std::uint32_t founded_by(std::uint32_t person, std::uint32_t sentence) const;
  std::uint32_t body_of_title(const Proposition& office) const;

  Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  const Discourse& discourse_;
};

}  // namespace weft
