// SPDX-License-Identifier: Apache-2.0
//
// Makes one statement of a proposition, a subject, a relation and an object: its confidence,
// polarity, modality, time, qualifiers and who says so. Holds references: what it is made of must
// outlive it.
#pragma once

#include <string>

#include "extractor/relations/open_relations.h"
#include "extractor/relations/relation_rules.h"
#include "extractor/relations/statement_arguments.h"
#include "weft/core/document.h"

namespace weft {

class StatementBuilder {
 public:
  // `arguments` are those of `document`.
  StatementBuilder(Document& document, const StatementArguments& arguments,
                   const std::string& language)
      : document_(document), arguments_(arguments), language_(language) {}

  // Both add the statement to the document's, or nothing where it would say nothing: of a thing and
  // itself, of a day that the text alone knows, or with too little confidence.
  //
  // By the relation of a rule, which must have one.
  void add_related(const Proposition& proposition, const Candidate& subject,
                   const Candidate& object, const RelationRule& rule);
  // By the words themselves.
  void add_open(const Proposition& proposition, const OpenRelation& open);

 private:
  void add(const Proposition& proposition, const Candidate& subject, StatementRelation relation,
           const Candidate& object, const RelationRule* rule, float factor);
  StatementRelation relation_of(const Proposition& proposition) const;
  bool no_person(const Argument& a) const;
  bool may_be_kind(const Argument& a) const;
  Span with_title(Span name) const;
  Argument name_as_written(const Candidate& subject, const Candidate& object) const;
  void add_attribution(const Proposition& proposition, Statement& statement) const;

  Document& document_;
  const StatementArguments& arguments_;
  const std::string& language_;
};

}  // namespace weft
