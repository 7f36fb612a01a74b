// SPDX-License-Identifier: Apache-2.0
//
// Offices and relations in the adverbial case or as what a verb makes of someone.
#include <algorithm>

#include "extractor/propositions/eojeol_sentence.h"

namespace weft {
namespace {

constexpr float kNominal = 0.85F;
constexpr float kGivenBody = 0.85F;  // a body that another clause names

}  // namespace

// "X는 Y의 공동 창업자로, ...", "Y의 회장을 맡다", "X를 사장으로 임명하다": a role in the
// adverbial case, or as what a verb makes of someone.
void SentencePropositions::read_roles_as_adverbs(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  for (const ClauseArgument& argument : clause.arguments) {
    const bool adverb = argument.role == Role::kOblique && roles_.means_as(argument.marker);
    const bool office = makes_office(clause, argument);
    const bool having = adverb && tables_.havings.contains(clause.lemma) && !held_in(clause);
    const Word& noun = s_.words[s_.chunks[argument.chunk].last()];
    if ((!adverb && !office) || phrases_.gives_name(noun.stem)) continue;
    if (office && appoints_nobody(argument)) continue;
    std::size_t role = phrases_.role_begin(argument.chunk);
    const bool titled = role != kNowhere;
    if (role == kNowhere) role = relation_begin(argument.chunk, having);
    const std::size_t last = s_.chunks[argument.chunk].last();
    if (role == kNowhere && adverb && phrases_.value_noun(s_.words[last])) role = last;
    if (role == kNowhere) continue;
    Proposition p = start(c, PredicateKind::kNoun, "nominal-predicate", kNominal);
    p.phrase = phrases_.words_span(role, s_.chunks[argument.chunk].last());
    p.voice = Voice::kActive;
    const bool made = office || having || rules_.verb_asks(clause.lemma, argument.marker);
    if (tables_.nominatings.contains(clause.lemma) && p.modality == Modality::kAsserted) {
      p.modality = Modality::kPlanned;
    }
    // "X를 황제로 추대하려 했다": nobody is what he was only to become, while "교수로, 책을 쓸
    // 예정이다" says what he is.
    const bool unreal = p.modality == Modality::kPlanned || p.negated || p.hypothetical;
    const bool so = made || (unreal && argument.marker == tables_.as_marker && !noun.comma_after);
    if (!so) {
      p.status = phrases_.status_in(argument.chunk, role).value_or(p.status);
      p.negated = p.hypothetical = false;
      p.modality = Modality::kAsserted;
    }
    add_noun(p, argument.chunk, role);
    // "Y 소속으로": no office.
    if (!titled && !having && has_argument(p, Role::kPossessor)) {
      std::erase_if(p.arguments, [](const PropositionArgument& a) {
        return a.role == Role::kComplement && a.literal == kNone;
      });
    }
    const auto owner =
        std::find_if(p.arguments.begin(), p.arguments.end(),
                     [](const PropositionArgument& a) { return a.role == Role::kPossessor; });
    const std::uint32_t body = owner == p.arguments.end() ? kNone : owner->mention;
    // "수학자로, ": what one is needs no body; what one is made is an office.
    const bool is = body != kNone || (!office && !having);
    if (titled && is && phrases_.is_occupation(last, body)) p.construction = "occupation";
    if (having) {
      add_had(p, clause);
    } else {
      add_bearer(p, c, argument, office);
    }
    if (titled && body == kNone && held_in(clause)) {
      p.arguments.push_back(
          {.role = Role::kPossessor, .mention = phrases_.referent(clause.modified).mention});
    }
    document_.propositions.push_back(std::move(p));
  }
}

// "X가 대표로 있는 Y": the clause is about the body in which its subject holds the office.
bool SentencePropositions::held_in(const Clause& clause) {
  const ClauseArgument* subject = clause.find(Role::kSubject);
  if (clause.ending != Ending::kAdnominal || clause.modified == kNowhere || subject == nullptr ||
      subject->chunk == clause.modified) {
    return false;
  }
  const std::uint32_t holder = phrases_.referent(subject->chunk).mention;
  const std::uint32_t body = phrases_.referent(clause.modified).mention;
  return holder != kNone && body != kNone &&
         document_.mentions[holder].type == EntityType::kPerson &&
         document_.mentions[body].type == EntityType::kOrganization;
}

// "회장을 맡다": an office of which the words of the verb say no more than read_roles_as_adverbs.
bool SentencePropositions::said_as_office(const Clause& clause,
                                          const ClauseArgument& argument) const {
  if (argument.role != Role::kObject || !makes_office(clause, argument)) return false;
  if (phrases_.role_begin(argument.chunk) == kNowhere) return false;
  const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
  return rules == nullptr ||
         std::none_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
           return rule.relation != nullptr &&
                  (rule.relation->range.allows(EntityType::kTitle) || !rule.qualifiers.empty());
         });
}

bool SentencePropositions::makes_office(const Clause& clause,
                                        const ClauseArgument& argument) const {
  if (argument.role == Role::kSubject) return false;
  const Case noun_case = argument.role == Role::kComplement
                             ? Case::kComplement
                             : s_.words[s_.chunks[argument.chunk].last()].noun_case;
  return tables_.is_office(clause.lemma, noun_case, argument.marker);
}

// "감독이 선발 투수로 기용했다": of words that make somebody else something, whoever that is stands
// nowhere.
bool SentencePropositions::appoints_nobody(const ClauseArgument& role) const {
  const std::size_t c = s_.chunks[role.chunk].clause;
  if (role.role != Role::kOblique || c == kNowhere) return false;
  const Clause& clause = s_.clauses[c];
  if (clause.voice == Voice::kPassive || clause.find(Role::kObject) != nullptr ||
      !tables_.is_office(clause.lemma, Case::kOblique, role.marker)) {
    return false;
  }
  const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
  if (rules == nullptr) return false;
  bool others = false;
  for (const RelationRule& rule : *rules) {
    if (rule.relation == nullptr || !rule.relation->range.allows(EntityType::kTitle)) continue;
    if (asks(rule.subject, Role::kSubject)) return false;
    others = others || asks(rule.subject, Role::kObject);
  }
  return others;
}

// "X는 자회사로 A, B를 두고 있다": the objects are what the noun says, of the subject.
void SentencePropositions::add_had(Proposition& p, const Clause& clause) {
  // "대표작으로 A, B가 있다": of whom the clause around or the text speaks.
  if (clause.find(Role::kObject) == nullptr) {
    for (const ClauseArgument& other : clause.arguments) {
      if (other.role == Role::kSubject) add(p, other);
    }
    p.construction = "attribute";
    p.subject_unsaid = !has_argument(p, Role::kPossessor);
    return;
  }
  for (const ClauseArgument& other : clause.arguments) {
    ClauseArgument argument = other;
    if (other.role == Role::kObject) argument.role = Role::kSubject;
    if (other.role == Role::kSubject) argument.role = Role::kPossessor;
    if (argument.role != other.role) add(p, argument);
  }
}

// Who has the role: the person that the verb takes as its object, else the subject; where a body
// gives it, it is a role in that body.
void SentencePropositions::add_bearer(Proposition& p, std::size_t c, const ClauseArgument& role,
                                      bool office) {
  const Clause& clause = s_.clauses[c];
  const bool passive = clause.voice == Voice::kPassive;
  const auto bears = [&](const ClauseArgument& a) {
    if (a.role != Role::kObject || a.chunk == role.chunk) return false;
    const std::uint32_t m = phrases_.referent(a.chunk).mention;
    return m != kNone && ((passive && office) || document_.mentions[m].type == EntityType::kPerson);
  };
  bool object = std::any_of(clause.arguments.begin(), clause.arguments.end(), bears);
  // "14명의 전문가를 위원으로 위촉했다": whoever they are, not the subject.
  object |= office && !passive && !role.marker.empty() && clause.find(Role::kObject) != nullptr;
  const bool owned = has_argument(p, Role::kPossessor);
  for (const ClauseArgument& other : clause.arguments) {
    if (object && bears(other)) {
      ClauseArgument bearer = other;
      bearer.role = Role::kSubject;
      add(p, bearer);
    } else if (!object && other.role == Role::kSubject) {
      add(p, other);
    } else if (other.role == Role::kOblique && other.chunk != role.chunk &&
               (office || (role.marker != tables_.as_marker && !role.marker.empty()))) {
      add_time(p, other);
    }
  }
  if (object) p.subject_unsaid = false;
  if (!object && passive && office) p.subject_unsaid = true;
  if (office && !owned) add_body(p, c, role);
}

// "X는 Y가 대표를 맡고 있다", "X가 Y를 대표로 선임했다", "X를 설립해 대표를 맡았다": the body
// whose office it is stands in the clause as topic or subject, or as the object of the clause
// before.
void SentencePropositions::add_body(Proposition& p, std::size_t c, const ClauseArgument& role) {
  const auto body = [&](const ClauseArgument& a, bool made) {
    if (a.chunk == role.chunk) return kNone;
    const std::uint32_t m = phrases_.referent(a.chunk).mention;
    if (m == kNone || document_.mentions[m].kind != MentionKind::kName) return kNone;
    if (!made && document_.mentions[m].type != EntityType::kOrganization) return kNone;
    const bool said = std::any_of(p.arguments.begin(), p.arguments.end(),
                                  [&](const PropositionArgument& b) { return b.mention == m; });
    return said ? kNone : m;
  };
  std::uint32_t found = kNone;
  for (const ClauseArgument& a : s_.clauses[c].arguments) {
    if ((a.topic || a.role == Role::kSubject) && found == kNone) found = body(a, false);
  }
  for (std::size_t b = c; b-- > 0 && found == kNone;) {
    if (s_.clauses[b].ending != Ending::kConnective) continue;
    for (const ClauseArgument& a : s_.clauses[b].arguments) {
      const bool object = b + 1 == c && a.role == Role::kObject && same_actor(b, c) &&
                          !left_by_persons(s_.clauses[b]);
      const bool made = object && makes_body(s_.clauses[b]);
      if ((a.topic || object) && found == kNone) found = body(a, made);
    }
  }
  if (found != kNone) {
    p.arguments.push_back({.role = Role::kPossessor, .mention = found, .confidence = kGivenBody});
  }
}

// "X를 구성했고 Y가 의장이 됐다": another may act in the next clause.
bool SentencePropositions::same_actor(std::size_t one, std::size_t other) const {
  const ClauseArgument* a = s_.clauses[one].find(Role::kSubject);
  const ClauseArgument* b = s_.clauses[other].find(Role::kSubject);
  return a == nullptr || b == nullptr || a->chunk == b->chunk;
}

// "X를 졸업하고", "X를 떠나": what persons alone do with a body, and not in order to lead it.
bool SentencePropositions::left_by_persons(const Clause& clause) const {
  const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
  return rules != nullptr &&
         std::any_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
           return rule.relation != nullptr && asks(rule.object, Role::kObject) &&
                  !rule.relation->domain.allows(EntityType::kOrganization) &&
                  !rule.relation->range.allows(EntityType::kPlace);
         });
}

// "X를 설립해": whatever X looks like, it is a body by what is done with it.
bool SentencePropositions::makes_body(const Clause& clause) const {
  const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
  if (rules == nullptr) return false;
  bool found = false;
  for (const RelationRule& rule : *rules) {
    const bool object =
        std::any_of(rule.object.begin(), rule.object.end(), [](const ArgumentSelector& selector) {
          return selector.by == ArgumentSelector::By::kRole && selector.role == Role::kObject &&
                 selector.ending.empty();
        });
    if (rule.relation == nullptr || rule.strict || !object) continue;
    const ArgumentTypes& range = rule.relation->range;
    if (range.allows(EntityType::kPerson) || range.allows(EntityType::kPlace)) return false;
    found = found || range.allows(EntityType::kOrganization);
  }
  return found;
}

// "민생당 소속으로": where a relational noun after a name begins.
std::size_t SentencePropositions::relation_begin(std::size_t chunk, bool having) {
  const std::size_t last = s_.chunks[chunk].last();
  const std::size_t begin = phrases_.noun_begin(chunk);
  const std::uint32_t owner = phrases_.possessor(chunk, last).mention;
  const bool named = having || begin > s_.chunks[chunk].begin ||
                     (owner != kNone && document_.mentions[owner].kind == MentionKind::kName);
  const bool relational = rules_.find(PredicateKind::kNoun, s_.words[last].stem) != nullptr &&
                          !rules_.is_silent(PredicateKind::kNoun, s_.words[last].stem);
  return named && relational ? begin : kNowhere;
}

}  // namespace weft
