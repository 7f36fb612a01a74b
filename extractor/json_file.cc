// SPDX-License-Identifier: Apache-2.0
#include "extractor/json_file.h"

#include <rapidjson/error/en.h>

#include <algorithm>

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

// Walks through JSON text that is known to be well-formed.
class JsonScanner {
 public:
  explicit JsonScanner(std::string_view json) : json_(json) { skip_blanks(); }

  std::size_t at() const { return at_; }

  // Moves to the member's key or the list's item; false, and nowhere else, where there is none.
  bool enter(const std::string& step) {
    const std::size_t begin = at_;
    const bool object = at_ < json_.size() && json_[at_] == '{';
    if (!object && (at_ >= json_.size() || json_[at_] != '[')) return false;
    std::size_t number = 0;
    for (next(); at_ < json_.size() && json_[at_] != '}' && json_[at_] != ']'; ++number) {
      const std::size_t item = at_;
      if (object) {
        skip_value();
        if (json_.substr(item + 1, at_ - item - 2) == step) {
          at_ = item;
          return true;
        }
        skip_blanks();
        next();  // the colon
      } else if (std::to_string(number) == step) {
        return true;
      }
      skip_value();
      skip_blanks();
      if (at_ < json_.size() && json_[at_] == ',') next();
    }
    at_ = begin;
    return false;
  }

  // From a key to its value.
  void pass_key() {
    skip_value();
    skip_blanks();
    next();
  }

  bool in_object() const { return at_ < json_.size() && json_[at_] == '{'; }

 private:
  void next() {
    ++at_;
    skip_blanks();
  }

  void skip_blanks() { at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size()); }

  void skip_value() {
    int depth = 0;
    do {
      const char c = json_[at_++];
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      if (c == '"') {
        while (json_[at_] != '"') at_ += json_[at_] == '\\' ? 2 : 1;
        ++at_;
      } else if (depth == 0 && c != '}' && c != ']') {
        at_ = std::min(json_.find_first_of(",]} \t\r\n", at_), json_.size());
      }
    } while (depth > 0);
  }

  std::string_view json_;
  std::size_t at_ = 0;
};

}  // namespace

FormatPlace json_place(std::string_view json, const std::string& file,
                       std::span<const std::string> path, bool of_key) {
  JsonScanner scanner(json);
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool key = scanner.in_object();
    if (!scanner.enter(path[i])) break;
    if (key && (i + 1 < path.size() || !of_key)) scanner.pass_key();
  }
  return place_of(json, scanner.at(), file);
}

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
