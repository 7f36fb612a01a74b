// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/ontology_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "extractor/pack_files.h"
#include "weft/core/error.h"

namespace weft {
namespace {

Ontology base() {
  return parse_ontology(
      R"({"relations": [{"id": "acquired", "inverse": "acquired_by"}, {"id": "visited"}]})",
      "base.json");
}

TEST(OntologyFile, ReplacesWhereItDoesNotExtend) {
  const Ontology own = parse_ontology(R"({"relations": [{"id": "rode"}]})", "o.json", base);
  EXPECT_EQ(own.relations().size(), 1U);
  EXPECT_EQ(own.find("acquired"), nullptr);
}

TEST(OntologyFile, ExtendsAndReplacesRelationsOfTheSameId) {
  const Ontology both = parse_ontology(
      R"({"extends": "weft", "relations": [{"id": "rode"},
          {"id": "visited", "wikidata": "P1", "timeless": true}]})",
      "o.json", base);
  ASSERT_EQ(both.relations().size(), 3U);
  EXPECT_NE(both.find("acquired"), nullptr);
  EXPECT_EQ(both.find("visited")->wikidata, "P1");
  EXPECT_TRUE(both.find("visited")->timeless);
  EXPECT_FALSE(both.find("rode")->timeless);
  EXPECT_EQ(both.relations().back().id, "rode");
}

TEST(OntologyFile, ReadsWordsOfARelation) {
  const Ontology own = parse_ontology(R"({"relations": [
  {"id": "rode", "words": {"en": [
    {"kind": "verb", "words": ["ride", "mount"], "object": "object|on", "strict": true,
     "qualifiers": {"place": "in"}},
    {"kind": "noun", "words": ["rider"]}]}}]})",
                                      "o.json");
  const std::vector<RelationWords>& words = own.find("rode")->words;
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].language, "en");
  EXPECT_EQ(words[0].words, (std::vector<std::string>{"ride", "mount"}));
  EXPECT_EQ(words[0].subject, "subject");
  EXPECT_EQ(words[0].object, "object|on");
  EXPECT_EQ(words[0].qualifiers[0].second, "in");
  EXPECT_TRUE(words[0].strict);
  EXPECT_EQ(words[0].line, 3U);
  EXPECT_EQ(words[1].object, "possessor");
  EXPECT_EQ(words[1].line, 5U);
}

struct Trouble {
  const char* json;
  const char* message;
};

class OntologyTrouble : public testing::TestWithParam<Trouble> {};

TEST_P(OntologyTrouble, NamesPlaceAndWhatIsRight) {
  try {
    parse_ontology(GetParam().json, "o.json", base);
    ADD_FAILURE() << "no error";
  } catch (const FormatError& error) {
    EXPECT_EQ(std::string(error.what()), GetParam().message);
  }
}

const Trouble kTroubles[] = {
    {"[1]",
     "o.json:1:1: expected an object with a list \"relations\": {\"relations\": [{\"id\": ...}, "
     "...]}"},
    {"{\"relations\": {}}", "o.json:1:15: \"relations\" must be a list: [...]"},
    {"{\"relation\": [],\n \"relations\": []}",
     "o.json:1:2: unknown key \"relation\"; an ontology has \"extends\", \"relations\""},
    {"{\"relations\": [\n{\"id\": \"a\", \"domain\": [\"person\", \"dog\"]}]}",
     "o.json:2:34: relation \"a\": unknown type \"dog\"; there are: person, organization, place, "
     "product, event, title, field, thing, date, money, quantity, percent, duration, text, "
     "statement, any"},
    {"{\"relations\": [{\"id\": \"a\"},\n{\"id\": \"a\"}]}",
     "o.json:2:8: relation \"a\" is defined twice; give one of them another id"},
    {"{\"relations\": [{\"label\": {\"en\": \"x\"}}]}", "o.json:1:16: a relation lacks its \"id\""},
    {"{\"relations\": [{\"id\": \"Rode On\"}]}",
     "o.json:1:23: an \"id\" is in snake_case: \"rode_on\", not \"Rode On\""},
    {"{\"relations\": [{\"id\": \"a\", \"label\": {\"ko\": 3}}]}",
     "o.json:1:44: a label must be a string"},
    {"{\"extends\": \"all\", \"relations\": []}",
     "o.json:1:13: there is nothing to extend but \"weft\", not \"all\""},
    {"{\"extends\": \"weft\", \"relations\": [{\"id\": \"a\", \"inverse\": \"visited\"}]}",
     "o.json:1:58: relation \"a\": its inverse \"visited\" is a relation of its own; one direction "
     "is stored, so keep one of the two"},
    {"{\"relations\": [{\"id\": \"a\", \"words\": {\"en\": [{\"kind\": \"adverb\"}]}}]}",
     "o.json:1:54: \"kind\" is \"verb\" or \"noun\", not \"adverb\""},
    {"{\"relations\": [{\"id\": \"a\", \"words\": {\"en\": [{\"kind\": \"verb\"}]}}]}",
     "o.json:1:45: a row lacks its \"words\": [\"...\"], dictionary forms"},
    {"{\"relations\": [{\"id\": \"a\", \"timeless\": 1}]}",
     "o.json:1:40: \"timeless\" is true or false"},
    {"{\"relations\": [{\"id\": \"a\", \"words\": {\"en\": {}}}]}",
     "o.json:1:44: the words of a language are a list: [{\"kind\": ...}, ...]"},
};

INSTANTIATE_TEST_SUITE_P(All, OntologyTrouble, testing::ValuesIn(kTroubles));

// The shipped ontology is complete: labels in both languages, inverses that are no ids and belong
// to one relation.
TEST(OntologyFile, ShippedRelationsAreComplete) {
  const auto root = embedded_pack_files("");
  const Ontology ontology = parse_ontology(root->open("ontology.json"), "ontology.json");
  std::set<std::string> inverses;
  for (const OntologyRelation& relation : ontology.relations()) {
    EXPECT_TRUE(relation.labels.count("en") == 1 && relation.labels.count("ko") == 1)
        << relation.id;
    EXPECT_FALSE(relation.domain.empty() || relation.range.empty()) << relation.id;
    if (relation.inverse.empty()) continue;
    EXPECT_TRUE(inverses.insert(relation.inverse).second) << relation.inverse;
  }
}

}  // namespace
}  // namespace weft
