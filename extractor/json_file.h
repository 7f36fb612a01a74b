// SPDX-License-Identifier: Apache-2.0
//
// JSON documents with errors that name the place, for the files of a pack and the ontology.
#pragma once

#include <rapidjson/document.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "weft/core/error.h"

namespace weft {

// Throws FormatError with line and column where `json` is malformed. Comments are not allowed.
rapidjson::Document parse_json(std::string_view json, const std::string& file);

// A string member, or empty where there is none. Throws FormatError where it is no string.
std::string string_member(const rapidjson::Value& object, const char* key, const std::string& file);

// Where a value stands: `path` leads to it by keys and by numbers of list items ("relations", "3",
// "domain"); the last key's own place where `of_key`. The nearest value on the way where there is
// none. `json` must be well-formed. Found by reading the text again, so only errors ask for it.
FormatPlace json_place(std::string_view json, const std::string& file,
                       std::span<const std::string> path, bool of_key = false);

}  // namespace weft
