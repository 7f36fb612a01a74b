// SPDX-License-Identifier: Apache-2.0
//
// Subjects that clauses leave unsaid (zero anaphora): of the speaker, of another clause of the
// sentence, of the topic of a sentence before, of the title. Reads the discourse; supplies subjects
// of propositions and lets later words see them.
#pragma once

#include "extractor/reference/shared_subjects.h"
#include "extractor/reference/topics.h"
#include "extractor/reference/unsaid_owners.h"

namespace weft {

class UnsaidSubjects {
 public:
  UnsaidSubjects(Discourse& discourse, const Topics& topics, const SharedSubjects& subjects,
                 const UnsaidOwners& owners)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse),
        topics_(topics),
        subjects_(subjects),
        owners_(owners) {}

  void supply(std::uint32_t sentence);

 private:
  void supply_subject(std::uint32_t proposition);
  bool body_acts(Proposition& proposition, std::uint32_t p);
  bool body_says(Proposition& saying, std::uint32_t p);
  bool is_acting_body(const PropositionArgument& argument) const;
  std::uint32_t unsaid_subject(std::uint32_t proposition, float& confidence) const;
  bool is_ruled_out(std::uint32_t entity, const Proposition& proposition, bool accused) const;
  std::uint32_t topic_before(const Proposition& proposition) const;
  bool tells_of_accused(std::uint32_t sentence) const;
  bool says(std::uint32_t proposition) const;
  bool only_said(std::uint32_t entity, std::uint32_t sentence) const;
  bool speaks_of_oneself(std::uint32_t proposition) const;
  bool promises(std::uint32_t proposition) const;

  Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  Discourse& discourse_;
  const Topics& topics_;
  const SharedSubjects& subjects_;
  const UnsaidOwners& owners_;
};

}  // namespace weft
