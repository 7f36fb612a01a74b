// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_roles.h"

#include <algorithm>

#include "extractor/propositions/eojeol_role_step.h"

namespace weft {
namespace {

// How sure a role is that no particle marks.
constexpr float kBareSubject = 0.7F;

class RoleSettler : public RoleStep {
 public:
  using RoleStep::RoleStep;

  void run() {
    for (Clause& clause : s_.clauses) settle_complement(clause);
    place_subjects(document_, tables_, rules_, verb_ending_, s_);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) part_topics(c);
    for (Clause& clause : s_.clauses) settle_topics(clause);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) share_topic_object(c);
    for (Clause& clause : s_.clauses) leave_abstract(clause);
    for (Clause& clause : s_.clauses) take_bare_subject(clause);
    for (Clause& clause : s_.clauses) mend_homograph(clause);
    std::vector<std::size_t> waiting;
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      if (has_objects(s_.clauses[c])) {
        waiting.push_back(c);
      } else if (!take_idiom(s_.clauses[c])) {
        take_light_verb(s_.clauses[c]);
      }
    }
    const std::size_t whole = s_.clauses.size();
    fill_gaps(document_, tables_, rules_, verb_ending_, s_);
    find_speech(document_, tables_, rules_, verb_ending_, s_);
    find_judged(document_, tables_, rules_, verb_ending_, s_);
    share_subjects(document_, tables_, rules_, verb_ending_, s_);
    share_times(document_, tables_, rules_, verb_ending_, s_);
    split_gapping(document_, tables_, rules_, verb_ending_, s_);
    for (std::size_t c = whole; c < s_.clauses.size(); ++c) waiting.push_back(c);
    parted_ = true;
    for (const std::size_t c : waiting) {
      if (!take_idiom(s_.clauses[c])) take_light_verb(s_.clauses[c]);
    }
    choose_times(document_, s_);
    plan_future(document_, tables_, rules_, verb_ending_, s_);
    for (Clause& clause : s_.clauses) make_active(clause);
  }

 private:
  // "서울에 본사를, 부산에 공장을 두다": the verb has yet to be given to each of its parts.
  bool has_objects(const Clause& clause) const {
    bool parts = false;
    std::size_t objects = 0;
    for (const ClauseArgument& a : clause.arguments) {
      const Word& head = head_word(s_.chunks[a.chunk]);
      if (head.noun_case != Case::kObject || s_.chunks[a.chunk].begin > clause.main) continue;
      ++objects;
      parts = parts || head.comma_after;
    }
    return parts && objects > 1;
  }

  // "X가 사장이 되다": the noun right before the verb is what someone becomes.
  void settle_complement(Clause& clause) const {
    if (!tables_.is_office(clause.lemma, Case::kComplement, "")) return;
    const auto right_before = [&](const ClauseArgument& a) {
      return a.role == Role::kSubject && s_.chunks[a.chunk].end == clause.main;
    };
    const auto noun = std::find_if(clause.arguments.begin(), clause.arguments.end(), right_before);
    if (noun == clause.arguments.end()) return;
    if (!named(noun->chunk) || says_office(noun->chunk)) noun->role = Role::kComplement;
  }

  // "한빛전자 대표가": an office and the body that has it, and nobody by name.
  bool says_office(std::size_t c) const {
    const Chunk& chunk = s_.chunks[c];
    const Word& head = head_word(chunk);
    const Span span{s_.words[chunk.begin].noun_span.begin, head.noun_span.end};
    return std::none_of(s_.items.mentions.begin(), s_.items.mentions.end(), [&](std::uint32_t i) {
      const Mention& m = document_.mentions[i];
      return m.kind == MentionKind::kName && m.span.overlaps(span) &&
             (m.type == EntityType::kPerson || m.span.overlaps(head.noun_span));
    });
  }

  // "그는 뜻을 굽히지 않았고 변호인은 재심을 신청했다": a topic before a joined clause without a
  // subject is that clause's, where another one stands behind.
  void part_topics(std::size_t c) {
    const auto bare_topic = [&](const ClauseArgument& a) {
      const Word& head = head_word(s_.chunks[a.chunk]);
      return a.topic && a.marker.empty() && head.noun_case == Case::kTopic &&
             !is_time(document_, s_.items, head);
    };
    auto& own = s_.clauses[c].arguments;
    const auto first = std::find_if(own.begin(), own.end(), bare_topic);
    if (first == own.end()) return;
    const auto second = std::find_if(first + 1, own.end(), bare_topic);
    if (second == own.end() || second->chunk < first->chunk) return;
    for (std::size_t b = 0; b < c; ++b) {
      Clause& before = s_.clauses[b];
      const bool between = before.main > s_.chunks[first->chunk].last() &&
                           before.last < s_.chunks[second->chunk].begin;
      if (!between || before.parent != c || before.ending != Ending::kConnective ||
          before.find(Role::kSubject) != nullptr || s_.words[before.main].quote != 0) {
        continue;
      }
      before.arguments.push_back(*first);
      own.erase(first);
      return;
    }
  }

  // "그의 임무는 성을 지키는 것이다": what consists in doing something does not do it.
  void leave_abstract(Clause& clause) const {
    if (clause.last == clause.main || s_.copular(clause)) return;
    const bool whole = std::any_of(
        s_.words.begin() + static_cast<std::ptrdiff_t>(clause.main) + 1,
        s_.words.begin() + static_cast<std::ptrdiff_t>(clause.last) + 1,
        [&](const Word& w) { return w.copula && tables_.whole_nouns.contains(w.stem); });
    if (!whole) return;
    const auto abstract = std::find_if(
        clause.arguments.begin(), clause.arguments.end(), [&](const ClauseArgument& a) {
          const std::string& noun = head_word(s_.chunks[a.chunk]).stem;
          return a.role == Role::kSubject && !named(a.chunk) &&
                 (tables_.shells.contains(noun) || tables_.content_nouns.contains(noun));
        });
    if (abstract == clause.arguments.end()) return;
    clause.arguments.erase(abstract);
    clause.abstract_subject = clause.find(Role::kSubject) == nullptr;
  }

  // A topic is the subject of a clause that has no other; after that it may be the object.
  void settle_topics(Clause& clause) const {
    for (ClauseArgument& argument : clause.arguments) {
      if (!argument.topic) continue;
      if (is_time(document_, s_.items, head_word(s_.chunks[argument.chunk]))) continue;
      if (clause.find(Role::kSubject) == nullptr && is_thing_done(clause, argument)) {
        argument.role = Role::kObject;
      } else if (clause.find(Role::kSubject) == nullptr) {
        argument.role = Role::kSubject;
      } else if (clause.find(Role::kObject) == nullptr && !s_.copular(clause) &&
                 (head_word(s_.chunks[argument.chunk]).noun_case == Case::kDelimiter ||
                  is_topic_object(clause, argument))) {
        argument.role = Role::kObject;
      }
    }
  }

  // Whether all rows of the verb ask for an object before anything else.
  bool asks_object_first(const std::string& verb) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, verb);
    return rules != nullptr && std::all_of(rules->begin(), rules->end(), [](const auto& rule) {
             if (rule.relation == nullptr) return true;
             const ArgumentSelector& first = rule.object.front();
             return first.by == ArgumentSelector::By::kRole && first.role == Role::kObject;
           });
  }

  // "남은 지분은 X에 매각했다": a thing before a deed that is told without its object.
  bool is_thing_done(const Clause& clause, const ClauseArgument& topic) const {
    const Case role = head_word(s_.chunks[topic.chunk]).noun_case;
    return acts(clause) && tables_.with_object.contains(clause.lemma) &&
           clause.find(Role::kObject) == nullptr && is_thing(topic.chunk) &&
           (role == Case::kTopic || role == Case::kDelimiter);
  }

  // "그 노래는 X가 작곡했다": a verb that needs an object, whose named subject stands behind the
  // topic.
  bool is_topic_object(const Clause& clause, const ClauseArgument& topic) const {
    const ClauseArgument* subject = clause.find(Role::kSubject);
    if (clause.voice != Voice::kActive || subject->chunk < topic.chunk || !named(subject->chunk)) {
      return false;
    }
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    // "당은 X가 대표에 취임했다": words that say as much of a subject need no object.
    return rules != nullptr && std::any_of(rules->begin(), rules->end(), [](const auto& rule) {
             return rule.relation != nullptr &&
                    (asks(rule.object, Role::kObject) ||
                     (asks(rule.subject, Role::kObject) && !asks(rule.subject, Role::kSubject)));
           });
  }

  // "이 영화는 X가 제작하고 Y가 배급한다": of joined clauses with subjects of their own each tells
  // what was done to the topic.
  void share_topic_object(std::size_t c) {
    const auto& own = s_.clauses[c].arguments;
    const auto found = std::find_if(own.begin(), own.end(), [&](const ClauseArgument& a) {
      const Word& head = head_word(s_.chunks[a.chunk]);
      return a.topic && head.noun_case == Case::kTopic && !is_time(document_, s_.items, head);
    });
    if (found == own.end()) return;
    // "X는 Y가 떠났지만 Z를 인수했다": who acts is not what something was done to.
    const Clause& about = s_.clauses[c];
    const bool acting = found->role == Role::kSubject && about.voice == Voice::kActive;
    if (acting && about.find(Role::kObject) != nullptr) return;
    ClauseArgument topic = *found;
    const bool found_as_object = topic.role == Role::kObject;
    topic.role = Role::kObject;
    for (std::size_t b = 0; b < s_.clauses.size(); ++b) {
      Clause& joined = s_.clauses[b];
      const std::size_t first = std::min(b, c);
      const bool told = b < c || found_as_object;
      const bool beside = b != c && told && s_.clauses[first].parent == std::max(b, c) &&
                          s_.clauses[first].ending == Ending::kConnective;
      if (!beside || joined.find(Role::kSubject) == nullptr || s_.copular(joined) ||
          joined.find(Role::kObject) != nullptr || !same_voice(b, c)) {
        continue;
      }
      const bool asked =
          tables_.with_object.contains(joined.lemma) || asks_object_first(joined.lemma);
      if (asked && is_topic_object(joined, topic)) joined.arguments.push_back(topic);
    }
  }

  // Headlines leave particles out: a bare name is the subject of a clause that has no other.
  void take_bare_subject(Clause& clause) const {
    if (clause.find(Role::kSubject) != nullptr) return;
    for (ClauseArgument& argument : clause.arguments) {
      const Chunk& chunk = s_.chunks[argument.chunk];
      const bool bare = argument.role == Role::kOblique && argument.marker.empty() &&
                        head_word(chunk).noun_case == Case::kBare;
      if (!bare || !named(argument.chunk) || is_listed(argument.chunk)) continue;
      argument.role = Role::kSubject;
      argument.confidence *= kBareSubject;
      return;
    }
  }

  // "X, Y, Z 등을", "X 당시": one of several behind each other that the particle of the last marks,
  // or what only says when.
  bool is_listed(std::size_t c) const {
    const Chunk& chunk = s_.chunks[c];
    const auto item = [&](std::size_t other) {
      const Word& head = head_word(s_.chunks[other]);
      return head.noun_case == Case::kBare && head.comma_after;
    };
    const bool times = chunk.end < s_.words.size() && !head_word(chunk).comma_after &&
                       tables_.time_nouns.contains(s_.words[chunk.end].stem);
    if (times || !item(c)) return times;
    return (c > 0 && s_.chunks[c - 1].end == chunk.begin && item(c - 1)) ||
           (c + 1 < s_.chunks.size() && s_.chunks[c + 1].begin == chunk.end && item(c + 1));
  }

  // "차를 산": a form of two verbs, of which but one has such an object.
  void mend_homograph(Clause& clause) const {
    const auto other = tables_.homographs.find(clause.lemma);
    const ClauseArgument* object = clause.find(Role::kObject);
    if (other == tables_.homographs.end() || object == nullptr) return;
    const Word& noun = head_word(s_.chunks[object->chunk]);
    if (noun.noun_case == Case::kObject && !tables_.lived.contains(noun.stem)) {
      clause.lemma = other->second;
    }
  }

  // "기반을 두다", "목에 걸다": a noun and its verb that together have a meaning of their own.
  bool take_idiom(Clause& clause) {
    const bool known = states(clause.lemma);
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const Chunk& chunk = s_.chunks[clause.arguments[i].chunk];
      const bool part =
          parted_ && head_word(chunk).comma_after && head_word(chunk).noun_case == Case::kObject;
      if (chunk.end != clause.main && !part) continue;
      if (take_valued_idiom(clause, s_.chunks[clause.arguments[i].chunk])) return true;
      const Word& head = head_word(chunk);
      for (const std::string& tail : {clause.lemma, head.marker + clause.lemma}) {
        std::string verb = rules_.compound_verb(head.stem, tail);
        if (verb.empty()) continue;
        // Words that the table knows as they are stay, unless the idiom says that they state
        // nothing.
        const bool shorter = verb != head.stem + tail;
        if (shorter && known && !rules_.is_silent(PredicateKind::kVerb, verb)) continue;
        clause.lemma = std::move(verb);
        absorb(clause, i);
        if (!shorter) take_topic_object(clause);
        return true;
      }
    }
    return false;
  }

  // "그 드라마는 X가 주연을 맡았다": the noun gone, the topic is the object.
  void take_topic_object(Clause& clause) const {
    const ClauseArgument* subject = clause.find(Role::kSubject);
    if (subject == nullptr || clause.find(Role::kObject) != nullptr) return;
    if (head_word(s_.chunks[subject->chunk]).noun_case != Case::kSubject) return;
    for (ClauseArgument& a : clause.arguments) {
      const bool beside = a.topic && a.role == Role::kOblique && a.marker.empty();
      if (beside && is_topic_object(clause, a)) {
        a.role = Role::kObject;
        return;
      }
    }
  }

  // "과징금 3억원을 부과하다": the noun before the amount and the verb; the amount stays.
  bool take_valued_idiom(Clause& clause, Chunk& chunk) const {
    if (chunk.end - chunk.begin < 2 || !is_value(head_word(chunk))) return false;
    const std::string verb = s_.words[chunk.last() - 1].stem + clause.lemma;
    if (rules_.find(PredicateKind::kVerb, verb) == nullptr) return false;
    clause.lemma = verb;
    chunk.begin = chunk.last();
    return true;
  }

  bool is_value(const Word& word) const {
    return std::any_of(s_.items.literals.begin(), s_.items.literals.end(), [&](std::uint32_t i) {
      return document_.literals[i].span.end == word.noun_span.end;
    });
  }

  // "인수를 추진하다", "계약을 체결하다": the noun is the predicate where the language has a verb
  // of it.
  void take_light_verb(Clause& clause) {
    const auto it = tables_.light_verbs.find(clause.lemma);
    if (it == tables_.light_verbs.end()) return;
    const ClauseTables::LightVerb& light = it->second;
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const Chunk& chunk = s_.chunks[clause.arguments[i].chunk];
      const Word& head = head_word(chunk);
      if (chunk.end != clause.main || head.noun_case != light.noun_case) continue;
      if (!light.marker.empty() && head.marker != light.marker) continue;
      std::string verb = rules_.compound_verb(head.stem, verb_ending_);
      // "통합우승을 거두다": words that the table knows as they are stay.
      if (verb != head.stem + verb_ending_ && states(clause.lemma)) {
        verb.clear();
      }
      // "X를 하다" is X하다 whether the tables know it or not.
      if (verb.empty() && clause.lemma != verb_ending_) return;
      if (verb.empty()) verb = head.stem + verb_ending_;
      clause.lemma = std::move(verb);
      if (light.voice == Voice::kPassive) clause.voice = Voice::kPassive;
      const std::string received = head.stem + it->first;
      absorb(clause, i, light.voice == Voice::kPassive && light.noun_case == Case::kObject);
      // "퇴거 통보를 받았다": 통보받다, where nobody is said to have done it.
      std::string& passive = s_.words[clause.main].passive;
      if (light.voice == Voice::kPassive && passive.empty()) passive = received;
      return;
    }
  }

  // The noun leaves the arguments; what stands before it in its phrase, or its genitive, is the
  // object, or of what one receives who does it.
  void absorb(Clause& clause, std::size_t argument, bool received = false) {
    const std::size_t c = clause.arguments[argument].chunk;
    Chunk& chunk = s_.chunks[c];
    clause.main = chunk.last();
    clause.verbal_noun = true;
    if (chunk.end - chunk.begin > 1 && !tables_.adverbs.contains(s_.words[chunk.last() - 1].stem) &&
        !says_how(s_.words[chunk.last() - 1])) {
      --chunk.end;
      if (received && find_giver(clause, argument)) return;
      // "2차 계약을 맺다": a number is no object.
      if (is_value(head_word(chunk))) {
        clause.arguments.erase(clause.arguments.begin() + static_cast<std::ptrdiff_t>(argument));
        return;
      }
      clause.arguments[argument].role = Role::kObject;
      clause.arguments[argument].marker.clear();
      return;
    }
    clause.arguments.erase(clause.arguments.begin() + static_cast<std::ptrdiff_t>(argument));
    for (std::size_t g = 0; g < s_.chunks.size(); ++g) {
      if (s_.chunks[g].possessed != c) continue;
      s_.chunks[g].possessed = kNowhere;
      s_.chunks[g].clause = chunk.clause;
      // "X와의 계약을 맺다": with whom.
      const std::string& marker = head_word(s_.chunks[g]).marker;
      Role role = marker.empty() ? Role::kObject : Role::kOblique;
      // "X의 공습을 받다": by whom.
      if (role == Role::kObject && received) role = Role::kIndirectObject;
      clause.arguments.push_back({role, marker, g, kGapObject, false});
    }
  }

  // "극단적 선택을 하다": a noun with such a suffix is nothing that is chosen.
  bool says_how(const Word& word) const {
    const IndexRange range = document_.tokens[word.token].morphemes;
    return std::any_of(document_.morphemes.begin() + range.begin,
                       document_.morphemes.begin() + range.end, [&](const Morpheme& m) {
                         return m.tag == "XSN" && word.stem.ends_with(m.form) &&
                                tables_.qualities.contains(m.form);
                       });
  }

  // "X의 임상 승인을 받다", "X 수사를 받다": of what one receives who does it, by a name that owns
  // the phrase or stands before its noun.
  bool find_giver(Clause& clause, std::size_t argument) {
    const std::size_t c = clause.arguments[argument].chunk;
    const Mention* name = name_at_end(c);
    if (name != nullptr &&
        (name->type == EntityType::kOrganization || name->type == EntityType::kPerson)) {
      clause.arguments[argument].role = Role::kIndirectObject;
      clause.arguments[argument].marker.clear();
      return true;
    }
    for (std::size_t g = 0; g < s_.chunks.size(); ++g) {
      if (s_.chunks[g].possessed != c || !named(g) || !head_word(s_.chunks[g]).marker.empty()) {
        continue;
      }
      s_.chunks[g].possessed = kNowhere;
      s_.chunks[g].clause = s_.chunks[c].clause;
      clause.arguments.erase(clause.arguments.begin() + static_cast<std::ptrdiff_t>(argument));
      clause.arguments.push_back({Role::kIndirectObject, "", g, kGapObject, false});
      return true;
    }
    return false;
  }

  // "X가 Y를 출범시켰다": of a verb without objects, what is caused to act is the subject.
  void cause(Clause& clause) const {
    const bool known = rules_.find(PredicateKind::kVerb, clause.lemma) != nullptr;
    if (!known || clause.find(Role::kObject) == nullptr) return;
    if (rules_.verb_asks(clause.lemma, Role::kObject)) return cause_others(clause);
    for (ClauseArgument& argument : clause.arguments) {
      if (argument.role == Role::kSubject) argument.role = Role::kOblique;
      if (argument.role == Role::kObject) argument.role = Role::kSubject;
    }
  }

  bool parted_ = false;  // whether clauses that share one verb have been parted

  // "X가 Y에게 섬을 탐험시켰다": it is Y who does it.
  static void cause_others(Clause& clause) {
    if (clause.find(Role::kIndirectObject) == nullptr) return;
    for (ClauseArgument& argument : clause.arguments) {
      if (argument.role == Role::kSubject) argument.role = Role::kOblique;
      if (argument.role == Role::kIndirectObject) argument.role = Role::kSubject;
    }
  }

  // "X에게 징역이 선고됐다": whether the words ask for whom something is done to, and for no agent
  // marked alike.
  bool receives(const Clause& clause) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    return rules != nullptr && std::any_of(rules->begin(), rules->end(), [](const auto& rule) {
             return asks(rule.subject, Role::kIndirectObject);
           });
  }

  // In a passive clause the subject is the patient, and who is marked as its source the agent.
  void make_active(Clause& clause) const {
    if (clause.voice == Voice::kCausative) cause(clause);
    if (clause.voice != Voice::kPassive) return;
    const bool has_object = clause.find(Role::kObject) != nullptr;
    const bool known = rules_.find(PredicateKind::kVerb, clause.lemma) != nullptr;
    for (ClauseArgument& argument : clause.arguments) {
      if (argument.role == Role::kSubject && !has_object) {
        argument.role = Role::kObject;
      } else if (argument.role == Role::kIndirectObject && !has_object && !receives(clause)) {
        argument.role = Role::kSubject;
      } else if (argument.role == Role::kSubject && has_object && known) {
        // "X가 허가를 받았다": with an object it is who receives.
        argument.role = Role::kIndirectObject;
      }
    }
    clause.subject_unsaid = false;
  }
};

}  // namespace

bool is_time(const Document& document, const SentenceItems& items, const Word& word) {
  return std::any_of(items.literals.begin(), items.literals.end(), [&](std::uint32_t i) {
    const Literal& l = document.literals[i];
    return (l.kind == LiteralKind::kDate || l.kind == LiteralKind::kDuration) &&
           l.span.end == word.noun_span.end;
  });
}

bool is_date(const Document& document, const SentenceItems& items, const Word& word) {
  return std::any_of(items.literals.begin(), items.literals.end(), [&](std::uint32_t i) {
    const Literal& l = document.literals[i];
    return l.kind == LiteralKind::kDate && l.span.end == word.noun_span.end;
  });
}

void settle_roles(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                  const std::string& verb_ending, SentenceClauses& clauses) {
  RoleSettler(document, tables, rules, verb_ending, clauses).run();
}

}  // namespace weft
