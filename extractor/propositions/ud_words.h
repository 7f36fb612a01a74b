// SPDX-License-Identifier: Apache-2.0
//
// The closed word lists that reading a Universal Dependencies tree needs: what negates, what makes
// a clause planned or possible, who reports, which words are relative. Read from a pack's
// clause_words.tsv, which describes its classes, light_verbs.tsv and verb_endings.tsv. Immutable.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/pack_files.h"
#include "weft/core/document.h"

namespace weft {

enum class WordClass : std::uint8_t {
  kNegator,         // negates the word that it depends on
  kAuxiliary,       // value: the claim it makes of its verb
  kAdverb,          // value: the claim
  kReporting,       // verb whose finite complement is what its subject says or thinks; value
  kControl,         // verb or adjective of an infinitive; value
  kContentNoun,     // noun whose infinitive or clause is its content; value
  kCondition,       // conjunction of a clause that states no fact
  kUnfinished,      // verb that says nothing of its object without the infinitive: "ordered Ana to"
  kEnding,          // adposition before what ends a time: "until his death in 1965"
  kNobody,          // pronoun that denies what it is the subject of: "nobody"
  kUnreal,          // auxiliary that with kHave says what did not happen: "would have won"
  kFutureInPast,    // auxiliary that tells of the past what came after it: "would"
  kOnTerms,         // preposition of a plan or contract that somebody would follow: "under"
  kAbstractEnding,  // ending of nouns of what happens or of a state: "-hood"
  kConcrete,        // noun with such an ending that may be somebody: "celebrity"
  kAfterwards,      // adverb or verb of what came after: "later", "go on"
  kLeadership,      // noun of leading; value: the adposition before it: "under the leadership of X"
  kFieldHead,       // noun of leading, of which a field is no body: "head of research"
  kBlameMark,       // adposition between a verb of blame and the act: "accused of lying"
  kEventClaim,      // adjective of an act; value: the claim: "the planned merger"
  kStateOffice,     // noun of an office that a country may have: "Dutch president"
  kBetween,         // adposition of two parties; value: that of the second: "between X and Y"
  kRespectively,    // adverb that pairs two lists
  kWithout,         // conjunction or adposition that negates its clause
  kRelative,        // relative pronoun
  kRelativePlace,   // relative adverb; value: the adposition it stands for
  kAgent,           // adposition of a passive's agent
  kSource,          // adposition that names who says it
  kAs,              // adposition that says what its clause's subject or object is
  kPossession,      // adposition of a possessor
  kPartitive,       // stands for the noun of its possessor: "one of the founders"
  kDemonymField,    // noun that an adjective of a country says the kind of: "Dutch literature"
  kDemonym,         // adjective of a country or region; value: its name
  kNotPossessor,    // lemma of a possessor-like modifier that is none
  kEventNoun,       // noun of an act: its possessor acts, its "of" undergoes
  kStateNoun,       // the same without object: its "of" acts
  kBecome,          // verb whose complement is what its subject is
  kBirth,           // words before a date in brackets
  kDeath,
  kAlso,             // words before another name in brackets
  kUnique,           // adjective whose noun's infinitive is a fact: "the first to land"
  kYears,            // unit of an age written into an adjective
  kExample,          // adposition before members of what the noun names: "films such as X"
  kSuch,             // word that announces examples behind kAs: "such painters as X"
  kCompanion,        // adposition of who does the same: "along with"
  kComplex,          // noun of a complex adposition; value: what stands before it: "on behalf of"
  kInclude,          // verb whose object are members of its subject
  kHave,             // verb whose subject possesses its object
  kBlame,            // verb whose object does what follows: "accused X of lying"
  kTwoObjects,       // verb that takes two objects: "awarded X the prize"
  kQuantifier,       // noun that only says how many: "a number of"
  kRelativePerson,   // relative pronoun for people only
  kSequel,           // adverb of what came after: "later"
  kDummy,            // pronoun that stands for a clause to come
  kPortion,          // noun that only says how much or what kind of something: "a portion of"
  kConnective,       // phrase that only links sentences: "for example"
  kUnsaidBe,         // relation between a noun and its apposition
  kUnsaidHave,       // relation between a possessor and what it has
  kRuler,            // title of who rules a country: king, sultan
  kBeforeName,       // noun that may stand before a name at the beginning of a sentence: "Rival X"
  kObjectControl,    // verb whose object does what its infinitive says: "hired X to lead Y"
  kVacuous,          // noun that says nothing of what it is said of, unless "of" follows
  kNoDescription,    // noun that never says what the name beside it is: "post", "spring"
  kJudging,          // verb before "as" and what somebody thinks that its object is
  kOpinion,          // verb that says what its subject thinks that its object is
  kAbsolute,         // adposition of a clause's own subject: "with X leading"
  kAlignment,        // adjective of a political camp
  kAlignmentPrefix,  // how such adjectives begin: "pro-"
  kFaction,          // noun of a political camp
  kPoliticalBody,    // noun of a body that has a political camp
  kResultOf,         // verb whose infinitive may tell what came of it: "beat X to win Y"
  kResult,           // verb of such an infinitive
  kLocative,         // adposition that says where
  kFormer,           // adverb that tells that a state is over
  kGiving,           // "gave Ana a book": who gets it, after the preposition of its value
  kState,            // verb of a state, which may be over
  kBeside,           // preposition before an attribute of the subject: "on sales of 3 million"
  kMeasure,          // verb between an attribute and its value: "sales reached 3 million"
  kSuccessor,        // verb whose subject is what its object was: "succeeded X as mayor"
  kAppointing,       // verb that gives its object an office
  kOffice,           // noun that says no more than office: "the post of minister"
  kOfficeMarker,     // adposition of an office that somebody gets: "promoted to"
  kHoldingOffice,    // verb of having such an office
  kActing,           // verb of playing a part: "stars as a pilot"
  kPerforming,       // verb of doing what its object says; value: the claim
  kTimeNoun,         // noun of a time, no partner of anything: "for a while"
  kLeaving,          // verb that ends an office: "resigned as minister"
  kPlaceParticiple,  // participle joined to a place: "Lisbon-based"; value: the adposition
  kBody,             // noun of a body: "company"
  kSurvivor,    // verb of the dead and those left; value: what the dead are of it: "survived by"
  kNaming,      // participle before what somebody or something is called: "a man named Leo"
  kDead,        // adjective of the dead, who stay what they were to their kin: "late"
  kFieldTitle,  // title whose "of" names a field, no body: "professor"
  kEmployment,  // adposition of whom somebody works for: "at"
  kWorkPart,    // noun of a part or a version of a work: "the last season of X"
  kReportNoun,  // noun of what somebody says in writing: "Norvik's report said"
  kCharacterizing,  // verb that tells what its object is said to be: "described X as"
  kTransitive,      // verb that has an object wherever it is not in the passive: "complete"
  kPlaceKind,       // noun before "of" and a place's name: "the town of Norcia"
  kPlacePart,       // noun of where in a place: "the north of Lydia"; value: its adposition
  kTenure,          // noun of the time or work in an office: "his tenure as editor"
  kSettlement,  // kind of place behind the name of the one around it: "the Essex town of Harlow"
  kResigning,   // verb of leaving an office, whether the clause says which or not
  kMeans,       // noun of how something is done, no agent: "by force"
  kNation,      // abbreviation of a country that stands before a noun: "the U.S. state"
  kLasting,     // last word of the name of what lasts for years: "War"
  kReleased,    // noun of a work that comes out in a year: "the 1966 film"
  kDirection,   // adverb before "of" and a place: "east of Lund"
  kAmong,       // adposition before a pronoun that leads to examples: "among them"
  kRank,        // word that begins a title of several: "chief"
  kConcession,  // conjunction of a clause that holds whether or not the other does: "although"
  kLimiter,     // adverb that takes back the negation before it: "not only"
  kBystander,   // verb whose subject does not itself do what the object says: "opposed the sale"
  kCertain,     // noun that, denied, makes sure what it tells: "no doubt that"
  kBoard,       // noun between an office and the body it is of: "chairman of the board of X"
  kMaking,      // verb of what is done to works and never to persons: "published"
  kPremises,    // what a body has somewhere: "with offices in X"
  kNow,         // adverb before the present name of what has had another
  kExchange,    // short name of a stock exchange, before a colon and a ticker
  kBesides,     // adposition before what is so as well: "besides his role as X"
  kThere,       // adverb for the place named before
  kOnward,      // verb; value: what it needs not stand right before: "worked on maps for X"
  kCount,       // none; how many there are
};

// What words around a predicate say of its truth.
struct UdClaim {
  bool negated = false;
  bool hypothetical = false;
  Modality modality = Modality::kAsserted;
  Status status = Status::kCurrent;

  // Names: "asserted", "negated", "planned", "possible", "alleged", "reported", "hypothetical".
  static std::optional<UdClaim> parse(std::string_view name);
  // Negations cancel out; the strongest doubt stays.
  void add(const UdClaim& other);
};

class UdWords {
 public:
  explicit UdWords(const PackFiles& files);

  bool is(WordClass word_class, std::string_view lemma) const;
  // The value of a word in its class, null where it is not in the class.
  const std::string* value(WordClass word_class, std::string_view lemma) const;
  // The first word of a class, null where it is empty.
  const std::string* first(WordClass word_class) const;
  // The claim that a word of the class makes; asserted where it is not in the class.
  UdClaim claim(WordClass word_class, std::string_view lemma) const;
  // The dictionary form of an inflected word, by verb_endings.tsv: of an irregular form, or of a
  // regular one that `known` accepts; empty
  // where there is none.
  template <typename Known>
  std::string verb_lemma(std::string_view form, const Known& known) const {
    if (const auto whole = verb_forms_.find(form); whole != verb_forms_.end()) {
      return whole->second;
    }
    for (const auto& [ending, instead] : verb_endings_) {
      if (form.size() <= ending.size() + 1 || !form.ends_with(ending)) continue;
      std::string lemma(form.substr(0, form.size() - ending.size()));
      lemma += instead;
      if (known(lemma)) return lemma;
      const std::size_t n = lemma.size();
      if (n < 3 || !instead.empty() || lemma[n - 1] != lemma[n - 2]) continue;
      lemma.pop_back();
      if (known(lemma)) return lemma;
    }
    return {};
  }
  // Whether it may be a finite verb: an irregular past, or an ending of one that `known` accepts.
  template <typename Known>
  bool finite_form(std::string_view form, const Known& known) const {
    return form.size() > 2 && !verb_lemma(form, known).empty();
  }
  // What a light verb means together with its object, null where it is none: take + part.
  const std::string* light_verb(std::string_view verb, std::string_view noun) const;

 private:
  using Words = std::map<std::string, std::string, std::less<>>;
  std::vector<std::pair<std::string, std::string>> verb_endings_;
  Words verb_forms_;  // irregular ones
  std::array<Words, static_cast<std::size_t>(WordClass::kCount)> classes_;
  std::map<std::string, Words, std::less<>> light_verbs_;
};

}  // namespace weft
