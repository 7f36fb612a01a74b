// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kNames =
    "Vellor Tane\torganization\tQ100\tVT|벨로르 테인\n"
    "zibrex\tproduct\tQ200\t지브렉스\n"
    "Harbour\tperson\tlocal:7\n";

TEST(GazetteerOption, NamesAreFoundTypedAndLinked) {
  const Workshop shop;
  shop.write("names.tsv", kNames);
  shop.write("a.txt", "Vellor Tane released zibrex in 2020. VT sold zibrex to Harbour.\n");
  const RunResult result =
      shop.run("weft extract --lang en --gazetteer names.tsv --format jsonl a.txt");
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.out, HasSubstr("\"name\":\"Vellor Tane\",\"type\":\"organization\","
                                    "\"external_id\":\"Q100\",\"aliases\":[\"VT\"]"));
  EXPECT_THAT(result.out,
              HasSubstr("\"name\":\"zibrex\",\"type\":\"product\",\"external_id\":\"Q200\""));
  EXPECT_THAT(result.out, HasSubstr("\"external_id\":\"local:7\""));
}

TEST(GazetteerOption, KoreanNamesEndBeforeTheirParticles) {
  const Workshop shop;
  shop.write("names.tsv", kNames);
  shop.write("a.txt", "벨로르 테인은 2020년 지브렉스를 출시했다.\n");
  const RunResult result =
      shop.run("weft extract --lang ko --gazetteer names.tsv --format jsonl a.txt");
  EXPECT_EQ(result.exit_code, 0) << result.error;
  EXPECT_THAT(result.out, HasSubstr("\"external_id\":\"Q100\""));
  EXPECT_THAT(result.out, HasSubstr("\"text\":\"지브렉스\""));
  EXPECT_THAT(result.out, HasSubstr("\"external_id\":\"Q200\""));
}

TEST(GazetteerOption, OneIdIsOneEntityOfTheGraph) {
  const Workshop shop;
  shop.write("names.tsv", kNames);
  shop.write("a.txt", "Vellor Tane released zibrex in 2020.\n");
  shop.write("b.txt", "벨로르 테인은 2021년 지브렉스를 출시했다.\n");
  const RunResult result = shop.run(
      "weft build a.txt b.txt --gazetteer names.tsv -o g.db && weft export g.db - --format graphml "
      "&& weft show g.db 'Vellor Tane' --format table");
  EXPECT_EQ(result.exit_code, 0) << result.error;
  const std::string id = ">Q200</data>";
  const std::size_t first = result.out.find(id);
  ASSERT_NE(first, std::string::npos) << result.out;
  EXPECT_EQ(result.out.find(id, first + 1), std::string::npos) << "two nodes with one id";
  EXPECT_THAT(result.out, HasSubstr("id Q100\n"));
}

TEST(GazetteerOption, TroubleInTheFileHasAPlace) {
  const Workshop shop;
  shop.write("names.tsv", "Vellor Tane\tcompany\n");
  shop.write("a.txt", "Vellor Tane grew.\n");
  const RunResult wrong = shop.run("weft extract --gazetteer names.tsv a.txt");
  EXPECT_EQ(wrong.exit_code, 3);
  EXPECT_THAT(wrong.error, HasSubstr("names.tsv:1:13: \"company\" is no type of name"));
  const RunResult missing = shop.run("weft extract --gazetteer nowhere.tsv a.txt");
  EXPECT_EQ(missing.exit_code, 3);
  EXPECT_THAT(missing.error, HasSubstr("nowhere.tsv"));
}

}  // namespace
}  // namespace weft
