// SPDX-License-Identifier: Apache-2.0
//
// What a graph must know of names to see that two spellings are one name. Plain values, filled from
// data, so that the graph merges names of any language without knowing one.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft {

struct NameRules {
  // Legal forms that say nothing of which organization is meant ("Inc.", "(주)"), as written.
  std::vector<std::string> organization_forms;
  // ISO 15924 script in which a language's names are written, for choosing a label per language.
  std::map<std::string, std::string> scripts = {{"en", "Latn"}, {"ko", "Hang"}};
};

// The form in which names are compared: compatibility-folded, without spaces, hyphens and other
// punctuation, and for organizations without legal forms at either end. Empty if nothing remains.
std::string name_key(std::string_view name, EntityType type, const NameRules& rules);

// "Hang", "Latn" or "Hani": the script of most letters; empty where there are none or others.
std::string_view script_of(std::string_view text);

}  // namespace weft
