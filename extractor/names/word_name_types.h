// SPDX-License-Identifier: Apache-2.0
//
// What names of a whole document say of each other's types, for languages that part their words:
// items of one list, full names and family names, versions ("Norvik 9"), letters alone.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// `names` are in order of their spans and stay so.
void type_word_names(const Document& document, std::vector<TypedName>& names, const NameCues& cues);
// "Ana Lind of Norvik Telmar": what a full name is of is no product, nor of no type.
void type_behind_persons(const Document& document, std::vector<TypedName>& names,
                         const NameCues& cues);
// "Norvik Lind 9 (NL9)", "the Norvik Lind 9 browser": a number right behind a name, with which its
// letters are repeated in brackets or before the noun of a work or a tool, is a version's and
// belongs to the name. What has versions is a product, wherever it stands.
void join_versions(const Document& document, std::vector<TypedName>& names, const NameCues& cues);

}  // namespace weft
