// SPDX-License-Identifier: Apache-2.0
//
// A name and the noun beside it that says who or what it is: which of the two hangs on which, and
// which of several nouns are no further items of a list.
#pragma once

#include "extractor/propositions/ud_relative_mends.h"

namespace weft {

class UdAppositionMends : public UdRelativeMends {
 public:
  using UdRelativeMends::UdRelativeMends;

 protected:
  void set_unjoined(const Name& name);
  void set_after_noun(const Name& name);
  void set_joint_nouns(const Name& name);
  void set_description(const Name& name);
  void set_beside(const Name& name);
  void list_descriptions(const Name& name);
  void list_kin(const Name& name);
  void set_second_parent(const Name& name);
  void free_elected(const Name& name);

 private:
  bool argument(Node n) const;
};

}  // namespace weft
