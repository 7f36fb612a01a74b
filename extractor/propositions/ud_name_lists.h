// SPDX-License-Identifier: Apache-2.0
//
// Names in lists ("A of X, B of Y and C of Z") and places in places ("Lyon, France"), by what
// stands between them: coordination that the parser missed.
#pragma once

#include <optional>
#include <vector>

#include "extractor/propositions/ud_arc_editor.h"

namespace weft {

class UdNameLists : public UdArcEditor {
 public:
  using UdArcEditor::UdArcEditor;

 protected:
  void list_names(EntityType type);
  void list_places();
  Node skip_brackets(Node n, Node end) const;

 private:
  // What stands between two names of one list.
  struct Between {
    bool conjunction = false;
    bool semicolon = false;
    IndexRange modifier{0, 0};  // after the first name
  };
  Node skip_modifier(Node n, Node end, Between& between) const;
  bool may_precede_name(Node n) const;
  bool in_brackets(const Name& before, const Name& name) const;
  bool opens_clause(const Name& before, const Name& name) const;
  std::optional<Between> between(const Name& a, const Name& b) const;
  void join(const std::vector<Name>& items, const std::vector<Between>& gaps);
  bool is_free(const std::vector<Name>& items, Node n) const;
  void hang_modifier(const Name& item, IndexRange modifier);
  void join_places(const std::vector<std::vector<Name>>& groups, bool semicolons);
  bool listed(const std::vector<Name>& group) const;
  void nest(const Name& inside, const Name& outside);
};

}  // namespace weft
