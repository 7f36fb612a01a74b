// SPDX-License-Identifier: Apache-2.0
//
// Phrases behind a preposition, and what "and" joins to them, that the parser hung on the nearest
// noun.
#pragma once

#include "extractor/propositions/ud_apposition_mends.h"

namespace weft {

class UdAttachmentMends : public UdAppositionMends {
 public:
  using UdAppositionMends::UdAppositionMends;

 protected:
  void set_far_conjunct(const Name& name);
  void set_parallel(Node n);
  void set_same_preposition(Node n);
  void free_behind_comma(Node n);
  void free_behind_apposition(Node n);
  void keep_between_commas(Node n);
  void free_recipient(const Name& name);
  void set_part_played(Node n);
  void set_second_place(Node adverb);
  void set_shared_head(const Name& name);
  void free_behind_amount(const Literal& amount);
  void free_behind_duration(const Literal& time);
  void free_behind_owner(const Name& owner);
  void free_behind_bare(const Name& name);
  void set_listed_title(Node n, const HeadNouns& head_nouns);
  void set_second_title(Node n, const HeadNouns& head_nouns);
  void set_body_of_title(const Name& name);

 private:
  Node first_below(Node n) const;
  Node preposition_of(Node phrase) const;
  bool same_preposition(Node a, Node b) const;
  Node phrase_like(Node model, Node under, Node from, Node to) const;
};

}  // namespace weft
