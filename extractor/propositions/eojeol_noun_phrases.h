// SPDX-License-Identifier: Apache-2.0
//
// What stands inside one noun phrase of an eojeol language: the thing it refers to, the title of a
// person ("누리로봇 박서준 CEO"), the kind of a thing ("스타트업 마루넷"), its genitive.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extractor/propositions/eojeol_clauses.h"
#include "extractor/propositions/role_nouns.h"
#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

// What a phrase refers to: a mention or a literal, kNone both where it refers to nothing.
struct Referent {
  std::uint32_t mention = kNone;
  std::uint32_t literal = kNone;
  bool empty() const { return mention == kNone && literal == kNone; }
};

// How surely relational nouns, and genitives, state what they do.
inline constexpr float kRelational = 0.85F;
inline constexpr float kGenitive = 0.6F;

class NounPhrases {
 public:
  // Mentions that no earlier stage found are added to the document.
  NounPhrases(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
              const RoleNouns& roles, const ClauseTables& tables, const RelationRules& rules,
              const ReferenceWords& kinds, const std::string& verb_ending)
      : document_(document),
        sentence_(sentence),
        s_(clauses),
        items_(clauses.items),
        roles_(roles),
        tables_(tables),
        rules_(rules),
        kinds_(kinds),
        verb_ending_(verb_ending) {}

  // What phrases refer to (eojeol_noun_phrases.cc). Phrases are given by their places in the chunks
  // of the sentence, words by theirs in its words; what refers to nothing known becomes a mention.

  // The thing that the phrase is about: its head, or the person whose title is its head.
  Referent referent(std::size_t chunk);
  // The same, with everything coordinated with it, in order.
  std::vector<Referent> referents(std::size_t chunk);
  // The phrases before this one that are coordinated with it, in order.
  std::vector<std::size_t> coordinated(std::size_t chunk) const;
  // Removes from the phrases listed before `last` those that are bodies of the officers behind
  // them.
  void leave_bodies_of(std::vector<std::size_t>& listed, std::size_t last) const;
  // The genitive's referent, or the organisation or place named inside the phrase before `word`.
  Referent possessor(std::size_t chunk, std::size_t word);
  // The same, with every name coordinated with the genitive: "A와 B의 작품".
  std::vector<Referent> possessors(std::size_t chunk, std::size_t word);
  // What the clause is about in which the phrase stands, unless that is the phrase itself.
  Referent holder_of(std::size_t chunk);
  // The name in "X라는 회사": what a naming clause says of the phrase it modifies; kNone where no
  // clause names the phrase.
  std::uint32_t naming_clause(std::size_t chunk) const;
  std::size_t one_of(std::size_t chunk) const;
  std::size_t marked_from(std::size_t chunk) const;

  // Names and values in phrases (eojeol_phrase_names.cc).

  // The name that ends in this word, kNone where there is none.
  std::uint32_t name_ending_at(const Word& word) const;
  // The same of values.
  std::uint32_t literal_ending_at(const Word& word) const;
  bool is_ordinal(const Mention& mention) const;
  bool is_title(std::uint32_t name) const;
  // The last person, or the last organisation or place, named in the words [begin, end); kNone
  // where there is none.
  std::uint32_t name_in(std::size_t begin, std::size_t end, bool person) const;
  // "X 지분 60%": the name before a relational noun and its share; kNone where there is none.
  std::uint32_t shared_in(std::size_t chunk) const;
  // The names of its type that middle dots join before this one, and itself, in order: "A·B".
  std::vector<std::uint32_t> joined_names(std::uint32_t mention) const;
  // A and X of "A X당·B Y당 대표", where `person` is B: who holds the office before the dot, and of
  // what; kNone where there is nobody.
  std::pair<std::uint32_t, std::uint32_t> officer_before(std::uint32_t person) const;
  // Whether the person is A of such a pair.
  bool is_officer_before(std::uint32_t person) const;
  bool held_by_another(std::size_t chunk) const;
  std::uint32_t holder_before(std::size_t chunk, std::uint32_t name) const;
  // The name of that type that the mark alone parts from `name`, behind it or before; kNone where
  // there is none.
  std::uint32_t name_beside(std::uint32_t name, EntityType type, std::string_view mark,
                            bool behind) const;
  // "1970년생": a value and a relational noun in one word.
  bool value_noun(const Word& word) const;
  // Whether a relational noun stands before the value that ends the phrase: "영업이익 200억원".
  bool valued_noun(std::size_t chunk) const;
  // Whether the genitive of the phrase is a value.
  bool valued(std::size_t chunk) const;
  // The text from the first word's noun to the last one's.
  Span words_span(std::size_t first_word, std::size_t last_word) const;
  // The mention of these words, added to the document where there is none yet.
  std::uint32_t nominal(std::size_t first_word, std::size_t last_word, EntityType type);
  // The same of a word as it is written, with its ending.
  std::uint32_t written(std::size_t word);
  // Makes the phrase the name of a person.
  void name_person(std::size_t chunk);

  // What common nouns are (eojeol_phrase_nouns.cc).

  // A title or occupation that ends the phrase: where it begins (with its modifiers), kNowhere if
  // none.
  std::size_t role_begin(std::size_t chunk) const;
  // Whether the word is a title or occupation; `by_suffix`: a compound that ends with one as well.
  bool role_at(std::size_t word, bool by_suffix) const;
  // "나래부녀회장", "강릉부시장": whether the name of a body, or of a place where no body's name is
  // longer ("강릉시장"), and what is left of the word make a title.
  bool begins_title(std::uint32_t name, std::size_t word) const;
  // Occupations are what persons are: by themselves, of a country or of a time, not in a body.
  bool is_occupation(std::size_t word, std::uint32_t body) const;
  // Whether the phrase says no more than what one is to another: "둘째 아들", but not "A의 아들".
  bool is_relative(std::size_t begin, std::size_t last) const;
  // Where the predicate noun of a copula begins: "오픈랩 자회사이다" after the name.
  std::size_t noun_begin(std::size_t chunk) const;
  // The countries of bodies in the phrase: to be read when all else of the sentence has been.
  void read_homes(std::size_t chunk);
  // The same of the regions with which places' names begin.
  void read_venues(std::size_t chunk);
  // Whether the phrase, a genitive, only tells which one of its kind: "국내 최초의".
  bool tells_which(std::size_t chunk) const;
  // Whether the name stands in quotation marks.
  bool quoted(std::uint32_t name) const;
  // A noun for what things are, by itself or as the end of a compound: "기업", "패션기업".
  bool is_kind(const Word& word) const;
  // Whether the noun says what somebody is called, or is: "별명".
  bool gives_name(const std::string& noun) const;
  // Whether the noun says where its possessor is, and nothing else is: "본사".
  bool gives_place(const std::string& noun) const;
  // Relations that persons alone have with one another: "아들", "부인".
  bool joins_persons(const std::string& noun) const;
  // Whether the relation words know the noun.
  bool relates(const std::string& noun) const {
    return rules_.find(PredicateKind::kNoun, noun) != nullptr;
  }
  // Whether a relation of the noun is one to an amount ("매출"), or to a date ("개봉일").
  bool measures(const std::string& noun) const { return rules_.measures(noun); }
  bool dates(const std::string& noun) const;
  // Whether the verb of the noun may say how somebody is by itself: "구속기소".
  bool states_alone(const std::string& noun) const;
  // Whether the word before says that what follows was or will be: "전", "차기".
  std::optional<Status> status_before(std::size_t word) const;
  // The same of a word anywhere in the phrase before the noun: "전직 스타크래프트 프로게이머".
  std::optional<Status> status_in(std::size_t chunk, std::size_t noun) const;

  // Propositions that the phrase states by itself, appended to the document
  // (eojeol_noun_relations.cc, eojeol_persons.cc, eojeol_beside_names.cc).
  void read(std::size_t chunk);

  const ReferenceWords& reference_words() const { return kinds_; }
  const std::string& verb_ending() const { return verb_ending_; }

 private:
  // Of what phrases refer to.
  std::size_t quote_begin(std::size_t chunk, std::uint32_t name) const;
  Referent side_of(std::size_t chunk);
  void add_referents(std::size_t chunk, std::vector<Referent>& out);
  bool sums_up(std::size_t chunk) const;
  bool of_countries(std::size_t chunk) const;
  std::vector<Referent> persons_together(std::size_t chunk,
                                         std::vector<Referent> coordinated) const;

  // Of names and values.
  std::uint32_t any_name_in(std::size_t begin, std::size_t end) const;
  bool in_brackets(const Mention& mention) const;
  bool is_person(std::uint32_t mention) const;
  std::size_t first_word_of(std::uint32_t mention, std::size_t chunk) const;
  std::size_t word_after(std::uint32_t mention, std::size_t chunk) const;
  bool is_bound(const Word& word) const;
  std::uint32_t nominal_of(Span span, std::size_t first_word, std::size_t last_word,
                           EntityType type);

  // Of common nouns.
  std::size_t role_start(std::size_t begin, std::size_t end) const;
  // Where "징역 4월에 집행유예 1년" begins in the phrase; kNowhere where it is no such sentence.
  std::size_t penalty_begin(std::size_t chunk) const;

  // Of what a phrase states by itself.
  Proposition nominal_proposition(std::size_t first_word, std::size_t last_word,
                                  const char* construction, float confidence) const;
  void read_person(std::size_t chunk, std::uint32_t person);
  std::size_t read_relational(std::size_t chunk, std::size_t end, std::uint32_t person);
  bool are_parents(const std::vector<Referent>& two, std::size_t chunk, std::uint32_t child) const;
  void read_own_title(std::uint32_t person);
  std::uint32_t team_part(std::size_t word) const;
  void read_team(std::size_t chunk, std::size_t from, std::size_t after, std::uint32_t person);
  void read_demonym(std::size_t word, std::uint32_t person);
  void share_office(std::uint32_t person);
  bool is_of_person(std::size_t chunk, std::uint32_t person);
  void share_title(std::size_t chunk);
  void share_body(std::size_t since, std::uint32_t body);
  bool is_full_name(std::uint32_t name) const;
  void share_occupation(std::size_t chunk);
  void read_title(std::size_t chunk, std::size_t from, std::size_t begin, std::size_t end,
                  std::uint32_t person, std::optional<Status> held = std::nullopt);
  void read_staff(std::size_t chunk);
  void read_together(std::size_t chunk);
  void read_kind(std::size_t chunk);
  std::size_t kind_begin(std::size_t from, std::size_t end) const;
  void read_inner_kinds(std::size_t chunk);
  bool names_body(const Word& word) const;
  bool names_wing(std::string_view name) const;
  void read_members(std::size_t chunk);
  void read_rank(std::size_t chunk, std::size_t begin, std::uint32_t name);
  void read_part_in_work(std::size_t noun, std::uint32_t name);
  std::size_t kind_chunk(std::size_t chunk, std::uint32_t name) const;
  bool quoted_thing(std::size_t c, std::uint32_t name) const;
  void read_adjacent(std::size_t chunk);
  void read_owner_before(std::size_t chunk, std::size_t word);
  std::uint32_t maker_before(std::size_t chunk, std::uint32_t name) const;
  bool is_country(std::string_view words) const;
  bool is_city(std::string_view words) const;
  bool is_cue(std::string_view words, std::uint32_t kind) const;
  bool is_region(std::uint32_t token) const;
  bool shows_works(std::uint32_t body) const;
  std::size_t behind_country(std::size_t chunk, std::size_t first) const;
  void read_listed(std::size_t chunk);
  bool listed_as(std::uint32_t name, std::size_t noun) const;
  std::string singular(std::size_t word) const;
  void read_versus(std::size_t chunk);
  // Whether the noun says the same of those on either side of it: "대".
  bool is_mutual(const std::string& noun) const;
  bool goes_with(std::uint32_t owner, EntityType type) const;
  void say_of_works(std::size_t chunk, Proposition& p) const;
  bool of_works(const std::string& noun) const;
  void read_named_kind(std::size_t chunk);
  void read_genitive(std::size_t chunk);
  void read_site(std::size_t chunk);
  void read_somewhere(std::size_t chunk);
  void read_origin(std::size_t chunk, std::size_t owned);
  void say_origin(std::size_t noun, std::uint32_t other, std::size_t owned);
  Referent owner_of(std::uint32_t noun);
  void read_measure(std::size_t chunk);
  bool acts(std::size_t chunk) const;
  bool told_by_verb(std::size_t c, std::uint32_t value) const;
  Referent owner_beside(std::size_t chunk);
  void add_times(std::size_t chunk, Proposition& p) const;
  std::uint32_t place_within(std::size_t word) const;
  std::uint32_t embedded_body(std::size_t word);
  std::uint32_t with_embedded(std::uint32_t body, std::size_t word);
  std::uint32_t body_of(std::size_t chunk);
  void read_event(std::size_t chunk);
  void read_companion(std::size_t chunk);

  Document& document_;
  std::uint32_t sentence_;
  const SentenceClauses& s_;
  SentenceItems items_;  // grows with the mentions that phrases become
  const RoleNouns& roles_;
  const ClauseTables& tables_;
  const RelationRules& rules_;
  const ReferenceWords& kinds_;
  const std::string& verb_ending_;  // makes a verb of a noun
};

}  // namespace weft
