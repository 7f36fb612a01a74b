// SPDX-License-Identifier: Apache-2.0
//
// Bytes change on disks and on the way. Weights are refused with the reason; a graph file is read
// or refused, and never ends the program; nothing that is read writes outside its place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "cli/run_weft.h"

namespace weft {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kArticle = "Ada Byrne founded Acme Robotics in 2011.\n";

class Damage : public testing::Test {
 protected:
  Damage() { shop.write("one.txt", kArticle); }

  // One bit of a file, at a place that moves with `turn`.
  void flip(const std::string& from, const std::string& to, std::size_t turn, std::size_t turns) {
    std::string bytes = shop.read(from);
    const std::size_t at = (bytes.size() - 1) * turn / turns;
    bytes[at] = static_cast<char>(bytes[at] ^ (1 << turn % 8));
    shop.write(to, bytes);
  }

  Workshop shop;
};

TEST_F(Damage, WeightsWithAWrongBitAreRefused) {
  constexpr std::size_t kTurns = 12;
  const std::string models = std::string(WEFT_SOURCE_DIR) + "/models";
  shop.run("mkdir -p models/en && cp " + models + "/*.json " + models + "/*.tsv models/ && cp " +
           models + "/en/* models/en/ && cp models/en/sentences.weights whole.weights");
  ASSERT_EQ(shop.run("weft extract one.txt --models models --lang en").exit_code, 0);
  for (std::size_t turn = 0; turn <= kTurns; ++turn) {
    flip("whole.weights", "models/en/sentences.weights", turn, kTurns);
    const RunResult result = shop.run("weft extract one.txt --models models --lang en");
    EXPECT_EQ(result.exit_code, 3) << turn;
    EXPECT_THAT(result.error, HasSubstr("sentences.weights")) << turn;
    EXPECT_THAT(result.error, AnyOf(HasSubstr("damaged"), HasSubstr("no weights file"))) << turn;
    EXPECT_EQ(result.out, "");
  }
  shop.run("head -c 1000 whole.weights > models/en/sentences.weights");
  EXPECT_THAT(shop.run("weft extract one.txt --models models --lang en").error,
              HasSubstr("copy or install it again"));
}

TEST_F(Damage, PacksThatAreNoneAreRefusedWithTheirPlace) {
  const std::string models = std::string(WEFT_SOURCE_DIR) + "/models";
  shop.run("mkdir -p models/en && cp " + models + "/*.json " + models + "/*.tsv models/ && cp " +
           models + "/en/* models/en/ && cp models/en/pack.json pack.json");
  const std::pair<const char*, const char*> cases[] = {
      {"head -c 100 pack.json > models/en/pack.json", "pack.json"},
      {"sed 's/\"blocks\"/\"blobs\"/' pack.json > models/en/pack.json", "unknown stage \"blobs\""},
      {"sed 's/stops.tsv/none.tsv/' pack.json > models/en/pack.json", "none.tsv"},
      {"sed 's/stops.tsv/..\\/..\\/one.txt/' pack.json > models/en/pack.json", "one.txt"},
      {"cp pack.json models/en/; printf 'never\\n' > models/en/stops.tsv", "stops.tsv:1"},
  };
  for (const auto& [damage, place] : cases) {
    const RunResult result =
        shop.run(std::string(damage) + "\nweft extract one.txt --models models --lang en");
    EXPECT_EQ(result.exit_code, 3) << damage << ": " << result.error;
    EXPECT_THAT(result.error, StartsWith("weft: ")) << damage;
    EXPECT_THAT(result.error, HasSubstr(place)) << damage;
  }
}

TEST_F(Damage, SealedTablesWithAWrongBitAreRefused) {
  const std::string models = std::string(WEFT_SOURCE_DIR) + "/models";
  shop.run("mkdir -p models/en && cp " + models + "/*.json " + models + "/*.tsv models/ && cp " +
           models +
           "/en/* models/en/ && for f in models models/en; do "
           "(cd $f && sha256sum *.tsv ./*.json > sums.txt); done; cp -r models whole");
  const std::string extract = "weft extract one.txt --models models --lang en";
  ASSERT_EQ(shop.run(extract).exit_code, 0);
  for (const char* name : {"en/pack.json", "en/relations.tsv", "en/stops.tsv", "ontology.json",
                           "en/name_cues.tsv", "en/confidence.tsv"}) {
    flip(std::string("whole/") + name, std::string("models/") + name, 3, 7);
    const RunResult result = shop.run(extract);
    EXPECT_EQ(result.exit_code, 3) << name;
    EXPECT_THAT(result.error, HasSubstr(std::string(name) + ": is not what models")) << name;
    EXPECT_THAT(result.error, HasSubstr("run sha256sum anew or remove sums.txt")) << name;
    EXPECT_EQ(result.out, "");
    shop.run(std::string("cp whole/") + name + " models/" + name);
  }
  // An edited table is as good as its new sum, or as none.
  EXPECT_EQ(shop.run("echo '# more' >> models/en/stops.tsv; " + extract).exit_code, 3);
  EXPECT_EQ(shop.run("(cd models/en && sha256sum *.tsv *.json > sums.txt); " + extract).exit_code,
            0);
  EXPECT_EQ(
      shop.run("echo '# more' >> models/en/stops.tsv; rm models/en/sums.txt; " + extract).exit_code,
      0);
  EXPECT_THAT(shop.run("echo nonsense > models/en/sums.txt; " + extract).error,
              HasSubstr("sums.txt:1: no checksum"));
}

TEST_F(Damage, AGraphFileWithWrongBytesIsReadOrRefused) {
  constexpr std::size_t kTurns = 40;
  ASSERT_EQ(shop.run("weft build one.txt -o graph.db").exit_code, 0);
  std::size_t refused = 0;
  for (std::size_t turn = 0; turn <= kTurns; ++turn) {
    flip("graph.db", "flipped.db", turn, kTurns);
    for (const char* command :
         {"weft query flipped.db '_ _ _'", "weft show flipped.db Ada --evidence"}) {
      const RunResult result = shop.run(command);
      EXPECT_THAT(result.exit_code, AnyOf(0, 2, 3)) << turn << ": " << command << result.error;
      if (result.exit_code == 3) {
        ++refused;
        EXPECT_THAT(result.error, HasSubstr("flipped.db: ")) << turn;
      }
    }
  }
  EXPECT_GT(refused, 0U);
}

// Ids of articles, names of entities and files: none of them is a place to write to.
TEST_F(Damage, NoNameIsAPlaceToWriteTo) {
  shop.write("evil.jsonl",
             "{\"id\": \"../../escaped\", \"lang\": \"en\", \"title\": \"/tmp/escaped\", \"text\": "
             "\"Ada Byrne founded Acme Robotics in 2011.\"}\n"
             "{\"id\": \"a/../../../escaped.txt\", \"lang\": \"en\", \"text\": \"Tom Reed founded "
             "../../escaped in 2012.\"}\n");
  shop.run("mkdir inner && mv evil.jsonl inner");
  for (const char* command :
       {"weft build evil.jsonl -o graph.db", "weft export graph.db folder --format gephi-csv",
        "weft export graph.db sheets --format neo4j-csv", "weft export graph.db out.html",
        "weft export graph.db out.graphml", "weft export graph.db out.jsonl"}) {
    EXPECT_EQ(shop.run(std::string("cd inner && ") + command).exit_code, 0) << command;
  }
  EXPECT_EQ(shop.run("ls").out, "inner\none.txt\n");
  EXPECT_EQ(shop.run("find inner -name '*escaped*'").out, "");
}

}  // namespace
}  // namespace weft
