// SPDX-License-Identifier: Apache-2.0
//
// What a nominal node of the tree refers to: a name, a literal, a pronoun or a common noun phrase.
// Relative pronouns lead to their antecedent, appositions to the name they stand beside. Mentions
// that no earlier stage found are added to the Document.
#pragma once

#include <optional>
#include <vector>

#include "extractor/propositions/ud_tree.h"
#include "extractor/propositions/ud_words.h"
#include "weft/core/document.h"

namespace weft {

struct UdReferent {
  std::uint32_t mention = kNone;
  std::uint32_t literal = kNone;
  bool empty() const { return mention == kNone && literal == kNone; }
  bool operator==(const UdReferent&) const = default;
};

class UdArguments {
 public:
  UdArguments(Document& document, std::uint32_t sentence, const SentenceItems& items,
              const UdTree& tree, const UdWords& words);

  UdReferent of(Node node);
  UdReferent where(Node predicate);
  // The name in "the town of Lund"; else kNone.
  Node place_named(Node node) const;
  Node place_around_town(Node node) const;
  // The same for everything that is coordinated with the node.
  std::vector<UdReferent> all(Node node);
  // Whether a conjunct of `first` stands in a clause with a subject or copula of its own.
  bool in_other_clause(Node conjunct, Node first) const;

  // The members that a common noun's phrase names: "films such as X and Y".
  std::vector<UdReferent> examples(Node node);

  std::uint32_t name_at(Node node) const { return names_[node - tree_.begin()]; }
  std::uint32_t literal_at(Node node) const { return literals_[node - tree_.begin()]; }
  // A copy: adding mentions moves them.
  Mention mention(std::uint32_t index) const { return document_.mentions[index]; }
  // The noun that the relative pronoun stands for.
  Node antecedent(Node node) const;
  // Whether the verb has an object besides this one, though it takes one only.
  bool second_object(Node object, Node verb) const;
  // A new mention of the tokens [first, last].
  std::uint32_t add(Node first, Node last, Node head, MentionKind kind, EntityType type);
  // The common noun phrase of this node, if it is a mention already, gets this type.
  void set_type(Node node, EntityType type);
  // Where a noun phrase begins: its first modifier that is no article, number or possessor.
  Node phrase_begin(Node node) const;
  // Common noun that has a name beside it: "rival, Mozilla Firefox", "President Obama".
  Node name_beside(Node node) const;
  Node name_given(Node participle) const;
  // "a number of films": what they are a number of; else the node itself.
  Node counted(Node node) const;

  bool names_one(Node node) const;
  // "The 41-year-old said": an age stands for whoever has it.
  bool is_aged_person(Node node) const;
  // "three researchers": who is counted, beside how many they are; empty for anything else.
  UdReferent counted_noun(Node node);

 private:
  UdReferent of(Node node, int depth);
  std::uint32_t nominal(Node node);
  Node tail_end(Node node, int depth = 0) const;
  bool short_tail(Node node, Node end) const;
  bool genitive_of_kind(Node node) const;
  Node singular_above(Node noun, Node verb) const;
  Node person_above(Node noun) const;
  bool of_several(Node pronoun) const;
  Node body_above(Node noun) const;
  Node identity(Node node) const;
  Node owner_ahead(Node pronoun) const;
  Node place_around(Node node) const;
  bool among_them(Node name) const;
  Node exemplified(Node holder, Node example) const;

  Document& document_;
  std::uint32_t sentence_;
  const UdTree& tree_;
  const UdWords& words_;
  std::vector<std::uint32_t> names_;     // by node: the name that holds it
  std::vector<std::uint32_t> literals_;  // by node: the literal that holds it
  std::vector<std::uint32_t> heads_;     // by node: the other mention that it heads
};

}  // namespace weft
