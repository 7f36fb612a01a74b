// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_types.h"

#include <gtest/gtest.h>

#include "extractor/morph/noun_lexicon.h"
#include "extractor/pack_files.h"
#include "weft/extractor/language_pack.h"
#include "weft/extractor/ontology_file.h"

namespace weft {
namespace {

// A document in which each lemma has the name "Nordlicht" as its object.
EntityType type_after(EntityType guessed, const std::vector<const char*>& lemmas) {
  Document document;
  document.text = "Nordlicht";
  for (const char* lemma : lemmas) {
    Mention mention;
    mention.span = {0, 9};
    mention.type = guessed;
    document.mentions.push_back(mention);
    Proposition p;
    p.lemma = lemma;
    p.arguments.push_back({.role = Role::kObject,
                           .mention = static_cast<std::uint32_t>(document.mentions.size() - 1)});
    document.propositions.push_back(std::move(p));
  }
  const auto files = embedded_pack_files("en");
  const Ontology ontology =
      parse_ontology(embedded_pack_files("")->open("ontology.json"), "ontology.json");
  make_name_types_stage({*files, ontology, "en", {{"relations", "relations.tsv"}}})
      ->apply(document);
  return document.mentions.front().type;
}

TEST(NameTypes, WhatIsSaidOfANameCorrectsItsType) {
  EXPECT_EQ(type_after(EntityType::kPerson, {"acquire", "found"}), EntityType::kOrganization);
  EXPECT_EQ(type_after(EntityType::kOrganization, {"marry", "marry"}), EntityType::kPerson);
}

TEST(NameTypes, OneClauseOrUnknownWordsChangeNothing) {
  EXPECT_EQ(type_after(EntityType::kPerson, {"acquire"}), EntityType::kPerson);
  EXPECT_EQ(type_after(EntityType::kPerson, {"zigzag", "zigzag"}), EntityType::kPerson);
  EXPECT_EQ(type_after(EntityType::kOrganization, {"acquire", "found"}), EntityType::kOrganization);
}

TEST(NameTypes, OneClauseTypesANameOfNoKnownType) {
  EXPECT_EQ(type_after(EntityType::kThing, {"marry"}), EntityType::kPerson);
  EXPECT_EQ(type_after(EntityType::kThing, {"acquire"}), EntityType::kThing);
}

// The shipped model of morphemes knows these common nouns, and no 가나모하.
TEST(NounLexicon, UnknownNounsAreNoCompoundsOfKnownOnes) {
  const auto files = embedded_pack_files("ko");
  const NounLexicon lexicon(files->open("morphemes.weights"), "morphemes.weights");
  EXPECT_TRUE(lexicon.common("회사"));
  EXPECT_TRUE(lexicon.common("회사대표"));
  EXPECT_FALSE(lexicon.common("가나모하"));
}

}  // namespace
}  // namespace weft
