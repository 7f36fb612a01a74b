// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_extents.h"

#include <gtest/gtest.h>

#include "extractor/names/word_name_shape.h"
#include "support/name_shapes.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

using Case = testing::NameShapeCase;

const NameCues& cues() {
  static const NameCues kCues(
      "title\tDuke\ngiven-name\tAna,Leo,Jack\norganization-suffix\tParty,University,Regiment\n"
      "country\tUnited States,Italy\nperson-noun\tson\nwithin\tof\nfirm-ending\tSons\n"
      "place-beginning\tSan\nplace-end\tD.C.\nwing\tMarxist\nseated\tUniversity\n"
      "campus\tCalifornia,Texas\nvenue\tHall\nprize\tPrize\n",
      "cues.tsv");
  return kCues;
}

CommonNoun noun(std::string_view word) {
  if (word == "Singer" || word == "astronomer") return CommonNoun::kPerson;
  return word == "Shoe" || to_lower(word) == "music" ? CommonNoun::kThing : CommonNoun::kNoNoun;
}

constexpr EntityType kPerson = EntityType::kPerson;
constexpr EntityType kOrganization = EntityType::kOrganization;
constexpr EntityType kPlace = EntityType::kPlace;
constexpr EntityType kProduct = EntityType::kProduct;

const Case kCases[] = {
    {"WhatBeginsAPlaceIsNone",
     "in in ADP IN 2 case\n"
     "San San PROPN NNP 0 root\n"
     "Mateo Mateo PROPN NNP 2 flat\n",
     {{"San", kPlace}, {"Mateo", kPerson}},
     {{"San Mateo", kPlace}}},
    {"AParticipleOfACountry",
     "the the DET DT 3 det\n"
     "United Unite VERB NNP 3 amod\n"
     "States States PROPN NNPS 0 root\n",
     {},
     {{"United States", kPlace}}},
    {"APartBehindAComma",
     "Lund~ Lund PROPN NNP 0 root\n"
     ", , PUNCT , 3 punct\n"
     "D.C. D.C. PROPN NNP 1 appos\n",
     {{"Lund", kPlace}, {"D.C.", kPlace}},
     {{"Lund, D.C.", kPlace}}},
    {"AnotherPlaceBehindACommaIsOne",
     "Lund~ Lund PROPN NNP 0 root\n"
     ", , PUNCT , 3 punct\n"
     "Italy Italy PROPN NNP 1 appos\n",
     {{"Lund", kPlace}, {"Italy", kPlace}},
     {{"Lund", kPlace}, {"Italy", kPlace}}},
    {"AUniversityWithSeats",
     "University University PROPN NNP 0 root\n"
     "of of ADP IN 3 case\n"
     "Texas~ Texas PROPN NNP 1 nmod\n"
     ", , PUNCT , 5 punct\n"
     "Lund Lund PROPN NNP 3 appos\n",
     {{"University of Texas", kOrganization}, {"Lund", kPlace}},
     {{"University of Texas, Lund", kOrganization}}},
    {"AUniversityInACountry",
     "University University PROPN NNP 0 root\n"
     "of of ADP IN 3 case\n"
     "Lund~ Lund PROPN NNP 1 nmod\n"
     ", , PUNCT , 5 punct\n"
     "Italy Italy PROPN NNP 3 appos\n",
     {{"University of Lund", kOrganization}, {"Italy", kPlace}},
     {{"University of Lund", kOrganization}, {"Italy", kPlace}}},
    {"AWingOfAParty",
     "Weavers Weavers PROPN NNPS 2 compound\n"
     "Party Party PROPN NNP 0 root\n"
     "(~ ( PUNCT -LRB- 4 punct\n"
     "Marxist~ Marxist PROPN NNP 2 appos\n"
     ") ) PUNCT -RRB- 4 punct\n",
     {{"Weavers Party", kOrganization}, {"Marxist", kProduct}},
     {{"Weavers Party (Marxist)", kOrganization}}},
    {"APrizeIsCalledAfterSomebody",
     "a a DET DT 3 det\n"
     "Lind Lind PROPN NNP 3 compound\n"
     "Prize~ Prize PROPN NNP 5 compound\n"
     "- - PUNCT HYPH 3 punct\n"
     "winner winner NOUN NN 0 root\n",
     {{"Lind", kOrganization}, {"Prize", kProduct}},
     {{"Lind Prize", kProduct}}},
    {"AnOrdinalBeforeABody",
     "the the DET DT 4 det\n"
     "5th 5th ADJ JJ 4 amod\n"
     "Lund Lund PROPN NNP 4 compound\n"
     "Regiment Regiment PROPN NNP 0 root\n",
     {{"Lund Regiment", kOrganization}},
     {{"5th Lund Regiment", kOrganization}}},
    {"AThingAtTheBeginningOfASentence",
     "Shoe shoe NOUN NN 2 compound\n"
     "Hahn Hahn PROPN NNP 3 nsubj\n"
     "grew grow VERB VBD 0 root\n",
     {{"Hahn", kOrganization}},
     {{"Shoe Hahn", kOrganization}}},
    {"APersonThereIsAnother",
     "Singer singer NOUN NN 2 compound\n"
     "Hahn Hahn PROPN NNP 3 nsubj\n"
     "grew grow VERB VBD 0 root\n",
     {{"Hahn", kOrganization}},
     {{"Hahn", kOrganization}}},
    {"AHouseAfterItsOwner",
     "at at ADP IN 5 case\n"
     "Platt~ Platt PROPN NNP 5 nmod:poss\n"
     "'s 's PART POS 2 case\n"
     "Music Music PROPN NNP 5 compound\n"
     "Hall Hall PROPN NNP 0 root\n",
     {{"Platt", kPerson}, {"Music Hall", kPlace}},
     {{"Platt's Music Hall", kPlace}}},
    {"AFirmOfOnePartner",
     "Fels Fels PROPN NNP 4 nsubj\n"
     "and and CCONJ CC 3 cc\n"
     "Sons Sons PROPN NNPS 1 conj\n"
     "grew grow VERB VBD 0 root\n",
     {{"Fels", kPerson}, {"Sons", kPerson}},
     {{"Fels and Sons", kOrganization}}},
    {"PartnersBeforeTwoThatWereFoundAsOne",
     "Moe~ Moe PROPN NNP 6 nsubj\n"
     ", , PUNCT , 3 punct\n"
     "Hahn Hahn PROPN NNP 1 conj\n"
     "& & CCONJ CC 5 cc\n"
     "Young Young PROPN NNP 1 conj\n"
     "grew grow VERB VBD 0 root\n",
     {{"Moe", kPerson}, {"Hahn & Young", kOrganization}},
     {{"Moe, Hahn & Young", kOrganization}}},
    {"WhereADukeIsOfIsAPlace",
     "Duke Duke PROPN NNP 0 root\n"
     "of of ADP IN 3 case\n"
     "Lund Lund PROPN NNP 1 nmod\n",
     {{"Duke of Lund", kPerson}},
     {{"Lund", kPlace}}},
    {"AnOfficeBetweenABodyAndAPerson",
     "Weavers Weavers PROPN NNPS 2 compound\n"
     "Astronomer Astronomer PROPN NNP 3 nmod:desc\n"
     "Rosa Rosa PROPN NNP 5 nsubj\n"
     "Hahn Hahn PROPN NNP 3 flat\n"
     "left leave VERB VBD 0 root\n",
     {{"Weavers Astronomer Rosa Hahn", kPerson}},
     {{"Weavers", kOrganization}, {"Rosa Hahn", kPerson}}},
    {"AnOfficeAtTheEndOfABody",
     "Weavers Weavers PROPN NNPS 2 compound\n"
     "Astronomer Astronomer PROPN NNP 3 nmod:desc\n"
     "Rosa Rosa PROPN NNP 5 nsubj\n"
     "Hahn Hahn PROPN NNP 3 flat\n"
     "left leave VERB VBD 0 root\n",
     {{"Weavers Astronomer", kOrganization}, {"Rosa Hahn", kPerson}},
     {{"Weavers", kOrganization}, {"Rosa Hahn", kPerson}}},
    {"AGivenNameTellsOfTheOfficeBeforeIt",
     "Weavers Weavers PROPN NNPS 5 nsubj\n"
     "Astronomer Astronomer PROPN NNP 1 flat\n"
     "Ana Ana PROPN NNP 1 flat\n"
     "Hahn Hahn PROPN NNP 1 flat\n"
     "left leave VERB VBD 0 root\n",
     {{"Weavers Astronomer Ana Hahn", kPerson}},
     {{"Weavers", kOrganization}, {"Ana Hahn", kPerson}}},
    {"ACommonNounBeforeAnOfficeIsNoBody",
     "Music Music PROPN NNP 2 compound\n"
     "Astronomer Astronomer PROPN NNP 3 nmod:desc\n"
     "Rosa Rosa PROPN NNP 5 nsubj\n"
     "Hahn Hahn PROPN NNP 3 flat\n"
     "left leave VERB VBD 0 root\n",
     {{"Music Astronomer Rosa Hahn", kPerson}},
     {{"Rosa Hahn", kPerson}}},
    {"ANounBeforeASurnameMayBeAGivenName",
     "Astronomer Astronomer PROPN NNP 2 nmod:desc\n"
     "Hahn Hahn PROPN NNP 3 nsubj\n"
     "left leave VERB VBD 0 root\n",
     {{"Astronomer Hahn", kPerson}},
     {{"Astronomer Hahn", kPerson}}},
    {"AClauseEndsBetweenTwoPersons",
     "married marry VERB VBN 4 advcl\n"
     "to to ADP IN 3 case\n"
     "Jack Jack PROPN NNP 1 obl\n"
     "Ana Ana PROPN NNP 3 flat\n"
     "left leave VERB VBD 0 root\n",
     {{"Jack Ana", kPerson}},
     {{"Jack", kPerson}, {"Ana", kPerson}}},
    {"ASubjectOfTwoGivenNamesIsOnePerson",
     "In in ADP IN 2 case\n"
     "1924 1924 NUM CD 5 obl\n"
     "Jack Jack PROPN NNP 5 nsubj\n"
     "Ana Ana PROPN NNP 3 flat\n"
     "left leave VERB VBD 0 root\n",
     {{"Jack Ana", kPerson}},
     {{"Jack Ana", kPerson}}},
};

class NameExtents : public ::testing::TestWithParam<Case> {};

TEST_P(NameExtents, AreMended) {
  const Case& c = GetParam();
  Document document = testing::ud_document(c.words, c.found);
  std::vector<TypedName> names = testing::tagged_names(document);
  names = shape_word_names(document, document.sentences[0], names, cues());
  names = compare_word_names(document, std::move(names), cues(), noun);
  testing::expect_names(document, names, c.expected);
}

INSTANTIATE_TEST_SUITE_P(Extents, NameExtents, ::testing::ValuesIn(kCases),
                         [](const auto& c) { return std::string(c.param.name); });

TEST(ClauseSubjects, HangOnTheVerbThatLacksOne) {
  Document document = testing::ud_document(
      "with with ADP IN 2 case\n"
      "son son NOUN NN 5 obl\n"
      "Jack Jack PROPN NNP 5 nsubj\n"
      "Ana Ana PROPN NNP 3 flat\n"
      "left leave VERB VBD 0 root\n",
      {});
  const std::vector<TypedName> names = {{document.tokens[2].span, 0, kPerson, 0.9F},
                                        {document.tokens[3].span, 0, kPerson, 0.9F}};
  attach_clause_subjects(document, names);
  EXPECT_EQ(document.tokens[2].head, 1U);
  EXPECT_EQ(document.tokens[2].deprel, "appos");
  EXPECT_EQ(document.tokens[3].head, 4U);
  EXPECT_EQ(document.tokens[3].deprel, "nsubj");
}

}  // namespace
}  // namespace weft
