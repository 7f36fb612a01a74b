// SPDX-License-Identifier: Apache-2.0
//
// A sentence's clauses with whole phrases as arguments, of all types that ClausIE tells apart (Del
// Corro & Gemulla 2013: SV, SVA, SVC, SVO, SVOO, SVOA, SVOC), read from its dependency tree.
// Relative pronouns give way to their nouns; infinitives, participles and coordinated verbs borrow
// the subject they lack; appositions and possessors make clauses of their own. Different from
// ClausIE, a controlling verb and its infinitive are one relation ("was able to reinforce").
#pragma once

#include <memory>

#include "extractor/propositions/ud_open_phrases.h"
#include "extractor/stage.h"

namespace weft {

class UdOpenClauses {
 public:
  UdOpenClauses(const UdTree& tree, const UdWords& words, std::uint32_t sentence)
      : tree_(tree), words_(words), phrases_(tree, words), sentence_(sentence) {}

  std::vector<OpenClause> run();

 private:
  struct Subject {
    Node node = kNone;
    bool own = false;  // stands in the clause itself
  };

  void read_clause(Node predicate);
  void read_apposition(Node noun, Node other);
  void read_possessive(Node noun, Node possessor);
  void add_subject(Subject subject, OpenClause& clause);
  void add_dependents(Node predicate, OpenClause& clause);
  void add(Role role, std::vector<OpenPhrase> members, OpenClause& clause) const;
  void add_gap(Node predicate, OpenClause& clause);
  void read_outer(Node predicate, Node outer);
  void add_complement(Node predicate, OpenClause& clause);
  bool copular(Node predicate) const;
  bool connective(Node node) const;
  void add_shared(Node predicate, OpenClause& clause);
  void add_opening(Node before, OpenClause& clause);
  void add_circumstances(Node above, OpenClause& clause);
  bool completed(Node predicate) const;
  Subject subject(Node predicate, int depth = 0) const;
  Subject lent_subject(Node predicate, int depth) const;
  Node joined(Node predicate) const;
  TokenList relation(Node predicate, int depth = 0) const;
  void add_auxiliaries(Node predicate, TokenList& out) const;
  bool infinitive(Node predicate) const;
  bool finite(Node predicate) const;

  const UdTree& tree_;
  const UdWords& words_;
  UdOpenPhrases phrases_;
  std::uint32_t sentence_;
  std::vector<OpenClause> out_;
};

std::unique_ptr<const Stage> make_open_clauses_stage(const StageContext& context);

}  // namespace weft
