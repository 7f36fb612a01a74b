// SPDX-License-Identifier: Apache-2.0
//
// Unknown names that the analysis took for a predicate with a noun glued to it: "해온중공업은" as
// "해 온 중공업은". Where the same letters stand in the text with other particles, or bare, they
// are one noun; a writer who forgot a blank does so once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft {

// Immutable, shared by threads.
class RecurringNames {
 public:
  // A table of what may be glued to a name: columns tag, forms (separated by commas); the row
  // "name" has the tag of a name. Throws FormatError.
  RecurringNames(std::string_view particles, const std::string& file);

  // Gives such tokens the morphemes of a name; returns which tokens these are. Linear in the text.
  std::vector<std::uint32_t> mend(Document& document) const;

 private:
  bool suspicious(const Document& document, const Token& token, std::uint32_t& join) const;

  std::string name_tag_;
  std::map<std::string, std::string, std::less<>> particles_;  // tag by form; "" for none
};

}  // namespace weft
