// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "extractor/read/article_formats.h"
#include "weft/core/encoding.h"
#include "weft/core/error.h"

namespace weft {
namespace {

constexpr int kMostNested = 8;  // deeper ones are no list of authors

// An escape of half a character ("\\udc00") gives bytes that are no UTF-8.
std::string string_of(const rapidjson::Value& value) {
  return to_valid_utf8({value.GetString(), value.GetStringLength()});
}

// Authors come as one string, a list of strings, or objects with a name.
std::string words_of(const rapidjson::Value& value, int depth = 0) {
  if (depth > kMostNested) return {};
  if (value.IsString()) return string_of(value);
  if (value.IsInt64()) return std::to_string(value.GetInt64());
  if (value.IsObject() && value.HasMember("name")) return words_of(value["name"], depth + 1);
  std::string out;
  if (value.IsArray()) {
    for (const auto& part : value.GetArray()) {
      const std::string words = words_of(part, depth + 1);
      if (!words.empty()) out += (out.empty() ? "" : ", ") + words;
    }
  }
  return out;
}

}  // namespace

Article read_json_line(std::string_view line, const std::string& name, std::size_t line_number) {
  const auto fail = [&](std::optional<std::size_t> column, const std::string& message) {
    throw FormatError({name, line_number, column, {}}, message);
  };
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
  if (json.HasParseError()) {
    fail(json.GetErrorOffset() + 1, std::string("not valid JSON: ") +
                                        rapidjson::GetParseError_En(json.GetParseError()) +
                                        " Each line is one object with a \"text\".");
  }
  if (!json.IsObject()) fail({}, "a line is one JSON object with a \"text\"");
  const auto text = json.FindMember("text");
  if (text == json.MemberEnd() || !text->value.IsString()) {
    fail({}, "the object has no string \"text\"; put the article's text there");
  }
  Article article;
  article.text = string_of(text->value);
  for (const auto& member : json.GetObject()) {
    set_info(article.info, {member.name.GetString(), member.name.GetStringLength()},
             words_of(member.value));
  }
  return article;
}

}  // namespace weft
