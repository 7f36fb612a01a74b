// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "extractor/relations/confidence_features.h"
#include "extractor/relations/confidence_stage.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// "Ada founded Norvale": one statement of two names, found by the construction "verbal-clause".
Document small_document() {
  Document d;
  d.text = "Ada founded Norvale";
  const Span words[] = {{0, 3}, {4, 11}, {12, 19}};
  for (const Span word : words) {
    Token token;
    token.span = word;
    token.upos = word.begin == 4 ? Upos::kVerb : Upos::kPropn;
    token.deprel = word.begin == 4 ? "root" : "obj";
    d.tokens.push_back(token);
  }
  d.sentences.push_back({{0, 19}, {0, 3}, 0});
  for (const std::uint32_t t : {0U, 2U}) {
    Mention mention;
    mention.span = words[t];
    mention.entity = static_cast<std::uint32_t>(d.entities.size());
    mention.confidence = 0.5F;
    d.entities.push_back({std::string(d.text_of(words[t])),
                          {},
                          EntityType::kPerson,
                          true,
                          "",
                          {static_cast<std::uint32_t>(d.mentions.size())}});
    d.mentions.push_back(mention);
  }
  Proposition p;
  p.predicate = 1;
  p.phrase = words[1];
  p.arguments.push_back({.role = Role::kSubject, .mention = 0});
  p.arguments.push_back({.role = Role::kObject, .mention = 1});
  d.propositions.push_back(p);
  StatementRelation relation;
  relation.id = "founded";
  d.statements.emplace_back(Argument{ArgumentKind::kEntity, 0, "", words[0]}, relation,
                            Argument{ArgumentKind::kEntity, 1, "", words[2]},
                            Provenance{0, {0, 19}, "en/verbal-clause", 0});
  d.statements.back().confidence = 0.5F;
  return d;
}

std::vector<std::string> names_of(const std::vector<ConfidenceFeature>& features) {
  std::vector<std::string> names;
  for (const ConfidenceFeature& f : features) names.push_back(f.name);
  return names;
}

TEST(Confidence, FeaturesTellConstructionRelationArgumentsAndClause) {
  Document d = small_document();
  d.statements[0].qualifiers.push_back({"place", d.statements[0].object});
  const std::vector<std::string> names = names_of(confidence_features(d, d.statements[0]));
  for (const char* expected :
       {"bias", "rule", "construction=verbal-clause", "relation=founded", "subject=named-person",
        "object=named-person", "near", "short-sentence", "clause=root", "predicate=VERB",
        "subject-role=subject", "object-role=object", "qualifier=place",
        "object-of-founded=named-person"}) {
    EXPECT_NE(std::find(names.begin(), names.end(), expected), names.end()) << expected;
  }
}

// A pronoun tells how sure it is whom it means, and how far back that was named.
TEST(Confidence, FeaturesTellOfLinks) {
  Document d = small_document();
  d.mentions[0].kind = MentionKind::kPronoun;
  d.mentions[0].tokens = {0, 1};
  const std::vector<std::string> names = names_of(confidence_features(d, d.statements[0]));
  for (const char* expected : {"subject-link", "subject-link-doubtful", "subject-link-back=none",
                               "subject-link-names=few"}) {
    EXPECT_NE(std::find(names.begin(), names.end(), expected), names.end()) << expected;
  }
  EXPECT_EQ(std::find(names.begin(), names.end(), "object-link"), names.end());
}

// Who was named last in passing, while another acted since, may not be meant.
TEST(Confidence, FeaturesTellOfRivals) {
  Document d = small_document();
  d.tokens[0].deprel = "nmod";
  d.tokens[1].upos = Upos::kPropn;
  d.tokens[1].deprel = "nsubj:pass";
  d.mentions[1].kind = MentionKind::kPronoun;
  d.mentions[1].tokens = {2, 3};
  d.mentions[1].head = 2;
  Mention name = d.mentions[0];
  name.tokens = {0, 1};
  name.head = 0;
  d.entities[1].mentions = {2, 1};
  d.mentions.push_back(name);
  const std::vector<std::string> names = names_of(confidence_features(d, d.statements[0]));
  for (const char* expected : {"object-last-arc=nmod", "object-rival", "object-link-back=0"}) {
    EXPECT_NE(std::find(names.begin(), names.end(), expected), names.end()) << expected;
  }
}

// "Ada knew that Leo sold it": between subject and predicate another clause has a subject.
TEST(Confidence, FeaturesTellOfSubjectsBetweenAndOfLists) {
  Document d = small_document();
  d.mentions[0].tokens = {0, 1};
  d.mentions[0].head = 0;
  d.tokens[1].deprel = "nsubj";
  d.tokens[1].head = 0;
  d.propositions[0].predicate = 2;
  EXPECT_EQ(d.text.size(), 19U);
  d.text.replace(4, 2, "--");
  d.tokens[1].span = {4, 6};
  const std::vector<std::string> names = names_of(confidence_features(d, d.statements[0]));
  for (const char* expected : {"subjects-between", "sentence-dash"}) {
    EXPECT_NE(std::find(names.begin(), names.end(), expected), names.end()) << expected;
  }
}

// "X가 물러나면서 대표가 됐다": the particle of a subject, and the ending over which it is carried.
TEST(Confidence, FeaturesTellHowASubjectIsCarried) {
  Document d = small_document();
  d.mentions[0].tokens = {0, 1};
  d.propositions[0].predicate = 2;
  const std::pair<const char*, const char*> parts[] = {
      {"에이다", "NNP"}, {"가", "JKS"}, {"물러나", "VV"}, {"면서", "EC"}};
  for (const auto& [form, tag] : parts) {
    Morpheme m;
    m.form = form;
    m.tag = tag;
    d.morphemes.push_back(m);
  }
  d.tokens[0].morphemes = {0, 2};
  d.tokens[1].morphemes = {2, 4};
  const std::vector<std::string> names = names_of(confidence_features(d, d.statements[0]));
  for (const char* expected :
       {"subject-particle=JKS", "subject-over=면서", "subject-over=면서+JKS"}) {
    EXPECT_NE(std::find(names.begin(), names.end(), expected), names.end()) << expected;
  }
}

// "Ada of Bergen founded Norvale": what is left out of a mention, what stands beside it, and how it
// hangs on the predicate.
TEST(Confidence, FeaturesTellWhatHangsOnAMention) {
  Document d = small_document();
  for (std::uint32_t i = 0; i < 2; ++i) {
    d.mentions[i].tokens = {2 * i, 2 * i + 1};
    d.mentions[i].head = 2 * i;
  }
  d.tokens[0].head = 1;
  d.tokens[0].deprel = "nsubj:pass";
  d.tokens[2].head = 0;
  d.tokens[2].deprel = "nmod";
  const std::vector<std::string> names = names_of(confidence_features(d, d.statements[0]));
  for (const char* expected :
       {"subject-before=VERB", "subject-without=nmod", "subject-in-tree=nsubj",
        "subject-arc=nsubj<", "object-after=VERB", "object-in-tree=nmod",
        "object-arc=below-nsubj-nmod>", "verb-between"}) {
    EXPECT_NE(std::find(names.begin(), names.end(), expected), names.end()) << expected;
  }
}

// founded <- Ada -> Norvale, where the second arc is the less sure one.
TEST(Confidence, ATreeIsAsSureAsItsWeakestArc) {
  Document d = small_document();
  d.tokens[0].head = 1;
  d.tokens[2].head = 0;
  d.tokens[0].certainty = 0.9F;
  d.tokens[2].certainty = 0.5F;
  std::map<std::string, double> found;
  for (std::uint32_t i = 0; i < 2; ++i) {
    d.mentions[i].tokens = {2 * i, 2 * i + 1};
    d.mentions[i].head = 2 * i;
  }
  for (const ConfidenceFeature& f : confidence_features(d, d.statements[0]))
    found[f.name] = f.value;
  EXPECT_NEAR(found.at("subject-weakest-arc"), std::log(9.0), 1e-4);
  EXPECT_NEAR(found.at("object-weakest-arc"), 0.0, 1e-4);
  EXPECT_NEAR(found.at("path-weakest-arc"), 0.0, 1e-4);
  d.tokens[0].certainty = d.tokens[2].certainty = 0;
  for (const ConfidenceFeature& f : confidence_features(d, d.statements[0])) {
    EXPECT_EQ(f.name.find("weakest"), std::string::npos) << f.name;
  }
}

// "Ada" of two who end so, and what the two are to each other.
TEST(Confidence, FeaturesTellOfShortNamesAndTheirBearers) {
  Document d = small_document();
  d.entities[0].name = "Mary Ada";
  d.entities[1].name = "Norvale";
  Entity namesake = d.entities[0];
  namesake.name = "Jane Ada";
  d.entities.push_back(namesake);
  const std::vector<std::string> names = names_of(confidence_features(d, d.statements[0]));
  for (const char* expected : {"subject-short-name", "subject-name-later", "subject-namesake",
                               "verbal-clause=person+named-person"}) {
    EXPECT_NE(std::find(names.begin(), names.end(), expected), names.end()) << expected;
  }
  EXPECT_EQ(std::find(names.begin(), names.end(), "object-short-name"), names.end());
}

TEST(Confidence, AnUnsaidSubjectIsAFeatureOfItsOwn) {
  Document d = small_document();
  d.statements[0].subject.mention.reset();
  const std::vector<std::string> names = names_of(confidence_features(d, d.statements[0]));
  EXPECT_NE(std::find(names.begin(), names.end(), "subject-unsaid"), names.end());
  EXPECT_EQ(std::find(names.begin(), names.end(), "near"), names.end());
}

TEST(Confidence, IsTheSumOfLogOdds) {
  const Document d = small_document();
  const ConfidenceModel even("nothing\t3\n", "c.tsv");
  EXPECT_DOUBLE_EQ(even.chance(d, d.statements[0]), 0.5);
  const ConfidenceModel sure("# comment\nbias\t1\nrelation=founded\t1.2\n", "c.tsv");
  EXPECT_NEAR(sure.chance(d, d.statements[0]), 0.9002, 0.0001);
}

TEST(Confidence, FeaturesTellWhatAnArticleSpeaksOfAndWhatIsQuoted) {
  Document d = small_document();
  d.text = "Ada founded\"Norvale";
  d.tokens[1].xpos = "VBD";
  d.propositions[0].lemma = "found";
  const std::vector<std::string> names = names_of(confidence_features(d, d.statements[0]));
  for (const char* expected : {"subject-first", "subject-mentions", "object-mentions", "verb=found",
                               "arguments=2", "predicate-tag=VBD", "object-quoted"}) {
    EXPECT_NE(std::find(names.begin(), names.end(), expected), names.end()) << expected;
  }
  for (const char* not_expected : {"object-first", "subject-quoted", "spoken"}) {
    EXPECT_EQ(std::find(names.begin(), names.end(), not_expected), names.end()) << not_expected;
  }
}

// Chances below what is firm are said below 0.5, the others in their order at 0.5 and above.
TEST(Confidence, WhatIsNotFirmIsSaidBelowOneHalf) {
  EXPECT_DOUBLE_EQ(said_confidence(0.3, 0.65), 0.3);
  EXPECT_LE(said_confidence(0.6499, 0.65), 0.49);
  EXPECT_DOUBLE_EQ(said_confidence(0.65, 0.65), 0.5);
  EXPECT_DOUBLE_EQ(said_confidence(0.8, 0.65), 0.8);
  double before = 0;
  for (int i = 1; i <= 1000; ++i) {
    const double said = said_confidence(i / 1000.0, 0.65);
    EXPECT_GT(said, before);
    before = said;
    EXPECT_DOUBLE_EQ(said_confidence(i / 1000.0, 0.5), i / 1000.0);
  }
}

TEST(Confidence, AWeightThatIsNoNumberNamesItsLine) {
  try {
    const ConfidenceModel model("bias\t1\nopen\tlow\n", "c.tsv");
    FAIL();
  } catch (const FormatError& e) {
    EXPECT_STREQ(e.what(), "c.tsv:2: expected a number as weight, not \"low\"");
  }
}

}  // namespace
}  // namespace weft
