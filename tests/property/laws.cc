// SPDX-License-Identifier: Apache-2.0
#include "property/laws.h"

#include <cstdlib>
#include <vector>

#include "weft/core/utf8.h"

namespace weft::test {
namespace {

[[maybe_unused]] const int kSeeded = setenv("RC_PARAMS", "seed=20240601 max_success=150", 0);

const std::vector<std::string>& pieces() {
  static const std::vector<std::string> all = {"The ",
                                               "company ",
                                               "Harbour Loom ",
                                               "Ms Achterberg ",
                                               "founded ",
                                               "was ",
                                               "sold ",
                                               "to ",
                                               "by ",
                                               "who ",
                                               "which ",
                                               "said ",
                                               "that ",
                                               "he ",
                                               "its ",
                                               "in ",
                                               "2019",
                                               "$3.2 billion ",
                                               "14 percent ",
                                               "on Tuesday",
                                               "not ",
                                               "will ",
                                               ", ",
                                               ". ",
                                               "\n",
                                               "\n\n",
                                               "\"",
                                               "'",
                                               "(",
                                               ")",
                                               "가온배터리",
                                               "윤도현 ",
                                               "대표",
                                               "회사",
                                               "는 ",
                                               "가 ",
                                               "을 ",
                                               "를 ",
                                               "에 ",
                                               "의 ",
                                               "에서 ",
                                               "인수했다",
                                               "밝혔다",
                                               "설립한 ",
                                               "않았다",
                                               "매각된 ",
                                               "라고 ",
                                               "그는 ",
                                               "3억2000만달러",
                                               "2019년 ",
                                               "11% ",
                                               "“",
                                               "”",
                                               "‘",
                                               "’",
                                               "《",
                                               "》",
                                               "·",
                                               "…",
                                               "―",
                                               "ㄱ",
                                               "각\u0301",
                                               "é",
                                               "🙂",
                                               "\u200b",
                                               "\t",
                                               "-",
                                               "/",
                                               "@",
                                               "https://a.example/b",
                                               "a@b.example",
                                               "(사진=",
                                               "Photo: ",
                                               "1",
                                               "0.",
                                               "٣",
                                               "한 ",
                                               "명 "};
  return all;
}

}  // namespace

rc::Gen<std::string> any_text() {
  return rc::gen::map(
      rc::gen::scale(2, rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces()))),
      [](const std::vector<std::string>& chosen) {
        std::string text;
        for (const std::string& piece : chosen) text += piece;
        return text;
      });
}

rc::Gen<std::string> any_name() {
  static const std::vector<std::string> kHard = {
      "\"",     "'",      "`",      "\\",         "\\u0041",    "\\n",     "\n",       "\r",
      "\r\n",   "\t",     ",",      ";",          "|",          ":",       "%",        "%41",
      "&",      "&amp;",  "<",      ">",          "]]>",        "<!--",    "<script>", "${x}",
      "=1+1",   "+",      "-",      "@",          "#",          "_",       " ",        ".",
      "^^",     "*",      "[x](y)", "\x01",       "\x0B",       "\x1F",    "\x7F",     "\u0085",
      "\u00A0", "\u200B", "\u200F", "\u202E",     "\u2066",     "\u2028",  "\u2029",   "\uFEFF",
      "\uFFFD", "\uFFFE", "\uFFFF", "\U0001F600", "\U0010FFFF", "e\u0301", "가온",     "ㅅ",
      "漢",     "Ada",    "Bolt ",  "null",       "INF",        "true",    "person:"};
  const auto point = rc::gen::map(rc::gen::inRange(0U, 0x10FFFFU), [](unsigned code) {
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return encode_utf8(std::u32string(1, surrogate ? U'x' : static_cast<char32_t>(code)));
  });
  const auto piece = rc::gen::weightedOneOf<std::string>(
      {{6, rc::gen::elementOf(kHard)}, {1, point}, {1, rc::gen::just(std::string(1, '\0'))}});
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& chosen) {
                        std::string text;
                        for (const std::string& one : chosen) text += one;
                        return text;
                      });
}

rc::Gen<std::string> any_bytes() {
  return rc::gen::container<std::string>(rc::gen::arbitrary<char>());
}

}  // namespace weft::test
