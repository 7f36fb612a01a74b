// SPDX-License-Identifier: Apache-2.0
//
// What clauses state: who does what to whom, whether they are said to do it, by whom and how
// surely. Subjects are shared over coordination, infinitives, participles and relative clauses;
// passives are turned active. Constructions: verbal-clause, and those of noun phrases for nominal
// predicates.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extractor/propositions/ud_noun_phrases.h"

namespace weft {

// How surely the verb of a clause states what it does.
inline constexpr float kVerbal = 0.8F;

class UdClauses {
 public:
  UdClauses(Document& document, std::uint32_t sentence, const UdTree& tree, const UdTables& tables,
            UdArguments& arguments, UdNounPhrases& phrases)
      : document_(document),
        sentence_(sentence),
        tree_(tree),
        words_(tables.words),
        roles_(tables.roles),
        rules_(tables.rules),
        arguments_(arguments),
        phrases_(phrases) {}

  void run();

 private:
  static constexpr float kNested = 0.75F;  // of what hangs deeper than on the verb
  static constexpr float kGap = 0.85F;     // of what the clause has from outside

  void read(Node clause);
  void read_verb(Node verb);
  void read_copula(Node predicate);
  bool once(Node predicate) const;
  void read_round(Node verb, const Proposition& p);
  void read_measure(Node adjective);
  void read_content(Node clause, Proposition& p);
  void read_blame(Node verb, Proposition& p);
  void read_degree(Node verb, const Proposition& p);
  void take_own_obliques(Node noun, Node first, Proposition& p);
  void read_owned(Node noun, Proposition p);
  void read_measured_subject(Node verb, const Proposition& p);
  void read_measures_beside(Node verb, const Proposition& p);
  void read_source(Node clause);
  PropositionArgument value_of(Node node);
  void add_subject(Node clause, bool passive, Proposition& p);
  void add_argument(Node verb, Node child, bool passive, Proposition& p);
  void add_oblique(Node verb, Node child, bool passive, Proposition& p);
  std::string directed_marker(Node phrase) const;
  bool read_origin(Node phrase, const std::string& marker, const Proposition& p);
  bool add_companion(Node other, bool is_passive, Proposition& p);
  bool add_complex(Node noun, const std::string& marker, Proposition& p);
  void add_beside_person(Node person, Proposition& p);
  void add_there(Node adverb, Proposition& p);
  void add_end(Node noun, const std::string& marker, Proposition& p);
  bool unfinished(Node verb) const;
  void add_nested_names(Node noun, const std::string& marker, Proposition& p);
  void add_nested_price(Node noun, Proposition& p);
  void add_nested_agent(Node noun, Proposition& p);
  bool is_date(Node node) const;
  bool aside_of_work(Node noun, Node date) const;
  bool dated(const Proposition& p) const;
  void add_nested_date(Node phrase, Proposition& p, int depth);
  void add_frame_date(Node verb, Proposition& p);
  std::vector<Proposition> part_dated_objects(Node verb, Proposition& p);
  Node own_date(Node noun) const;
  void add_noun_obliques(Node noun, Proposition& p);
  void add_gap(Node verb, bool passive, Proposition& p);
  void add_role(Role role, Node node, const std::string& marker, Proposition& p,
                float confidence = 1.0F);
  void describe_arguments(Node verb, const Proposition& p);
  Description of_own_date(const Description& how, const std::vector<Node>& nouns, Node noun) const;
  void add_owner_before(Node predicate, Node office, Description& how);
  void add_employer(Node office, const Proposition& p, Description& how) const;
  void read_offices(Node verb, const std::vector<UdReferent>& bearers, Description how);
  void read_act(Node verb, const Proposition& p);
  void drop_later(Node clause, Node noun, Proposition& p);
  void add_shared(Node verb, bool passive, Proposition& p);
  bool becomes(Node verb, Node object, bool passive) const;
  void add_office_left(Proposition& p) const;
  bool joins_body(Node verb, const Proposition& p) const;
  void drop_relative(Node verb, Proposition& p);
  void read_adjective(Node verb, bool passive, Proposition& p);
  void read_light_verb(Node verb, Proposition& p);
  bool read_light_noun(Node noun, Proposition& p);
  Node named_owner(Node noun) const;
  bool read_members(Node verb, const Proposition& p);
  void add_where(Node verb, UdReferent name, Description& how);
  void attribute(std::size_t first);
  void set_reporter(Node verb, Proposition& p);
  void read_character(Node verb, const Proposition& p);
  void pair_lists(std::size_t first);
  void read_lead(Node verb, const Proposition& p);
  void read_survivors(Node verb, const Proposition& p);
  void judge(Node verb, UdClaim& claim) const;
  void read_later_office(Node verb, const std::vector<UdReferent>& bearers, Description how);

  Proposition start(Node clause) const;
  UdClaim claim(Node clause);
  bool depends(Node clause, const UdClaim& own) const;
  bool inverted(Node clause) const;
  bool stands_alone(Node clause) const;
  bool tells_content(Node clause) const;
  bool unreal(Node clause) const;
  bool told_future(Node clause) const;
  bool told_afterwards(Node clause) const;
  bool became(Node clause) const;
  bool denied(Node noun) const;
  bool of_conjunction(Node negator, Node clause) const;
  UdClaim own_claim(Node clause) const;
  UdClaim outer_claim(Node clause);
  // The node of the clause's subject on the surface; kNone where it has none.
  std::string term_ending_at(Node node) const;
  Node subject(Node clause, int depth = 0) const;
  Node controller(Node clause, int depth) const;
  Node adverbial_controller(Node clause, int depth) const;
  Node body_of(Node participle) const;
  Node work_of(Node participle) const;
  bool makes(Node participle) const;
  bool settles(Node participle) const;
  Node name_before(Node participle) const;
  bool by_somebody(Node verb) const;
  bool past_with_object(Node verb) const;
  bool past_of_relative(Node verb) const;
  bool passive(Node verb, int depth = 0) const;
  bool fronted(Node clause) const;
  bool shares_passive(Node verb) const;
  bool infinitive(Node clause) const;
  Node particle_before(Node clause) const;
  bool question(Node root) const;
  bool result(Node clause) const;
  void drop_dated_complements(Node first, Proposition& p);
  bool absolute(Node verb, Node oblique) const;
  bool purpose(Node clause) const;
  std::string phrasal(Node verb) const;
  bool headline(Node clause) const;
  bool content_of(Node clause, Node noun) const;
  bool dummy(Node pronoun, Node predicate) const;
  bool told(Node clause) const;
  // The proposition of the clause of saying that this clause stands in, kNone where it is in none.
  std::uint32_t speaker(Node clause) const;
  static std::vector<UdReferent> referents(const Proposition& p, Role role);

  Document& document_;
  std::uint32_t sentence_;
  const UdTree& tree_;
  const UdWords& words_;
  const RoleNouns& roles_;
  const RelationRules& rules_;
  UdArguments& arguments_;
  UdNounPhrases& phrases_;
  std::map<Node, std::uint32_t> proposition_of_;
  std::map<Node, UdClaim> claims_;
  std::map<Node, std::uint32_t> source_of_;  // by clause: "according to X"
  bool sourced_ = false;                     // whether the clause being read has one
  std::map<std::uint32_t, Node> clause_of_;  // by proposition
};

}  // namespace weft
