// SPDX-License-Identifier: Apache-2.0
//
// No pronoun and no word that means nothing by itself is a node of a fact of the ontology, over
// texts full of both.
#include <gtest/gtest.h>

#include <set>

#include "weft/core/utf8.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

struct Text {
  const char* language;
  const char* text;
};

const Text kTexts[] = {
    {"en",
     "It was announced on Monday that the ferry would return. They said it would cost $4 million, "
     "and "
     "she approved it. He founded it in 1998, but nobody remembers that. Those who bought it sold "
     "it "
     "to someone else. This caused it. People support him, and everyone criticized them."},
    {"en",
     "Dana Whitlock bought the mill in 2004. She sold it in 2011 because it lost money. What she "
     "did next surprised many: she founded a school, which now employs 40 people. Some say it is "
     "one of the best. One of them visited her in May, and others joined her."},
    {"en",
     "\"We opened it for everybody,\" said Tomas Rey, who runs the clinic. \"You can visit us, and "
     "I "
     "will meet you.\" That was new to them. Nothing like it existed there, he added, and "
     "something "
     "had to be built."},
    {"ko",
     "그것은 지난해 시작됐다. 사람들은 그를 지지했고, 그들은 이를 비판했다. 우리는 그것을 "
     "인수했다. 누군가 그곳을 "
     "방문했으며, 모두가 이것에 반대했다. 그녀는 그것을 만들었다. 아무도 거기에 살지 않는다."},
    {"ko",
     "김도연은 2004년 방앗간을 샀다. 그는 이를 2011년에 팔았다. 그가 한 것은 학교를 세운 것이었다. "
     "많은 사람들이 그곳을 "
     "찾았고, 그중 하나는 그를 만났다. 이것이 변화를 일으켰다."},
    {"ko",
     "\"저희는 여러분을 초청했습니다. 나는 그것을 지지합니다.\" 병원을 운영하는 박세진 원장은 "
     "이렇게 말했다. 그런 것은 "
     "없었고, 무엇인가 지어야 했다. 자신은 그 일을 맡았다고 덧붙였다."},
};

const std::set<std::string> kNoNames = {
    "it",     "he",          "she",     "they",     "we",     "you",    "i",        "him",
    "her",    "them",        "us",      "me",       "this",   "that",   "these",    "those",
    "who",    "which",       "what",    "there",    "here",   "people", "everyone", "everybody",
    "nobody", "someone",     "nothing", "one",      "others", "some",   "many",     "something",
    "그",     "그녀",        "그들",    "이",       "이것",   "그것",   "저것",     "것",
    "사람들", "많은 사람들", "우리",    "저희",     "나",     "저",     "너",       "여러분",
    "누군가", "모두",        "아무도",  "그곳",     "거기",   "이곳",   "무엇",     "무엇인가",
    "자신",   "이를",        "하나",    "그중 하나"};

std::string name_of(const Document& document, const Argument& argument) {
  return argument.kind == ArgumentKind::kEntity ? fold(document.entities[argument.index].name) : "";
}

TEST(NodeNames, NoFactIsAboutAPronoun) {
  const Extractor english({.language = "en"});
  const Extractor korean({.language = "ko"});
  std::size_t facts = 0;
  for (const Text& text : kTexts) {
    Article article;
    article.text = text.text;
    const Extractor& extractor = std::string(text.language) == "en" ? english : korean;
    const Document document = extractor.extract(std::move(article));
    for (const Statement& s : document.statements) {
      if (s.relation.open) continue;
      ++facts;
      for (const Argument* side : {&s.subject, &s.object}) {
        EXPECT_EQ(kNoNames.count(name_of(document, *side)), 0U)
            << name_of(document, s.subject) << " | " << s.relation.id << " | "
            << name_of(document, s.object)
            << " in: " << document.text_of(document.sentences[s.provenance.sentence].span);
      }
    }
  }
  EXPECT_GT(facts, 5U);
}

}  // namespace
}  // namespace weft
