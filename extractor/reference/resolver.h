// SPDX-License-Identifier: Apache-2.0
//
// Gives every mention its entity: names by their clusters, pronouns and definite nouns by what was
// spoken of last, and unsaid subjects by what the text is about. Sieves in the manner of Lee et al.
// (2013), precise ones first, with a bounded look back; a link is left out rather than guessed.
#pragma once

#include "extractor/reference/antecedent_model.h"
#include "extractor/reference/clauses.h"
#include "extractor/reference/compatibility.h"
#include "extractor/reference/definite_nouns.h"
#include "extractor/reference/discourse.h"
#include "extractor/reference/entity_kinds.h"
#include "extractor/reference/entity_types.h"
#include "extractor/reference/interview.h"
#include "extractor/reference/name_matches.h"
#include "extractor/reference/named_entities.h"
#include "extractor/reference/nominals.h"
#include "extractor/reference/plural_pronouns.h"
#include "extractor/reference/pronouns.h"
#include "extractor/reference/salience.h"
#include "extractor/reference/shared_subjects.h"
#include "extractor/reference/topics.h"
#include "extractor/reference/unsaid_objects.h"
#include "extractor/reference/unsaid_owners.h"
#include "extractor/reference/unsaid_subjects.h"

namespace weft {

// The sieves and what they share; each header says what its class reads and changes.
class Resolver {
 public:
  // Without a model of antecedents, pronouns mean the most salient of what was spoken of.
  Resolver(Document& document, const ReferenceWords& words,
           const AntecedentModel* antecedents = nullptr);
  Resolver(const Resolver&) = delete;
  Resolver& operator=(const Resolver&) = delete;

  void run();

 private:
  void resolve_sentence(std::uint32_t sentence);
  void resolve_mention(std::uint32_t mention);
  void resolve_noun(std::uint32_t mention);

  Document& document_;
  const ReferenceWords& words_;
  // What the sieves read:
  Clauses clauses_;
  Nominals nominals_;
  SharedSubjects subjects_;
  Discourse discourse_;
  Topics topics_;
  EntityKinds kinds_;
  Compatibility compatibility_;
  Salience salience_;
  // The sieves:
  NamedEntities names_;
  EntityTypes types_;
  Interview interview_;
  Pronouns pronouns_;
  NameMatches matches_;
  DefiniteNouns definite_nouns_;
  UnsaidOwners owners_;
  UnsaidSubjects unsaid_subjects_;
  UnsaidObjects unsaid_objects_;
  PluralPronouns plurals_;
};

}  // namespace weft
