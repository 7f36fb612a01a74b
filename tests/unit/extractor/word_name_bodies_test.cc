// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_bodies.h"

#include <gtest/gtest.h>

#include "extractor/names/word_name_shape.h"
#include "support/name_shapes.h"

namespace weft {
namespace {

using testing::NameRow;

using Case = testing::NameShapeCase;

const NameCues& cues() {
  static const NameCues kCues(
      "title\tDuke,King,Officer\ngiven-name\tAna,Jan,Max\nsurname\tLind,King\n"
      "organization-suffix\tSociety,Commission,Securities,League,Office\n"
      "place-suffix\tDistrict\ncountry\tItaly\nno-name\tMonday\nhonour\tDFC\n"
      "within\tof\nfirm-ending\tAssociates\n"
      "body-head\tSociety,Commission,League,Chapter,Office\npurpose\tfor,on\nfurther\tin\n"
      "noun-ending\ttion\ndescriber-ending\ted\n"
      "epithet\tYounger\ngiven-title\tDuke,Dean\n",
      "cues.tsv");
  return kCues;
}

CommonNoun noun(std::string_view word) {
  if (word == "Giants" || word == "Pupils") return CommonNoun::kPerson;
  const bool thing = word == "Gas" || word == "Securities" || word == "Exchange" || word == "Fuel";
  return thing ? CommonNoun::kThing : CommonNoun::kNoNoun;
}

constexpr EntityType kPerson = EntityType::kPerson;
constexpr EntityType kOrganization = EntityType::kOrganization;
constexpr EntityType kPlace = EntityType::kPlace;
constexpr EntityType kProduct = EntityType::kProduct;
constexpr EntityType kThing = EntityType::kThing;

const Case kCases[] = {
    {"ABodyGoesOnWithWhatItIsFor",
     "The The DET DT 2 det\n"
     "Society Society PROPN NNP 8 nsubj\n"
     "for for ADP IN 5 case\n"
     "the the DET DT 5 det\n"
     "Protection Protection PROPN NNP 2 nmod\n"
     "of of ADP IN 7 case\n"
     "Herons Herons PROPN NNPS 5 nmod\n"
     "won win VERB VBD 0 root\n",
     {{"Society", kOrganization}, {"Protection of Herons", kProduct}},
     {{"Society for the Protection of Herons", kOrganization}}},
    {"WhatItIsForGoesOn",
     "the the DET DT 2 det\n"
     "Society Society PROPN NNP 6 nsubj\n"
     "for for ADP IN 4 case\n"
     "Gas Gas PROPN NNP 2 nmod\n"
     "in in ADP IN 6 case\n"
     "Transportation Transportation PROPN NNP 4 nmod\n"
     "won win VERB VBD 0 root\n",
     {{"Society", kOrganization}},
     {{"Society for Gas in Transportation", kOrganization}}},
    {"AFirmIsNoPurpose",
     "left leave VERB VBD 0 root\n"
     "Lund Lund PROPN NNP 3 compound\n"
     "Society Society PROPN NNP 1 obj\n"
     "for for ADP IN 6 case\n"
     "Telmar Telmar ADJ JJ 6 amod\n"
     "Securities Securities PROPN NNPS 1 obl\n",
     {{"Lund Society", kOrganization}, {"Telmar Securities", kOrganization}},
     {{"Lund Society", kOrganization}, {"Telmar Securities", kOrganization}}},
    {"ATeamIsNoPurpose",
     "the the DET DT 2 det\n"
     "League League PROPN NNP 6 nsubj\n"
     "for for ADP IN 5 case\n"
     "Lund Lund PROPN NNP 5 compound\n"
     "Giants Giant PROPN NNPS 2 nmod\n"
     "won win VERB VBD 0 root\n",
     {{"League", kOrganization}, {"Lund Giants", kOrganization}},
     {{"League", kOrganization}, {"Lund Giants", kOrganization}}},
    {"DaysAreNoPurpose",
     "the the DET DT 2 det\n"
     "Commission Commission PROPN NNP 5 nsubj\n"
     "on on ADP IN 4 case\n"
     "Monday Monday PROPN NNP 2 nmod\n"
     "won win VERB VBD 0 root\n",
     {{"Commission", kOrganization}},
     {{"Commission", kOrganization}}},
    {"ABodyBeginsWithTheListOfWhatItDealsWith",
     "the the DET DT 5 det\n"
     "Securities Securities PROPN NNPS 5 compound\n"
     "and and CCONJ CC 4 cc\n"
     "Exchange Exchange PROPN NNP 2 conj\n"
     "Commission Commission PROPN NNP 6 nsubj\n"
     "won win VERB VBD 0 root\n",
     {{"Securities", kOrganization}, {"Exchange Commission", kOrganization}},
     {{"Securities and Exchange Commission", kOrganization}}},
    {"AFirmAndABodyStayTwo",
     "Telmar Telmar PROPN NNP 2 compound\n"
     "Securities Securities PROPN NNPS 6 nsubj\n"
     "and and CCONJ CC 5 cc\n"
     "Exchange Exchange PROPN NNP 5 compound\n"
     "Commission Commission PROPN NNP 2 conj\n"
     "won win VERB VBD 0 root\n",
     {{"Telmar Securities", kOrganization}, {"Exchange Commission", kOrganization}},
     {{"Telmar Securities", kOrganization}, {"Exchange Commission", kOrganization}}},
    {"AChapterOfABody",
     "the the DET DT 3 det\n"
     "Lund Lund PROPN NNP 3 compound\n"
     "Chapter Chapter PROPN NNP 8 nsubj\n"
     "of of ADP IN 7 case\n"
     "the the DET DT 7 det\n"
     "Weavers Weavers PROPN NNPS 7 compound\n"
     "Society Society PROPN NNP 3 nmod\n"
     "won win VERB VBD 0 root\n",
     {{"Lund Chapter", kOrganization}, {"Weavers Society", kOrganization}},
     {{"Lund Chapter of the Weavers Society", kOrganization}}},
    {"AnAbbreviationTellsHowFarItsNameReaches",
     "the the DET DT 2 det\n"
     "Circle Circle PROPN NNP 11 nsubj\n"
     "for for ADP IN 4 case\n"
     "Norvik Norvik PROPN NNP 2 nmod\n"
     "as as ADP IN 7 case\n"
     "a a DET DT 7 det\n"
     "Home Home PROPN NNP 4 nmod\n"
     "(~ ( PUNCT -LRB- 9 punct\n"
     "CNH~ CNH PROPN NNP 2 appos\n"
     ") ) PUNCT -RRB- 9 punct\n"
     "won win VERB VBD 0 root\n",
     {{"Circle", kOrganization}, {"Norvik", kPlace}, {"CNH", kOrganization}},
     {{"Circle for Norvik as a Home", kOrganization}, {"CNH", kOrganization}}},
    {"AnAbbreviationOfAnOfficeNamesNoBody",
     "Chief Chief PROPN NNP 3 compound\n"
     "Gas Gas PROPN NNP 3 compound\n"
     "Officer Officer PROPN NNP 7 nsubj\n"
     "(~ ( PUNCT -LRB- 5 punct\n"
     "CGO~ CGO PROPN NNP 3 appos\n"
     ") ) PUNCT -RRB- 5 punct\n"
     "won win VERB VBD 0 root\n",
     {{"Gas", kProduct}, {"CGO", kOrganization}},
     {{"Gas", kProduct}, {"CGO", kOrganization}}},
    {"ABodyThatIsToDoSomething",
     "the the DET DT 2 det\n"
     "Commission Commission PROPN NNP 6 nsubj\n"
     "to to PART TO 4 mark\n"
     "Protect Protect VERB VB 2 acl\n"
     "Journalists Journalist PROPN NNPS 4 obj\n"
     "won win VERB VBD 0 root\n",
     {{"Commission", kOrganization}},
     {{"Commission to Protect Journalists", kOrganization}}},
    {"ABodyBeginsBehindItsArticle",
     "the the DET DT 4 det\n"
     "Equal Equal ADJ NNP 4 amod\n"
     "Gas Gas PROPN NNP 4 compound\n"
     "Commission Commission PROPN NNP 5 nsubj\n"
     "won win VERB VBD 0 root\n",
     {{"Gas Commission", kOrganization}},
     {{"Equal Gas Commission", kOrganization}}},
    {"AChairIsNamedForSomething",
     "Telmar Telmar PROPN NNP 3 compound\n"
     "Distinguished Distinguished ADJ JJ 3 amod\n"
     "Officer Officer PROPN NNP 4 nsubj\n"
     "won win VERB VBD 0 root\n",
     {{"Telmar Distinguished", kOrganization}},
     {{"Telmar", kThing}}},
    {"AnEpithetEndsAPersonsName",
     "Ana Ana PROPN NNP 5 nsubj\n"
     "Lind Lind PROPN NNP 1 flat\n"
     "the the DET DT 4 det\n"
     "Younger Younger PROPN NNP 1 appos\n"
     "won win VERB VBD 0 root\n",
     {{"Ana Lind", kPerson}},
     {{"Ana Lind the Younger", kPerson}}},
    {"ATitleThatIsAGivenName",
     "Duke Duke PROPN NNP 3 nsubj\n"
     "Ellwood Ellwood PROPN NNP 1 flat\n"
     "won win VERB VBD 0 root\n",
     {{"Duke Ellwood", kPerson}},
     {{"Duke Ellwood", kPerson}}},
    {"ADukeWithAGivenName",
     "Duke Duke PROPN NNP 3 nsubj\n"
     "Max Max PROPN NNP 1 flat\n"
     "won win VERB VBD 0 root\n",
     {{"Duke Max", kPerson}},
     {{"Max", kPerson}}},
    {"AnAmpersandJoinsWhatTheTaggerMissed",
     "Hahn Hahn PROPN NNP 4 nsubj\n"
     "& & CCONJ CC 3 cc\n"
     "Young Young PROPN NNP 1 conj\n"
     "won win VERB VBD 0 root\n",
     {{"Hahn", kPerson}},
     {{"Hahn & Young", kOrganization}}},
    {"PartnersBeforeTheirAssociates",
     "Ana Ana PROPN NNP 8 nsubj\n"
     "Lind~ Lind PROPN NNP 1 flat\n"
     ", , PUNCT , 4 punct\n"
     "Jan Jan PROPN NNP 1 conj\n"
     "Moe Moe PROPN NNP 4 flat\n"
     "& & CCONJ CC 7 cc\n"
     "Associates Associates PROPN NNPS 1 conj\n"
     "won win VERB VBD 0 root\n",
     {{"Ana Lind", kPerson}, {"Jan Moe", kPerson}, {"Associates", kOrganization}},
     {{"Ana Lind, Jan Moe & Associates", kOrganization}}},
};

class BodyNames : public ::testing::TestWithParam<Case> {};

TEST_P(BodyNames, AreWhole) {
  const Case& c = GetParam();
  Document document = testing::ud_document(c.words, c.found);
  std::vector<TypedName> names = testing::tagged_names(document);
  names = shape_word_names(document, document.sentences[0], names, cues());
  names = compare_word_names(document, std::move(names), cues(), noun);
  testing::expect_names(document, names, c.expected);
}

INSTANTIATE_TEST_SUITE_P(Bodies, BodyNames, ::testing::ValuesIn(kCases),
                         [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace weft
