// SPDX-License-Identifier: Apache-2.0
//
// Whether two names with different keys may be one name, and how. A likeness alone joins nothing:
// facts must agree as well.
#pragma once

#include <optional>

#include "graph/merging/name_forms.h"

namespace weft {

struct Likeness {
  const char* reason = "";  // as in MergeRecord
  double odds = 0;          // log odds beside those of the facts
  bool whole = true;        // else a short form, which may stand for several names
};

// From which similarity of their sounds two spellings are taken for one name.
inline constexpr double kSoundsAlike = 0.6;

// Symmetric. Empty where the names are not alike.
std::optional<Likeness> likeness(const ComparedName& a, const ComparedName& b,
                                 const NameFormer& former);

}  // namespace weft
