// SPDX-License-Identifier: Apache-2.0
//
// What all steps that settle the roles of a sentence's phrases ask of its words.
#pragma once

#include <algorithm>
#include <string>

#include "extractor/propositions/eojeol_clauses.h"
#include "extractor/propositions/eojeol_roles.h"

namespace weft {

// How surely the noun that an adnominal clause modifies is its object.
inline constexpr float kGapObject = 0.8F;

class RoleStep {
 public:
  RoleStep(const Document& document, const ClauseTables& tables, const RelationRules& rules,
           const std::string& verb_ending, SentenceClauses& clauses)
      : document_(document),
        tables_(tables),
        rules_(rules),
        verb_ending_(verb_ending),
        s_(clauses) {}

 protected:
  const Word& head_word(const Chunk& chunk) const { return s_.words[chunk.last()]; }

  // Whether the phrase holds a name.
  bool named(std::size_t chunk) const;
  // The name that ends where the phrase's noun does; nullptr where none does.
  const Mention* name_at_end(std::size_t chunk) const;
  // The type of the name that the phrase ends in, or that stands before its title; nullptr where
  // it has none.
  const EntityType* name_type(std::size_t chunk) const;
  // Whether the phrase means a person or a body.
  bool is_somebody(std::size_t chunk) const;
  // Whether a relation of the clause's words asks for this role; given a type, for one of that
  // type.
  bool takes(const Clause& clause, Role role, const EntityType* type) const;
  // Whether the table has the verb, and not as one that states nothing.
  bool states(const std::string& verb) const;
  bool dates(const ClauseArgument& argument) const;
  bool is_dated(const Clause& clause) const {
    return std::any_of(clause.arguments.begin(), clause.arguments.end(),
                       [&](const ClauseArgument& a) { return dates(a); });
  }
  // Whether the phrase means neither somebody nor a body.
  bool is_thing(std::size_t chunk) const;
  // Whether the clause tells of a deed of which no thing is capable.
  bool acts(const Clause& clause) const {
    return clause.voice == Voice::kActive && !s_.copular(clause) &&
           tables_.agentives.contains(clause.lemma);
  }
  // Both within one quotation, or both outside.
  bool same_voice(std::size_t a, std::size_t b) const {
    return s_.words[s_.clauses[a].main].quote == s_.words[s_.clauses[b].main].quote;
  }

  const Document& document_;
  const ClauseTables& tables_;
  const RelationRules& rules_;
  const std::string& verb_ending_;
  SentenceClauses& s_;
};

}  // namespace weft
