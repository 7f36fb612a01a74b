// SPDX-License-Identifier: Apache-2.0
//
// What the arguments of a proposition stand for in a statement: entities, literals or the words of
// a clause. Holds references: the document, and the markers, must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "extractor/relations/relation_rules.h"
#include "extractor/relations/statement_markers.h"
#include "weft/core/document.h"

namespace weft {

// An argument that may stand in a statement, and how sure it is.
struct Candidate {
  Argument argument;
  float confidence = 1.0F;
  const PropositionArgument* source = nullptr;
};

class StatementArguments {
 public:
  StatementArguments(const Document& document, const StatementMarkers& markers)
      : document_(document), markers_(markers) {}

  const Document& document() const { return document_; }
  const StatementMarkers& markers() const { return markers_; }

  // Nothing for a pronoun that nobody resolved.
  std::optional<Candidate> resolve(const PropositionArgument& argument) const;
  // Those that the first selector with any picks. `strict` leaves out what is of no type that is
  // expected; else a name of another type is let in with half its confidence.
  std::vector<Candidate> select(const Proposition& proposition, const ArgumentSelectors& selectors,
                                const ArgumentTypes& types, bool strict) const;

  bool is_named(const Argument& argument) const;
  // "경기에서" is any match, "제3차 회의에서" and "X와의 경기에서" one: a name, or words that hold
  // a name or a number.
  bool is_one(const Argument& argument) const;
  bool is_person(const Argument& argument) const;
  bool is_date(std::uint32_t literal) const;
  // "Three years later" is when to those alone who know what it is counted from.
  bool is_vague_date(const Argument& argument) const;

 private:
  bool stands_beside(const Candidate& other, const std::vector<Candidate>& found) const;
  bool joined(const PropositionArgument& a, const PropositionArgument& b) const;
  bool may_be_mistyped(const Argument& argument) const;
  bool surely_person(const PropositionArgument& argument) const;
  bool proper(const Entity& entity) const;
  bool names_something(const Entity& entity) const;

  const Document& document_;
  const StatementMarkers& markers_;
};

// Whether both stand for the same entity.
bool same_entity(const Argument& a, const Argument& b);

}  // namespace weft
