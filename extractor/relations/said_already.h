// SPDX-License-Identifier: Apache-2.0
//
// What the statements that a document got since some point say already, so that nobody says it
// again. Holds a reference: the document must outlive it; statements added later count.
#pragma once

#include <cstddef>
#include <span>

#include "extractor/relations/statement_arguments.h"
#include "weft/core/document.h"

namespace weft {

class SaidAlready {
 public:
  // Of the statements from the index `first` on.
  SaidAlready(const Document& document, std::size_t first) : document_(document), first_(first) {}

  bool nothing() const { return statements().empty(); }
  // Nothing, or only dates and amounts: what the words say of two things is still to be said.
  bool values_only() const;
  // Whether a statement joins the same two, in either direction.
  bool joins(const Argument& a, const Argument& b) const;
  // Whether a statement joins this entity or value to something.
  bool tells_of(const Argument& argument) const;
  // Whether a statement has the entity anywhere, its qualifiers too.
  bool mentions(const Argument& entity) const;

 private:
  std::span<const Statement> statements() const {
    return std::span(document_.statements).subspan(first_);
  }

  const Document& document_;
  std::size_t first_;
};

// A sentence says each fact once, whatever constructions found it; the surest stays. Statements
// come in the order of their sentences.
void drop_repeats(Document& document);

}  // namespace weft
