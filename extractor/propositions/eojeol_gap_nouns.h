// SPDX-License-Identifier: Apache-2.0
//
// Which noun fills the role that an adnominal clause leaves out: the one it modifies, or whom that
// one stands for, belongs to or concerns.
#pragma once

#include "extractor/propositions/eojeol_role_step.h"

namespace weft {

inline constexpr float kGapSubject = 0.85F;

class GapNouns : public RoleStep {
 public:
  using RoleStep::RoleStep;

 protected:
  // Of whom a clause with a predicate noun about a noun says what he is.
  std::size_t who_is(const Clause& clause) const;
  ClauseArgument gap_subject(const Clause& clause) const;
  std::size_t object_gap(const Clause& clause) const;
  // Whether the clause's words ask for an object of the type of the name that ends the phrase.
  bool asks_for_name(const Clause& clause, std::size_t chunk) const;
  // Gives the gap to the person whose picture or the like the modified noun is.
  bool find_actor(const Clause& clause, ClauseArgument& gap) const;

 private:
  std::size_t pointed_owner(const Clause& clause) const;
  bool points(const Clause& clause) const;
  bool asks_for_noun(const Clause& clause, const Word& noun) const;
  std::size_t stand_in(std::size_t chunk) const;
  std::size_t said_of(std::size_t chunk) const;
  bool goes_to(const Clause& clause) const;
  std::size_t noun_behind(std::size_t genitive) const;
  std::size_t concerned(const Clause& clause) const;
  std::size_t owned_noun(const Clause& clause) const;
  std::size_t acting_owner(const Clause& clause) const;
};

}  // namespace weft
