// SPDX-License-Identifier: Apache-2.0
//
// A clause as its sentence words it: who does what to whom, where, when and how, with whole phrases
// as arguments, before mentions, entities and the ontology are asked. Open extractions are printed
// from it. Values are indices into Document::tokens, always of one sentence and in its order.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "weft/core/span.h"

namespace weft {

enum class Role : std::uint8_t;

using TokenList = std::vector<std::uint32_t>;

// "on the outskirts of Murray": head outskirts, marker on, words "the outskirts of Murray", core
// "the outskirts", and one inner phrase "of Murray".
struct OpenPhrase {
  std::uint32_t head = kNone;
  TokenList marker;               // adposition, conjunction or linking participle before the words
  TokenList words;                // without appositions and clauses that only add to it
  TokenList core;                 // without the inner phrases and participles, too
  std::vector<OpenPhrase> inner;  // phrases that follow the head and hang on it
  bool partial = false;           // "a number of", "in honor of": means what the inner phrase says
  bool clause = false;            // a clause with its verb, not a gerund after an adposition
  bool adverb = false;            // a single word that says how or when: "there"
};

// One part of a clause; coordinated phrases are its members.
struct OpenArgument {
  Role role;
  std::vector<OpenPhrase> members;  // at least one, each with words
};

enum class OpenClauseKind : std::uint8_t {
  kVerb,        // a verb with its arguments
  kCopula,      // "X is Y"
  kApposition,  // "X, a Y": is
  kPossessive,  // "X's Y": has
};

struct OpenClause {
  std::uint32_t sentence = 0;
  std::uint32_t predicate = kNone;  // token that heads the clause or phrase
  OpenClauseKind kind = OpenClauseKind::kVerb;
  TokenList relation;    // the verb with auxiliaries, negation, particles; empty where unsaid
  std::string implied;   // the relation's word that the sentence leaves unsaid
  bool purpose = false;  // an infinitive that says what for: whether it comes true is open
  std::vector<OpenArgument> arguments;  // the subject first, then as in the sentence
  float confidence = 1.0F;
};

}  // namespace weft
