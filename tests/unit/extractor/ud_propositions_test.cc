// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_propositions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/ud_document.h"
#include "weft/extractor/language_pack.h"
#include "weft/extractor/ontology_file.h"

namespace weft {
namespace {

using testing::LiteralRow;
using testing::NameRow;

constexpr EntityType kPerson = EntityType::kPerson;
constexpr EntityType kOrganization = EntityType::kOrganization;
constexpr EntityType kPlace = EntityType::kPlace;

struct Case {
  const char* name;
  const char* words;
  std::vector<NameRow> names;
  std::vector<LiteralRow> literals;
  std::vector<const char*> expected;  // some of the propositions
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

const Case kCases[] = {
    {"ActiveWithDate",
     "Norvik Norvik PROPN NNP 2 nsubj\n"
     "bought buy VERB VBD 0 root\n"
     "Telmar Telmar PROPN NNP 2 obj\n"
     "in in ADP IN 5 case\n"
     "2019~ 2019 NUM CD 2 obl\n"
     ". . PUNCT . 2 punct\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}},
     {{"2019", LiteralKind::kDate, "2019"}},
     {"[verbal-clause] buy: subject=Norvik object=Telmar oblique(in)=2019"}},
    {"PassiveIsTurnedActive",
     "Telmar Telmar PROPN NNP 3 nsubj:pass\n"
     "was be AUX VBD 3 aux:pass\n"
     "founded found VERB VBN 0 root\n"
     "by by ADP IN 5 case\n"
     "Ana Ana PROPN NNP 3 obl:agent\n"
     "and and CCONJ CC 7 cc\n"
     "Leo Leo PROPN NNP 5 conj\n",
     {{"Telmar", kOrganization}, {"Ana", kPerson}, {"Leo", kPerson}},
     {},
     {"[verbal-clause] found: object=Telmar subject=Ana subject=Leo"}},
    {"SubjectIsSharedOverCoordination",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "left leave VERB VBD 0 root\n"
     "Norvik Norvik PROPN NNP 2 obj\n"
     "and and CCONJ CC 5 cc\n"
     "joined join VERB VBD 2 conj\n"
     "Telmar Telmar PROPN NNP 5 obj\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}, {"Ana", kPerson}},
     {},
     {"[verbal-clause] leave: subject=Ana object=Norvik",
      "[verbal-clause] join: subject=Ana object=Telmar"}},
    {"WhatCameOfItIsNoPlan",
     "Norvik Norvik PROPN NNP 2 nsubj\n"
     "beat beat VERB VBD 0 root\n"
     "Telmar Telmar PROPN NNP 2 obj\n"
     "to to PART TO 5 mark\n"
     "win win VERB VB 2 advcl\n"
     "Ystad Ystad PROPN NNP 5 obj\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}, {"Ystad", kPlace}},
     {},
     {"[verbal-clause] win: subject=Norvik object=Ystad"}},
    {"DateOfAnEventIsNotTheClauses",
     "Norvik Norvik PROPN NNP 2 nsubj\n"
     "grew grow VERB VBD 0 root\n"
     "until until ADP IN 4 case\n"
     "death death NOUN NN 2 obl\n"
     "of of ADP IN 6 case\n"
     "Ana Ana PROPN NNP 4 nmod\n"
     "in in ADP IN 8 case\n"
     "1985~ 1985 NUM CD 2 obl\n",
     {{"Norvik", kOrganization}, {"Ana", kPerson}},
     {{"1985", LiteralKind::kDate, "1985"}},
     {"[act] death: oblique(in)=1985 subject=Ana"}},
    {"WhenTellsOfTheDateBeforeIt",
     "Norvik Norvik PROPN NNP 2 nsubj\n"
     "grew grow VERB VBD 0 root\n"
     "until until ADP IN 4 case\n"
     "1981~ 1981 NUM CD 2 obl\n"
     ", , PUNCT , 8 punct\n"
     "when when ADV WRB 8 advmod\n"
     "Ana Ana PROPN NNP 8 nsubj\n"
     "died die VERB VBD 2 advcl\n",
     {{"Norvik", kOrganization}, {"Ana", kPerson}},
     {{"1981", LiteralKind::kDate, "1981"}},
     {"[verbal-clause] die: subject=Ana oblique(in)=1981"}},
    {"RefusalNegatesItsInfinitive",
     "Norvik Norvik PROPN NNP 2 nsubj\n"
     "refused refuse VERB VBD 0 root\n"
     "to to PART TO 4 mark\n"
     "buy buy VERB VB 2 xcomp\n"
     "Telmar Telmar PROPN NNP 4 obj\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}},
     {},
     {"[verbal-clause] buy: subject=Norvik object=Telmar !negated"}},
    {"PlanMakesItsInfinitivePlanned",
     "Norvik Norvik PROPN NNP 2 nsubj\n"
     "plans plan VERB VBZ 0 root\n"
     "to to PART TO 4 mark\n"
     "buy buy VERB VB 2 xcomp\n"
     "Telmar Telmar PROPN NNP 4 obj\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}},
     {},
     {"[verbal-clause] buy: subject=Norvik object=Telmar !planned"}},
    {"ConditionStatesNoFact",
     "If if SCONJ IN 3 mark\n"
     "Norvik Norvik PROPN NNP 3 nsubj\n"
     "buys buy VERB VBZ 6 advcl\n"
     "Telmar~ Telmar PROPN NNP 3 obj\n"
     ", , PUNCT , 3 punct\n"
     "leave leave VERB VB 0 root\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}},
     {},
     {"[verbal-clause] buy: subject=Norvik object=Telmar !hypothetical"}},
    {"ReportedContentHasASpeaker",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "said say VERB VBD 0 root\n"
     "Norvik Norvik PROPN NNP 5 nsubj\n"
     "will will AUX MD 5 aux\n"
     "buy buy VERB VB 2 ccomp\n"
     "Telmar Telmar PROPN NNP 5 obj\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}, {"Ana", kPerson}},
     {},
     {"[verbal-clause] buy: subject=Norvik object=Telmar !planned !by <say>"}},
    {"RelativePronounIsItsAntecedent",
     "Ana~ Ana PROPN NNP 8 nsubj\n"
     ", , PUNCT , 1 punct\n"
     "who who PRON WP 4 nsubj\n"
     "founded found VERB VBD 1 acl:relcl\n"
     "Norvik~ Norvik PROPN NNP 4 obj\n"
     ", , PUNCT , 1 punct\n"
     "has have AUX VBZ 8 aux\n"
     "retired retire VERB VBN 0 root\n",
     {{"Ana", kPerson}, {"Norvik", kOrganization}},
     {},
     {"[verbal-clause] found: subject=Ana object=Norvik"}},
    {"RelativeClauseLacksItsObject",
     "the the DET DT 2 det\n"
     "company company NOUN NN 0 root\n"
     "Ana Ana PROPN NNP 4 nsubj\n"
     "founded found VERB VBD 2 acl:relcl\n",
     {{"Ana", kPerson}},
     {},
     {"[verbal-clause] found: subject=Ana object=company"}},
    {"ReducedRelativeIsPassive",
     "a a DET DT 2 det\n"
     "company company NOUN NN 0 root\n"
     "founded found VERB VBN 2 acl\n"
     "by by ADP IN 5 case\n"
     "Ana Ana PROPN NNP 3 obl:agent\n",
     {{"Ana", kPerson}},
     {},
     {"[verbal-clause] found: object=company subject=Ana"}},
    {"CopulaWithRelationalNoun",
     "Ana Ana PROPN NNP 4 nsubj\n"
     "was be AUX VBD 4 cop\n"
     "a a DET DT 4 det\n"
     "co-founder co-founder NOUN NN 0 root\n"
     "of of ADP IN 6 case\n"
     "Norvik Norvik PROPN NNP 4 nmod\n",
     {{"Ana", kPerson}, {"Norvik", kOrganization}},
     {},
     {"[title] co-founder: subject=Ana complement=co-founder possessor(of)=Norvik"}},
    {"TitleBeforeName",
     "Norvik Norvik PROPN NNP 2 compound\n"
     "CEO ceo NOUN NN 3 nmod:desc\n"
     "Ana Ana PROPN NNP 0 root\n"
     "Berg Berg PROPN NNP 3 flat\n",
     {{"Ana Berg", kPerson}, {"Norvik", kOrganization}},
     {},
     {"[title] ceo: subject=Ana Berg complement=CEO possessor(compound)=Norvik"}},
    {"NationalityAndOccupation",
     "Ana Ana PROPN NNP 5 nsubj\n"
     "is be AUX VBZ 5 cop\n"
     "a a DET DT 5 det\n"
     "Danish danish ADJ JJ 5 amod\n"
     "actress actress NOUN NN 0 root\n",
     {{"Ana", kPerson}},
     {},
     {"[nationality] nationality: subject=Ana oblique(origin)=Danish"}},
    {"NestedPlace",
     "born bear VERB VBN 0 root\n"
     "in in ADP IN 3 case\n"
     "Lund~ Lund PROPN NNP 1 obl\n"
     ", , PUNCT , 5 punct\n"
     "Sweden Sweden PROPN NNP 3 nmod:unmarked\n",
     {{"Lund", kPlace}, {"Sweden", kPlace}},
     {},
     {"[nested-place] nested-place: subject=Lund complement=Sweden"}},
    {"LifeDatesInBrackets",
     "Ana Ana PROPN NNP 7 nsubj\n"
     "(~ ( PUNCT -LRB- 3 punct\n"
     "1901 1901 NUM CD 1 nmod:unmarked\n"
     "– – SYM SYM 5 case\n"
     "1980~ 1980 NUM CD 3 nmod\n"
     ") ) PUNCT -RRB- 3 punct\n"
     "sang sing VERB VBD 0 root\n",
     {{"Ana", kPerson}},
     {{"1901", LiteralKind::kDate, "1901"}, {"1980", LiteralKind::kDate, "1980"}},
     {"[birth-date] birth-date: subject=Ana complement=1901",
      "[death-date] death-date: subject=Ana complement=1980"}},
    {"ActWithAgentAndPatient",
     "Norvik~ Norvik PROPN NNP 3 nmod:poss\n"
     "'s 's PART POS 1 case\n"
     "acquisition acquisition NOUN NN 0 root\n"
     "of of ADP IN 5 case\n"
     "Telmar Telmar PROPN NNP 3 nmod\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}},
     {},
     {"[act] acquisition: subject=Norvik object=Telmar"}},
    {"LightVerbMeansItsNoun",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "took take VERB VBD 0 root\n"
     "part part NOUN NN 2 obj\n"
     "in in ADP IN 5 case\n"
     "Expo Expo PROPN NNP 2 obl\n",
     {{"Ana", kPerson}, {"Expo", EntityType::kEvent}},
     {},
     {"[verbal-clause] participate: subject=Ana oblique(in)=Expo"}},
    {"NamesInAListShareTheirVerb",
     "politicians politician NOUN NNS 12 nsubj:pass\n"
     "Ana Ana PROPN NNP 1 nmod\n"
     "of of ADP IN 4 case\n"
     "Telmar~ Telmar PROPN NNP 2 nmod\n"
     ", , PUNCT , 6 punct\n"
     "Leo Leo PROPN NNP 4 appos\n"
     "of of ADP IN 8 case\n"
     "Norvik Norvik PROPN NNP 6 nmod\n"
     "and and CCONJ CC 10 cc\n"
     "Mia Mia PROPN NNP 8 conj\n"
     "were be AUX VBD 12 aux:pass\n"
     "elected elect VERB VBN 0 root\n",
     {{"Ana", kPerson},
      {"Telmar", kOrganization},
      {"Leo", kPerson},
      {"Norvik", kOrganization},
      {"Mia", kPerson}},
     {},
     {"[person-attached] person-attached: subject=Ana oblique(of)=Telmar",
      "[person-attached] person-attached: subject=Leo oblique(of)=Norvik",
      "[verbal-clause] elect: object=Ana object=Leo object=Mia"}},
    {"PlacesNestInPairs",
     "lived live VERB VBD 0 root\n"
     "in in ADP IN 3 case\n"
     "Lund~ Lund PROPN NNP 1 obl\n"
     ", , PUNCT , 5 punct\n"
     "Sweden Sweden PROPN NNP 3 conj\n"
     "and and CCONJ CC 7 cc\n"
     "Turin~ Turin PROPN NNP 3 conj\n"
     ", , PUNCT , 9 punct\n"
     "Italy Italy PROPN NNP 3 conj\n",
     {{"Lund", kPlace}, {"Sweden", kPlace}, {"Turin", kPlace}, {"Italy", kPlace}},
     {},
     {"[nested-place] nested-place: subject=Lund complement=Sweden",
      "[nested-place] nested-place: subject=Turin complement=Italy",
      "[verbal-clause] live: oblique(in)=Lund oblique(in)=Turin"}},
    {"PlaceAfterADateBelongsToTheVerb",
     "Ana Ana PROPN NNP 3 nsubj:pass\n"
     "was be AUX VBD 3 aux:pass\n"
     "born bear VERB VBN 0 root\n"
     "in in ADP IN 5 case\n"
     "1950 1950 NUM CD 3 obl\n"
     "in in ADP IN 7 case\n"
     "Lund Lund PROPN NNP 5 nmod\n",
     {{"Ana", kPerson}, {"Lund", kPlace}},
     {{"1950", LiteralKind::kDate, "1950"}},
     {"[verbal-clause] bear: object=Ana oblique(in)=1950 oblique(in)=Lund"}},
    {"PhraseBeforeAFiniteVerbIsItsSubject",
     "On on ADP IN 2 case\n"
     "Monday~ Monday PROPN NNP 7 obl\n"
     ", , PUNCT , 4 punct\n"
     "Ana Ana PROPN NNP 2 conj\n"
     "is be AUX VBZ 7 cop\n"
     "to to PART TO 7 mark\n"
     "visit visit VERB VB 0 root\n"
     "Lund Lund PROPN NNP 7 obj\n",
     {{"Ana", kPerson}, {"Lund", kPlace}},
     {{"Monday", LiteralKind::kDate, ""}},
     {"[verbal-clause] visit: subject=Ana oblique(on)=Monday object=Lund !planned"}},
    {"NounBeforeANameSaysWhatItIs",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "saw see VERB VBD 0 root\n"
     "the the DET DT 4 det\n"
     "film film NOUN NN 2 obj\n"
     "Norvik Norvik PROPN NNP 4 flat\n",
     {{"Ana", kPerson}, {"Norvik", EntityType::kProduct}},
     {},
     {"[verbal-clause] see: subject=Ana object=Norvik",
      "[apposition] film: subject=Norvik complement=film"}},
    {"IncludeNamesMembers",
     "Its its PRON PRP$ 2 nmod:poss\n"
     "rivals rival NOUN NNS 3 nsubj\n"
     "include include VERB VBP 0 root\n"
     "Norvik Norvik PROPN NNP 3 obj\n"
     "and and CCONJ CC 6 cc\n"
     "Telmar Telmar PROPN NNP 4 conj\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}},
     {},
     {"[nominal-predicate] rival: subject=Norvik complement=rivals possessor=Its",
      "[nominal-predicate] rival: subject=Telmar complement=rivals possessor=Its"}},
    {"HaveMakesAPossessor",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "has have VERB VBZ 0 root\n"
     "a a DET DT 4 det\n"
     "son~ son NOUN NN 2 obj\n"
     ", , PUNCT , 6 punct\n"
     "Leo Leo PROPN NNP 4 appos\n",
     {{"Ana", kPerson}, {"Leo", kPerson}},
     {},
     {"[nominal-predicate] son: subject=Leo complement=son possessor=Ana"}},
    {"ExamplesStandForTheirNoun",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "directed direct VERB VBD 0 root\n"
     "films film NOUN NNS 2 obj\n"
     "like like ADP IN 5 case\n"
     "Norvik Norvik PROPN NNP 3 nmod\n",
     {{"Ana", kPerson}, {"Norvik", EntityType::kProduct}},
     {},
     {"[verbal-clause] direct: subject=Ana object=films object=Norvik"}},
    {"OwnedNounNeedsNoSubject",
     "Norvik~ Norvik PROPN NNP 3 nmod:poss\n"
     "'s 's PART POS 1 case\n"
     "headquarters headquarters NOUN NN 0 root\n"
     "in in ADP IN 5 case\n"
     "Lund Lund PROPN NNP 3 nmod\n",
     {{"Norvik", kOrganization}, {"Lund", kPlace}},
     {},
     {"[owned] headquarters: possessor=Norvik oblique(in)=Lund"}},
    {"AgentBehindAnotherPhrase",
     "Ana Ana PROPN NNP 3 nsubj:pass\n"
     "was be AUX VBD 3 aux:pass\n"
     "hired hire VERB VBN 0 root\n"
     "in in ADP IN 5 case\n"
     "Lund Lund PROPN NNP 3 obl\n"
     "by by ADP IN 7 case\n"
     "Norvik Norvik PROPN NNP 5 nmod\n",
     {{"Ana", kPerson}, {"Lund", kPlace}, {"Norvik", kOrganization}},
     {},
     {"[verbal-clause] hire: object=Ana oblique(in)=Lund subject=Norvik"}},
    {"PronounThatAnnouncesAClauseIsNothing",
     "It it PRON PRP 3 nsubj\n"
     "is be AUX VBZ 3 cop\n"
     "time time NOUN NN 0 root\n"
     "to to PART TO 5 mark\n"
     "buy buy VERB VB 3 acl\n"
     "Norvik Norvik PROPN NNP 5 obj\n",
     {{"Norvik", kOrganization}},
     {},
     {"[verbal-clause] buy: object=Norvik !possible"}},
    {"DateOfAThingIsTheClauses",
     "Ana Ana PROPN NNP 3 nsubj:pass\n"
     "was be AUX VBD 3 aux:pass\n"
     "born bear VERB VBN 0 root\n"
     "in in ADP IN 5 case\n"
     "Lund Lund PROPN NNP 3 obl\n"
     "in in ADP IN 7 case\n"
     "1950 1950 NUM CD 5 nmod\n",
     {{"Ana", kPerson}, {"Lund", kPlace}},
     {{"1950", LiteralKind::kDate, "1950"}},
     {"[verbal-clause] bear: object=Ana oblique(in)=Lund oblique(in)=1950"}},
    {"AccusedOfDoingIsAllegedOfTheObject",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "accused accuse VERB VBD 0 root\n"
     "Leo Leo PROPN NNP 2 obj\n"
     "of of SCONJ IN 5 mark\n"
     "visiting visit VERB VBG 2 advcl\n"
     "Lund Lund PROPN NNP 5 obj\n",
     {{"Ana", kPerson}, {"Leo", kPerson}, {"Lund", kPlace}},
     {},
     {"[verbal-clause] visit: subject=Leo object=Lund !alleged"}},
    {"HeadlineInfinitiveIsPlanned",
     "Norvik Norvik PROPN NNP 0 root\n"
     "to to PART TO 3 mark\n"
     "buy buy VERB VB 1 acl\n"
     "Telmar Telmar PROPN NNP 3 obj\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}},
     {},
     {"[verbal-clause] buy: subject=Norvik object=Telmar !planned"}},
    {"ParticipleWithAnObjectIsTheMainVerb",
     "Norvik~ Norvik PROPN NNP 0 root\n"
     ", , PUNCT , 4 punct\n"
     "the the DET DT 4 det\n"
     "champions~ champion NOUN NNS 1 appos\n"
     ", , PUNCT , 6 punct\n"
     "defeated defeat VERB VBN 1 acl\n"
     "Telmar Telmar PROPN NNP 6 obj\n",
     {{"Norvik", kOrganization}, {"Telmar", kOrganization}},
     {},
     {"[verbal-clause] defeat: subject=Norvik object=Telmar",
      "[apposition] champion: subject=Norvik complement=champions"}},
    {"DescriptionAfterANameIsNoConjunct",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "founded found VERB VBD 0 root\n"
     "Norvik~ Norvik PROPN NNP 2 obj\n"
     ", , PUNCT , 6 punct\n"
     "a a DET DT 6 det\n"
     "bakery bakery NOUN NN 2 conj\n",
     {{"Ana", kPerson}, {"Norvik", kOrganization}},
     {},
     {"[apposition] bakery: subject=Norvik complement=bakery"}},
    {"ADeniedClaimIsAlleged",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "denied deny VERB VBD 0 root\n"
     "claims claim NOUN NNS 2 obj\n"
     "that that SCONJ IN 6 mark\n"
     "Leo Leo PROPN NNP 6 nsubj\n"
     "visited visit VERB VBD 3 acl\n"
     "Lund Lund PROPN NNP 6 obj\n",
     {{"Ana", kPerson}, {"Leo", kPerson}, {"Lund", kPlace}},
     {},
     {"[verbal-clause] visit: subject=Leo object=Lund !alleged"}},
    {"ARoleBeforeANameIsNoPartOfIt",
     "Singer singer PROPN NNP 2 nmod:desc\n"
     "Ana Ana PROPN NNP 4 nsubj\n"
     "Lind Lind PROPN NNP 2 flat\n"
     "joined join VERB VBD 0 root\n"
     "Norvik Norvik PROPN NNP 4 obj\n",
     {{"Singer Ana Lind", kPerson}, {"Norvik", kOrganization}},
     {},
     {"[verbal-clause] join: subject=Ana Lind object=Norvik"}},
    {"TheObjectOfHiringDoesWhatFollows",
     "Norvik Norvik PROPN NNP 2 nsubj\n"
     "hired hire VERB VBD 0 root\n"
     "Ana Ana PROPN NNP 2 obj\n"
     "to to PART TO 5 mark\n"
     "lead lead VERB VB 2 advcl\n"
     "Telmar Telmar PROPN NNP 5 obj\n",
     {{"Norvik", kOrganization}, {"Ana", kPerson}, {"Telmar", kOrganization}},
     {},
     {"[verbal-clause] lead: subject=Ana object=Telmar !planned"}},
    {"AParticipleBehindTheArticleIsAnAttribute",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "took take VERB VBD 0 root\n"
     "a a DET DT 4 det\n"
     "role role NOUN NN 2 obj\n"
     "in in ADP IN 8 case\n"
     "the the DET DT 8 det\n"
     "acclaimed acclaim VERB VBD 4 acl\n"
     "Telmar Telmar PROPN NNP 7 obj\n",
     {{"Ana", kPerson}, {"Telmar", EntityType::kProduct}},
     {},
     {"[verbal-clause] take: subject=Ana object=role oblique(in)=Telmar"}},
    {"WhatStandsBeforeTheConjunctionIsOfTheFirstVerb",
     "Ana Ana PROPN NNP 2 nsubj\n"
     "sings sing VERB VBZ 0 root\n"
     "in in ADP IN 4 case\n"
     "Telmar Telmar PROPN NNP 8 obl\n"
     "and and CCONJ CC 8 cc\n"
     "is be AUX VBZ 8 aux\n"
     "also also ADV RB 8 advmod\n"
     "writing write VERB VBG 2 conj\n"
     "Norvik Norvik PROPN NNP 8 obj\n",
     {{"Ana", kPerson}, {"Telmar", EntityType::kProduct}, {"Norvik", EntityType::kProduct}},
     {},
     {"[verbal-clause] sing: subject=Ana oblique(in)=Telmar"}},
    {"TheOnlyVerbNeedsNoTable",
     "Norvik Norvik PROPN NNP 2 nsubj\n"
     "yodels yodel NOUN NNS 0 root\n"
     "for for ADP IN 4 case\n"
     "Ana Ana PROPN NNP 2 nmod\n",
     {{"Norvik", kOrganization}, {"Ana", kPerson}},
     {},
     {"[verbal-clause] yodel: subject=Norvik oblique(for)=Ana"}},
    {"ANameBeforeAnAdjectiveIsNoPartOfTheCompound",
     "the the DET DT 5 det\n"
     "Norvik Norvik PROPN NNP 4 compound\n"
     "legal legal ADJ JJ 4 amod\n"
     "drama drama NOUN NN 5 compound\n"
     "series series NOUN NN 8 nsubj\n"
     "The the DET DT 7 det\n"
     "Ferry Ferry PROPN NNP 5 appos\n"
     "ended end VERB VBD 0 root\n",
     {{"Norvik", kOrganization}, {"The Ferry", EntityType::kProduct}},
     {},
     {"[nominal-predicate] legal drama series: subject=The Ferry complement=legal drama series "
      "possessor(compound)=Norvik"}},
};

class UdPropositions : public ::testing::TestWithParam<Case> {};

std::vector<std::string> read(const Case& c) {
  const auto files = embedded_pack_files("en");
  const Ontology ontology =
      parse_ontology(embedded_pack_files("")->open("ontology.json"), "ontology.json");
  const auto stage = make_ud_propositions_stage(StageContext{
      *files, ontology, "en", {{"relations", "relations.tsv"}, {"roles", "roles.tsv"}}});
  Document document = testing::ud_document(c.words, c.names, c.literals);
  stage->apply(document);
  return testing::propositions_as_text(document);
}

TEST_P(UdPropositions, AreReadFromTheTree) {
  const std::vector<std::string> said = read(GetParam());
  for (const char* expected : GetParam().expected) {
    EXPECT_THAT(said, ::testing::Contains(expected));
  }
}

// "Norvik's Ana Lind", "the Norvik headquarters": what looked a little like a person is a body.
TEST(UdTypes, WhoOwnsAPersonOrHeadquartersIsABody) {
  const char* const kBeforePerson =
      "Norvik Norvik PROPN NNP 3 nmod:poss\n"
      "'s 's PART POS 1 case\n"
      "Ana Ana PROPN NNP 4 nsubj\n"
      "left leave VERB VBD 0 root\n";
  const char* const kBeforeNoun =
      "Norvik Norvik PROPN NNP 2 compound\n"
      "headquarters headquarters NOUN NNS 0 root\n"
      "in in ADP IN 4 case\n"
      "Lund Lund PROPN NNP 2 nmod\n";
  const auto files = embedded_pack_files("en");
  const Ontology ontology =
      parse_ontology(embedded_pack_files("")->open("ontology.json"), "ontology.json");
  const StageContext context{
      *files, ontology, "en", {{"relations", "relations.tsv"}, {"roles", "roles.tsv"}}};
  const auto stage = make_ud_propositions_stage(context);
  for (const char* words : {kBeforePerson, kBeforeNoun}) {
    const bool person = words == kBeforePerson;
    Document document = testing::ud_document(
        words, {{"Norvik", kPerson}, {person ? "Ana" : "Lund", person ? kPerson : kPlace}}, {});
    document.mentions.front().confidence = 0.3F;
    stage->apply(document);
    EXPECT_EQ(document.mentions.front().type, kOrganization) << words;
  }
}

// "stars Ana Lind (Vera)" tells whom she plays, "Ana Lind (Vera) left" what else she is called.
TEST(UdAsides, ANameInBracketsIsAnotherOneOfASubjectOnly) {
  const std::vector<NameRow> names = {{"Ana Lind", kPerson}, {"Vera", kPerson}};
  const Case subject{"Subject",
                     "Ana Ana PROPN NNP 6 nsubj\n"
                     "Lind Lind PROPN NNP 1 flat\n"
                     "( ( PUNCT -LRB- 4 punct\n"
                     "Vera Vera PROPN NNP 1 appos\n"
                     ") ) PUNCT -RRB- 4 punct\n"
                     "left leave VERB VBD 0 root\n",
                     names,
                     {},
                     {}};
  const Case object{"Object",
                    "It it PRON PRP 2 nsubj\n"
                    "stars star VERB VBZ 0 root\n"
                    "Ana Ana PROPN NNP 2 obj\n"
                    "Lind Lind PROPN NNP 3 flat\n"
                    "( ( PUNCT -LRB- 6 punct\n"
                    "Vera Vera PROPN NNP 3 appos\n"
                    ") ) PUNCT -RRB- 6 punct\n",
                    names,
                    {},
                    {}};
  const auto alias = ::testing::Contains(::testing::HasSubstr("[alias]"));
  EXPECT_THAT(read(subject), alias);
  EXPECT_THAT(read(object), ::testing::Not(alias));
}

INSTANTIATE_TEST_SUITE_P(Constructions, UdPropositions, ::testing::ValuesIn(kCases),
                         [](const auto& c) { return std::string(c.param.name); });

}  // namespace
}  // namespace weft
