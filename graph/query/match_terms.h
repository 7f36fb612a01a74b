// SPDX-License-Identifier: Apache-2.0
//
// What a match puts into a row: a term by column, a fact by pattern.
#pragma once

#include <optional>
#include <vector>

#include "graph/query/query_pattern.h"

namespace weft {

struct MatchTerms {
  std::vector<TermId> terms;
  std::vector<FactId> facts;
  bool plain = false;  // all of these are
};

// Reads one match after the other into the same place.
class MatchTermsReader {
 public:
  MatchTermsReader(const FactTerms& facts, const QueryPlan& plan) : facts_(facts), plan_(plan) {
    match_.terms.resize(plan.columns.size());
    match_.facts.resize(plan.pattern.edges.size());
  }

  // Without a fact of the edge that is not bound, where there is one.
  const MatchTerms& read(const Bindings& match, std::optional<std::size_t> unbound = {}) {
    for (std::size_t p = 0; p < match_.facts.size(); ++p) {
      match_.facts[p] = p == unbound ? FactId{kNone} : match.fact(p);
    }
    match_.plain = match.not_plain == 0;
    for (std::size_t c = 0; c < match_.terms.size(); ++c) {
      match_.terms[c] = term(plan_.columns[c], match);
    }
    return match_;
  }

 private:
  TermId term(const QueryColumn& column, const Bindings& match) const {
    switch (column.of) {
      case QueryColumn::Of::kNode:
        return match.nodes[column.index];
      case QueryColumn::Of::kRelation:
        return match.relations[column.index];
      case QueryColumn::Of::kSubject:
        return facts_.subject(match.fact(column.index));
      case QueryColumn::Of::kPredicate:
        return facts_.relation(match.fact(column.index));
      default:
        return facts_.object(match.fact(column.index));
    }
  }

  const FactTerms& facts_;
  const QueryPlan& plan_;
  MatchTerms match_;
};

}  // namespace weft
