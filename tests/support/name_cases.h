// SPDX-License-Identifier: Apache-2.0
//
// Names of one sentence as cases of tests write them down.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extractor/names/kind_names.h"
#include "extractor/names/name_memory.h"

namespace weft {

using NameCases = std::vector<std::pair<std::string, EntityType>>;

// What the texts of cases know: some nouns, a stem and a given name.
inline const KnownWords kKnown{
    [](std::string_view word) { return word == "호박" || word == "타운" || word == "조연"; },
    [](std::string_view stem) { return stem == "죽"; },
    [](std::string_view name) { return name == "윤슬"; }, [](std::string_view) { return false; }};

// Each at its first occurrence in the text.
inline std::vector<TypedName> placed(const Document& document, const NameCases& cases,
                                     float confidence) {
  std::vector<TypedName> names;
  for (const auto& [name, type] : cases) {
    const auto begin = static_cast<std::uint32_t>(document.text.find(name));
    names.push_back(
        {{begin, begin + static_cast<std::uint32_t>(name.size())}, 0, type, confidence});
  }
  return names;
}

// "도윤슬=person|나래은행=organization"
inline std::string shown(const Document& document, const std::vector<TypedName>& names) {
  std::string out;
  for (const TypedName& n : names) {
    out += (out.empty() ? "" : "|") + std::string(document.text_of(n.span)) + "=" +
           std::string(entity_type_name(n.type));
  }
  return out;
}

}  // namespace weft
