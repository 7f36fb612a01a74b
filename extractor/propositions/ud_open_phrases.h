// SPDX-License-Identifier: Apache-2.0
//
// The phrases that the arguments of open clauses consist of: which words of a subtree belong to it.
#pragma once

#include <vector>

#include "extractor/propositions/ud_tree.h"
#include "extractor/propositions/ud_words.h"
#include "weft/core/open_clause.h"

namespace weft {

class UdOpenPhrases {
 public:
  UdOpenPhrases(const UdTree& tree, const UdWords& words) : tree_(tree), words_(words) {}

  // The phrase of a nominal, adjective or adverb without what is coordinated with it.
  OpenPhrase of(Node node);
  // The same without participles and infinitives that hang on it.
  OpenPhrase without_clauses(Node node);
  // The same for each nominal that is coordinated with the node.
  std::vector<OpenPhrase> all(Node node);
  // A whole clause as one phrase; its conjunction is the marker.
  OpenPhrase clause(Node node) const;
  // The noun that a relative pronoun stands for, kNone where it is none.
  Node antecedent(Node node) const;

 private:
  bool aside(Node child) const;
  bool after_mark(Node child) const;
  bool left_out(Node child) const;
  bool inner(Node head, Node child) const;
  void add_participle(Node verb, OpenPhrase& phrase);
  void collect(Node node, TokenList& out) const;
  void collect_all(Node node, TokenList& out) const;
  bool partial(const OpenPhrase& phrase) const;
  void trim(TokenList& words) const;

  const UdTree& tree_;
  const UdWords& words_;
  bool bare_ = false;
};

}  // namespace weft
