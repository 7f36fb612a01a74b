// SPDX-License-Identifier: Apache-2.0
#include "export/json_text.h"

#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <string>

namespace weft {
namespace {

TEST(JsonText, PutsCommasBetweenValuesOnly) {
  JsonText json;
  json.begin_object();
  json.key("empty");
  json.begin_array();
  json.end_array();
  json.key("list");
  json.begin_array();
  json.number(1);
  json.boolean(false);
  json.begin_object();
  json.end_object();
  json.string("x");
  json.end_array();
  json.any_key("a\"b");
  json.value("0.5");
  json.end_object();
  EXPECT_EQ(json.view(), R"({"empty":[],"list":[1,false,{},"x"],"a\"b":0.5})");
  json.clear();
  json.string("again");
  EXPECT_EQ(json.view(), "\"again\"");
}

TEST(JsonText, EscapesWhatJsonAsksFor) {
  JsonText json;
  json.string("\"\\/\b\f\n\r\t\x01\x1F\x7F");
  EXPECT_EQ(json.view(), R"("\"\\/\b\f\n\r\t\u0001\u001F)"
                         "\x7F\"");
}

// At each place of a text that is written eight bytes at a time, and over the buffer's end.
TEST(JsonText, ReadsBackEqualWhereverTheEscapeStands) {
  for (const std::size_t length : {1, 7, 8, 9, 17, 1000, 5000}) {
    for (const std::string& odd : {std::string("\""), std::string(1, '\0'), std::string("가")}) {
      for (std::size_t at = 0; at <= length; at += length < 20 ? 1 : 97) {
        const std::string text = std::string(at, 'a') + odd + std::string(length - at, '\\');
        JsonText json;
        json.string(text);
        rapidjson::Document read;
        read.Parse(json.view().data(), json.view().size());
        ASSERT_FALSE(read.HasParseError());
        ASSERT_EQ(std::string(read.GetString(), read.GetStringLength()), text);
      }
    }
  }
}

TEST(JsonText, DropsBytesThatAreNoUtf8) {
  JsonText json;
  json.string("a\xFFz\xC3");
  EXPECT_EQ(json.view(), "\"az\"");
}

}  // namespace
}  // namespace weft
