// SPDX-License-Identifier: Apache-2.0
//
// The arcs of one sentence while they are mended, with the names in it: what mending asks and does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/deprel.h"
#include "extractor/propositions/ud_mended_arcs.h"
#include "weft/core/document.h"

namespace weft {

class UdArcEditor {
 public:
  UdArcEditor(const Document& document, IndexRange range, const SentenceItems& items);

 protected:
  using Node = std::uint32_t;
  struct Name {
    IndexRange tokens;
    Node head = kNone;  // set once the name hangs together
    EntityType type = EntityType::kThing;
  };

  const Token& token(Node n) const { return document_.tokens[n]; }
  std::string_view text(Node n) const { return document_.text_of(token(n)); }
  Node& head(Node n) { return arcs_.heads[n - range_.begin]; }
  Node head(Node n) const { return arcs_.heads[n - range_.begin]; }
  std::string& relation(Node n) { return arcs_.relations[n - range_.begin]; }
  const std::string& relation(Node n) const { return arcs_.relations[n - range_.begin]; }
  // Index into names_, kNone outside names.
  std::uint32_t name_at(Node n) const { return name_at_[n - range_.begin]; }
  bool related(Node n, std::string_view to) const { return of_family(relation(n), to); }
  // Mends that contradict each other may leave a cycle: then all since the last call are undone.
  void keep_tree();
  // A damaged tree with a cycle is left as it is.
  bool sound() const;
  bool below(Node n, Node ancestor) const;
  // Where the words right before `from` begin that hang below the node without a mark between
  // them; not before `least`.
  Node run_begin(Node from, Node ancestor, Node least) const;
  void attach(Node n, Node to, std::string_view as);
  bool has(Node n, std::string_view child_relation) const;
  bool common_noun(Node n) const;
  bool misread(Node n) const;  // a verb that the tagger takes for something else
  bool separates(Node n) const;
  bool nominal(Node n) const;
  bool finite_form(Node n) const;

  const Document& document_;
  const SentenceItems& items_;
  IndexRange range_;
  UdArcs arcs_;
  UdArcs kept_;  // a tree for certain
  std::vector<Name> names_;
  std::vector<std::uint32_t> name_at_;  // by node
};

}  // namespace weft
