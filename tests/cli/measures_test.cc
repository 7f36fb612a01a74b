// SPDX-License-Identifier: Apache-2.0
//
// Commands that ask or measure a graph: match, find, rank, communities, similar, diff.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kArticles =
    R"({"id": "a", "language": "en", "published": "2024-01-10", "text": "Karen Liu founded Brightwater. Brightwater acquired Quantro Systems."}
{"id": "b", "language": "en", "published": "2024-05-02", "text": "Marta Lopez founded Quantro Systems. Marta Lopez founded Nordvik Labs."}
)";

RunResult ask(const Workshop& shop, const std::string& command) {
  return shop.run("weft " + command + " --format tsv");
}

class Measures : public testing::Test {
 protected:
  void SetUp() override {
    shop_.write("articles.jsonl", kArticles);
    const RunResult built = shop_.run("weft build articles.jsonl -o g.db --quiet");
    ASSERT_EQ(built.exit_code, 0) << built.error;
  }
  Workshop shop_;
};

TEST_F(Measures, RankOrdersEntities) {
  const RunResult rank = ask(shop_, "rank g.db --by degree");
  EXPECT_EQ(rank.exit_code, 0) << rank.error;
  EXPECT_THAT(rank.out, StartsWith("rank\tentity\ttype\tdegree\n1\t"));
  const RunResult people = ask(shop_, "rank g.db --type person --limit 1");
  EXPECT_THAT(people.out, HasSubstr("1\tMarta Lopez\tperson\t"));
  EXPECT_THAT(people.out, Not(HasSubstr("organization")));
  EXPECT_EQ(ask(shop_, "rank g.db --by betweenness").exit_code, 0);
  EXPECT_EQ(ask(shop_, "rank g.db --around 'Karen Liu'").exit_code, 0);
}

TEST_F(Measures, RankNamesWhatItDoesNotKnow) {
  EXPECT_EQ(ask(shop_, "rank g.db --by fame").exit_code, 2);
  EXPECT_THAT(ask(shop_, "find g.db zzzzzz").error, HasSubstr("no name is like 'zzzzzz'"));
  EXPECT_THAT(ask(shop_, "rank g.db --type robot").error, HasSubstr("there is no type 'robot'"));
  EXPECT_EQ(ask(shop_, "rank g.db --by core --around 'Karen Liu'").exit_code, 2);
}

TEST_F(Measures, CommunitiesAndTheirMembers) {
  const RunResult all = ask(shop_, "communities g.db");
  EXPECT_THAT(all.out, StartsWith("community\tentities\tforemost\n0\t"));
  EXPECT_THAT(all.error, HasSubstr("modularity"));
  EXPECT_THAT(ask(shop_, "communities g.db --members").out, HasSubstr("\tNordvik Labs\t"));
}

TEST_F(Measures, SimilarTellsWhatIsShared) {
  const RunResult similar = ask(shop_, "similar g.db 'Nordvik Labs'");
  EXPECT_THAT(similar.out, HasSubstr("Quantro Systems\torganization\t"));
  EXPECT_THAT(similar.out, HasSubstr("Marta Lopez founded"));
}

TEST_F(Measures, MatchAnswersAndExplains) {
  const RunResult found = ask(shop_,
                              "match g.db 'MATCH (p:person)-[:founded]->(o) RETURN p, count(o) AS "
                              "n ORDER BY n DESC' --explain");
  EXPECT_EQ(found.out, "p\tn\nMarta Lopez\t2\nKaren Liu\t1\n");
  EXPECT_THAT(found.error, HasSubstr("1. look up p by its type: 1.5, 2"));
  const RunResult wrong = ask(shop_, "match g.db 'MATCH (p) RETURN q'");
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_THAT(wrong.error, HasSubstr("the pattern has no q; it has p"));
}

TEST_F(Measures, FindTellsWhyANameFits) {
  const RunResult found = ask(shop_, "find g.db Martha Lopez --limit 1");
  EXPECT_THAT(found.out, StartsWith("entity\ttype\tmatched\treason\tscore\tfacts\tkey\n"
                                    "Marta Lopez\tperson\tMarta Lopez\tspelling\t"));
  EXPECT_EQ(ask(shop_, "find g.db zzzzzz --exit-status").exit_code, 1);
  const RunResult nothing = ask(shop_, "find g.db '...' '!'");
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_THAT(nothing.error, HasSubstr("no letter or digit to look for"));
  EXPECT_THAT(ask(shop_, "find g.db Karen --type robot").error, HasSubstr("there is no type"));
}

TEST_F(Measures, DiffTellsWhatATimeBrought) {
  const RunResult may = ask(shop_, "diff g.db --since 2024-05 --until 2024-05");
  EXPECT_THAT(may.out, HasSubstr("2024-05-02\tnew\tMarta Lopez\tfounded\tQuantro Systems"));
  EXPECT_THAT(may.out, Not(HasSubstr("Karen Liu")));
  EXPECT_THAT(ask(shop_, "diff g.db --since May").error, HasSubstr("'May' is no date"));
}

}  // namespace
}  // namespace weft
