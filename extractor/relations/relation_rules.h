// SPDX-License-Identifier: Apache-2.0
//
// The relation words of a language: which predicate, with which arguments, states which relation.
// Read from a pack's relations.tsv; docs/ontology.md describes the columns. Immutable, shared by
// threads.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pack_files.h"
#include "weft/core/document.h"
#include "weft/core/ontology.h"

namespace weft {

// Picks arguments of a proposition: those in one syntactic role, those with an adposition or
// particle, or the literals of a kind.
struct ArgumentSelector {
  enum class By { kRole, kMarker, kLiteral };
  By by = By::kRole;
  Role role = Role::kSubject;
  LiteralKind literal = LiteralKind::kDate;
  std::string marker;
  std::string ending;  // that the argument's words must have; empty for any

  bool selects(const Document& document, const PropositionArgument& argument) const;
};

// Alternatives, the best first: the first that selects anything decides.
using ArgumentSelectors = std::vector<ArgumentSelector>;

struct QualifierRule {
  std::string role;
  ArgumentSelectors from;
};

struct RelationRule {
  const OntologyRelation* relation = nullptr;  // null: these words state nothing of their own
  ArgumentSelectors subject;
  ArgumentSelectors object;
  std::vector<QualifierRule> qualifiers;
  bool strict = false;    // takes no names of a type that the relation does not expect
  bool fallback = false;  // of a construction: not where the words already join the same two
};

class RelationRules {
 public:
  RelationRules(const PackFiles& files, std::string_view table, const Ontology& ontology);

  // The rules for a predicate, in the order of the table. A nominal predicate of several words is
  // looked up whole, then without its first word, and so on: "former co-founder" finds
  // "co-founder".
  const std::vector<RelationRule>* find(PredicateKind kind, std::string_view lemma) const;
  // Whether these words state nothing of their own.
  bool is_silent(PredicateKind kind, std::string_view lemma) const;
  // The rules for any words in a construction: those of the word "*title" for the construction
  // "title".
  const std::vector<RelationRule>* of_construction(PredicateKind kind,
                                                   std::string_view construction) const;

 private:
  std::map<std::string, std::vector<RelationRule>, std::less<>> verbs_;
  std::map<std::string, std::vector<RelationRule>, std::less<>> nouns_;
};

// "object|in|money": roles, literal kinds, or markers, separated by '|'; "object~상" only where the
// words end so.
ArgumentSelectors parse_selectors(std::string_view cell);

}  // namespace weft
