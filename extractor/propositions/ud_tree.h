// SPDX-License-Identifier: Apache-2.0
//
// One sentence's dependency tree, with the questions that constructions ask of it. Nodes are
// indices into Document::tokens; kNone stands for "there is none". The arcs are mended where names
// show that they are wrong. Keep the Document alive.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/propositions/ud_mended_arcs.h"
#include "weft/core/document.h"

namespace weft {

using Node = std::uint32_t;

// Steps that a construction may take along a tree, which trees of nonsense would not end.
inline constexpr int kMaxDepth = 12;

class UdTree {
 public:
  UdTree(const Document& document, const Sentence& sentence, const SentenceItems& items,
         const VerbForms& verb_forms = {}, const HeadNouns& head_nouns = {});

  Node begin() const { return range_.begin; }
  Node end() const { return range_.end; }
  const Token& token(Node node) const { return document_.tokens[node]; }
  // The words that a name consists of are proper nouns, however they were tagged.
  Upos upos(Node node) const { return upos_[node - range_.begin]; }
  Node head(Node node) const;  // kNone for the root
  const std::vector<Node>& children(Node node) const { return children_[node - range_.begin]; }

  // "nsubj" matches every subtype, "nsubj:pass" only that one.
  bool is(Node node, std::string_view relation) const;
  // The first child in that relation.
  Node child(Node node, std::string_view relation) const;
  bool has(Node node, std::string_view relation) const { return child(node, relation) != kNone; }
  // The node and what is coordinated with it, in order.
  std::vector<Node> conjuncts(Node node) const;
  bool within(Node node, Node ancestor) const;

  const std::string& lemma(Node node) const { return lemmas_[node - range_.begin]; }
  void set_lemma(Node node, std::string lemma) { lemmas_[node - range_.begin] = std::move(lemma); }
  std::string_view text(Node node) const { return document_.text_of(token(node)); }
  // The lemmas of a nominal's adpositions, joined with blanks: "in", "according to".
  std::string marker(Node node) const;
  // First and last node of a subtree.
  Node first(Node node) const;
  Node last(Node node) const;

  bool verbal(Node node) const;     // a verb in any form, or an auxiliary that stands alone
  bool nominal(Node node) const;    // noun, name, pronoun, number
  bool predicate(Node node) const;  // heads a clause
  bool punctuation(Node node, std::string_view form) const;
  bool hyphened(Node node) const;  // "time" of "full-time"

 private:
  bool clausal(Node node) const;

  const Document& document_;
  IndexRange range_;
  UdArcs arcs_;
  std::vector<Upos> upos_;
  std::vector<std::vector<Node>> children_;
  std::vector<std::string> lemmas_;
};

}  // namespace weft
