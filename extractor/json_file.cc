// SPDX-License-Identifier: Apache-2.0
#include "extractor/json_file.h"

#include <rapidjson/error/en.h>

#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

FormatPlace place_of(std::string_view json, std::size_t offset, const std::string& file) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (std::size_t i = 0; i < offset && i < json.size();) {
    const bool newline = json[i] == '\n';
    next_code_point(json, i);
    line += newline ? 1 : 0;
    column = newline ? 1 : column + 1;
  }
  return {file, line, column, {}};
}

}  // namespace

rapidjson::Document parse_json(std::string_view json, const std::string& file) {
  rapidjson::Document document;
  document.Parse<rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag>(
      json.data(), json.size());
  if (document.HasParseError()) {
    throw FormatError(place_of(json, document.GetErrorOffset(), file),
                      rapidjson::GetParseError_En(document.GetParseError()));
  }
  return document;
}

std::string string_member(const rapidjson::Value& object, const char* key,
                          const std::string& file) {
  const auto it = object.FindMember(key);
  if (it == object.MemberEnd() || it->value.IsNull()) return {};
  if (!it->value.IsString()) {
    throw FormatError({file, {}, {}, {}}, std::string("\"") + key + "\" must be a string");
  }
  return {it->value.GetString(), it->value.GetStringLength()};
}

}  // namespace weft
