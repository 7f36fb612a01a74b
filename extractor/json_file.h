// SPDX-License-Identifier: Apache-2.0
//
// JSON documents with errors that name the place, for the files of a pack and the ontology.
#pragma once

#include <rapidjson/document.h>

#include <string>
#include <string_view>

namespace weft {

// Throws FormatError with line and column where `json` is malformed. Comments are not allowed.
rapidjson::Document parse_json(std::string_view json, const std::string& file);

// A string member, or empty where there is none. Throws FormatError where it is no string.
std::string string_member(const rapidjson::Value& object, const char* key, const std::string& file);

}  // namespace weft
