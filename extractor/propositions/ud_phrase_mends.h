// SPDX-License-Identifier: Apache-2.0
//
// Noun phrases whose parts the parser hung on the wrong noun: items of a list, the name beside the
// noun that says who somebody is.
#pragma once

#include "extractor/propositions/ud_clause_mends.h"

namespace weft {

class UdPhraseMends : public UdClauseMends {
 public:
  using UdClauseMends::UdClauseMends;

 protected:
  void part_dateline();
  void set_before_compound(const Name& name);
  void part_flat(const Name& name);
  void set_conjunct(Node n);
  void set_item(Node n, const HeadNouns& head_nouns);
  void join_particle(Node n);
  void set_gerund(Node n);
  void set_holder(const Name& name);
  void set_kin(const Name& name);
  void set_listed_office(const Name& name);
  void set_joint_office(Node n);
  void set_parted_name(const Name& name);
  void set_titled(const Name& name);
  void set_second_apposition(const Name& name);
  void set_second_predicate(Node n);
  void set_third_predicate(Node n);
  void set_hearer(const Name& name);
  void set_object(const Name& name);
  void set_joint_kin(const Name& name);
  void join_titles(const Name& name);
  void set_owner(const Name& name);
  void set_joint_owner(const Name& name);
  void set_joined_subject(const Name& name);
  void set_late_subject(const Name& name);
  void set_main_subject(const Name& name);
  void drop_denied(Node n);
  void set_told(Node n);
  void set_own_office(Node pronoun);
  void free_date(const Literal& literal);
  void free_day(const Literal& day);
  void set_when(const Literal& date);
  void set_later_date(const Literal& date);
  void set_date_of_second(const Literal& date);
  void set_before_semicolon(const Literal& date);
  void rescue_dated_verb(const Literal& date);
  bool in_date(Node n) const;
  Node top_of(IndexRange tokens) const;

  bool indefinite(Node noun) const;

 private:
  void free_subject(IndexRange date, Node verb);
  bool denied(Node noun) const;
  Node bare_conjunct(Node n) const;
  Node phrase_above(Node noun) const;
  void join_dated(Node noun, Node first, Node verb);
};

}  // namespace weft
