// SPDX-License-Identifier: Apache-2.0
//
// Statements that rows of the relation table make of propositions. Which rows those are (of the
// words, of the construction) and in what order is for the caller. Holds references: what it is
// made of must outlive it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractor/relations/relation_rules.h"
#include "extractor/relations/rule_trace.h"
#include "extractor/relations/statement_builder.h"

namespace weft {

class RuleStatements {
 public:
  // `trace`: told of every trial; null where nobody asks.
  RuleStatements(Document& document, const StatementArguments& arguments, StatementBuilder& builder,
                 RuleTrace* trace)
      : document_(document), arguments_(arguments), builder_(builder), trace_(trace) {}

  // All rules but those for afterwards. True where one says that these words state nothing. Names
  // of an unexpected type are let in only where no rule fits otherwise. `first`: the first of the
  // statements of this proposition, here and below.
  bool apply(const Proposition& proposition, const std::vector<RelationRule>& rules,
             std::size_t first);
  // The rules for afterwards: those of what is presupposed, and those for where nothing was stated.
  void apply_afterwards(const Proposition& proposition, const std::vector<RelationRule>& rules,
                        std::size_t first);

 private:
  void apply_presupposed(const Proposition& proposition, const RelationRule& rule,
                         std::size_t first);
  void state_noun(const Proposition& proposition, const RelationRule& rule);
  std::string noun_of(const Proposition& proposition) const;
  bool silences(const Proposition& proposition, const RelationRule& rule) const;
  void apply_rule(const Proposition& proposition, const RelationRule& rule, bool strict,
                  std::size_t first);
  void add_reciprocal(const Proposition& proposition, const std::vector<Candidate>& subjects,
                      const RelationRule& rule);

  Document& document_;
  const StatementArguments& arguments_;
  StatementBuilder& builder_;
  RuleTrace* trace_;
};

}  // namespace weft
