// SPDX-License-Identifier: Apache-2.0
//
// Statements by the words of a proposition themselves: open relations, where no row of the relation
// table told anything, and what a clause tells further. Holds references: what it is made of must
// outlive it.
#pragma once

#include <cstddef>

#include "extractor/relations/open_relations.h"
#include "extractor/relations/rule_trace.h"
#include "extractor/relations/statement_builder.h"

namespace weft {

// What rules made of the words of a proposition.
enum class Reading {
  kSilenced,      // a row says that they state nothing
  kToldOfThings,  // rules told of things
  kOpen,          // nothing, or only values: the words themselves were to tell
};

class OpenStatements {
 public:
  // `trace`: told of what is stated and what not; null where nobody asks.
  OpenStatements(Document& document, const StatementArguments& arguments, StatementBuilder& builder,
                 RuleTrace* trace)
      : document_(document), arguments_(arguments), builder_(builder), trace_(trace) {}

  // For Reading::kOpen. `first`: the first of the statements of this proposition, here and below.
  void add(const Proposition& proposition, std::size_t first);
  // When it was, for those of which nothing else was said.
  void add_days(const Proposition& proposition);
  // What is not said already of the further relations.
  void add_further(const Proposition& proposition, std::size_t first, Reading reading);

 private:
  bool acts(const Argument& argument) const;
  bool is_said(const OpenRelation& open, std::size_t first) const;

  Document& document_;
  const StatementArguments& arguments_;
  StatementBuilder& builder_;
  RuleTrace* trace_;
};

}  // namespace weft
