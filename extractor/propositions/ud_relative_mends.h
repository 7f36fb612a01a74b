// SPDX-License-Identifier: Apache-2.0
//
// Clauses and phrases that hang beside their noun: relative clauses with "whose", participles at
// the front, descriptions at the end, pairs in lists.
#pragma once

#include "extractor/propositions/ud_phrase_mends.h"

namespace weft {

class UdRelativeMends : public UdPhraseMends {
 public:
  using UdPhraseMends::UdPhraseMends;

 protected:
  void set_whose(Node pronoun);
  void set_front_predicate();
  void set_front_participle(const HeadNouns& head_nouns);
  void set_marked_subject(Node n);
  void set_late_description(Node noun);
  void set_rank(Node rank);
  void set_office_noun(Node n, const HeadNouns& head_nouns);
  void set_behind_adjective(Node noun, const HeadNouns& head_nouns);
  void set_first_copula(Node copula);
  void set_before_predicate(Node participle);
  void set_near_description(Node noun, const HeadNouns& head_nouns);
  void set_field(Node gerund, const HeadNouns& head_nouns);
  void set_listed_noun(Node n);
  void set_office_behind(Node noun, const HeadNouns& head_nouns);
  void set_paired(const Name& name);
  void set_nearer_antecedent(Node pronoun);
  void set_home(const Name& name);
  void set_agent_name(const Name& name);
  void set_behind_people(const Name& name);

 private:
  Node next_verb(Node n) const;
  Node subject_of(Node verb) const;
  std::string_view preposition(Node phrase) const;
};

}  // namespace weft
