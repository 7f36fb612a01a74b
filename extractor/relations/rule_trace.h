// SPDX-License-Identifier: Apache-2.0
//
// Says why a relation rule gave nothing. Only runs that ask for it come here (Extractor::explain);
// statements are made without it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "extractor/relations/relation_rules.h"
#include "weft/core/explanation.h"

namespace weft {

// What an argument stands for in a statement; nothing for a pronoun that nobody resolved.
using ArgumentResolver = std::function<std::optional<Argument>(const PropositionArgument&)>;

class RuleTrace {
 public:
  RuleTrace(const Document& document, const RelationRules& rules, ArgumentResolver resolve,
            std::vector<RuleTrial>& trials)
      : document_(document), rules_(rules), resolve_(std::move(resolve)), trials_(trials) {}

  // A rule was tried on a proposition; what it stated are the document's statements from `first`
  // on. A second, more lenient trial replaces the first.
  void tried(const Proposition& proposition, const RelationRule& rule, bool strict,
             std::size_t first);
  // Open relations stated, or `reason` why not.
  void open(const Proposition& proposition, std::size_t first, const std::string& reason);
  void note(const Proposition& proposition, RuleOutcome outcome, const std::string& reason);

 private:
  std::uint32_t index_of(const Proposition& proposition) const;
  std::string why_nothing(const Proposition& proposition, const RelationRule& rule,
                          bool strict) const;
  std::string why_none(const Proposition& proposition, const ArgumentSelectors& selectors,
                       const std::string& written, const ArgumentTypes& types, bool strict,
                       const std::string& side) const;
  std::string words_of(const PropositionArgument& argument) const;
  std::vector<Statement> statements_from(std::size_t first) const;

  const Document& document_;
  const RelationRules& rules_;
  ArgumentResolver resolve_;
  std::vector<RuleTrial>& trials_;
};

// Whether an argument is of a type that a relation expects there.
bool fits(const Document& document, const Argument& argument, const ArgumentTypes& types);
// "person or organization".
std::string names_of(const ArgumentTypes& types);

}  // namespace weft
