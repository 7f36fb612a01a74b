// SPDX-License-Identifier: Apache-2.0
//
// The words by which a language points back at things: pronouns, definite nouns, the types of
// common nouns, and the generic parts of names. A table of the pack (reference_words.tsv), one row
// a value: class, value, words separated by '|'. Classes:
//   script       the script of the language's own names: hangul or latin
//   pronoun      what it stands for: male, female, person, dead, thing, place, plural,
//                plural-body, first, reflexive, own
//   together     how many: nouns for so many who were spoken of together ("the pair")
//   mourning     "-": nouns of what is there because of somebody's death: "유족"
//   dying        "-": predicates whose subject is who is dead from then on (고인, "the deceased")
//   noun         an entity type: common nouns whose referents have it
//   definite     an entity type: nouns that alone can stand for a named entity
//   specific     an entity type: definite nouns that stand only for what was said to be one or is
//                called so, or for the only one spoken of that may be one
//   same         "-" or any name: words of one row mean the same ("film", "movie")
//   owner        entity types joined with '+': nouns that only things of these types have ("its
//                capital")
//   name_tag     a morpheme tag: tags that no part of a name bears; such a part gets that tag
//                instead
//   bare         "-": definite nouns that need no word before them (회사)
//   creating     "-": predicates whose object is new, however it is worded (세우다)
//   leading      "-": offices of who leads a body and may have founded it (대표)
//   determiner   words before a definite noun: "near" where they point at what was spoken of (이,
//                this), else "-" (the)
//   birth        "-": words that end an age or a birthplace before a noun ("the Lund-born singer")
//   single       "-": words before one of many (an)
//   form         words of a name that may be left out (the, 주식회사): "law" where they make a body
//                before the law (Inc.), else "-"
//   generic      "-": last words of an organisation's name that a short form may leave out
//   acting       kinds joined with '+': particles of a place that mark the subject where a body of
//                such a kind acts (정부에서 발표했다)
//   uncalled     "-": family names that before a title are rather another word (전 교수)
//   handed       "-": particles of what a clause hands on as the object of the next (에 입학했으나
//                중퇴했다)
//   drops        "-": "object" where the language leaves out objects that are known
//   honorific    male, female, person: words beside a person's name
//   given        male, female: given names
//   gendered     male, female: nouns of persons (widow, spokesman)
//   topic        a morpheme tag: particles of that tag mark what a sentence is about
//   agent        an entity type: predicates whose subject has it (졸업하다, "marry")
//   patient      an entity type: predicates whose object has it (설립하다, "found")
//   subject      a morpheme tag: particles of that tag mark a subject
//   relative     "-": nouns for what one is to another ("아들"), no kind of person or thing
//   demonym      a country or region: adjectives and peoples of it
//   kind         kinds joined with '+': nouns of things of those kinds and last words of bodies'
//                names; "the bank" is no Senate. A kind of a kind stands behind '>':
//                "company>airline"
//   linking      "-": words that make a genitive of the phrase before them ("B에 관한 A")
//   between      "-": nouns that relate two to each other ("A와 B 사이의")
//   closing      "-": nouns that end a clause before them ("참석한 가운데")
//   empty        "-": nouns that tell nothing of what is meant: in the genitive ("다수의"), or
//                alone ("others")
//   light        "-": nouns that are nothing without the words around them ("방식"), of no node
//   honour       letters behind a person's name that are no part of it (OBE): the construction of
//                what they say of him or her, "-" where that is nothing
//   interview    words before whom a text interviews: "-" where they say so (interviewed), "talk"
//                where they do in an interview only (spoke with); "before": words behind that
//                person (tells); "beyond": words behind which nobody is interviewed (about)
//   hearer       "-": pronouns of who is spoken to (you); speaker: of who speaks, alone or not (we)
//   contrast     "-": endings of a clause that leads up to another's deed (지만)
//   coordinate   "-": endings that, behind a tense, end a clause that is whole by itself (고)
//   parted       endings behind which somebody else acts (자): "meanwhile" where the two may be one
//   relatives    "-": nouns of several kin before names that share a last one (brothers)
//   locative     "-": words before names of places (near)
//   alias        "-": words in brackets before a short name (이하, "known as")
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/word_map.h"
#include "weft/core/document.h"

namespace weft {

enum class PronounKind : std::uint8_t {
  kMale,
  kFemale,
  kPerson,
  kDead,
  kThing,
  kPlace,
  kPlural,
  kPluralBody,
  kFirst,
  kReflexive,
  kOwn,
};

// Copies share the words.
class ReferenceWords {
 public:
  // Throws FormatError.
  ReferenceWords(std::string_view table, const std::string& file);

  bool hangul() const { return hangul_; }

  std::optional<PronounKind> pronoun(std::string_view text) const;
  std::optional<EntityType> noun_type(std::string_view noun) const;
  // The same for a compound written as one word, by its last part of two syllables or more: 업체 in
  // "부품업체".
  std::optional<EntityType> compound_type(std::string_view noun) const;
  std::optional<EntityType> definite(std::string_view noun) const;
  // The kinds of bodies whose name ends in this word, or in Korean in such an ending; null if none.
  const std::string* kinds_of_name(std::string_view name) const;
  // The value of a word in a class, null where it is not in it. Case does not count.
  const std::string* find(std::string_view word_class, std::string_view word) const;

 private:
  using Values = WordMap<std::string>;  // by word
  using Classes = WordMap<Values>;

  std::shared_ptr<const Classes> classes_;
  bool hangul_ = false;
};

}  // namespace weft
