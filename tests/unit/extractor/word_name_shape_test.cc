// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_shape.h"

#include <gtest/gtest.h>

#include "support/name_shapes.h"

namespace weft {
namespace {

using testing::NameRow;

using Case = testing::NameShapeCase;

const NameCues& cues() {
  static const NameCues kCues(
      "title\tPresident\nwork\tnovel\nperson-suffix\tJr.\ngiven-name\tAna\norganization-"
      "suffix\tUniversity,Union,Foundation\nparticle\tvan,der\n"
      "country\tItaly\nno-name\tMonday\n"
      "honour\tOBE,MD\n"
      "within\tof\ndescriber\tAiling\nperson-describer\tVeteran\ndescriber-ending\ted\n"
      "body-noun\trival,Rival,chipmaker,bank\nperson-noun\tnovelist,Novelist\n",
      "cues.tsv");
  return kCues;
}

constexpr EntityType kPerson = EntityType::kPerson;
constexpr EntityType kOrganization = EntityType::kOrganization;
constexpr EntityType kPlace = EntityType::kPlace;
constexpr EntityType kProduct = EntityType::kProduct;
constexpr EntityType kThing = EntityType::kThing;

const Case kCases[] = {
    {"AGivenNameThatIsAPlaceToo",
     "Florence Florence PROPN NNP 0 root\n"
     "Lind Lind PROPN NNP 1 flat\n"
     "left leave VERB VBD 1 acl\n",
     {{"Florence", kPlace}, {"Lind", kPerson}},
     {{"Florence Lind", kPerson}}},
    {"AKnownPlaceBeforeAnUnknownNameIsAGivenName",
     "Italy Italy PROPN NNP 0 root\n"
     "Lind Lind PROPN NNP 1 flat\n"
     "left leave VERB VBD 1 acl\n",
     {{"Italy", kPlace}},
     {{"Italy Lind", kPerson}}},
    {"HonoursAreNoNamesOfTheirOwn",
     "Ana Ana PROPN NNP 0 root\n"
     "Lind~ Lind PROPN NNP 1 flat\n"
     ", , PUNCT , 1 punct\n"
     "OBE~ OBE PROPN NNP 1 conj\n"
     ", , PUNCT , 1 punct\n"
     "FRCX~ FRCX PROPN NNP 1 conj\n"
     ", , PUNCT , 1 punct\n"
     "left leave VERB VBD 1 acl\n",
     {{"Ana Lind", kPerson}, {"OBE", kPlace}, {"FRCX", kOrganization}},
     {{"Ana Lind, OBE, FRCX", kPerson}}},
    {"AHyphenGoesOnWithAPersonsName",
     "Kim Kim PROPN NNP 0 root\n"
     "Min~ Min PROPN NNP 1 flat\n"
     "-~ - PUNCT HYPH 1 punct\n"
     "seo seo NOUN NN 1 flat\n"
     "left leave VERB VBD 1 acl\n",
     {{"Kim Min", kPerson}},
     {{"Kim Min-seo", kPerson}}},
    {"AHyphenBeforeAnAdjectiveDoesNot",
     "Ana Ana PROPN NNP 4 compound\n"
     "Lind~ Lind PROPN NNP 1 flat\n"
     "-~ - PUNCT HYPH 1 punct\n"
     "era era NOUN NN 5 compound\n"
     "rules rule NOUN NNS 0 root\n",
     {{"Ana Lind", kPerson}},
     {{"Ana Lind", kPerson}}},
    {"ParticlesBelongToTheName",
     "Jan Jan PROPN NNP 0 root\n"
     "van van ADP IN 4 case\n"
     "der der X FW 4 flat\n"
     "Meer Meer PROPN NNP 1 nmod\n",
     {{"Meer", kPerson}},
     {{"Jan van der Meer", kPerson}}},
    {"APersonOfSomethingIsTwoNames",
     "Ana Ana PROPN NNP 0 root\n"
     "Lind Lind PROPN NNP 1 flat\n"
     "of of ADP IN 4 case\n"
     "Telmar Telmar PROPN NNP 1 nmod\n",
     {{"Ana Lind of Telmar", kOrganization}},
     {{"Ana Lind", kPerson}, {"Telmar", kOrganization}}},
    {"AUniversityOfSomethingIsOne",
     "Ana Ana PROPN NNP 2 compound\n"
     "University University PROPN NNP 0 root\n"
     "of of ADP IN 4 case\n"
     "Telmar Telmar PROPN NNP 2 nmod\n",
     {{"Ana University of Telmar", kOrganization}},
     {{"Ana University of Telmar", kOrganization}}},
    {"WhatEndsLikeABodyIsNoPerson",
     "Fjord Fjord PROPN NNP 2 compound\n"
     "University University PROPN NNP 0 root\n",
     {{"Fjord University", kPerson}},
     {{"Fjord University", kOrganization}}},
    {"AnAmpersandJoinsSingleWords",
     "Gibbs Gibbs PROPN NNP 4 nsubj\n"
     "& & CCONJ CC 3 cc\n"
     "Dandy Dandy PROPN NNP 1 conj\n"
     "grew grow VERB VBD 0 root\n",
     {{"Gibbs", kPerson}, {"Dandy", kPerson}},
     {{"Gibbs & Dandy", kOrganization}}},
    {"AGivenNameKeepsThePerson",
     "Ana Ana PROPN NNP 0 root\n"
     "University University PROPN NNP 1 flat\n",
     {{"Ana University", kPerson}},
     {{"Ana University", kPerson}}},
    {"NoNameRunsOverAVerb",
     "Telmar Telmar PROPN NNP 2 nsubj\n"
     "knows know VERB VBZ 0 root\n"
     "Lund Lund PROPN NNP 2 obj\n",
     {{"Telmar knows Lund", kProduct}},
     {{"Telmar", kProduct}, {"Lund", kThing}}},
    {"ACommonNounSaysWhatTheNameIs",
     "Belgian belgian ADJ JJ 2 amod\n"
     "club club NOUN NN 0 root\n"
     "Genko Genko PROPN NNP 2 appos\n",
     {{"Belgian club Genko", kOrganization}},
     {{"Genko", kOrganization}}},
    {"ACommonNounThatBeginsTheSentenceIsNoPartOfIt",
     "Rival rival PROPN NNP 2 compound\n"
     "Polmar Polmar PROPN NNP 3 nsubj\n"
     "left leave VERB VBD 0 root\n",
     {{"Rival Polmar", kPerson}},
     {{"Polmar", kOrganization}}},
    {"ANounThatNamesBeginWithStays",
     "Bank bank PROPN NNP 2 compound\n"
     "Polmar Polmar PROPN NNP 3 nsubj\n"
     "left leave VERB VBD 0 root\n",
     {{"Bank Polmar", kOrganization}},
     {{"Bank Polmar", kOrganization}}},
    {"TheNounBeforeSaysTheType",
     "the the DET DT 3 det\n"
     "chipmaker chipmaker NOUN NN 3 compound\n"
     "Telmar Telmar PROPN NNP 0 root\n"
     "and and CCONJ CC 6 cc\n"
     "novelist novelist NOUN NN 6 compound\n"
     "Visk Visk PROPN NNP 3 conj\n",
     {{"Telmar", kPerson}, {"Visk", kPlace}},
     {{"Telmar", kOrganization}, {"Visk", kPerson}}},
    {"AGivenNameSaysMoreThanTheNoun",
     "chipmaker chipmaker NOUN NN 2 compound\n"
     "Ana Ana PROPN NNP 0 root\n",
     {{"Ana", kPerson}},
     {{"Ana", kPerson}}},
    {"TitlesAreNoPartOfAName",
     "President President PROPN NNP 2 compound\n"
     "Lind Lind PROPN NNP 0 root\n",
     {{"President Lind", kPerson}},
     {{"Lind", kPerson}}},
    {"ListsAreOfOneType",
     "Norvik~ Norvik PROPN NNP 0 root\n"
     ", , PUNCT , 3 punct\n"
     "Telmar Telmar PROPN NNP 1 conj\n"
     "and and CCONJ CC 5 cc\n"
     "Stoker Stoker PROPN NNP 1 conj\n",
     {{"Norvik", kProduct}, {"Telmar", kProduct}, {"Stoker", kPerson}},
     {{"Norvik", kProduct}, {"Telmar", kProduct}, {"Stoker", kProduct}}},
    {"ACountryInAListStaysOne",
     "Norvik~ Norvik PROPN NNP 0 root\n"
     ", , PUNCT , 3 punct\n"
     "Telmar Telmar PROPN NNP 1 conj\n"
     "and and CCONJ CC 5 cc\n"
     "Italy Italy PROPN NNP 1 conj\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}, {"Italy", kPlace}},
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}, {"Italy", kPlace}}},
    {"ANounAtTheEndOfASureNameStays",
     "the the DET DT 3 det\n"
     "Visk Visk PROPN NNP 3 compound\n"
     "station station NOUN NN 0 root\n",
     {{"Visk station", kPlace}},
     {{"Visk station", kPlace}}},
    {"AProperNounNamesSomething",
     "On on ADP IN 2 case\n"
     "Monday Monday PROPN NNP 4 obl\n"
     "Visk Visk PROPN NNP 4 nsubj\n"
     "won win VERB VBD 0 root\n"
     "the the DET DT 6 det\n"
     "game game NOUN NN 4 obj\n",
     {},
     {{"Visk", kThing}}},
    {"AnAdjectiveTaggedAsANameIsAPartOfIt",
     "the the DET DT 3 det\n"
     "United United ADJ NNP 3 amod\n"
     "Norvik Norvik PROPN NNP 4 nsubj\n"
     "won win VERB VBD 0 root\n",
     {},
     {{"United Norvik", kThing}}},
    {"WhatDescribesAtASentencesStartIsNoPartOfIt",
     "Injured Injured PROPN NNP 2 compound\n"
     "Visk Visk PROPN NNP 3 nsubj\n"
     "won win VERB VBD 0 root\n",
     {{"Injured Visk", kPerson}},
     {{"Visk", kPerson}}},
    {"WithinASentenceItIs",
     "he he PRON PRP 2 nsubj\n"
     "led lead VERB VBD 0 root\n"
     "Injured Injured PROPN NNP 4 compound\n"
     "Visk Visk PROPN NNP 2 obj\n",
     {{"Injured Visk", kPerson}},
     {{"Injured Visk", kPerson}}},
    {"SmallWordsBetweenHyphensJoinANamesParts",
     "Norvik~ Norvik PROPN NNP 0 root\n"
     "-~ - PUNCT HYPH 5 punct\n"
     "on~ on ADP IN 5 case\n"
     "-~ - PUNCT HYPH 5 punct\n"
     "Lund Lund PROPN NNP 1 nmod\n",
     {{"Norvik", kPlace}, {"Lund", kPlace}},
     {{"Norvik-on-Lund", kPlace}}},
    {"ASuffixBehindACommaIsAPartOfAPersonsName",
     "Ana Ana PROPN NNP 5 nsubj\n"
     "Lind~ Lind PROPN NNP 1 flat\n"
     ", , PUNCT , 1 punct\n"
     "Jr. Jr. PROPN NNP 1 flat\n"
     "won win VERB VBD 0 root\n",
     {{"Ana Lind", kPerson}},
     {{"Ana Lind, Jr.", kPerson}}},
    {"AGivenNameJoinsWhatIsFlatUnderIt",
     "Bo Bo PROPN NNP 4 nsubj\n"
     "Lars Lars PROPN NNP 1 flat\n"
     "Lind Lind PROPN NNP 1 flat\n"
     "won win VERB VBD 0 root\n",
     {{"Lars Lind", kPerson}},
     {{"Bo Lars Lind", kPerson}}},
    {"ABodyAndThePlaceThatIsFlatUnderItAreOneBody",
     "Telmar Telmar PROPN NNP 4 nsubj\n"
     "Southeast Southeast PROPN NNP 3 compound\n"
     "Asia Asia PROPN NNP 1 flat\n"
     "won win VERB VBD 0 root\n",
     {{"Telmar", kOrganization}, {"Southeast Asia", kPlace}},
     {{"Telmar Southeast Asia", kOrganization}}},
    {"WhatANovelIsCalledIsAWork",
     "the the DET DT 2 det\n"
     "novel novel ADJ JJ 3 amod\n"
     "Visk Visk PROPN NNP 4 nsubj\n"
     "won win VERB VBD 0 root\n",
     {{"Visk", kPlace}},
     {{"Visk", kProduct}}},
    {"NamesWithYearsBehindThemAreWorks",
     "in in ADP IN 2 case\n"
     "Visk Visk PROPN NNP 0 root\n"
     "(~ ( PUNCT -LRB- 4 punct\n"
     "1994~ 1994 NUM CD 2 dep\n"
     ") ) PUNCT -RRB- 4 punct\n"
     "and and CCONJ CC 7 cc\n"
     "Ulm Ulm PROPN NNP 2 conj\n"
     "(~ ( PUNCT -LRB- 9 punct\n"
     "1998~ 1998 NUM CD 7 dep\n"
     ") ) PUNCT -RRB- 9 punct\n",
     {{"Visk", kProduct}, {"Ulm", kPlace}},
     {{"Visk", kProduct}, {"Ulm", kProduct}}},
    {"ABodyGoesOnBehindOf",
     "Norvik Norvik PROPN NNP 2 compound\n"
     "University University PROPN NNP 5 nsubj\n"
     "of of ADP IN 4 case\n"
     "Technology Technology PROPN NNP 2 nmod\n"
     "won win VERB VBD 0 root\n",
     {{"Norvik University", kOrganization}},
     {{"Norvik University of Technology", kOrganization}}},
    {"ANameBehindOfStaysItself",
     "Norvik Norvik PROPN NNP 2 compound\n"
     "University University PROPN NNP 5 nsubj\n"
     "of of ADP IN 4 case\n"
     "Italy Italy PROPN NNP 2 nmod\n"
     "won win VERB VBD 0 root\n",
     {{"Norvik University", kOrganization}, {"Italy", kPlace}},
     {{"Norvik University", kOrganization}, {"Italy", kPlace}}},
    {"ANameBeginsBeforeItsHyphen",
     "he he PRON PRP 2 nsubj\n"
     "sold sell VERB VBD 0 root\n"
     "Rolls~ roll NOUN NNS 2 obj\n"
     "-~ - PUNCT HYPH 3 punct\n"
     "Visk Visk PROPN NNP 3 flat\n",
     {},
     {{"Rolls-Visk", kThing}}},
    {"ABodyBeginsBeforeItsHyphenWhateverStandsThere",
     "the the DET DT 5 det\n"
     "Italy~ Italy PROPN NNP 4 compound\n"
     "-~ - PUNCT HYPH 4 punct\n"
     "Visk Visk PROPN NNP 5 compound\n"
     "University University PROPN NNP 6 nsubj\n"
     "won win VERB VBD 0 root\n",
     {{"Italy", kPlace}, {"Visk University", kOrganization}},
     {{"Italy-Visk University", kOrganization}}},
    {"AFamilyNameFollowsAHyphen",
     "Mary~ Mary PROPN NNP 5 nsubj\n"
     "-~ - PUNCT HYPH 3 punct\n"
     "Kate Kate PROPN NNP 1 flat\n"
     "O'Lind O'Lind PROPN NNP 3 flat\n"
     "won win VERB VBD 0 root\n",
     {{"Mary-Kate", kPerson}},
     {{"Mary-Kate O'Lind", kPerson}}},
    {"AnAmpersandJoinsTheWordsOfABody",
     "Bo Bo PROPN NNP 5 compound\n"
     "& & CCONJ CC 3 cc\n"
     "Melinda Melinda PROPN NNP 1 conj\n"
     "Lind Lind PROPN NNP 1 conj\n"
     "Foundation Foundation PROPN NNP 6 nsubj\n"
     "won win VERB VBD 0 root\n",
     {{"Bo", kPerson}, {"Melinda Lind Foundation", kOrganization}},
     {{"Bo & Melinda Lind Foundation", kOrganization}}},
    {"AnAmpersandPartsTwoPersons",
     "Ana Ana PROPN NNP 6 nsubj\n"
     "Lind Lind PROPN NNP 1 flat\n"
     "& & CCONJ CC 4 cc\n"
     "Jan Jan PROPN NNP 1 conj\n"
     "Moe Moe PROPN NNP 4 flat\n"
     "won win VERB VBD 0 root\n",
     {{"Ana Lind", kPerson}, {"Jan Moe", kPerson}},
     {{"Ana Lind", kPerson}, {"Jan Moe", kPerson}}},
    {"AGenitiveOfAPluralNamesABody",
     "the the DET DT 4 det\n"
     "Weavers~ Weaver PROPN NNPS 4 nmod:poss\n"
     "' ' PART POS 2 case\n"
     "Union Union PROPN NNP 5 nsubj\n"
     "won win VERB VBD 0 root\n",
     {{"Weavers", kOrganization}},
     {{"Weavers' Union", kOrganization}}},
    {"LettersAloneNameABody",
     "NKW NKW PROPN NNP 3 nmod:poss\n"
     "'s 's PART POS 1 case\n"
     "Ana Ana PROPN NNP 4 nsubj\n"
     "won win VERB VBD 0 root\n"
     "with with ADP IN 6 case\n"
     "XIV XIV PROPN NNP 4 obl\n",
     {{"NKW", kPerson}, {"Ana", kPerson}, {"XIV", kPerson}},
     {{"NKW", kOrganization}, {"Ana", kPerson}, {"XIV", kPerson}}},
    {"WhatHasVersionsIsAProduct",
     "Window Window PROPN NNP 3 compound\n"
     "Road Road PROPN NNP 3 compound\n"
     "9 9 NUM CD 7 nsubj\n"
     "( ( PUNCT -LRB- 5 punct\n"
     "WR9~ WR9 PROPN NNP 3 appos\n"
     ") ) PUNCT -RRB- 5 punct\n"
     "replaced replace VERB VBD 0 root\n"
     "Window Window PROPN NNP 9 compound\n"
     "Road Road PROPN NNP 7 obj\n"
     "8 8 NUM CD 9 flat\n"
     "and and CCONJ CC 12 cc\n"
     "Lind Lind PROPN NNP 9 conj\n"
     "8 8 NUM CD 12 flat\n",
     {{"Window Road", kPerson}, {"Window Road", kPlace}, {"Lind", kPerson}},
     {{"Window Road 9", kProduct},
      {"WR9", kThing},
      {"Window Road 8", kProduct},
      {"Lind", kPerson}}},
    {"APersonOfABodyIsTwoNamesInAList",
     "Hollis Hollis PROPN NNP 11 nsubj\n"
     "Brandt Brandt PROPN NNP 1 flat\n"
     "of of ADP IN 5 case\n"
     "Norvik Norvik PROPN NNP 5 compound\n"
     "Telmar~ Telmar PROPN NNP 1 nmod\n"
     ", , PUNCT , 7 punct\n"
     "Lars Lars PROPN NNP 1 conj\n"
     "Moe Moe PROPN NNP 7 flat\n"
     "and and CCONJ CC 10 cc\n"
     "Ana Ana PROPN NNP 1 conj\n"
     "won win VERB VBD 0 root\n",
     {{"Hollis Brandt of Norvik Telmar", kOrganization}, {"Lars Moe", kPerson}, {"Ana", kPerson}},
     {{"Hollis Brandt", kPerson},
      {"Norvik Telmar", kOrganization},
      {"Lars Moe", kPerson},
      {"Ana", kPerson}}},
    {"TwoPartsUnderOneNounAreOnePerson",
     "father father NOUN NN 6 nsubj\n"
     "Juan Juan PROPN NNP 1 flat\n"
     "Pablo Pablo PROPN NNP 1 flat\n"
     "Ortiz Ortiz PROPN NNP 3 flat\n"
     "has have AUX VBZ 6 aux\n"
     "won win VERB VBN 0 root\n",
     {{"Juan", kPerson}, {"Pablo Ortiz", kPerson}},
     {{"Juan Pablo Ortiz", kPerson}}},
    {"WhatAFullNameIsOfIsABody",
     "Leo Leo PROPN NNP 5 nsubj\n"
     "Moe Moe PROPN NNP 1 flat\n"
     "of of ADP IN 4 case\n"
     "Lumora Lumora PROPN NNP 1 nmod\n"
     "won win VERB VBD 0 root\n",
     {{"Leo Moe", kPerson}, {"Lumora", kProduct}},
     {{"Leo Moe", kPerson}, {"Lumora", kOrganization}}},
    {"WordsInCapitalsBetweenDatedWorksAreOne",
     "in in ADP IN 3 case\n"
     "Winter Winter PROPN NNP 3 compound\n"
     "Song Song PROPN NNP 0 root\n"
     "( ( PUNCT -LRB- 5 punct\n"
     "2010 2010 NUM CD 3 nmod\n"
     ")~ ) PUNCT -RRB- 5 punct\n"
     ", , PUNCT , 8 punct\n"
     "Tailor tailor NOUN NN 3 conj\n"
     "( ( PUNCT -LRB- 10 punct\n"
     "2013 2013 NUM CD 8 nmod\n"
     ") ) PUNCT -RRB- 10 punct\n"
     "and and CCONJ CC 13 cc\n"
     "Stardust Stardust PROPN NNP 3 conj\n"
     "( ( PUNCT -LRB- 15 punct\n"
     "2015 2015 NUM CD 13 nmod\n"
     ") ) PUNCT -RRB- 15 punct\n",
     {{"Winter Song", kProduct}, {"Stardust", kPlace}},
     {{"Winter Song", kProduct}, {"Tailor", kProduct}, {"Stardust", kProduct}}},
};

class WordNames : public ::testing::TestWithParam<Case> {};

TEST_P(WordNames, AreShaped) {
  const Case& c = GetParam();
  Document document = testing::ud_document(c.words, c.found);
  std::vector<TypedName> names = testing::tagged_names(document);
  names = shape_word_names(document, document.sentences[0], names, cues());
  names = compare_word_names(document, std::move(names), cues());
  testing::expect_names(document, names, c.expected);
}

// What the model doubts, unless a body follows from its words.
TEST(WordNameTypes, AGivenNameMakesAPerson) {
  const auto type_of = [](std::string_view words, const char* name, float confidence) {
    Document document = testing::ud_document(words, {{name, kOrganization}});
    std::vector<TypedName> names = {
        {document.mentions[0].span, 0, document.mentions[0].type, confidence}};
    return compare_word_names(document, std::move(names), cues())[0].type;
  };
  constexpr std::string_view kWon =
      "Ana Ana PROPN NNP 3 nsubj\nWexler Wexler PROPN NNP 1 flat\nwon win VERB VBD 0 root\n";
  EXPECT_EQ(type_of(kWon, "Ana Wexler", 0.5F), kPerson);
  EXPECT_EQ(type_of(kWon, "Ana Wexler", 0.9F), kOrganization);
  EXPECT_EQ(type_of("Ana Ana PROPN NNP 3 compound\nDance Dance PROPN NNP 3 compound\n"
                    "company company NOUN NN 0 root\n",
                    "Ana Dance", 0.5F),
            kOrganization);
}

INSTANTIATE_TEST_SUITE_P(Shapes, WordNames, ::testing::ValuesIn(kCases),
                         [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace weft
