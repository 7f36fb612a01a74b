// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/relation_rules.h"

#include <gtest/gtest.h>

#include "extractor/pack_files.h"
#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/extractor/language_pack.h"
#include "weft/extractor/ontology_file.h"

namespace weft {
namespace {

class OneFile : public PackFiles {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}
  std::string_view open(std::string_view) const override { return text_; }
  bool has(std::string_view) const override { return true; }
  std::string describe(std::string_view name) const override { return std::string(name); }

 private:
  std::string text_;
};

RelationRules rules_of(const PackFiles& files, const Ontology& ontology,
                       const std::string& language = "") {
  return RelationRules({files, ontology, language, {}}, "relations.tsv");
}

Ontology small_ontology() {
  return parse_ontology(R"({"relations": [{"id": "likes"}, {"id": "chair_of"}]})", "o");
}

TEST(RelationRules, FindsNounsByTheirLastWords) {
  const Ontology ontology = small_ontology();
  const OneFile table("chair_of\tnoun\tvice-chair, chair\tsubject\tpossessor\n");
  const RelationRules rules = rules_of(table, ontology);
  EXPECT_NE(rules.find(PredicateKind::kNoun, "vice chair"), nullptr);
  EXPECT_NE(rules.find(PredicateKind::kNoun, "honorary chair"), nullptr);
  EXPECT_EQ(rules.find(PredicateKind::kNoun, "armchair"), nullptr);
  EXPECT_EQ(rules.find(PredicateKind::kVerb, "chair"), nullptr);
}

TEST(RelationRules, MalformedRowsNameTheLine) {
  const Ontology ontology = small_ontology();
  const auto error = [&](const char* table) -> std::string {
    try {
      rules_of(OneFile(table), ontology);
      return "";
    } catch (const FormatError& e) {
      return e.what();
    }
  };
  EXPECT_EQ(error("# c\nlikes\tadverb\tlike\tsubject\tobject\n"),
            "relations.tsv:2: the second column is verb or noun, not 'adverb'");
  EXPECT_EQ(error("likes\tverb\tlike\tsubject\tobject\tprice\n"),
            "relations.tsv:1: a qualifier reads ROLE=SELECTORS, not 'price'");
  EXPECT_EQ(error("likes\tverb\tlike\tsubject\tobject\tevent=at@conuntry\n"),
            "relations.tsv:1: '@conuntry' is no type of entity, no list of name_cues.tsv and not "
            "'@country'");
}

TEST(RelationRules, SelectorsMayAskForAnEnding) {
  Document document;
  document.text = "작품상 뇌물";
  for (const Span span : {Span{0, 9}, Span{10, 16}}) {
    Mention mention;
    mention.span = span;
    document.mentions.push_back(mention);
  }
  const ArgumentSelectors selectors = parse_selectors("object~상");
  EXPECT_TRUE(selectors[0].selects(document, {.role = Role::kObject, .mention = 0}));
  EXPECT_FALSE(selectors[0].selects(document, {.role = Role::kObject, .mention = 1}));
  EXPECT_FALSE(selectors[0].selects(document, {.role = Role::kSubject, .mention = 0}));
  const ArgumentSelectors others = parse_selectors("object~!상");
  EXPECT_FALSE(others[0].selects(document, {.role = Role::kObject, .mention = 0}));
  EXPECT_TRUE(others[0].selects(document, {.role = Role::kObject, .mention = 1}));
}

TEST(RelationRules, SelectorsMayAskForAType) {
  Document document;
  Mention mention;
  mention.type = EntityType::kProduct;
  document.mentions.push_back(mention);
  const PropositionArgument product{.role = Role::kObject, .mention = 0};
  EXPECT_TRUE(parse_selectors("object@product")[0].selects(document, product));
  EXPECT_FALSE(parse_selectors("object@person")[0].selects(document, product));
  EXPECT_TRUE(parse_selectors("object@!place")[0].selects(document, product));
  EXPECT_FALSE(parse_selectors("object@!product")[0].selects(document, product));
}

TEST(RelationRules, ValuesCanBeAskedForWithoutMarker) {
  Document document;
  document.literals.push_back({.kind = LiteralKind::kPercent, .value = "4"});
  const ArgumentSelector any = parse_selectors("percent")[0];
  const ArgumentSelector bare = parse_selectors("percent:")[0];
  const PropositionArgument unmarked{.role = Role::kOblique, .literal = 0};
  const PropositionArgument marked{.role = Role::kOblique, .marker = "to", .literal = 0};
  EXPECT_TRUE(any.selects(document, unmarked) && any.selects(document, marked));
  EXPECT_TRUE(bare.selects(document, unmarked));
  EXPECT_FALSE(bare.selects(document, marked));
}

TEST(RelationRules, WordsOfTheOntologyAreNotSilenced) {
  const Ontology ontology = parse_ontology(
      R"({"relations": [{"id": "likes", "words": {"en": [{"kind": "verb", "words": ["seem"]}]}}]})",
      "o.json");
  const OneFile table("-\tverb\tseem,look\t-\t-\n");
  const RelationRules english = rules_of(table, ontology, "en");
  const std::vector<RelationRule>* rules = english.find(PredicateKind::kVerb, "seem");
  ASSERT_NE(rules, nullptr);
  ASSERT_EQ(rules->size(), 1U);
  EXPECT_EQ(english.row(rules->front()).file, "o.json");
  EXPECT_TRUE(english.is_silent(PredicateKind::kVerb, "look"));
  EXPECT_TRUE(rules_of(table, ontology, "ko").is_silent(PredicateKind::kVerb, "seem"));
}

TEST(RelationRules, SilentWordsStateNothing) {
  const Ontology ontology = small_ontology();
  const OneFile table("-\tverb\tseem\t-\t-\nlikes\tverb\tlike\tsubject\tobject\n");
  const RelationRules rules = rules_of(table, ontology);
  EXPECT_TRUE(rules.is_silent(PredicateKind::kVerb, "seem"));
  EXPECT_FALSE(rules.is_silent(PredicateKind::kVerb, "like"));
  EXPECT_FALSE(rules.is_silent(PredicateKind::kVerb, "eat"));
}

// Each row of each shipped table names a relation of the shipped ontology.
TEST(RelationRules, ShippedTablesKnowTheirRelations) {
  const auto root = embedded_pack_files("");
  const Ontology ontology = parse_ontology(root->open("ontology.json"), "ontology.json");
  EXPECT_GE(ontology.relations().size(), 60U);
  for (const std::string& language : embedded_languages()) {
    const auto files = embedded_pack_files(language);
    const std::string file = files->describe("relations.tsv");
    for (const TableRow& row : parse_table(files->open("relations.tsv"), file, 5, 6)) {
      std::string id(row.cells[0]);
      id.resize(id.find_last_not_of("!?^~") + 1);
      EXPECT_TRUE(id == "-" || ontology.find(id) != nullptr)
          << file << ":" << row.line << ": " << id;
    }
    EXPECT_NO_THROW(rules_of(*files, ontology, language));
  }
}

}  // namespace
}  // namespace weft
