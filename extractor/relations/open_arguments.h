// SPDX-License-Identifier: Apache-2.0
//
// Between which arguments of a proposition an open relation may hold. Holds references: the
// arguments, their document and the proposition must outlive it.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/relations/statement_arguments.h"

namespace weft {

class OpenArguments {
 public:
  OpenArguments(const StatementArguments& arguments, const Proposition& proposition)
      : arguments_(arguments), document_(arguments.document()), proposition_(proposition) {}

 protected:
  std::vector<Candidate> select(std::string_view selectors) const;
  std::vector<Candidate> objects_of(bool values_said) const;
  std::vector<Candidate> obliques() const;
  std::vector<Candidate> amounts() const;
  std::vector<Candidate> days(bool of_name) const;
  const PropositionArgument* said_object() const;

  // Whether the language's clauses tell of any argument and not of names alone.
  bool tells_any() const { return arguments_.markers().further == Further::kArguments; }
  bool speaks() const;
  bool tells_unnamed(const Candidate& other) const;
  bool may_be_further(const PropositionArgument& argument) const;
  EntityType type_of(const Candidate& c) const {
    const bool entity = c.argument.kind == ArgumentKind::kEntity;
    return entity ? document_.entities[c.argument.index].type : EntityType::kThing;
  }
  bool is_place(const Candidate& c) const { return type_of(c) == EntityType::kPlace; }

  const StatementArguments& arguments_;
  const Document& document_;
  const Proposition& proposition_;

 private:
  void add_recipients(std::vector<Candidate>& objects) const;
  bool hides_object() const;
  bool within_predicate(const PropositionArgument& argument) const;
  bool is_money(const Argument& argument) const;
  bool only_points(const Literal& date) const;
  bool only_where(const Candidate& place, const std::vector<Candidate>& before) const;
  template <typename Fits>
  std::vector<Candidate> oblique_literals(const Fits& fits) const;
};

}  // namespace weft
