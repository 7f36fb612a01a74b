// SPDX-License-Identifier: Apache-2.0
//
// What noun phrases state: titles and occupations, kinds, relational nouns with their possessors
// ("a co-founder of X", "X's acquisition of Y"), nationality and age, names inside names' phrases
// ("Paris, France", "Y of X"), remarks in brackets. Constructions: title, occupation,
// nominal-predicate, copula, apposition, act, possessive, attached, nested-place, nationality, age,
// alias, birth-date, death-date, date-aside, owned.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractor/names/noun_dictionary.h"
#include "extractor/propositions/role_nouns.h"
#include "extractor/propositions/ud_arguments.h"
#include "extractor/propositions/ud_tree.h"
#include "extractor/propositions/ud_words.h"
#include "extractor/reference/reference_words.h"
#include "extractor/relations/relation_rules.h"
#include "weft/core/document.h"

namespace weft {

// Immutable data that reading a sentence needs.
struct UdTables {
  UdWords words;
  RoleNouns roles;
  RelationRules rules;
  ReferenceWords kinds;
  NounDictionary nouns;
};

// Where a description comes from, and what the clause around it adds.
struct Description {
  std::string construction;
  UdClaim claim;
  float confidence = 0.8F;
  std::vector<PropositionArgument> circumstances;
  bool one_of = false;    // the noun names several, of whom the subject is one
  bool identity = false;  // the noun is the subject of a clause that names them
};

// How surely a construction states what it does.
inline constexpr float kTitle = 0.85F;
inline constexpr float kApposition = 0.8F;
inline constexpr float kAttached = 0.65F;
inline constexpr float kAside = 0.85F;
// Marks the country or people that an adjective names.
inline constexpr const char* kOrigin = "origin";

class UdNounPhrases {
 public:
  UdNounPhrases(Document& document, std::uint32_t sentence, const UdTree& tree,
                const UdTables& tables, UdArguments& arguments)
      : document_(document),
        sentence_(sentence),
        tree_(tree),
        tables_(tables),
        arguments_(arguments) {}

  // States that each of `subjects` is what the noun says: title, occupation, kind, and what its
  // possessor makes of it. Returns whether the noun could be read.
  bool describe(const std::vector<UdReferent>& subjects, Node noun, const Description& how);
  // All that the phrase around this node states by itself.
  void read(Node node);
  // Whether the noun is of something that happens: a death, an acquisition.
  bool happens(Node noun) const;
  // Whether the date stands right after such a noun in the same clause, so that it tells when that
  // happened: "left after the death of his son in 1985".
  bool date_of_event(Node date) const;

 private:
  // A common noun as predicate: its words, what kind of noun it is, what its modifiers say.
  struct Noun {
    Node node = kNone;
    std::string lemma;  // with the modifiers that belong to the term: "vice president"
    std::optional<RoleNoun> role;
    bool relational = false;  // the relation words know it
    UdReferent complement;
    std::vector<PropositionArgument> arguments;  // possessors and obliques
    std::vector<UdReferent> origins;             // demonyms: "British"
    std::vector<std::uint32_t> ages;
    std::vector<UdReferent> alignments;  // "conservative", "reform camp"
    Status status = Status::kCurrent;
    bool singular = true;
    bool dead = false;  // "late"
  };
  bool told_apart(const Noun& noun, Node first, Node other) const;
  Modality supposed(Node noun) const;
  void share_owners(Noun& noun);
  std::vector<UdReferent> owners(Node phrase) const;
  bool singularize(const Noun& noun);
  std::string term(Node from, Node noun) const;
  bool goes_further(Node phrase, Node noun) const;
  Noun noun_of(Node node);
  void add_modifiers(Noun& noun, Node last);
  Node term_begin(Node node) const;
  Node find_role(Noun& noun, Node begin, Node last) const;
  void add_modifier(Node child, Noun& noun);
  void add_dates_below(Node phrase, Noun& noun);
  bool read_citizen(const std::vector<UdReferent>& subjects, Node node, const Description& how);
  void describe_one(UdReferent subject, const Noun& noun, const Description& how);
  void describe_each_other(const std::vector<UdReferent>& subjects, const Noun& noun,
                           const Description& how);
  void add(Proposition proposition);
  Proposition start(Node node, std::string construction, float confidence) const;
  void state(std::string construction, UdReferent subject, Role role, UdReferent other,
             const std::string& marker, Node node, float confidence);
  Node beside(Node name, Node description) const;
  bool tells_who(Node noun) const;
  bool played(Node noun, Node inside) const;
  bool unlike(Node noun, Node name) const;
  bool abstract(Node noun) const;
  bool half_of_term(Node noun) const;
  bool lifeless(Node noun) const;
  bool of_origin(UdReferent name) const;
  void read_apposition(Node name, Node other);
  bool describing(Node node) const;
  bool read_name_modifiers(Node name);
  void add_owner_behind(Node name, Description& how);
  std::vector<UdReferent> described_by(Node name, Node noun);
  void read_place_participles(Node holder, const std::vector<UdReferent>& subjects);
  Node compound_end(Node node) const;
  bool names_field(Node node, Node name) const;
  Node named_to(Node name) const;
  Node field_end(Node node, Node last) const;
  void read_relational(Node noun);
  void read_tenure(Node noun);
  void add_from_clause(Node noun, Proposition& p);
  bool date_at(Node node) const;
  void set_parties(Proposition& p) const;
  UdClaim event_claim(Node noun) const;
  void read_fronted(Node pronoun);
  bool aligns(Node child) const;
  bool vacuous(Node noun) const;
  bool whole_phrase(Node noun, UdReferent& complement);
  void read_owned(Node noun);
  std::vector<Node> trailing(Node noun) const;
  bool postal_code(Node node) const;
  void read_attached(Node name, Node other);
  void nest(UdReferent inner, UdReferent outer, Node node, float confidence);
  Node place_behind(Node comma) const;
  void read_place_chain(Node name);
  void read_event_date(Node name);
  void read_release_year(UdReferent work, const Noun& noun);
  bool state_release_year(UdReferent work, Node date);
  std::vector<UdReferent> listed_before(Node name, Node other);
  void read_possessive(Node possessed);
  void read_aside(Node name);
  Node closing(Node open) const;
  bool shortened(Node open) const;
  bool other_name_aside(Node node, EntityType of, EntityType inside) const;
  bool tells_cast() const;
  bool other_person(const Mention& name, const Mention& inside) const;
  bool listed(const std::vector<UdReferent>& dates) const;
  bool cites(Node from, Node to) const;
  bool letters_of_other(const Mention& name, Node letters) const;
  bool reigns(Node name) const;
  void read_dates(UdReferent name, Node from, Node to);
  void read_birth_place(UdReferent name, Node from, Node to, bool both);
  UdReferent bearer_of_birth_name(Node node) const;
  void read_other_names(UdReferent name, Node from, Node to);
  UdReferent bearer_of(Node name, Node noun);
  UdReferent subject_above(Node name);
  UdReferent name_at(Node node) const;
  bool begins_pair(Node name) const;
  bool listed_on(Node name) const;
  bool person(UdReferent referent) const;
  bool ends_compound(Node noun) const;
  bool place(UdReferent referent) const;
  bool surely_body(UdReferent subject) const;
  bool lies_somewhere(UdReferent subject) const;

  Document& document_;
  std::uint32_t sentence_;
  const UdTree& tree_;
  const UdTables& tables_;
  UdArguments& arguments_;
};

PropositionArgument ud_argument(Role role, UdReferent referent, std::string marker = "",
                                float confidence = 1.0F);

}  // namespace weft
