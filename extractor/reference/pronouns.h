// SPDX-License-Identifier: Apache-2.0
//
// Pronouns of the third person mean what the model chooses of what was spoken of before, or the
// most salient of it; those of the first person and reflexive ones mean subjects. Gives their
// mentions their entities, and entities the gender of their pronouns.
#pragma once

#include "extractor/reference/antecedents.h"
#include "extractor/reference/salience.h"
#include "extractor/reference/shared_subjects.h"

namespace weft {

class Pronouns {
 public:
  // Without a model, pronouns mean the most salient entity.
  Pronouns(Discourse& discourse, const AntecedentModel* model, const Compatibility& compatibility,
           const Salience& salience, const Topics& topics, const SharedSubjects& subjects)
      : document_(discourse.document()),
        words_(discourse.words()),
        clauses_(discourse.clauses()),
        discourse_(discourse),
        model_(model),
        compatibility_(compatibility),
        salience_(salience),
        antecedents_(discourse, compatibility, topics),
        subjects_(subjects) {}

  void resolve(std::uint32_t mention);
  // Once the sentence has its subjects.
  void resolve_in_speech(std::uint32_t mention, PronounKind kind);

 private:
  std::uint32_t antecedent_of(std::uint32_t mention, PronounKind kind, float& chance) const;
  std::uint32_t whole_article(std::uint32_t m, const Wanted& wanted) const;
  std::uint32_t named_later(const Wanted& wanted) const;
  const std::string* owners_of(std::uint32_t mention) const;
  bool named_in(std::uint32_t entity, std::uint32_t sentence) const;
  void own_person(std::uint32_t mention, PronounKind kind);
  void link(std::uint32_t mention, std::uint32_t entity, float confidence);

  Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  Discourse& discourse_;
  const AntecedentModel* model_;  // may be null
  const Compatibility& compatibility_;
  const Salience& salience_;
  Antecedents antecedents_;
  const SharedSubjects& subjects_;
};

}  // namespace weft
