// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kOwn = R"({"extends": "weft", "relations": [
  {"id": "mapped", "inverse": "mapped_by", "label": {"en": "mapped", "ko": "지도 제작"},
   "domain": ["person"], "range": ["place"],
   "words": {
     "en": [{"kind": "verb", "words": ["chart", "survey"], "qualifiers": {"employer": "for"}}],
     "ko": [{"kind": "verb", "words": ["측량하다"]}]
   }}
]})";

TEST(OntologyOption, RelationsOfOnesOwnAreFoundInBothLanguages) {
  const Workshop shop;
  shop.write("own.json", kOwn);
  shop.write("en.txt", "Helena Moss surveyed Iceland in 1998. Helena Moss visited Norway.\n");
  shop.write("ko.txt", "김서윤은 1998년 제주를 측량했다.\n");
  const RunResult english = shop.run("weft extract --lang en --ontology own.json en.txt");
  EXPECT_EQ(english.exit_code, 0) << english.error;
  EXPECT_THAT(english.out, HasSubstr("Helena Moss | mapped | Iceland  [time: 1998]\n"));
  EXPECT_THAT(english.out, HasSubstr("Helena Moss | visited | Norway\n"));
  const RunResult korean =
      shop.run("weft extract --lang ko --ontology own.json ko.txt --format jsonl");
  EXPECT_THAT(korean.out, HasSubstr("\"id\":\"mapped\",\"label\":\"지도 제작\""));
}

TEST(OntologyOption, AFileWithoutExtendsReplaces) {
  const Workshop shop;
  std::string own = kOwn;
  own.replace(own.find("\"extends\": \"weft\", "), 19, "");
  shop.write("own.json", own);
  shop.write("en.txt", "Helena Moss surveyed Iceland in 1998. Helena Moss visited Norway.\n");
  const RunResult all = shop.run("weft extract --lang en --ontology own.json en.txt");
  EXPECT_THAT(all.out, HasSubstr("Helena Moss | visit | Norway\n"));
  const RunResult only =
      shop.run("weft extract --lang en --ontology own.json --schema-only en.txt");
  EXPECT_EQ(only.out, "Helena Moss | mapped | Iceland  [time: 1998]\n");
}

TEST(OntologyOption, SchemaOnlyHoldsForGraphs) {
  const Workshop shop;
  shop.write("a.txt", "Helena Moss visited Norway. Helena Moss admired Victor Hale.\n");
  shop.write("b.txt", "Victor Hale admired Karen Liu.\n");
  const RunResult result = shop.run(
      "weft build --lang en a.txt -o all.db --quiet && weft query all.db '_ admire _' && "
      "weft build --lang en a.txt -o some.db --schema-only --quiet && "
      "weft add some.db b.txt --lang en --schema-only --quiet && echo == && "
      "weft query some.db '_ _ _'");
  EXPECT_EQ(result.exit_code, 0) << result.error;
  const std::size_t second = result.out.find("==");
  EXPECT_THAT(result.out.substr(0, second), HasSubstr("Victor Hale"));
  EXPECT_THAT(result.out.substr(second), Not(HasSubstr("admire")));
  EXPECT_THAT(result.out.substr(second), HasSubstr("visited"));
}

TEST(OntologyOption, TroubleHasAPlaceAndACure) {
  const Workshop shop;
  shop.write("own.json", "{\"relations\": [\n  {\"id\": \"a\", \"rnage\": [\"place\"]}\n]}\n");
  shop.write("a.txt", "Nothing.\n");
  const RunResult result = shop.run("weft extract --lang en --ontology own.json a.txt");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_THAT(result.error, HasSubstr("own.json:2:15: unknown key \"rnage\"; a relation has "));
}

}  // namespace
}  // namespace weft
