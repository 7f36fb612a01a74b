// SPDX-License-Identifier: Apache-2.0
#include "property/laws.h"

#include <cstdlib>
#include <vector>

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

rc::Gen<std::string> any_bytes() {
  return rc::gen::container<std::string>(rc::gen::arbitrary<char>());
}

}  // namespace weft::test
