// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_open_clauses.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/ud_document.h"
#include "weft/core/ontology.h"

namespace weft {
namespace {

std::string words_of(const Document& document, const TokenList& tokens) {
  std::string out;
  for (const std::uint32_t t : tokens) {
    out += (out.empty() ? "" : " ") + std::string(document.text_of(document.tokens[t]));
  }
  return out;
}

// "was renamed: subject=the town complement=Jones oblique(in)=1918"; coordinated phrases with +.
std::string as_text(const Document& document, const OpenClause& clause) {
  std::string out = clause.implied.empty() ? words_of(document, clause.relation) : clause.implied;
  out += ':';
  for (const OpenArgument& argument : clause.arguments) {
    out += ' ' + std::string(role_name(argument.role));
    const std::string marker = words_of(document, argument.members.front().marker);
    if (!marker.empty()) out += '(' + marker + ')';
    for (const OpenPhrase& phrase : argument.members) {
      out +=
          (&phrase == &argument.members.front() ? "=" : " + ") + words_of(document, phrase.words);
    }
  }
  return out + (clause.purpose ? " !purpose" : "");
}

struct Case {
  const char* name;
  const char* words;
  std::vector<std::string> expected;  // all clauses, in order
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

const Case kCases[] = {
    {"VerbWithObjectAndPlace",
     "The the DET DT 2 det\n"
     "baker baker NOUN NN 4 nsubj\n"
     "never never ADV RB 4 advmod\n"
     "sold sell VERB VBD 0 root\n"
     "bread bread NOUN NN 4 obj\n"
     "in in ADP IN 8 case\n"
     "the the DET DT 8 det\n"
     "port port NOUN NN 4 obl\n"
     "of of ADP IN 10 case\n"
     "Lund Lund PROPN NNP 8 nmod\n"
     ". . PUNCT . 4 punct\n",
     {"never sold: subject=The baker object=bread oblique(in)=the port of Lund"}},
    {"CoordinatedVerbsShareSubjectAndAuxiliary",
     "Wool wool NOUN NN 3 nsubj:pass\n"
     "is be AUX VBZ 3 aux:pass\n"
     "washed wash VERB VBN 0 root\n"
     "in in ADP IN 5 case\n"
     "rivers river NOUN NNS 3 obl\n"
     "and and CCONJ CC 7 cc\n"
     "dried dry VERB VBN 3 conj\n"
     "by by ADP IN 9 case\n"
     "wind wind NOUN NN 7 obl:agent\n",
     {"is washed: subject=Wool oblique(in)=rivers", "is dried: subject=Wool oblique(by)=wind"}},
    {"WhatOpensTheSentenceHoldsForAllItsVerbs",
     "In in ADP IN 2 case\n"
     "1879 1879 NUM CD 4 obl\n"
     "he he PRON PRP 4 nsubj\n"
     "left leave VERB VBD 0 root\n"
     "Lund Lund PROPN NNP 4 obj\n"
     "and and CCONJ CC 7 cc\n"
     "settled settle VERB VBD 4 conj\n"
     "in in ADP IN 9 case\n"
     "Oslo Oslo PROPN NNP 7 obl\n",
     {"left: subject=he oblique(In)=1879 object=Lund",
      "settled: subject=he oblique(in)=Oslo oblique(In)=1879"}},
    {"WhoeverIsBlamedDoesWhatFollows",
     "They they PRON PRP 2 nsubj\n"
     "fined fine VERB VBD 0 root\n"
     "banks bank NOUN NNS 2 obj\n"
     "for for SCONJ IN 5 mark\n"
     "hiding hide VERB VBG 2 advcl\n"
     "losses loss NOUN NNS 5 obj\n",
     {"fined: subject=They object=banks oblique(for)=hiding losses",
      "hiding: subject=banks object=losses"}},
    {"NeitherNorStays",
     "Neither neither CCONJ CC 2 cc:preconj\n"
     "Ana Ana PROPN NNP 5 nsubj\n"
     "nor nor CCONJ CC 4 cc\n"
     "Leo Leo PROPN NNP 2 conj\n"
     "attended attend VERB VBD 0 root\n"
     "it it PRON PRP 5 obj\n",
     {"attended: subject=Neither Ana + nor Leo object=it"}},
    {"VerbsBeforeAConjunctionShareWhatFollows",
     "Ships ship NOUN NNS 3 nsubj:pass\n"
     "were be AUX VBD 3 aux:pass\n"
     "found find VERB VBN 0 root\n"
     "and and CCONJ CC 5 cc\n"
     "towed tow VERB VBN 3 conj\n"
     "to to ADP IN 7 case\n"
     "Lund Lund PROPN NNP 5 obl\n",
     {"were found: subject=Ships oblique(to)=Lund", "were towed: subject=Ships oblique(to)=Lund"}},
    {"InfinitiveIsOneRelationWithItsVerb",
     "They they PRON PRP 3 nsubj\n"
     "were be AUX VBD 3 cop\n"
     "able able ADJ JJ 0 root\n"
     "to to PART TO 5 mark\n"
     "open open VERB VB 3 xcomp\n"
     "doors door NOUN NNS 5 obj\n"
     "and and CCONJ CC 8 cc\n"
     "windows window NOUN NNS 6 conj\n",
     {"were able to open: subject=They object=doors + windows"}},
    {"RelativePronounGivesWayToItsNoun",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "met meet VERB VBD 0 root\n"
     "a a DET DT 4 det\n"
     "poet poet NOUN NN 2 obj\n"
     "who who PRON WP 6 nsubj\n"
     "wrote write VERB VBD 4 acl:relcl\n"
     "songs song NOUN NNS 6 obj\n",
     {"met: subject=Ana object=a poet", "wrote: subject=a poet object=songs"}},
    {"RelativeClauseWithoutPronounLacksItsObject",
     "songs song NOUN NNS 0 root\n"
     "Ana Ana PROPN NNP 3 nsubj\n"
     "wrote write VERB VBD 1 acl:relcl\n",
     {"wrote: subject=Ana object=songs"}},
    {"ParticipleAfterANoun",
     "a a DET DT 2 det\n"
     "treaty treaty NOUN NN 0 root\n"
     "signed sign VERB VBN 2 acl\n"
     "in in ADP IN 5 case\n"
     "Lund Lund PROPN NNP 3 obl\n",
     {"signed: subject=a treaty oblique(in)=Lund"}},
    {"GerundAfterAnAdpositionHasNoSubject",
     "the the DET DT 2 det\n"
     "risk risk NOUN NN 0 root\n"
     "of of SCONJ IN 4 mark\n"
     "losing lose VERB VBG 2 acl\n"
     "money money NOUN NN 4 obj\n",
     {}},
    {"PurposeIsMarked",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "travelled travel VERB VBD 0 root\n"
     "to to PART TO 4 mark\n"
     "see see VERB VB 2 advcl\n"
     "Leo Leo PROPN NNP 4 obj\n",
     {"travelled: subject=Ana oblique(to)=see Leo", "to see: subject=Ana object=Leo !purpose"}},
    {"AdjectiveWithAPhraseIsPartOfTheRelation",
     "Ana Ana PROPN NNP 4 nsubj\n"
     "is be AUX VBZ 4 cop\n"
     "not not PART RB 4 advmod\n"
     "aware aware ADJ JJ 0 root\n"
     "of of ADP IN 6 case\n"
     "it it PRON PRP 4 obl\n",
     {"is not aware: subject=Ana oblique(of)=it"}},
    {"AppositionAndPossessor",
     "Ana Ana PROPN NNP 3 nmod:poss\n"
     "'s 's PART POS 1 case\n"
     "sister sister NOUN NN 0 root\n"
     ", , PUNCT , 6 punct\n"
     "a a DET DT 6 det\n"
     "nurse nurse NOUN NN 3 appos\n",
     {"has: subject=Ana object=sister", "is: subject=Ana 's sister complement=a nurse"}},
    {"ClauseAsComplement",
     "The the DET DT 2 det\n"
     "point point NOUN NN 6 nsubj:outer\n"
     "is be AUX VBZ 6 cop\n"
     "that that SCONJ IN 6 mark\n"
     "boats boat NOUN NNS 6 nsubj\n"
     "need need VERB VBP 0 root\n"
     "water water NOUN NN 6 obj\n",
     {"is: subject=The point content(that)=boats need water", "need: subject=boats object=water"}},
    {"LinksBetweenSentencesAreNoArguments",
     "For for ADP IN 2 case\n"
     "example example NOUN NN 4 obl\n"
     "Ana Ana PROPN NNP 4 nsubj\n"
     "sells sell VERB VBZ 0 root\n"
     "bread bread NOUN NN 4 obj\n",
     {"sells: subject=Ana object=bread"}},
};

class UdOpenClausesTest : public ::testing::TestWithParam<Case> {};

TEST_P(UdOpenClausesTest, AreReadFromTheTree) {
  const auto files = embedded_pack_files("en");
  const Ontology ontology;
  const auto stage = make_open_clauses_stage(StageContext{*files, ontology, "en", {}});
  Document document = testing::ud_document(GetParam().words);
  stage->apply(document);
  std::vector<std::string> said;
  for (const OpenClause& clause : document.open_clauses) said.push_back(as_text(document, clause));
  EXPECT_EQ(said, GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(Constructions, UdOpenClausesTest, ::testing::ValuesIn(kCases),
                         [](const auto& c) { return std::string(c.param.name); });

TEST(UdOpenPhrases, OnlyTheInnerPhraseOfAQuantityNamesAParticipant) {
  const auto files = embedded_pack_files("en");
  const Ontology ontology;
  const auto stage = make_open_clauses_stage(StageContext{*files, ontology, "en", {}});
  Document document = testing::ud_document(
      "Ana Ana PROPN NNP 2 nsubj\n"
      "sold sell VERB VBD 0 root\n"
      "a a DET DT 4 det\n"
      "number number NOUN NN 2 obj\n"
      "of of ADP IN 6 case\n"
      "boats boat NOUN NNS 4 nmod\n");
  stage->apply(document);
  ASSERT_EQ(document.open_clauses.size(), 1U);
  const OpenPhrase& number = document.open_clauses[0].arguments[1].members.front();
  EXPECT_TRUE(number.partial);
  ASSERT_EQ(number.inner.size(), 1U);
  EXPECT_EQ(words_of(document, number.inner.front().words), "boats");
  EXPECT_EQ(words_of(document, number.core), "a number");
}

TEST(UdOpenPhrases, AParticipleLinksItsObjectToTheNoun) {
  const auto files = embedded_pack_files("en");
  const Ontology ontology;
  const auto stage = make_open_clauses_stage(StageContext{*files, ontology, "en", {}});
  Document document = testing::ud_document(
      "It it PRON PRP 2 nsubj\n"
      "hears hear VERB VBZ 0 root\n"
      "cases case NOUN NNS 2 obj\n"
      "involving involve VERB VBG 3 acl\n"
      "gold gold NOUN NN 4 obj\n");
  stage->apply(document);
  ASSERT_EQ(document.open_clauses.size(), 2U);
  const OpenPhrase& cases = document.open_clauses[0].arguments[1].members.front();
  EXPECT_EQ(words_of(document, cases.words), "cases involving gold");
  EXPECT_EQ(words_of(document, cases.core), "cases");
  ASSERT_EQ(cases.inner.size(), 1U);
  EXPECT_EQ(words_of(document, cases.inner.front().marker), "involving");
  EXPECT_EQ(words_of(document, cases.inner.front().words), "gold");
}

}  // namespace
}  // namespace weft
