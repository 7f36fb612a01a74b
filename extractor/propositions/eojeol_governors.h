// SPDX-License-Identifier: Apache-2.0
//
// Part of the clause builder: which clause a noun phrase is an argument of. The tree proposes one;
// particles, quotation marks, and what else stands between the phrase and the predicate correct it.
#pragma once

#include "extractor/propositions/eojeol_clause_step.h"

namespace weft {

class PhraseGovernors : public ClauseStep {
 public:
  using ClauseStep::ClauseStep;

  // The clause that the phrase belongs to; kNowhere where that is no clause of the sentence. Asks
  // for the arguments of clauses that earlier phrases have been given, so phrases are to be
  // attached in their order.
  std::size_t governing_clause(std::size_t chunk) const;
  // From `clause` on, the first that modifies no noun: a topic stands above those that do. Where
  // there is none behind, the last that does; where `clause` is kNowhere, the one that the phrase
  // was given before.
  std::size_t outside_modifier(const Chunk& chunk, std::size_t clause) const;

 private:
  bool before_actor(std::size_t c, std::size_t clause) const;
  bool also(const Chunk& chunk, std::size_t clause) const;
  std::size_t outside_quote(const Chunk& chunk, std::size_t clause) const;
  std::size_t nearer_clause(std::size_t c, std::size_t governor) const;
  bool begins_other(std::size_t c, const Clause& near, std::size_t governor) const;
  bool leads_to_happening(std::size_t c, const Clause& near) const;
  bool leads_to_object(std::size_t c, const Clause& near) const;
  bool asks_for(const Clause& clause, const Word& noun) const;
  std::size_t told_to(const Chunk& chunk, std::size_t clause) const;
  std::size_t asked_outside(const Chunk& chunk, std::size_t clause) const;
  std::size_t transitive(const Chunk& chunk, std::size_t clause) const;
  bool leads_to_subject(std::size_t c, std::size_t near, std::size_t governor) const;
  bool has_subject(std::size_t clause) const;
  bool stands_under_topic(std::size_t c, std::size_t clause) const;
};

}  // namespace weft
