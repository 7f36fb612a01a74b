// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_propositions.h"

#include <algorithm>

#include "extractor/propositions/eojeol_asides.h"
#include "extractor/propositions/eojeol_clauses.h"
#include "extractor/propositions/eojeol_noun_phrases.h"
#include "extractor/propositions/role_nouns.h"

namespace weft {
namespace {

constexpr float kVerbal = 0.85F;
constexpr float kCopula = 0.85F;
constexpr float kNominal = 0.85F;
constexpr float kMeasure = 0.8F;
constexpr float kGivenBody = 0.85F;                    // a body that another clause names
constexpr const char* kKinds = "reference_words.tsv";  // nouns for what things are
// The marker that models/ko/complex_particles.tsv gives to who says so.
constexpr std::string_view kSource = "source";

class SentencePropositions {
 public:
  SentencePropositions(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
                       const RoleNouns& roles, const ClauseTables& tables,
                       const RelationRules& rules, const ReferenceWords& kinds,
                       const std::string& verb_ending)
      : document_(document),
        sentence_(sentence),
        s_(clauses),
        roles_(roles),
        rules_(rules),
        tables_(tables),
        phrases_(document, sentence, clauses, roles, tables, rules, kinds, verb_ending) {}

  void run() {
    for (std::size_t c = 0; c < s_.chunks.size(); ++c) phrases_.read(c);
    proposition_of_.assign(s_.clauses.size(), kNone);
    // Clauses of saying first: what is said points at them.
    for (std::size_t c = s_.clauses.size(); c-- > 0;) read_clause(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) link_speech(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) read_sources(c);
    read_asides(document_, sentence_, s_, roles_, phrases_);
  }

 private:
  void read_clause(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    read_roles_as_adverbs(c);
    read_kinds(c);
    read_named_nouns(c);
    if (s_.copular(clause)) {
      read_copula(c);
    } else if (!read_measure(c) && !read_attribute(c)) {
      Proposition p = start(c, PredicateKind::kVerb, "verbal-clause", kVerbal);
      p.lemma = clause.lemma;
      if (clause.voice == Voice::kPassive) p.passive_lemma = s_.words[clause.main].passive;
      // "X가 요청을 허락받았다": nobody but the receiver does it.
      const bool receives = !p.passive_lemma.empty() && clause.find(Role::kObject) != nullptr &&
                            clause.find(Role::kSubject) != nullptr &&
                            clause.find(Role::kIndirectObject) == nullptr;
      if (receives && rules_.find(PredicateKind::kVerb, p.lemma) == nullptr) {
        p.lemma = p.passive_lemma;
      }
      for (const ClauseArgument& argument : clause.arguments) {
        if (argument.marker == kSource || said_as_office(clause, argument)) continue;
        if (only_topic(argument)) continue;
        if (!add_share(p, argument)) add(p, argument);
      }
      add_own_office(p, clause);
      finish(c, std::move(p));
    }
  }

  // "X는 불이 났다고 본다": a topic beside the subject has no part in what the clause says.
  bool only_topic(const ClauseArgument& argument) {
    const Word& head = s_.words[s_.chunks[argument.chunk].last()];
    return argument.topic && argument.role == Role::kOblique && argument.marker.empty() &&
           head.noun_case == Case::kTopic && phrases_.referent(argument.chunk).literal == kNone;
  }

  // "김도현 대표가 사임했다": of words about an office, the one that the subject is called by.
  void add_own_office(Proposition& p, const Clause& clause) {
    if (has_argument(p, Role::kObject) || has_argument(p, Role::kComplement)) return;
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    const ClauseArgument* subject = clause.find(Role::kSubject);
    if (rules == nullptr || subject == nullptr) return;
    const bool asked = std::any_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
      return rule.relation != nullptr && rule.relation->range.allows(EntityType::kTitle) &&
             !rule.relation->range.allows(EntityType::kThing) &&
             std::any_of(rule.object.begin(), rule.object.end(), [](const ArgumentSelector& s) {
               return s.by == ArgumentSelector::By::kRole && s.role == Role::kObject;
             });
    });
    const Chunk& chunk = s_.chunks[subject->chunk];
    const std::size_t role = asked ? phrases_.role_begin(subject->chunk) : kNowhere;
    if (role == kNowhere || phrases_.name_in(chunk.begin, role, true) == kNone) return;
    p.arguments.push_back({.role = Role::kObject,
                           .mention = phrases_.nominal(role, chunk.last(), EntityType::kTitle),
                           .confidence = subject->confidence});
  }

  // "X 지분 60%를 인수하다": the object is X, and the share of it how much.
  bool add_share(Proposition& p, const ClauseArgument& argument) {
    const Referent share = phrases_.referent(argument.chunk);
    if (argument.role != Role::kObject || share.literal == kNone ||
        document_.literals[share.literal].kind != LiteralKind::kPercent) {
      return false;
    }
    const std::uint32_t whole = phrases_.shared_in(argument.chunk);
    if (whole == kNone) return false;
    p.arguments.push_back({.role = Role::kObject, .mention = whole});
    p.arguments.push_back({.role = Role::kOblique, .literal = share.literal});
    return true;
  }

  Proposition start(std::size_t c, PredicateKind kind, const char* construction,
                    float confidence) const {
    const Clause& clause = s_.clauses[c];
    Proposition p;
    p.sentence = sentence_;
    p.predicate = s_.words[clause.main].token;
    const std::uint32_t last = s_.words[clause.last].last_token;
    p.phrase = {document_.tokens[p.predicate].span.begin, document_.tokens[last].span.end};
    p.kind = kind;
    p.construction = construction;
    p.voice = clause.voice;
    p.negated = clause.claim.negated;
    p.hypothetical = clause.claim.hypothetical;
    p.modality = clause.claim.modality;
    p.subject_unsaid = clause.subject_unsaid;
    p.confidence = confidence;
    return p;
  }

  void add(Proposition& p, const ClauseArgument& argument) {
    // "1970년생으로": a noun of its own, no date of the clause.
    const Word& head = s_.words[s_.chunks[argument.chunk].last()];
    if (argument.role == Role::kOblique && phrases_.value_noun(head)) return;
    // "19살의 나이로": how much of something the subject then has.
    if (argument.marker == tables_.as_marker && phrases_.relates(head.stem) &&
        phrases_.valued(argument.chunk)) {
      return;
    }
    if (p.kind == PredicateKind::kVerb && naming_noun(argument) != nullptr) return;
    if (p.kind == PredicateKind::kVerb && says_kind(argument)) return;
    if (argument.mention != kNone) {
      p.arguments.push_back({.role = argument.role,
                             .marker = argument.marker,
                             .mention = argument.mention,
                             .confidence = argument.confidence});
      return;
    }
    if (argument.role == Role::kObject && said_as_measure(argument.chunk)) return;
    if (add_counted(p, argument) || add_market(p, argument)) return;
    const std::vector<Referent> referents = referents_of(argument);
    const bool named = std::any_of(referents.begin(), referents.end(),
                                   [](const Referent& r) { return r.mention != kNone; });
    for (const Referent& referent : referents) {
      // "A, B 등 20여 명이": how many they are together is said of none of them.
      if (named && argument.role == Role::kSubject && referent.literal != kNone) continue;
      PropositionArgument a;
      a.role = argument.role;
      a.marker = argument.marker;
      a.mention = referent.mention;
      a.literal = referent.literal;
      a.confidence = argument.confidence;
      if (!referent.empty()) p.arguments.push_back(std::move(a));
    }
  }

  std::vector<Referent> referents_of(const ClauseArgument& argument) {
    if (argument.alone) return {phrases_.referent(argument.chunk)};
    return phrases_.referents(argument.chunk);
  }

  // "영업이익 200억원을 기록하다": what the phrase says by itself.
  bool said_as_measure(std::size_t chunk) {
    if (!phrases_.valued_noun(chunk)) return false;
    const Referent value = phrases_.referent(chunk);
    if (value.literal == kNone) return false;
    const LiteralKind kind = document_.literals[value.literal].kind;
    return kind == LiteralKind::kMoney || kind == LiteralKind::kPercent;
  }

  // "미국과 유럽 시장에 진출하다": where the words ask for a place and for no office, the place.
  bool add_market(Proposition& p, const ClauseArgument& argument) {
    const Chunk& chunk = s_.chunks[argument.chunk];
    const auto* rules = rules_.find(PredicateKind::kVerb, p.lemma);
    if (p.kind != PredicateKind::kVerb || argument.role != Role::kOblique || rules == nullptr ||
        chunk.end - chunk.begin < 2 || !tables_.markets.contains(s_.words[chunk.last()].stem)) {
      return false;
    }
    const auto asks = [&](EntityType type) {
      return std::any_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
        return rule.relation != nullptr && rule.relation->range.allows(type);
      });
    };
    const std::uint32_t last = phrases_.name_ending_at(s_.words[chunk.last() - 1]);
    if (last == kNone || document_.mentions[last].type != EntityType::kPlace ||
        !asks(EntityType::kPlace) || asks(EntityType::kTitle)) {
      return false;
    }
    std::vector<std::uint32_t> places;
    for (const std::size_t other : phrases_.coordinated(argument.chunk)) {
      places.push_back(phrases_.referent(other).mention);
    }
    places.push_back(last);
    for (const std::uint32_t place : places) {
      if (place == kNone) continue;
      p.arguments.push_back({.role = argument.role,
                             .marker = argument.marker,
                             .mention = place,
                             .confidence = argument.confidence});
    }
    return true;
  }

  // "추종자 11명을 데려오다": of words without a relation, the noun is the object and the number
  // its amount; of others either may be what is asked for.
  bool add_counted(Proposition& p, const ClauseArgument& argument) {
    const bool known = rules_.find(PredicateKind::kVerb, p.lemma) != nullptr;
    if (argument.role != Role::kObject && !known) return false;
    if (p.kind != PredicateKind::kVerb) return false;
    const std::vector<Referent> referents = referents_of(argument);
    if (known && referents.size() > 1 && add_counted_list(p, argument)) return true;
    if (referents.size() != 1 || referents.front().literal == kNone) return false;
    const Literal& amount = document_.literals[referents.front().literal];
    if (amount.kind != LiteralKind::kQuantity || amount.unit.empty()) return false;
    if (known && !roles_.counts_items(amount.unit)) return false;
    const Chunk& chunk = s_.chunks[argument.chunk];
    std::size_t end = chunk.begin;
    while (end < chunk.end && s_.words[end].noun_span.end <= amount.span.begin) ++end;
    if (end == chunk.begin) return false;
    std::uint32_t noun = phrases_.name_ending_at(s_.words[end - 1]);
    if (noun == kNone) noun = phrases_.nominal(chunk.begin, end - 1, EntityType::kThing);
    p.arguments.push_back({.role = argument.role,
                           .marker = argument.marker,
                           .mention = noun,
                           .confidence = argument.confidence});
    if (known) {
      p.arguments.push_back({.role = argument.role,
                             .marker = argument.marker,
                             .literal = referents.front().literal,
                             .confidence = argument.confidence});
    } else {
      p.arguments.push_back({.role = Role::kOblique, .literal = referents.front().literal});
    }
    return true;
  }

  // "엔지니어 8명, 연구원 4명으로 구성되다": each noun with its number.
  bool add_counted_list(Proposition& p, const ClauseArgument& argument) {
    std::vector<std::size_t> members = phrases_.coordinated(argument.chunk);
    members.push_back(argument.chunk);
    for (const std::size_t member : members) {
      const Chunk& chunk = s_.chunks[member];
      const Referent count = phrases_.referent(member);
      if (count.literal == kNone || chunk.end - chunk.begin < 2 ||
          !roles_.counts_items(document_.literals[count.literal].unit)) {
        return false;
      }
    }
    for (const std::size_t member : members) {
      const Chunk& chunk = s_.chunks[member];
      p.arguments.push_back(
          {.role = argument.role,
           .marker = argument.marker,
           .mention = phrases_.nominal(chunk.begin, chunk.last(), EntityType::kThing),
           .confidence = argument.confidence});
    }
    return true;
  }

  void finish(std::size_t c, Proposition p) {
    proposition_of_[c] = static_cast<std::uint32_t>(document_.propositions.size());
    document_.propositions.push_back(std::move(p));
  }

  // "X는 Y의 공동 창업자이다": the noun is the predicate, its genitive the possessor.
  void read_copula(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    const std::size_t chunk = s_.chunk_of(clause.main);
    const bool naming = s_.naming(clause) &&
                        (phrases_.name_ending_at(s_.words[clause.main]) != kNone ||
                         phrases_.gives_name(s_.words[s_.chunks[clause.modified].last()].stem));
    if (chunk == kNowhere || naming || read_measure(c) || read_attribute(c)) return;
    const std::size_t role = phrases_.role_begin(chunk);
    Proposition p = start(c, role == kNowhere ? PredicateKind::kCopula : PredicateKind::kNoun,
                          role == kNowhere ? "copula" : "nominal-predicate", kCopula);
    if (clause.past && clause.ending == Ending::kAdnominal) p.status = Status::kFormer;
    const std::size_t begin = role == kNowhere ? phrases_.noun_begin(chunk) : role;
    // "전 소속팀인 X": a status before a noun that is no office.
    if (role == kNowhere && p.status == Status::kCurrent) {
      p.status = phrases_.status_before(begin).value_or(Status::kCurrent);
    }
    add_noun(p, chunk, begin);
    const auto owner =
        std::find_if(p.arguments.begin(), p.arguments.end(),
                     [](const PropositionArgument& a) { return a.role == Role::kPossessor; });
    const std::uint32_t body = owner == p.arguments.end() ? kNone : owner->mention;
    // "X는 Y의 조카다": the relation says it all; without Y it says nothing.
    if (role == kNowhere && body != kNone && document_.mentions[body].type == EntityType::kPerson &&
        means_person(p.lemma)) {
      std::erase_if(p.arguments,
                    [](const PropositionArgument& a) { return a.role == Role::kComplement; });
    }
    if (phrases_.is_occupation(s_.chunks[chunk].last(), body)) p.construction = "occupation";
    for (const ClauseArgument& argument : clause.arguments) {
      if (argument.marker != kSource) add(p, argument);
    }
    add_holder(p, c);
    finish(c, std::move(p));
  }

  // "두 아들인 X에게": whose son he is the clause around it says.
  void add_holder(Proposition& p, std::size_t c) {
    const Clause& clause = s_.clauses[c];
    const auto has = [&](Role role) {
      return std::any_of(p.arguments.begin(), p.arguments.end(),
                         [&](const PropositionArgument& a) { return a.role == role; });
    };
    if (clause.modified == kNowhere || has(Role::kPossessor) || !has(Role::kSubject)) return;
    const ClauseArgument* subject = clause.find(Role::kSubject);
    const bool known = rules_.find(PredicateKind::kNoun, p.lemma) != nullptr;
    // "X가 최대주주인 Y", "X가 대표인 Y": of the noun that the clause is about.
    const bool own = subject != nullptr && subject->chunk != clause.modified;
    if (!known && (!own || p.construction != "nominal-predicate")) return;
    const Referent holder =
        own ? phrases_.referent(clause.modified) : phrases_.holder_of(clause.modified);
    if (!known && holder.mention != kNone &&
        document_.mentions[holder.mention].type != EntityType::kOrganization) {
      return;
    }
    if (holder.mention != kNone) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = holder.mention});
    }
  }

  // The words from `begin` to the end of the phrase as predicate noun and complement.
  void add_noun(Proposition& p, std::size_t chunk, std::size_t begin) {
    const std::size_t last = s_.chunks[chunk].last();
    const Span noun = phrases_.words_span(begin, last);
    p.lemma = std::string(document_.text_of(noun));
    const bool role = phrases_.role_at(last, true);
    PropositionArgument complement;
    complement.role = Role::kComplement;
    const Referent whole = phrases_.referent(chunk);
    complement.literal = whole.literal;
    complement.mention = whole.mention;
    // "1970년생이다": what follows the value is the noun.
    if (whole.literal != kNone && document_.literals[whole.literal].span.end < noun.end) {
      const Span rest{document_.literals[whole.literal].span.end, noun.end};
      p.lemma = std::string(document_.text_of(rest));
    }
    if (role) {
      complement.literal = kNone;
      complement.mention = phrases_.nominal(begin, last, EntityType::kTitle);
    }
    p.arguments.push_back(complement);
    std::vector<Referent> owners = phrases_.possessors(chunk, begin);
    // "김도현 역으로": the name right before the noun.
    if (owners.empty() && begin > s_.chunks[chunk].begin && !role) {
      owners.push_back({phrases_.name_ending_at(s_.words[begin - 1]), kNone});
    }
    for (const Referent& owner : owners) {
      if (owner.mention == kNone || owner.mention == complement.mention ||
          relational(owner.mention)) {
        continue;
      }
      p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
    }
  }

  // "브라질 출신의 선수": no body has the player.
  bool relational(std::uint32_t mention) const {
    const Mention& m = document_.mentions[mention];
    if (m.kind != MentionKind::kNominal) return false;
    const std::string_view text = document_.text_of(m.span);
    const std::size_t blank = text.rfind(' ');
    return blank != std::string_view::npos && phrases_.relates(std::string(text.substr(blank + 1)));
  }

  // "X는 'Y'라는 별명을 얻었다", "X에게 'Y'라는 별명이 붙었다": the noun says what Y is to X.
  void read_named_nouns(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    for (const ClauseArgument& argument : clause.arguments) {
      const Word* noun = naming_noun(argument);
      if (noun == nullptr) continue;
      Proposition p = start(c, PredicateKind::kNoun, "attribute", kMeasure);
      p.lemma = noun->stem;
      p.voice = Voice::kActive;
      const std::uint32_t called = phrases_.referent(argument.chunk).mention;
      p.arguments.push_back({.role = Role::kComplement, .mention = called});
      add_called(p, clause, argument);
      document_.propositions.push_back(std::move(p));
    }
  }

  // The noun in "'Y'라는 별명을", "본명 Y로"; nullptr where the phrase has none.
  const Word* naming_noun(const ClauseArgument& argument) const {
    if (argument.role == Role::kIndirectObject) return nullptr;
    const Chunk& chunk = s_.chunks[argument.chunk];
    const Word& head = s_.words[chunk.last()];
    const bool named = std::any_of(s_.clauses.begin(), s_.clauses.end(), [&](const Clause& n) {
      return n.modified == argument.chunk && s_.naming(n);
    });
    if (named) return phrases_.gives_name(head.stem) ? &head : nullptr;
    const Word& first = s_.words[chunk.begin];
    const bool before = chunk.end - chunk.begin == 2 && argument.role != Role::kSubject &&
                        phrases_.gives_name(first.stem) && phrases_.name_ending_at(head) != kNone;
    return before ? &first : nullptr;
  }

  // Who is called so: the one to whom the verb gives the name, else the subject.
  void add_called(Proposition& p, const Clause& clause, const ClauseArgument& noun) {
    const ClauseArgument* bearer = nullptr;
    for (const ClauseArgument& other : clause.arguments) {
      if (other.chunk == noun.chunk) continue;
      if (other.role == Role::kIndirectObject) bearer = &other;
      if (bearer == nullptr && (other.role == Role::kSubject || other.topic)) bearer = &other;
    }
    p.subject_unsaid = bearer == nullptr;
    if (bearer == nullptr) return;
    ClauseArgument holder = *bearer;
    holder.role = Role::kPossessor;
    add(p, holder);
  }

  // "X는 Y의 공동 창업자로, ...", "Y의 회장을 맡다", "X를 사장으로 임명하다": a role in the
  // adverbial case, or as what a verb makes of someone.
  void read_roles_as_adverbs(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    for (const ClauseArgument& argument : clause.arguments) {
      const bool adverb = argument.role == Role::kOblique && roles_.means_as(argument.marker);
      const bool office = makes_office(clause, argument);
      const bool having = adverb && tables_.havings.contains(clause.lemma);
      const Word& noun = s_.words[s_.chunks[argument.chunk].last()];
      if ((!adverb && !office) || phrases_.gives_name(noun.stem)) continue;
      std::size_t role = phrases_.role_begin(argument.chunk);
      const bool titled = role != kNowhere;
      if (role == kNowhere) role = relation_begin(argument.chunk, having);
      const std::size_t last = s_.chunks[argument.chunk].last();
      if (role == kNowhere && adverb && phrases_.value_noun(s_.words[last])) role = last;
      if (role == kNowhere) continue;
      Proposition p = start(c, PredicateKind::kNoun, "nominal-predicate", kNominal);
      p.phrase = phrases_.words_span(role, s_.chunks[argument.chunk].last());
      p.voice = Voice::kActive;
      if (!office && !having) {
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
      if (titled && body != kNone && phrases_.is_occupation(last, body))
        p.construction = "occupation";
      if (having) {
        add_had(p, clause);
      } else {
        add_bearer(p, c, argument, office);
      }
      document_.propositions.push_back(std::move(p));
    }
  }

  // "X는 1987년 세워진 출판사로, ...": what the subject is, no part of what it does.
  bool says_kind(const ClauseArgument& argument) const {
    const Word& noun = s_.words[s_.chunks[argument.chunk].last()];
    return argument.role == Role::kOblique && argument.marker == tables_.as_marker &&
           noun.comma_after && phrases_.role_begin(argument.chunk) == kNowhere &&
           phrases_.name_ending_at(noun) == kNone && phrases_.is_kind(noun);
  }

  void read_kinds(std::size_t c) {
    for (const ClauseArgument& argument : s_.clauses[c].arguments) {
      if (!says_kind(argument)) continue;
      const std::size_t begin = phrases_.noun_begin(argument.chunk);
      Proposition p = start(c, PredicateKind::kCopula, "copula", kCopula);
      p.phrase = phrases_.words_span(begin, s_.chunks[argument.chunk].last());
      p.voice = Voice::kActive;
      p.negated = p.hypothetical = false;
      p.modality = Modality::kAsserted;
      add_noun(p, argument.chunk, begin);
      add_bearer(p, c, argument, false);
      document_.propositions.push_back(std::move(p));
    }
  }

  // "회장을 맡다": an office of which the words of the verb say no more than read_roles_as_adverbs.
  bool said_as_office(const Clause& clause, const ClauseArgument& argument) const {
    if (argument.role != Role::kObject || !makes_office(clause, argument)) return false;
    if (phrases_.role_begin(argument.chunk) == kNowhere) return false;
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    return rules == nullptr ||
           std::none_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
             return rule.relation != nullptr &&
                    (rule.relation->range.allows(EntityType::kTitle) || !rule.qualifiers.empty());
           });
  }

  bool makes_office(const Clause& clause, const ClauseArgument& argument) const {
    if (argument.role == Role::kSubject) return false;
    const Case noun_case = argument.role == Role::kComplement
                               ? Case::kComplement
                               : s_.words[s_.chunks[argument.chunk].last()].noun_case;
    return tables_.is_office(clause.lemma, noun_case, argument.marker);
  }

  // "X는 자회사로 A, B를 두고 있다": the objects are what the noun says, of the subject.
  void add_had(Proposition& p, const Clause& clause) {
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
  void add_bearer(Proposition& p, std::size_t c, const ClauseArgument& role, bool office) {
    const Clause& clause = s_.clauses[c];
    const bool passive = clause.voice == Voice::kPassive;
    const auto bears = [&](const ClauseArgument& a) {
      if (a.role != Role::kObject || a.chunk == role.chunk) return false;
      const std::uint32_t m = phrases_.referent(a.chunk).mention;
      return m != kNone &&
             ((passive && office) || document_.mentions[m].type == EntityType::kPerson);
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
      } else if (other.role == Role::kOblique && other.chunk != role.chunk && office) {
        add_time(p, other);
      }
    }
    if (object) p.subject_unsaid = false;
    if (!object && passive && office) p.subject_unsaid = true;
    if (office && !owned) add_body(p, c, role);
  }

  static bool has_argument(const Proposition& p, Role role) {
    return std::any_of(p.arguments.begin(), p.arguments.end(),
                       [&](const PropositionArgument& a) { return a.role == role; });
  }

  // "X는 Y가 대표를 맡고 있다", "X가 Y를 대표로 선임했다", "X를 설립해 대표를 맡았다": the body
  // whose office it is stands in the clause as topic or subject, or as the object of the clause
  // before.
  void add_body(Proposition& p, std::size_t c, const ClauseArgument& role) {
    const auto body = [&](const ClauseArgument& a) {
      if (a.chunk == role.chunk) return kNone;
      const std::uint32_t m = phrases_.referent(a.chunk).mention;
      if (m == kNone || document_.mentions[m].kind != MentionKind::kName) return kNone;
      if (document_.mentions[m].type != EntityType::kOrganization) return kNone;
      const bool said = std::any_of(p.arguments.begin(), p.arguments.end(),
                                    [&](const PropositionArgument& b) { return b.mention == m; });
      return said ? kNone : m;
    };
    std::uint32_t found = kNone;
    for (const ClauseArgument& a : s_.clauses[c].arguments) {
      if ((a.topic || a.role == Role::kSubject) && found == kNone) found = body(a);
    }
    for (std::size_t b = c; b-- > 0 && found == kNone;) {
      if (s_.clauses[b].ending != Ending::kConnective) continue;
      for (const ClauseArgument& a : s_.clauses[b].arguments) {
        const bool made = b + 1 == c && a.role == Role::kObject;
        if ((a.topic || made) && found == kNone) found = body(a);
      }
    }
    if (found != kNone) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = found, .confidence = kGivenBody});
    }
  }

  // "민생당 소속으로": where a relational noun after a name begins.
  std::size_t relation_begin(std::size_t chunk, bool having) {
    const std::size_t last = s_.chunks[chunk].last();
    const std::size_t begin = phrases_.noun_begin(chunk);
    const std::uint32_t owner = phrases_.possessor(chunk, last).mention;
    const bool named = having || begin > s_.chunks[chunk].begin ||
                       (owner != kNone && document_.mentions[owner].kind == MentionKind::kName);
    const bool relational = rules_.find(PredicateKind::kNoun, s_.words[last].stem) != nullptr &&
                            !rules_.is_silent(PredicateKind::kNoun, s_.words[last].stem);
    return named && relational ? begin : kNowhere;
  }

  // "직원은 1000명이다", "매출이 3000억원으로 늘었다": a common noun as subject and a value say how
  // much of it there is; whose it is stands as genitive, topic, or nowhere.
  bool read_measure(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    const ClauseArgument* attribute = attribute_of(clause);
    if (attribute == nullptr) return false;
    const Chunk& chunk = s_.chunks[attribute->chunk];
    const std::string noun(document_.text_of(
        phrases_.words_span(phrases_.noun_begin(attribute->chunk), chunk.last())));
    const std::vector<PropositionArgument> values = values_of(clause, phrases_.dates(noun));
    if (values.empty()) return false;
    if (!s_.copular(clause) && !phrases_.measures(noun)) return false;
    Proposition p = start(c, PredicateKind::kNoun, "measure", kMeasure);
    p.lemma = noun;
    p.arguments = values;
    Referent owner = phrases_.possessor(attribute->chunk, chunk.last());
    p.subject_unsaid = owner.mention == kNone;
    if (owner.mention != kNone) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
    }
    for (const ClauseArgument& argument : clause.arguments) {
      if (argument.chunk == attribute->chunk || is_attribute(argument.chunk)) continue;
      if (argument.topic || argument.role == Role::kSubject) {
        ClauseArgument holder = argument;
        holder.role = Role::kPossessor;
        if (owner.mention == kNone) add(p, holder);
        p.subject_unsaid = false;
      } else if (argument.role == Role::kOblique) {
        add_time(p, argument);
      }
    }
    finish(c, std::move(p));
    return true;
  }

  // "본사는 서울에 있다", "X의 아버지는 Y다": a relational noun as subject; what it is stands as
  // the predicate noun or with a particle, whose it is as genitive, as the topic before, or
  // nowhere.
  bool read_attribute(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    const ClauseArgument* attribute = clause.find(Role::kSubject);
    if (attribute == nullptr) return false;
    const Chunk& chunk = s_.chunks[attribute->chunk];
    // "X의 자회사인 Y의 대표는": the noun that a clause modifies is none of its own.
    if (chunk.begin > clause.main) return false;
    const Word& noun = s_.words[chunk.last()];
    if (phrases_.name_ending_at(noun) != kNone) return false;
    const bool office = s_.copular(clause) && phrases_.role_at(chunk.last(), true);
    if (rules_.find(PredicateKind::kNoun, noun.stem) == nullptr && !office) return false;
    // "X 감독": the noun is the title of who is named.
    if (phrases_.name_in(chunk.begin, chunk.end, true) != kNone) return false;
    if (!s_.copular(clause) && !rules_.is_silent(PredicateKind::kVerb, clause.lemma) &&
        !rules_.places(clause.lemma)) {
      return false;
    }
    Proposition p = start(c, PredicateKind::kNoun, "attribute", kMeasure);
    p.lemma = noun.stem;
    if (s_.copular(clause)) {
      const std::size_t value = s_.chunk_of(clause.main);
      if (value == kNowhere) return false;
      const Chunk& noun_of = s_.chunks[value];
      if (phrases_.name_ending_at(s_.words[noun_of.last()]) == kNone &&
          phrases_.name_in(noun_of.begin, noun_of.end, true) == kNone) {
        // "시장은 X이다": who holds an office is a person, known or not.
        if (!means_person(noun.stem) || noun_of.end - noun_of.begin > 2) return false;
        phrases_.name_person(value);
      }
      for (const Referent& referent : phrases_.referents(value)) {
        p.arguments.push_back({.role = Role::kSubject, .mention = referent.mention});
      }
    }
    bool placed = s_.copular(clause);
    for (const ClauseArgument& argument : clause.arguments) {
      if (argument.role != Role::kOblique || argument.chunk == attribute->chunk) continue;
      placed = placed || !argument.marker.empty();
      add(p, argument);
    }
    if (!placed) return false;
    add_owner(p, c, *attribute);
    if (office && has_argument(p, Role::kPossessor)) {
      // "X의 원장은 Y이다": Y holds the office.
      p.construction = "nominal-predicate";
      const std::size_t begin = phrases_.role_begin(attribute->chunk);
      p.arguments.push_back({.role = Role::kComplement,
                             .mention = phrases_.nominal(begin, chunk.last(), EntityType::kTitle)});
    }
    finish(c, std::move(p));
    return true;
  }

  // Offices, and relations that only persons have: "남편".
  bool means_person(const std::string& stem) const {
    if (roles_.find(stem, true)) return true;
    const auto* rules = rules_.find(PredicateKind::kNoun, stem);
    return rules != nullptr &&
           std::any_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
             return rule.relation != nullptr && rule.relation->domain.allows(EntityType::kPerson) &&
                    !rule.relation->domain.allows(EntityType::kOrganization) &&
                    rule.relation->range.allows(EntityType::kPerson);
           });
  }

  void add_owner(Proposition& p, std::size_t c, const ClauseArgument& attribute) {
    const Chunk& chunk = s_.chunks[attribute.chunk];
    const Referent owner = phrases_.possessor(attribute.chunk, chunk.last());
    if (owner.mention != kNone) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
      return;
    }
    for (const ClauseArgument& argument : s_.clauses[c].arguments) {
      if (argument.chunk == attribute.chunk || !argument.topic) continue;
      ClauseArgument holder = argument;
      holder.role = Role::kPossessor;
      return add(p, holder);
    }
    if (const std::uint32_t other = owner_of_attribute_before(c); other != kNone) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = other});
      return;
    }
    for (std::size_t b = c; b-- > 0;) {
      for (const ClauseArgument& before : s_.clauses[b].arguments) {
        if (!before.topic || before.chunk == attribute.chunk || before.role == Role::kOblique ||
            is_attribute(before.chunk)) {
          continue;
        }
        ClauseArgument holder = before;
        holder.role = Role::kPossessor;
        return add(p, holder);
      }
    }
    p.subject_unsaid = true;
  }

  // "X의 아버지는 Y이고, 어머니는 Z이다": whose the noun of the clause before is.
  std::uint32_t owner_of_attribute_before(std::size_t c) {
    if (c == 0 || s_.clauses[c - 1].ending != Ending::kConnective) return kNone;
    const ClauseArgument* before = s_.clauses[c - 1].find(Role::kSubject);
    if (before == nullptr || !s_.copular(s_.clauses[c - 1]) || !is_attribute(before->chunk)) {
      return kNone;
    }
    return phrases_.possessor(before->chunk, s_.chunks[before->chunk].last()).mention;
  }

  void add_time(Proposition& p, const ClauseArgument& argument) {
    const Referent referent = phrases_.referent(argument.chunk);
    if (referent.literal == kNone) return;
    if (document_.literals[referent.literal].kind != LiteralKind::kDate) return;
    p.arguments.push_back(
        {.role = Role::kOblique, .marker = argument.marker, .literal = referent.literal});
  }

  bool is_attribute(std::size_t chunk) const {
    const Word& noun = s_.words[s_.chunks[chunk].last()];
    return phrases_.name_ending_at(noun) == kNone &&
           (rules_.find(PredicateKind::kNoun, noun.stem) != nullptr ||
            (phrases_.role_at(s_.chunks[chunk].last(), true) &&
             phrases_.name_in(s_.chunks[chunk].begin, s_.chunks[chunk].end, true) == kNone));
  }

  // The unnamed subject of a clause with a value.
  const ClauseArgument* attribute_of(const Clause& clause) {
    const ClauseArgument* found = nullptr;
    for (const ClauseArgument& argument : clause.arguments) {
      if (argument.role != Role::kSubject && !argument.topic &&
          !(clause.voice == Voice::kPassive && argument.role == Role::kObject)) {
        continue;
      }
      const Referent referent = phrases_.referent(argument.chunk);
      if (referent.mention == kNone) continue;
      const Mention& mention = document_.mentions[referent.mention];
      const bool attribute =
          mention.kind == MentionKind::kNominal && mention.type == EntityType::kThing;
      if (attribute && (found == nullptr || argument.chunk > found->chunk)) found = &argument;
    }
    return found;
  }

  // "100억원에서 120억원으로 20% 늘다": the last value, an amount before a share, is the measure;
  // the others tell the change. Dates only of nouns that ask for one: "설립일은 3월 2일이다".
  std::vector<PropositionArgument> values_of(const Clause& clause, bool dated) {
    std::vector<PropositionArgument> values;
    const auto take = [&](std::size_t chunk, const std::string& marker) {
      // "매출은 3000억원, 영업이익 200억원을 기록했다": the value of another noun.
      if (phrases_.valued_noun(chunk)) return;
      for (const Referent& referent : phrases_.referents(chunk)) {
        if (referent.literal == kNone) continue;
        const LiteralKind kind = document_.literals[referent.literal].kind;
        if ((kind == LiteralKind::kDate && !dated) || kind == LiteralKind::kDuration) continue;
        values.push_back({.role = Role::kOblique, .marker = marker, .literal = referent.literal});
      }
    };
    if (s_.copular(clause)) {
      const std::size_t chunk = s_.chunk_of(clause.main);
      if (chunk != kNowhere) take(chunk, "");
    } else {
      for (const ClauseArgument& argument : clause.arguments) {
        if (argument.role == Role::kOblique || argument.role == Role::kObject) {
          take(argument.chunk, argument.marker);
        }
      }
    }
    std::stable_sort(values.begin(), values.end(),
                     [&](const PropositionArgument& a, const PropositionArgument& b) {
                       const Literal& left = document_.literals[a.literal];
                       const Literal& right = document_.literals[b.literal];
                       const bool share = left.kind == LiteralKind::kPercent;
                       if (share != (right.kind == LiteralKind::kPercent)) return share;
                       return left.span.begin < right.span.begin;
                     });
    if (!values.empty()) values.back().role = Role::kComplement;
    return values;
  }

  void link_speech(std::size_t c) {
    const std::size_t speech = s_.clauses[c].speech;
    if (speech == kNowhere || proposition_of_[c] == kNone || proposition_of_[speech] == kNone)
      return;
    document_.propositions[proposition_of_[c]].speaker = proposition_of_[speech];
    if (s_.clauses[c].parent == speech) {
      document_.propositions[proposition_of_[speech]].arguments.push_back(
          {.role = Role::kContent, .proposition = proposition_of_[c]});
    }
  }

  // "연구소에 따르면 ...": the clauses that follow are that source's.
  void read_sources(std::size_t c) {
    for (const ClauseArgument& argument : s_.clauses[c].arguments) {
      if (argument.marker != kSource) continue;
      const Referent source = phrases_.referent(argument.chunk);
      if (source.mention == kNone) continue;
      Proposition p = start(c, PredicateKind::kVerb, "attribution", kVerbal);
      p.hypothetical = true;  // the saying itself is no fact
      p.arguments.push_back({.role = Role::kSubject, .mention = source.mention});
      const auto index = static_cast<std::uint32_t>(document_.propositions.size());
      document_.propositions.push_back(std::move(p));
      attribute(c, index);
      for (std::size_t b = 0; b < s_.clauses.size(); ++b) {
        if (s_.clauses[b].parent == c && s_.clauses[b].modified == kNowhere) attribute(b, index);
      }
    }
  }

  void attribute(std::size_t clause, std::uint32_t source) {
    if (proposition_of_[clause] == kNone) return;
    Proposition& p = document_.propositions[proposition_of_[clause]];
    if (p.speaker == kNone) p.speaker = source;
  }

  Document& document_;
  std::uint32_t sentence_;
  const SentenceClauses& s_;
  const RoleNouns& roles_;
  const RelationRules& rules_;
  const ClauseTables& tables_;
  NounPhrases phrases_;
  std::vector<std::uint32_t> proposition_of_;  // by clause
};

class EojeolPropositionsStage : public Stage {
 public:
  explicit EojeolPropositionsStage(const StageContext& context)
      : words_(context.files),
        clauses_(context.files),
        rules_(relation_rules(context)),
        roles_(context.files, context.required("roles")),
        kinds_(context.table<ReferenceWords>(kKinds)),
        verb_ending_(words_.active_suffix() + words_.dictionary_ending()) {}

  void apply(Document& document) const override {
    std::vector<SentenceItems> items = items_by_sentence(document);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      if (document.sentences[s].tokens.empty()) continue;
      const SentenceClauses clauses =
          build_clauses(document, s, words_, clauses_, rules_, std::move(items[s]));
      SentencePropositions(document, s, clauses, roles_, clauses_, rules_, kinds_, verb_ending_)
          .run();
    }
  }

 private:
  WordTables words_;
  ClauseTables clauses_;
  RelationRules rules_;
  RoleNouns roles_;
  ReferenceWords kinds_;
  std::string verb_ending_;
};

}  // namespace

std::unique_ptr<const Stage> make_eojeol_propositions_stage(const StageContext& context) {
  return std::make_unique<EojeolPropositionsStage>(context);
}

}  // namespace weft
