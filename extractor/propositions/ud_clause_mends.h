// SPDX-License-Identifier: Apache-2.0
//
// Clauses whose verb, subject or object the parser took for something else.
#pragma once

#include "extractor/propositions/ud_name_lists.h"

namespace weft {

class UdClauseMends : public UdNameLists {
 public:
  using UdNameLists::UdNameLists;

 protected:
  void close_bracket(const Name& name);
  void free_score(const Name& name);
  void set_second_object(const Name& name);
  void rescue_unread_verb(const VerbForms& verb_forms);
  void rescue_misread_verb(Node n, const VerbForms& verb_forms);
  void rescue_plural_verb(const VerbForms& verb_forms);
  void rescue_planning_verb(const Name& name, const VerbForms& verb_forms);
  void rescue_main_verb();
  void rescue_attribute_verb();
  void part_subjects(Node verb);
  void lift_front(Node n);
  void part_apposition(Node n);
  void rescue_subject(Node verb);
  bool whose(Node noun) const;
  bool finite(Node verb) const;
  void set_shared_noun(Node n, const HeadNouns& head_nouns);
  void set_described_subject(const Name& name);
  void rescue_listed_verb(Node n, const VerbForms& verb_forms);
  void rescue_listed_plan(Node n, const VerbForms& verb_forms);
  void set_infinitive(Node n);
  void set_finite_conjunct(Node n);
  void rescue_late_verb(const VerbForms& verb_forms);
  void set_attribute(Node participle);
  void set_outer_subject(Node subject, const HeadNouns& head_nouns);
  void set_told_clause(Node hearer);
  void set_before_infinitive(Node phrase);
  void set_teller(const Name& name);
  void set_late_teller(const Name& name);
  void set_named_object(const Name& name);
  void set_gapped_office(const Name& name);
  void set_given(const Name& name);

 private:
  bool only_verb(Node root) const;
  void name_noun(const Name& name);
  Node above_relative(Node noun, Node before) const;
  Node behind_comma(Node name, Node front) const;
  Node unread_verb(const VerbForms& verb_forms) const;
  bool joined_verb(Node n) const;
  bool plural_verb(Node verb) const;
  bool takes_object(Node verb) const;
  bool present_singular(Node verb) const;
  void free_whose(Node subject, Node verb);
  bool free_clause(Node subject, Node semicolon, Node main);
  bool takes_name(Node verb, Node root);
  void set_part(Node n);
};

}  // namespace weft
