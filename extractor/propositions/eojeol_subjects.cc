// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extractor/propositions/eojeol_role_step.h"

namespace weft {
namespace {

// Which of the clauses around it a topic or named subject belongs to, where the tree leads astray.
class SubjectPlacer : public RoleStep {
 public:
  using RoleStep::RoleStep;

  void run() {
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) take_near_topic(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) part_topics(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) lower_second(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) lower_before_other(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) leave_request(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) hand_on_topic(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) leave_cause(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) leave_charge(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) lower_subject(c);
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) raise_subject(c);
  }

 private:
  // What may be the subject of a clause before roles are settled.
  bool subject_like(const ClauseArgument& argument) const {
    return (argument.role == Role::kSubject || argument.topic) &&
           !is_time(document_, s_.items, head_word(s_.chunks[argument.chunk]));
  }

  bool has_subject_like(const Clause& clause) const {
    return std::any_of(clause.arguments.begin(), clause.arguments.end(),
                       [&](const ClauseArgument& a) { return subject_like(a); });
  }

  void move_argument(std::size_t from, std::size_t index, std::size_t to) {
    auto& arguments = s_.clauses[from].arguments;
    s_.clauses[to].arguments.push_back(arguments[index]);
    s_.chunks[arguments[index].chunk].clause = to;
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(index));
  }

  // "X는 짓고 Y는 꾸미며 Z는 연다": of a joined clause the topic right before it, not the one
  // before the clause before it, where the clause around has yet another.
  void take_near_topic(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    if (clause.ending != Ending::kConnective) return;
    std::size_t before = c;
    while (before-- > 0 && s_.clauses[before].modified != kNowhere) {
    }
    if (before >= c || s_.clauses[before].ending != Ending::kConnective ||
        has_subject_like(s_.clauses[before]) || !same_voice(before, c)) {
      return;
    }
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const ClauseArgument& far = clause.arguments[i];
      if (!is_named_topic(far) || s_.chunks[far.chunk].begin > s_.clauses[before].main) continue;
      for (std::size_t d = c + 1; d < s_.clauses.size(); ++d) {
        for (std::size_t k = 0; k < s_.clauses[d].arguments.size(); ++k) {
          const ClauseArgument& near = s_.clauses[d].arguments[k];
          const Chunk& chunk = s_.chunks[near.chunk];
          const bool between = chunk.begin > s_.clauses[before].last && chunk.last() < clause.main;
          if (!between || !is_named_topic(near) || !has_subject_behind(d, clause.last)) continue;
          move_argument(c, i, before);
          return move_argument(d, k, c);
        }
      }
    }
  }

  bool is_named_topic(const ClauseArgument& argument) const {
    return argument.topic && subject_like(argument) && named(argument.chunk) &&
           head_word(s_.chunks[argument.chunk]).noun_case == Case::kTopic;
  }

  bool has_subject_behind(std::size_t c, std::size_t word) const {
    const auto& arguments = s_.clauses[c].arguments;
    return std::any_of(arguments.begin(), arguments.end(), [&](const ClauseArgument& a) {
      return subject_like(a) && s_.chunks[a.chunk].begin > word;
    });
  }

  // "X는 Y가 협회를 떠나 당에 들어가자 이를 배신으로 여겼다": of a verb with a topic and an object
  // whoever stands before another clause as a subject acts in that one.
  void lower_second(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    if (clause.ending == Ending::kAdnominal || s_.copular(clause) ||
        clause.voice != Voice::kActive || clause.find(Role::kObject) == nullptr) {
      return;
    }
    const auto first = std::find_if(clause.arguments.begin(), clause.arguments.end(),
                                    [&](const ClauseArgument& a) { return is_sayer(a); });
    if (first == clause.arguments.end()) return;
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const ClauseArgument& second = clause.arguments[i];
      if (second.role != Role::kSubject || second.topic || second.chunk < first->chunk) continue;
      if (!is_somebody(second.chunk)) continue;
      for (std::size_t b = 0; b < c; ++b) {
        const Clause& joined = s_.clauses[b];
        if (joined.main < s_.chunks[second.chunk].end) continue;
        if (joined.ending != Ending::kConnective) continue;
        if (has_subject_like(joined) || !same_voice(b, c)) break;
        return move_argument(c, i, b);
      }
    }
  }

  // "X가 협회를 떠나 당에 들어가자, 이를 배신으로 여겼다": behind such an ending another acts, so
  // whoever stands before it as a subject acts in the clauses that it ends.
  void lower_before_other(std::size_t c) {
    for (std::size_t i = 0; i < s_.clauses[c].arguments.size(); ++i) {
      const ClauseArgument& subject = s_.clauses[c].arguments[i];
      const Chunk& chunk = s_.chunks[subject.chunk];
      if (subject.role != Role::kSubject || subject.topic || !named(subject.chunk)) continue;
      if (head_word(chunk).noun_case != Case::kSubject) continue;
      std::size_t first = kNowhere;
      for (std::size_t b = 0; b < c && s_.clauses[b].main < s_.clauses[c].main; ++b) {
        const Clause& joined = s_.clauses[b];
        if (joined.main < chunk.end || joined.ending != Ending::kConnective) continue;
        if (has_subject_like(joined) || !same_voice(b, c)) break;
        if (first == kNowhere) first = b;
        if (!s_.words[joined.last].parted) continue;
        if (has_subject_between(chunk.end, joined.main)) break;
        return move_argument(c, i, first);
      }
    }
  }

  bool has_subject_between(std::size_t begin, std::size_t end) const {
    return std::any_of(s_.chunks.begin(), s_.chunks.end(), [&](const Chunk& chunk) {
      const Case role = head_word(chunk).noun_case;
      return chunk.begin >= begin && chunk.end <= end &&
             (role == Case::kSubject || role == Case::kTopic);
    });
  }

  // A topic that means somebody.
  bool is_sayer(const ClauseArgument& a) const {
    return a.topic && subject_like(a) && is_somebody(a.chunk) &&
           head_word(s_.chunks[a.chunk]).noun_case == Case::kTopic;
  }

  // "X는 회사를 세웠고 Y가 이를 키웠다": where another subject begins behind a joined clause, the
  // topic before belongs to that clause. Of several topics the last is the nearest.
  void part_topics(std::size_t c) {
    for (std::size_t i = s_.clauses[c].arguments.size(); i-- > 0;) {
      const ClauseArgument topic = s_.clauses[c].arguments[i];
      if (!topic.topic || !subject_like(topic) || s_.chunks[topic.chunk].begin > s_.clauses[c].main)
        continue;
      const std::size_t joined = clause_before_other(c, topic.chunk);
      if (joined != kNowhere) move_argument(c, i, joined);
    }
  }

  // The last joined clause without a subject between the topic and the next subject; kNowhere where
  // there is none.
  std::size_t clause_before_other(std::size_t c, std::size_t topic) const {
    for (std::size_t j = c; j-- > 0;) {
      const Clause& joined = s_.clauses[j];
      if (joined.main < s_.chunks[topic].end) break;
      if (joined.ending == Ending::kQuote) return kNowhere;
      if (!same_voice(j, c)) continue;
      if (joined.ending != Ending::kConnective || has_subject_like(joined)) continue;
      for (std::size_t m = j + 1; m <= c; ++m) {
        const Clause& next = s_.clauses[m];
        if (m != c && next.ending != Ending::kConnective) continue;
        for (const ClauseArgument& a : next.arguments) {
          const Case role = head_word(s_.chunks[a.chunk]).noun_case;
          // "X는 준 반면 Y는 늘었다": behind such an ending another topic begins.
          const bool other =
              role == Case::kSubject ||
              (role == Case::kTopic && (named(a.chunk) || s_.words[joined.last].parted));
          if (other && subject_like(a) && s_.chunks[a.chunk].begin > joined.last) return j;
        }
      }
    }
    return kNowhere;
  }

  // "X는 Y가 다쳤지만 이겼다", "X가 Y가 늘어남에 따라 문을 닫는다": of a clause with a subject of
  // its own the one before is that of the clause it leads up to, where that has none.
  void hand_on_topic(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    const std::size_t around = clause.parent;
    const bool leads = clause.ending == Ending::kConnective || clause.ending == Ending::kCondition;
    if (around == kNowhere || around <= c || !same_voice(c, around)) return;
    const Ending ending = s_.clauses[around].ending;
    if (ending == Ending::kAdnominal || has_subject_like(s_.clauses[around])) return;
    for (std::size_t t = 0; t < clause.arguments.size(); ++t) {
      const ClauseArgument& first = clause.arguments[t];
      if (!subject_like(first) || name_type(first.chunk) == nullptr) continue;
      const Case role = head_word(s_.chunks[first.chunk]).noun_case;
      const bool doubled = role == Case::kSubject && acts_twice(clause);
      if (!doubled && (role != Case::kTopic || !leads)) continue;
      const auto own = std::find_if(clause.arguments.begin(), clause.arguments.end(),
                                    [&](const ClauseArgument& a) {
                                      return a.role == Role::kSubject && a.chunk > first.chunk &&
                                             (doubled || name_type(a.chunk) != nullptr);
                                    });
      if (own != clause.arguments.end()) return move_argument(c, t, around);
    }
  }

  // Two subjects of a verb that is no adjective and says of nobody what he becomes.
  bool acts_twice(const Clause& clause) const {
    return document_.tokens[s_.words[clause.main].token].upos != Upos::kAdj &&
           !s_.copular(clause) && !tables_.is_office(clause.lemma, Case::kComplement, "") &&
           !rules_.places(clause.lemma) && clause.ending != Ending::kAdnominal &&
           clause.ending != Ending::kQuote && clause.ending != Ending::kFinal;
  }

  // "X가 공장을 짓도록 허가한 것": who makes others do something stands before what they do.
  void leave_cause(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    if (!clause.of_others || clause.parent == kNowhere || clause.parent <= c) return;
    const Clause& around = s_.clauses[clause.parent];
    if (around.ending != Ending::kAdnominal || has_subject_like(around)) return;
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      if (clause.arguments[i].role != Role::kSubject) continue;
      s_.clauses[c].speech = clause.parent;
      return move_argument(c, i, clause.parent);
    }
  }

  // "X가 이웃을 위해 써 달라며 돈을 냈다": who asks for something does what follows.
  void leave_request(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    if (clause.ending != Ending::kQuote || !s_.words[clause.last].requested) return;
    std::size_t next = c + 1;
    while (next < s_.clauses.size() && s_.clauses[next].ending == Ending::kAdnominal) ++next;
    if (next >= s_.clauses.size() || has_subject_like(s_.clauses[next]) || !same_voice(c, next)) {
      return;
    }
    if (tables_.speech_verbs.contains(s_.clauses[next].lemma)) return;
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      if (subject_like(clause.arguments[i]) && is_somebody(clause.arguments[i].chunk)) {
        return move_argument(c, i, next);
      }
    }
  }

  // "X가 뇌물을 받은 혐의로 Y를 구속했다": who acts on a charge is not whom it is about.
  void leave_charge(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    if (clause.modified == kNowhere) return;
    const Word& noun = head_word(s_.chunks[clause.modified]);
    const auto charge = tables_.content_nouns.find(noun.stem);
    if (noun.marker != tables_.as_marker || charge == tables_.content_nouns.end() ||
        charge->second.modality != Modality::kAlleged) {
      return;
    }
    const std::size_t around = clause.parent;
    if (around == kNowhere || around <= c || has_subject_like(s_.clauses[around])) return;
    const auto& others = s_.clauses[around].arguments;
    const bool acts = std::any_of(others.begin(), others.end(), [&](const ClauseArgument& a) {
      return a.role == Role::kObject && a.chunk > clause.modified;
    });
    if (!acts || s_.clauses[around].voice != Voice::kActive) return;
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      if (clause.arguments[i].role == Role::kSubject) return move_argument(c, i, around);
    }
  }

  // "X가 창업한 Y는 로봇을 만든다": what stands before a clause about the topic, marked as a
  // subject, is who did what that clause tells, wherever the tree has it.
  void lower_subject(std::size_t c) {
    const Clause& about = s_.clauses[c];
    if (about.ending != Ending::kAdnominal || about.modified == kNowhere ||
        about.voice == Voice::kPassive || has_subject_like(about) || s_.copular(about)) {
      return;
    }
    const Chunk& topic = s_.chunks[about.modified];
    const bool topical = head_word(topic).noun_case == Case::kTopic;
    for (std::size_t o = 0; o < s_.clauses.size(); ++o) {
      const Clause& other = s_.clauses[o];
      if (o == c || other.main < topic.end || !same_voice(o, c)) continue;
      for (std::size_t i = 0; i < other.arguments.size(); ++i) {
        const ClauseArgument& a = other.arguments[i];
        const Chunk& subject = s_.chunks[a.chunk];
        if (a.role != Role::kSubject || a.topic || subject.end > about.main ||
            head_word(subject).noun_case != Case::kSubject) {
          continue;
        }
        // "X가 출연한 장면도 공개된다": of two the passive clause is about the second.
        const bool undergoes = other.voice == Voice::kPassive &&
                               head_word(topic).noun_case == Case::kDelimiter &&
                               s_.chunks[about.modified].clause == o;
        if (topical || undergoes || people_behind(other, about.modified) || made_by(about, other)) {
          return move_argument(o, i, c);
        }
      }
    }
  }

  // "X가 터뜨린 골이 뽑혔다": of two subjects the second is what the first did, where the words
  // about it lack an object.
  bool made_by(const Clause& about, const Clause& other) const {
    if (!tables_.with_object.contains(about.lemma) || about.find(Role::kObject) != nullptr ||
        other.voice == Voice::kActive) {
      return false;
    }
    return std::any_of(other.arguments.begin(), other.arguments.end(),
                       [&](const ClauseArgument& a) {
                         return a.role == Role::kSubject && !a.topic && a.chunk == about.modified;
                       });
  }

  // "X가 드레스를 입은 Y를 그렸다", "X가 오늘 열리는 대회에 나간다": a clause about somebody who
  // does it leaves the name before it to the clause around.
  void raise_subject(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    if (clause.ending != Ending::kAdnominal || clause.modified == kNowhere) return;
    if (clause.parent == kNowhere || clause.parent <= c) return;
    const Clause& around = s_.clauses[clause.parent];
    if (raise_maker(c)) return;
    if (has_subject_like(around) || around.ending == Ending::kAdnominal) return;
    if (s_.copular(clause)) return raise_over_kind(c);
    // "X는 Y가 이름을 바꾼 책을 내자 ...": a clause of this kind has a subject of its own.
    if (const std::size_t outer = subject_too_many(clause); outer != kNowhere) {
      return move_argument(c, outer, clause.parent);
    }
    const bool leads = s_.words[around.last].parted &&
                       !tables_.content_nouns.contains(head_word(s_.chunks[clause.modified]).stem);
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const ClauseArgument& a = clause.arguments[i];
      const EntityType* own = name_type(a.chunk);
      const EntityType* noun = name_type(clause.modified);
      if (a.role != Role::kSubject || a.topic || own == nullptr) continue;
      const Role role = clause.voice == Voice::kPassive ? Role::kObject : Role::kSubject;
      const bool known = rules_.find(PredicateKind::kVerb, clause.lemma) != nullptr;
      // "X가 강릉에서 열린 경기에 나섰다": of no person or body is it said that it is held.
      const bool acting = *own == EntityType::kPerson ||
                          (*own == EntityType::kOrganization && clause.voice == Voice::kPassive);
      const bool unfit = acting && states(clause.lemma) && !takes(clause, role, own);
      const std::string& common = head_word(s_.chunks[clause.modified]).stem;
      const bool people = noun == nullptr && tables_.is_being(common);
      if (noun == nullptr && !people && !leads && !unfit) continue;
      const bool acts =
          people ||
          (noun != nullptr && (*noun == EntityType::kPerson || *noun == EntityType::kOrganization));
      const bool does = noun == nullptr || (known ? takes(clause, role, noun) : acts);
      // "X가 학교에 다니는 사람들을 만났다": a verb without an object needs none.
      const bool person = people || (noun != nullptr && *noun == EntityType::kPerson);
      const bool goes =
          RoleStep::acts(clause) && !tables_.with_object.contains(clause.lemma) &&
          std::any_of(clause.arguments.begin(), clause.arguments.end(),
                      [&](const ClauseArgument& b) { return b.marker == tables_.gap_marker; });
      const bool alone =
          person && (goes || (!known && tables_.without_object.contains(clause.lemma)));
      const bool complete = (acts || leads) && clause.voice == Voice::kActive &&
                            (alone || clause.find(Role::kObject) != nullptr);
      if (!does || (!complete && (!known || takes(clause, role, own)))) return;
      return move_argument(c, i, clause.parent);
    }
  }

  // "연구팀이 버려지는 껍데기로 소재를 만들었다": whoever stands before what was done to a thing
  // does what the clause around tells, which has an object behind the thing and lacks a subject.
  bool raise_maker(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    if (clause.voice != Voice::kPassive || clause.arguments.size() != 1) return false;
    const ClauseArgument& maker = clause.arguments.front();
    const bool may_do = maker.role == Role::kSubject && !maker.topic && !is_thing(maker.chunk) &&
                        !are_people(maker.chunk) && name_type(clause.modified) == nullptr;
    const std::string& noun = head_word(s_.chunks[clause.modified]).stem;
    if (!may_do || !is_thing(clause.modified) || tables_.content_nouns.contains(noun) ||
        tables_.pictures.contains(noun) || tables_.scenes.contains(noun)) {
      return false;
    }
    const EntityType body = EntityType::kOrganization;
    if (states(clause.lemma) && takes(clause, Role::kObject, &body)) return false;
    std::size_t around = clause.parent;
    const auto makes = [&](const Clause& other) {
      return other.voice == Voice::kActive &&
             std::any_of(other.arguments.begin(), other.arguments.end(),
                         [&](const ClauseArgument& a) {
                           return a.role == Role::kObject && a.chunk >= clause.modified;
                         });
    };
    const bool made = makes(s_.clauses[around]);
    for (int step = 0; step < kMaxClimb; ++step) {
      const Clause& other = s_.clauses[around];
      if (has_subject_like(other)) return false;
      if (other.ending != Ending::kAdnominal) break;
      const bool of_content =
          other.modified != kNowhere && other.parent != kNowhere && other.parent > around &&
          tables_.content_nouns.contains(head_word(s_.chunks[other.modified]).stem);
      if (!of_content) return false;
      around = other.parent;
    }
    if (!made) return false;
    move_argument(c, 0, around);
    return true;
  }

  // "X가 수도였던 Y를 점령했다": nobody is a place or a thing; Y is.
  void raise_over_kind(std::size_t c) {
    const Clause& clause = s_.clauses[c];
    const EntityType* noun = name_type(clause.modified);
    if (noun == nullptr || *noun == EntityType::kPerson) return;
    const std::size_t kind = s_.chunk_of(clause.main);
    if (kind == kNowhere || named(kind)) return;
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const ClauseArgument& a = clause.arguments[i];
      const EntityType* own = name_type(a.chunk);
      if (a.role != Role::kSubject || a.topic || own == nullptr || *own != EntityType::kPerson) {
        continue;
      }
      if (!tables_.is_being(head_word(s_.chunks[kind]).stem))
        return move_argument(c, i, clause.parent);
    }
  }

  // "X가 직원 30명이 참석한 가운데 행사를 열었다": of two subjects of a verb the first, where the
  // second are people.
  std::size_t subject_too_many(const Clause& clause) const {
    if (!document_.tokens[s_.words[clause.main].token].xpos.starts_with("NN")) return kNowhere;
    for (std::size_t i = 0; i < clause.arguments.size(); ++i) {
      const ClauseArgument& first = clause.arguments[i];
      if (first.role != Role::kSubject || first.topic || name_type(first.chunk) == nullptr)
        continue;
      const bool second = std::any_of(
          clause.arguments.begin(), clause.arguments.end(), [&](const ClauseArgument& a) {
            return a.role == Role::kSubject && a.chunk > first.chunk && are_people(a.chunk) &&
                   s_.chunks[a.chunk].begin < clause.main;
          });
      if (second) return i;
    }
    return kNowhere;
  }

  // "X가 연 교실에 학생 20명이 참가했다": whether the clause has people as a subject behind.
  bool people_behind(const Clause& clause, std::size_t chunk) const {
    return document_.tokens[s_.words[clause.main].token].xpos.starts_with("NN") &&
           std::any_of(clause.arguments.begin(), clause.arguments.end(),
                       [&](const ClauseArgument& a) {
                         return a.role == Role::kSubject && !a.topic && a.chunk > chunk &&
                                s_.chunks[a.chunk].begin < clause.main && are_people(a.chunk);
                       });
  }

  bool are_people(std::size_t chunk) const {
    const Word& head = head_word(s_.chunks[chunk]);
    const bool counted =
        std::any_of(s_.items.literals.begin(), s_.items.literals.end(), [&](std::uint32_t i) {
          const Literal& l = document_.literals[i];
          return l.kind == LiteralKind::kQuantity && l.span.end == head.noun_span.end;
        });
    const EntityType* type = name_type(chunk);
    return counted || tables_.people.contains(head.stem) ||
           (type != nullptr && *type == EntityType::kPerson);
  }
};

}  // namespace

void place_subjects(const Document& document, const ClauseTables& tables,
                    const RelationRules& rules, const std::string& verb_ending,
                    SentenceClauses& clauses) {
  SubjectPlacer(document, tables, rules, verb_ending, clauses).run();
}

}  // namespace weft
