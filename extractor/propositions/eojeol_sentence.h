// SPDX-License-Identifier: Apache-2.0
//
// The propositions of one Korean sentence, by its clauses. Its methods stand in several files:
// eojeol_propositions.cc (clauses), eojeol_arguments.cc, eojeol_copulas.cc, eojeol_events.cc,
// eojeol_role_adverbs.cc, eojeol_measures.cc and eojeol_quotations.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/propositions/eojeol_clauses.h"
#include "extractor/propositions/eojeol_noun_phrases.h"
#include "extractor/propositions/role_nouns.h"

namespace weft {

// How sure propositions of these kinds are.
constexpr float kClauseCopula = 0.85F;
constexpr float kClauseMeasure = 0.8F;
// The marker that models/ko/complex_particles.tsv gives to who says so.
constexpr std::string_view kSaidBy = "source";

// A quotation that goes on over sentences: who says it, and a clause of each sentence before.
struct Talk {
  std::uint32_t sayer = kNone;
  std::vector<std::uint32_t> contents;  // propositions
};

class SentencePropositions {
 public:
  SentencePropositions(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
                       const RoleNouns& roles, const ClauseTables& tables,
                       const RelationRules& rules, const ReferenceWords& kinds,
                       const std::string& verb_ending);

  void run(Talk& talk);

 private:
  void part_opening(const Clause& clause);
  void drop_lone_days(std::size_t c);
  void read_clause(std::size_t c);
  bool only_topic(const ClauseArgument& argument);
  bool add_companion(Proposition& p, const ClauseArgument& argument);
  Proposition start(std::size_t c, PredicateKind kind, const char* construction,
                    float confidence) const;
  void finish(std::size_t c, Proposition p);
  void repeat_for_listed(std::size_t c);
  void link_speech(std::size_t c);
  void link_charge(std::size_t c);
  void link_told(std::size_t c);
  void read_sources(std::size_t c);
  void attribute(std::size_t clause, std::uint32_t source);
  void read_quotations(Talk& talk);
  bool ends_quotation(std::size_t c) const;
  std::size_t saying_of(std::size_t c) const;
  bool calls(const std::string& verb) const;
  void say(std::size_t c, std::size_t saying);
  void read_plain_saying(std::size_t c);
  void begin_talk(bool began, Talk& talk);
  void attribute_talk(std::size_t saying, Talk& talk);
  void add(Proposition& p, const ClauseArgument& argument);
  void add_own_office(Proposition& p, const Clause& clause);
  void add_disaster(Proposition& p, std::size_t c);
  std::uint32_t held_event(const Clause& clause);
  void add_attended(Proposition& p, std::size_t c);
  std::vector<std::uint32_t> holders_before(std::size_t chunk);
  bool tells_holder(const Clause& clause, const ClauseArgument& argument);
  void read_holders(std::size_t c);
  std::uint32_t event_in(std::size_t chunk);
  bool share_disaster(Proposition& p, const Clause& before);
  bool read_demonym(std::size_t c);
  bool says_of_thing(const Proposition& p) const;
  static void drop_complement(Proposition& p);
  bool describes_only(const Word& word) const;
  bool held_in(const Clause& clause);
  void add_measured(Proposition& p, const ClauseArgument& topic);
  bool happens_once(const std::string& lemma) const;
  bool is_shell(std::size_t c);
  bool says_how_often(const ClauseArgument& argument) const;
  bool names_year(const ClauseArgument& argument) const;
  void add_opponents(Proposition& p, const ClauseArgument& setting);
  bool asks_number(const std::string& lemma) const;
  bool only_share(const std::vector<PropositionArgument>& values, const std::string& noun) const;
  bool is_age(const Word& word) const;
  bool told(const Proposition& p, const ClauseArgument& argument) const;
  bool moves_object(const Clause& clause) const;
  bool add_share(Proposition& p, const ClauseArgument& argument);
  bool asks_share(const std::string& verb) const;
  std::vector<Referent> referents_of(const ClauseArgument& argument);
  std::size_t end_of_list(const ClauseArgument& argument) const;
  bool said_as_measure(std::size_t chunk);
  bool add_market(Proposition& p, const ClauseArgument& argument);
  bool add_counted(Proposition& p, const ClauseArgument& argument);
  bool add_counted_subject(Proposition& p, const ClauseArgument& argument);
  void add_field(Proposition& p, const Chunk& chunk, const Literal& value);
  bool add_counted_list(Proposition& p, const ClauseArgument& argument);
  void add_time(Proposition& p, const ClauseArgument& argument);
  static bool has_argument(const Proposition& p, Role role);
  void read_copula(std::size_t c);
  void list_kinds(std::size_t c, std::size_t chunk, const Proposition& last);
  void say_of_owned(Proposition& p, std::size_t c);
  void add_holder(Proposition& p, std::size_t c);
  static void leave_owner_open(Proposition& p);
  void add_noun(Proposition& p, std::size_t chunk, std::size_t begin);
  std::uint32_t with_superlative(std::size_t chunk, std::uint32_t mention);
  bool relational(std::uint32_t mention) const;
  void read_named_nouns(std::size_t c);
  const Word* naming_noun(const ClauseArgument& argument) const;
  void add_called(Proposition& p, const Clause& clause, const ClauseArgument& noun);
  bool says_kind(const ClauseArgument& argument) const;
  bool says_kind_before(const ClauseArgument& argument) const;
  bool says_kind_of_place(const ClauseArgument& argument) const;
  void read_kinds(std::size_t c);
  void read_roles_as_adverbs(std::size_t c);
  bool said_as_office(const Clause& clause, const ClauseArgument& argument) const;
  bool makes_office(const Clause& clause, const ClauseArgument& argument) const;
  bool appoints_nobody(const ClauseArgument& role) const;
  void add_had(Proposition& p, const Clause& clause);
  void add_bearer(Proposition& p, std::size_t c, const ClauseArgument& role, bool office);
  void add_body(Proposition& p, std::size_t c, const ClauseArgument& role);
  bool left_by_persons(const Clause& clause) const;
  bool makes_body(const Clause& clause) const;
  bool same_actor(std::size_t one, std::size_t other) const;
  std::size_t relation_begin(std::size_t chunk, bool having);
  bool read_measure(std::size_t c);
  bool read_attribute(std::size_t c);
  bool means_person(const std::string& stem) const;
  void add_owner(Proposition& p, std::size_t c, const ClauseArgument& attribute);
  std::uint32_t owner_of_attribute_before(std::size_t c);
  bool is_attribute(std::size_t chunk) const;
  const ClauseArgument* attribute_of(const Clause& clause);
  std::vector<PropositionArgument> values_of(const Clause& clause, bool dated);

  Document& document_;
  std::uint32_t sentence_;
  const SentenceClauses& s_;
  const RoleNouns& roles_;
  const RelationRules& rules_;
  const ClauseTables& tables_;
  NounPhrases phrases_;
  std::vector<std::uint32_t> proposition_of_;  // by clause
};

}  // namespace weft
