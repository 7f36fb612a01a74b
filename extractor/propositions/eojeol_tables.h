// SPDX-License-Identifier: Apache-2.0
//
// The word lists of the clause builder for eojeol languages, each read from a table of the pack
// that describes itself. Immutable after loading, shared by threads.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/propositions/eojeol_words.h"
#include "extractor/word_map.h"

namespace weft {

// Clauses that a phrase may climb, which trees of nonsense would not end.
inline constexpr int kMaxClimb = 12;

// What words around a predicate say of its truth.
struct Claim {
  bool negated = false;
  bool hypothetical = false;
  bool ongoing = false;   // not done yet: "짓고 있다"
  bool repeated = false;  // not for the first time: "다시"
  Modality modality = Modality::kAsserted;

  // Names: "-", "negated", "possible", "planned", "reported", "alleged", "hypothetical",
  // "ongoing", "again".
  static Claim parse(std::string_view name, const TableRow& row, const std::string& file);
  void add(const Claim& other);
};

struct ClauseTables {
  explicit ClauseTables(const PackFiles& files);

  struct Periphrasis {
    Ending ending = Ending::kUnmarked;
    std::string ending_form;         // empty for any
    std::string marker;              // the particle behind it, empty for any or none
    std::vector<std::string> words;  // stems of nouns, dictionary forms of predicates
    Claim claim;
  };
  // A verb or noun that makes a particle of the particle before it: "에 대해", "을 소재로".
  struct ComplexParticle {
    Case noun_case = Case::kOblique;
    std::string marker;  // of the noun before; empty for any
    std::string word;    // dictionary form of a verb, or the stem of a noun
    Case result = Case::kOblique;
    std::string result_marker;
  };
  struct LightVerb {
    Case noun_case = Case::kObject;
    std::string marker;  // of the noun, where its case is oblique
    Voice voice = Voice::kActive;
  };

  // nullptr where this verb (or noun) with this ending after such a noun is no particle.
  const ComplexParticle* complex_particle(const Word& noun, const Word& word) const;

  // Whether the noun only says how: "구체적으로".
  bool manner(const Word& noun) const;

  std::vector<Periphrasis> periphrases;
  std::map<std::string, Claim, std::less<>> content_nouns;  // in order: the last that fits counts
  WordList whole_nouns;                                     // nouns that stand for a clause: "것"
  WordList fact_nouns;   // those that say that it is so: "사실"
  WordList time_nouns;   // those content nouns that end a time: "이후"
  WordList later_nouns;  // a time after the one before: "이듬해"
  WordMap<Claim> speech_verbs;
  // The particle of whom a verb of judging is about: "X에 대해 ...라고 평가하다".
  WordMap<std::string> judging_verbs;
  std::string saying;        // the verb of saying that says no more than that: "말하다"
  std::string asking;        // the one that asks for what is said: "요청하다"
  std::string light_saying;  // one that does many other things: "하다"
  WordMap<LightVerb> light_verbs;
  WordMap<Claim> adverbs;
  WordMap<std::string> homographs;  // verbs without objects, and those that share forms with them
  WordList lived;                   // their own objects all the same: "삶"
  std::vector<std::pair<std::string, std::string>> manners;  // ends of nouns with their particles
  WordList closers;  // nouns after a clause that begin no phrase: "뿐"
  WordList bonds;  // nouns that only relate one to another, and say of neither what it is: "소속"
  WordList qualities;    // suffixes of nouns that only describe: "적"
  WordList shells;       // that say nothing without their modifier: "노력"
  WordList scenes;       // that a clause before them tells in full: "장면"
  WordList pictures;     // those that somebody makes as well: "사진"
  WordList deeds;        // nouns for what is done or won, which do nothing themselves: "기록"
  WordList kins;         // nouns for whose somebody is: "아들"
  WordList dyings;       // verbs for dying
  WordList pointers;     // determiners that point at what was spoken of: "이"
  WordList agentives;    // verbs of what nobody but somebody or a body does: "방문하다"
  WordList being_ends;   // ends of nouns that may mean somebody or a body: "자"
  WordList with_object;  // verbs that mostly have an object, and such that hardly have any
  WordList without_object;
  WordList people;     // common nouns for persons: "사람들"
  WordList thans;      // particles of what is compared with: "보다"
  WordList elapsed;    // nouns behind a time that has passed: "만"
  WordList aims;       // verbs of what a noun serves: "찾기 위한 회의"
  WordList holders;    // nouns for holding an event: "X 주최로"
  WordList occasions;  // nouns for where somebody says something: "인터뷰"
  WordList times;      // units that say how often: "한 번"
  WordList dated;      // nouns whose year is their own: "예산안"
  WordList staged;     // events whose year is when they are: "올림픽"
  WordList comings;    // words that begin a time to come: "오는"
  WordList deictics;  // nouns for a time that no date is: "이번에", and for instead of what: "대신"
  WordList podiums;      // what somebody holds or gives out to say something: "기자회견"
  WordList nominatings;  // verbs behind which somebody is yet to have the office: "지명하다"
  // Verbs for being seen in a picture: "등장하다".
  WordList appearings;
  // Adverbs behind what they choose from: "세계에서 가장".
  WordList superlatives;
  WordList complex_markers;  // of nouns that are a part of the particle: "배경으로"
  WordList causes;           // nouns behind what something is due to: "탓에"
  WordList phrase_openers;   // nouns of time that are no part of the phrase behind them: "이때"
  WordList matters;          // nouns for what is written or said: "내용"
  WordList firsts;           // nouns that as genitives only tell which one of its kind: "최초의"
  WordList datives;          // verbs that have a receiver: "주다"
  // Forms of a light verb that are written like a number: "상대로 한".
  WordList light_forms;
  WordList afters;               // nouns behind a date from which on it is: "이후"
  WordList event_closers;        // nouns behind an event before which all else is: "출범 이후"
  WordList verbal_adverbs;       // forms of verbs that say how: "잇따라"
  WordList sames;                // words for what was spoken of before: "같은 혐의로"
  WordList openers;              // bare nouns that begin a clause and join it: "반면"
  WordList respectives;          // "각각": pairs two lists
  WordList penalties;            // nouns that a value completes: "징역 3년"
  WordList comparisons;          // nouns behind a date: "전년 대비"
  WordList areas;                // "서울 일대": nouns that leave a place what it is
  WordList epithets;             // "중국 관영 X": nouns between a body and its country
  WordList goings;               // verbs of going to a place: "방문하다"
  WordList some;                 // "서울의 한 병원": determiners of what nobody names
  WordList wings;                // ends of the names of a body's parts, behind its own
  WordList sides;                // "X 측": nouns that leave somebody who it is
  WordList markets;              // the same where no office is asked for: "시장"
  WordList replacements;         // in whose place, and no office: "후임"
  std::string again;             // says that something is not so for the first time: "다시"
  std::string as_marker;         // of a noun that says what something is: "회사로, "
  std::string field_marker;      // given to the words before a rank: "최다 득점 2위"
  std::string gap_marker;        // of a place or goal that an adnominal clause leaves out
  std::string including_marker;  // of the first of those that the next phrase lists: "비롯해"
  WordList togethers;            // behind whoever does the same: "X와 함께"
  WordList ones;                 // one of those before it: "하나"
  WordList partitives;           // that stand between: "기업 중 하나"
  std::string with_marker;       // of with whom something is done: "와"
  std::string about_marker;      // of whom or what something is said about: "에 대해"
  std::string through_marker;    // of through what something is said: "성명을 통해"
  std::string opponent_marker;   // given to whom an event is with: "X와의 경기에서"
  std::string range_since;       // of the beginning and of the end of a time: "부터", "까지"
  std::string range_until;
  std::vector<std::string> prefixes;  // that leave a verb's relation as it is: "재"
  int present_final = 0;              // the final that the present ending leaves on a stem: ㄴ
  int displaced_final = 0;            // the one that it displaces there: ㄹ

  // Verbs whose argument is what a person becomes or is: "의장을 맡다", "사장이 되다".
  struct Office {
    Case noun_case = Case::kObject;
    std::string marker;
  };
  std::multimap<std::string, Office, std::less<>> offices;
  // "자회사로 A를 두다": what the noun says relates the object to the subject.
  WordList havings;

  // Verbs of which the counted object is what the subject has: "직원 30명을 두다".
  WordList holdings;

  // Verbs of which the object moves: "X를 이전하다".
  WordList movings;

  // Verbs whose outcome is there only when they are done: "짓다".
  WordList completings;

  // Verbs of which what the object names has been or is: "X와의 계약을 해지하다".
  WordList presupposing;
  // Particles of an event in which the clause takes place: "X와의 경기에서".
  WordList settings;

  // Whether a table has the common noun as one for persons or bodies.
  bool is_being(const std::string& noun) const;
  // Whether the common noun means neither somebody nor a body.
  bool is_thing(const std::string& noun) const;

  // Whether a noun with this particle says whom the verb makes of someone.
  bool is_office(std::string_view lemma, Case noun_case, std::string_view marker) const;

 private:
  void read_adverbs(const PackFiles& files);
  void read_beings(const PackFiles& files);

  WordList beings_;  // common nouns for persons and bodies
  WordList things_;  // those for products and events

  std::multimap<std::string, ComplexParticle, std::less<>> connective_particles_;
  std::multimap<std::string, ComplexParticle, std::less<>> adnominal_particles_;
  std::multimap<std::string, ComplexParticle, std::less<>> conditional_particles_;
  std::multimap<std::string, ComplexParticle, std::less<>> nominal_particles_;
};

}  // namespace weft
