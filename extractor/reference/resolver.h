// SPDX-License-Identifier: Apache-2.0
//
// Gives every mention its entity: names by their clusters, pronouns and definite nouns by what was
// spoken of last, and unsaid subjects by what the text is about. Sieves in the manner of Lee et al.
// (2013), precise ones first, with a bounded look back; a link is left out rather than guessed.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extractor/reference/antecedents.h"
#include "extractor/reference/gender.h"
#include "extractor/reference/name_clusters.h"
#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

// How surely a word stands for what it was taken for.
inline constexpr float kLikely = 0.75F;
inline constexpr float kGuess = 0.55F;

class Resolver {
 public:
  // Without a model of antecedents, pronouns mean the best of what was spoken of last.
  Resolver(Document& document, const ReferenceWords& words,
           const AntecedentModel* antecedents = nullptr);

  void run();

 private:
  // A mention of an entity in the order of the text, as later words see it.
  struct Trace {
    std::uint32_t entity = kNone;
    std::uint32_t mention = kNone;
    std::uint32_t sentence = 0;
    std::uint32_t begin = 0;
    bool subject = false;
  };
  struct Wanted {
    bool person = false;
    bool place = false;  // a place, or else a body that is no subject: where somebody works
    std::optional<EntityType> type;
    Gender gender = Gender::kUnknown;
    std::uint32_t sentences_back = 2;
    bool prefer_subject = true;
    std::uint32_t main = kNone;  // an entity that is likelier than others
    std::string_view noun;       // that the mention consists of, where it is a definite noun
    const std::string* kinds = nullptr;  // of the noun (reference_words.h), null for any
    bool specific = false;               // the noun means what is known to be such, or the only one
    const std::string* owners = nullptr;  // types of what may have such a noun, null for any
  };

  void drop_honours();
  void make_named_entities();
  void find_title();
  void find_opening();
  bool is_body(const Sentence& sentence) const;
  std::uint32_t after_bracket(std::uint32_t token, std::uint32_t last) const;
  void mend_types();
  void type_nominals();
  void index_propositions();
  void resolve_sentence(std::uint32_t sentence);
  void resolve_mention(std::uint32_t mention);
  void resolve_in_speech(std::uint32_t mention, PronounKind kind);
  std::uint32_t resolve_pronoun(std::uint32_t mention, PronounKind kind, float& chance) const;
  std::uint32_t resolve_native(std::uint32_t mention) const;
  std::uint32_t resolve_definite(std::uint32_t mention) const;
  std::uint32_t repeated_nominal(std::uint32_t mention) const;
  std::uint32_t ends_name(std::uint32_t mention) const;
  std::uint32_t ends_in_name(const Mention& mention) const;
  std::uint32_t bearer_of(std::uint32_t mention, const NameForm& form);
  void note_bearers();
  std::uint32_t named_by_words(std::uint32_t mention);
  void link_country(std::uint32_t mention, const std::string& country);
  std::uint32_t find(std::uint32_t mention, const Wanted& wanted) const;
  AntecedentModel::Choice choose(std::uint32_t mention, const Wanted& wanted) const;
  std::vector<Antecedent> antecedents(std::uint32_t mention, const Wanted& wanted) const;
  void describe(Antecedent& antecedent, const Trace& trace, std::size_t order,
                std::uint32_t mention, const Wanted& wanted) const;
  void describe_gender(Antecedent& antecedent, const Wanted& wanted) const;
  void describe_place(Antecedent& antecedent, std::uint32_t said, std::uint32_t m,
                      const std::string& kind, const std::string& place) const;
  std::uint32_t meant_before(std::uint32_t m, const Wanted& wanted) const;
  void compare(std::vector<Antecedent>& antecedents, std::uint32_t m, const Wanted& wanted) const;
  std::string way_between(std::uint32_t mention, std::uint32_t pronoun) const;
  std::string clause_of(std::uint32_t mention) const;
  std::string preposition_of(std::uint32_t mention) const;
  bool in_brackets(std::uint32_t mention) const;
  Antecedent nothing_said(std::uint32_t mention, const Wanted& wanted) const;
  bool may_mean(const Trace& trace, const Wanted& wanted) const;
  std::string role_of(std::uint32_t mention) const;
  std::vector<std::uint32_t> way_up(std::uint32_t mention, std::size_t steps) const;
  std::string path_between(std::uint32_t mention, std::uint32_t pronoun) const;
  bool governs(std::uint32_t mention, std::uint32_t other) const;
  bool is_created(std::uint32_t mention) const;
  bool is_complement(std::uint32_t mention) const;
  std::uint32_t who_died(std::uint32_t sentence) const;
  bool named_in(std::uint32_t entity, std::uint32_t sentence) const;
  bool another_topic(const Mention& mention) const;
  bool guessed_kind(const Trace& trace, const Mention& mention, const std::string& kinds) const;
  static bool share(const std::string& kinds, const std::string& others);
  enum class Fit : std::uint8_t { kConflict, kUnknown, kRelated, kCalledSo };
  Fit fit(std::uint32_t entity, const Wanted& wanted) const;
  std::uint32_t called(std::uint32_t mention, std::string_view noun, EntityType type) const;
  const std::string* kinds_called(const Entity& entity) const;
  bool is_called(const Entity& entity, std::string_view noun) const;
  std::string one_word(std::string_view noun) const;
  const std::string* owners_of(std::uint32_t mention) const;
  bool suits(std::uint32_t entity, const Wanted& wanted) const;
  bool is_given_name(std::uint32_t entity) const;
  bool may_own(const Entity& entity, const Wanted& wanted) const;
  bool excluded(std::uint32_t mention, std::uint32_t entity) const;
  bool is_headed(std::uint32_t entity, std::uint32_t word) const;
  bool is_described(std::uint32_t proposition, std::uint32_t mention) const;
  std::uint32_t main_entity(EntityType type) const;
  std::uint32_t most_named(EntityType type) const;
  std::size_t names_of(const Entity& entity) const;
  bool speaks(const Trace& trace, const Mention& mention) const;

  void supply_subjects(std::uint32_t sentence);
  void supply_subject(std::uint32_t proposition);
  void supply_object(std::uint32_t proposition);
  bool body_acts(Proposition& proposition, std::uint32_t p) const;
  bool object_told(std::uint32_t proposition) const;
  std::uint32_t object_before(std::uint32_t proposition) const;
  static bool expected(std::uint16_t types, EntityType type);
  std::uint32_t unsaid_subject(std::uint32_t proposition, float& confidence) const;
  bool is_fellow_kin(std::uint32_t entity, const Proposition& kin) const;
  std::uint32_t topic_before(const Proposition& proposition) const;
  std::uint32_t subject_of(std::uint32_t proposition) const;
  std::uint32_t subject_in(std::uint32_t sentence, std::uint32_t proposition) const;
  bool acts(std::uint32_t entity) const;
  bool tells_of_accused(std::uint32_t sentence) const;
  bool says(std::uint32_t proposition) const;
  bool quoted(std::uint32_t proposition) const;
  std::uint32_t mourned(const Proposition& proposition) const;
  std::uint32_t measured_before(const Proposition& proposition) const;
  bool parted(std::uint32_t before, std::uint32_t sentence) const;
  bool told_of_unnamed(std::uint32_t sentence) const;
  bool only_said(std::uint32_t entity, std::uint32_t sentence) const;
  bool fits_kind(std::uint32_t m, std::uint32_t entity) const;
  bool repeats_topic(std::uint32_t m, std::uint32_t entity) const;
  bool speaks_of_oneself(std::uint32_t proposition) const;
  bool within_quotation(std::uint32_t mention, std::uint32_t proposition) const;
  bool carries(const PropositionArgument& argument, std::uint32_t entity) const;
  void note_topic(std::uint32_t sentence);
  std::vector<std::uint32_t> together(const Proposition& proposition, EntityType type) const;
  std::vector<std::uint32_t> group_before(std::uint32_t mention) const;
  void supply_owners(std::uint32_t sentence);
  void expand_plurals(std::uint32_t sentence);
  static void spread(std::uint32_t mention, const std::vector<std::uint32_t>& group,
                     Proposition& proposition);

  void link(std::uint32_t mention, std::uint32_t entity, float confidence);
  void own_entity(std::uint32_t mention);
  void trace(std::uint32_t mention);
  bool is_subject(std::uint32_t mention) const;
  bool is_topic(std::uint32_t mention) const;
  bool says_what(std::uint32_t mention) const;
  bool is_marked(std::uint32_t mention, std::string_view word_class) const;
  bool of_proper_nouns(const Mention& mention) const;
  std::string head_noun(const Mention& mention) const;
  void note_kind(const Proposition& proposition);
  std::uint32_t said_to_be(std::uint32_t mention, std::string_view noun) const;
  std::uint32_t main_of_kind(std::string_view noun) const;
  std::optional<EntityType> kind_said(const Proposition& proposition) const;
  bool modified(const Mention& mention) const;
  bool points_back(const Mention& mention) const;
  bool determined(const Mention& mention) const;
  bool means_no_one(std::uint32_t mention) const;
  bool is_light(std::string_view noun) const;

  Document& document_;
  const ReferenceWords& words_;
  const AntecedentModel* model_;                          // of antecedents; may be null
  std::vector<std::vector<std::uint32_t>> in_sentence_;   // mentions by sentence, in order
  std::vector<std::vector<std::uint32_t>> propositions_;  // by sentence
  std::vector<std::vector<std::uint32_t>> argument_of_;   // propositions by mention
  std::vector<Gender> gender_;                            // by entity
  std::vector<std::uint32_t> topic_;                      // by sentence: entity or kNone
  std::vector<bool> topic_told_;                          // by sentence: its topic is marked as one
  std::uint32_t title_ = kNone;                           // the entity that the article is about
  std::map<std::string, std::vector<std::uint32_t>> kinds_;  // entities by the noun said of them
  std::map<std::uint32_t, std::vector<std::string>> said_;   // nouns by the entity they are said of
  std::map<std::string, std::uint32_t> nominals_;            // entity by folded text
  std::map<std::string, std::uint32_t> names_;               // entity by the core of a name
  std::vector<Trace> traces_;
  std::vector<std::uint32_t> told_;  // traces by entity
  // Persons spoken of by Korean names, by their first syllable; how many traces were read for them.
  std::unordered_map<std::string, std::map<std::uint32_t, NameForm>> bearers_;
  std::size_t bearers_read_ = 0;
  mutable std::array<std::optional<std::uint32_t>, 8> main_;  // main_entity() by type, once asked
};

}  // namespace weft
