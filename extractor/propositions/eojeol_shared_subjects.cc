// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "extractor/propositions/eojeol_role_step.h"

namespace weft {
namespace {

// How sure a subject is that the clause itself does not hold.
constexpr float kSharedSubject = 0.85F;

// Subjects that clauses leave to the clauses around them.
class SubjectSharer : public RoleStep {
 public:
  using RoleStep::RoleStep;

  // A clause without a subject takes that of the clause it is joined to, if it has been named by
  // then; topics reach further than subjects.
  void run() {
    for (Clause& clause : s_.clauses) {
      if (clause.find(Role::kSubject) != nullptr) continue;
      if (const auto bearer = accused(clause)) share(clause, &*bearer);
      if (const auto bearer = teller(clause)) share(clause, &*bearer);
    }
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      Clause& clause = s_.clauses[c];
      if (clause.find(Role::kSubject) != nullptr || clause.abstract_subject) continue;
      if (done_by_others(c) || told_of_others(clause) || of_a_time(clause)) continue;
      const ClauseArgument* shared = subject_joined(c);
      if (shared == nullptr) shared = subject_meanwhile(c);
      if (shared == nullptr) shared = subject_above(c);
      if (shared == nullptr) shared = subject_before(c);
      if (!share(clause, shared)) clause.subject_unsaid = !done_elsewhere(c);
    }
  }

 private:
  // "상품을 증정하는 행사가 열린다": who does it is not whom the clause around is about.
  bool done_elsewhere(std::size_t c) const {
    const Clause& clause = s_.clauses[c];
    if (clause.ending != Ending::kAdnominal || clause.modified == kNowhere) return false;
    if (clause.parent == kNowhere || !acts(clause) || !is_thing(clause.modified)) return false;
    const std::string& noun = head_word(s_.chunks[clause.modified]).stem;
    if (tables_.content_nouns.contains(noun) || tables_.scenes.contains(noun) ||
        tables_.pictures.contains(noun)) {
      return false;
    }
    return s_.clauses[clause.parent].find(Role::kSubject) != nullptr;
  }

  // Whether the phrase means a thing and the clause tells of a deed.
  bool incapable(std::size_t c, const ClauseArgument& subject) const {
    return acts(s_.clauses[c]) && is_thing(subject.chunk);
  }

  bool share(Clause& clause, const ClauseArgument* shared) const {
    if (shared == nullptr || !may_be_subject(clause, *shared)) return false;
    // "X는 1963년 결성한 조직이다": what is done to X, X does not do.
    const bool told =
        std::any_of(clause.arguments.begin(), clause.arguments.end(), [&](const ClauseArgument& a) {
          return a.chunk == shared->chunk && a.role == Role::kObject;
        });
    if (told) return false;
    ClauseArgument copy = *shared;
    copy.role = Role::kSubject;
    copy.confidence *= kSharedSubject;
    clause.arguments.push_back(copy);
    return true;
  }

  // "인수를 추진한다는 소식": what is told without a subject is of others, unless somebody means to
  // do it.
  bool told_of_others(const Clause& clause) const {
    const Clause* told = &clause;
    for (int step = 0; step < kMaxClimb && told->parent != kNowhere; ++step) {
      const bool leads = told->ending == Ending::kConnective || told->ending == Ending::kCondition;
      if (!leads) break;
      told = &s_.clauses[told->parent];
    }
    return told_without_subject(*told);
  }

  bool told_without_subject(const Clause& clause) const {
    return clause.ending == Ending::kQuoteAdnominal && !s_.naming(clause) &&
           clause.modified != kNowhere &&
           (clause.claim.modality != Modality::kPlanned || is_foretold(clause));
  }

  // "값이 오를 것이라는 전망": what is expected is not what whoever says so means to do.
  bool is_foretold(const Clause& clause) const {
    const auto noun = tables_.content_nouns.find(head_word(s_.chunks[clause.modified]).stem);
    return noun != tables_.content_nouns.end() && noun->second.modality == Modality::kPossible;
  }

  // "집을 주겠다는 X의 말에": who means to do what his words tell.
  std::optional<ClauseArgument> teller(const Clause& clause) const {
    if (clause.ending != Ending::kQuoteAdnominal || clause.modified == kNowhere ||
        clause.claim.modality != Modality::kPlanned) {
      return {};
    }
    for (std::size_t g = 0; g < s_.chunks.size(); ++g) {
      const Chunk& owner = s_.chunks[g];
      if (owner.begin != clause.last + 1 || owner.possessed >= s_.chunks.size()) continue;
      if (head_word(owner).noun_case != Case::kGenitive || !named(g)) continue;
      const bool told = tables_.content_nouns.contains(head_word(s_.chunks[owner.possessed]).stem);
      if (told) return ClauseArgument{.role = Role::kSubject, .chunk = g};
    }
    return {};
  }

  // "미지급된 3월 임금": the date hides what it happened to.
  bool of_a_time(const Clause& clause) const {
    return clause.ending == Ending::kAdnominal && clause.voice == Voice::kPassive &&
           clause.modified != kNowhere &&
           is_time(document_, s_.items, head_word(s_.chunks[clause.modified]));
  }

  // "배상하도록 명했다", "사과하고 배상하라고 요구했다": whoever is to do it, it is not the subject
  // around.
  bool done_by_others(std::size_t c) const {
    for (int step = 0; step < kMaxClimb && c != kNowhere; ++step) {
      if (s_.clauses[c].of_others) return true;
      if (s_.clauses[c].ending != Ending::kConnective) return false;
      c = s_.clauses[c].parent;
      if (c != kNowhere && s_.clauses[c].find(Role::kSubject) != nullptr) return false;
    }
    return false;
  }

  // "돈을 훔친 혐의로 X를 구속했다": of what is alleged of somebody, whom the clause around it
  // takes as its object; or "의혹이 제기된 X": who that clause is about.
  std::optional<ClauseArgument> accused(const Clause& clause) const {
    if (clause.claim.modality != Modality::kAlleged || clause.modified == kNowhere) return {};
    const Chunk& noun = s_.chunks[clause.modified];
    std::size_t next = noun.clause;
    for (std::size_t c = 0; c < s_.clauses.size() && next == kNowhere; ++c) {
      if (s_.clauses[c].main == noun.end) next = c;
    }
    if (next != kNowhere) {
      const Clause& around = s_.clauses[next];
      const bool about = around.ending == Ending::kAdnominal && around.modified != kNowhere &&
                         around.modified > clause.modified && named(around.modified);
      if (about) return ClauseArgument{.role = Role::kSubject, .chunk = around.modified};
    }
    if (head_word(noun).marker != tables_.as_marker) return {};
    for (const Clause& around : s_.clauses) {
      if (around.main < noun.end) continue;
      for (const ClauseArgument& argument : around.arguments) {
        const bool taken = argument.role == Role::kObject || argument.role == Role::kIndirectObject;
        if (taken && argument.chunk > clause.modified) return argument;
      }
      if (around.ending != Ending::kAdnominal) break;
    }
    return {};
  }

  bool stands_before(const ClauseArgument& argument, const Clause& clause) const {
    return s_.chunks[argument.chunk].begin < clause.main;
  }

  // Whether the words of the clause may speak of a name of this type.
  bool may_be_subject(const Clause& clause, const ClauseArgument& subject) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    if (rules == nullptr || subject.topic) return true;
    const Span span = head_word(s_.chunks[subject.chunk]).noun_span;
    const auto overlapping =
        std::find_if(s_.items.mentions.begin(), s_.items.mentions.end(), [&](std::uint32_t i) {
          const Mention& m = document_.mentions[i];
          return m.kind == MentionKind::kName && m.span.overlaps(span);
        });
    if (overlapping == s_.items.mentions.end()) return true;
    const Mention* const name = &document_.mentions[*overlapping];
    // "X 서울중앙지검장이": the body inside the title does nothing.
    if (name->span.end < span.end && titled_person(subject.chunk)) return true;
    const Role role = clause.voice == Voice::kPassive ? Role::kObject : Role::kSubject;
    bool asked = false;
    for (const RelationRule& rule : *rules) {
      if (rule.relation == nullptr) continue;
      const bool as_subject = asks(rule.subject, role);
      const bool as_object = asks(rule.object, role);
      if (as_subject && rule.relation->domain.allows(name->type)) return true;
      if (as_object && rule.relation->range.allows(name->type)) return true;
      asked = asked || as_subject || as_object;
    }
    return !asked;
  }

  // Whether a person is named before the head of the phrase.
  bool titled_person(std::size_t c) const {
    const Chunk& chunk = s_.chunks[c];
    const std::uint32_t first = s_.words[chunk.begin].first_token;
    const std::uint32_t head = head_word(chunk).token;
    return std::any_of(s_.items.mentions.begin(), s_.items.mentions.end(), [&](std::uint32_t i) {
      const Mention& m = document_.mentions[i];
      return m.kind == MentionKind::kName && m.type == EntityType::kPerson &&
             m.tokens.begin >= first && m.tokens.end <= head;
    });
  }

  // "X가 연출하고 Y가 쓴 드라마다": whoever acts in a clause joined to one about the predicate noun
  // that has a subject of its own is not what the noun says.
  bool tells_of_noun(std::size_t c, std::size_t b) const {
    if (!s_.copular(s_.clauses[c]) || s_.clauses[b].ending != Ending::kConnective) return false;
    for (std::size_t d = b + 1; d < c; ++d) {
      const Clause& about = s_.clauses[d];
      const bool modifies = about.ending == Ending::kAdnominal && about.modified != kNowhere &&
                            s_.chunks[about.modified].last() == s_.clauses[c].main;
      if (!modifies || s_.copular(about)) continue;
      const ClauseArgument* actor = about.find(Role::kSubject);
      if (actor != nullptr && stands_before(*actor, about) &&
          s_.chunks[actor->chunk].begin > s_.clauses[b].last) {
        return true;
      }
    }
    return false;
  }

  // "X가 물러나면서 대표가 됐다": behind what happens to somebody meanwhile mostly another acts,
  // not behind what he does to something or where he is.
  bool leads_to_another(const Clause& clause) const {
    const Word& last = s_.words[clause.last];
    // "X가 사망해 과부가 됐다": the dead do nothing any more.
    if (clause.voice == Voice::kActive && tables_.dyings.contains(clause.lemma)) return true;
    if (last.parted || !last.meanwhile) return last.parted;
    const bool happens =
        clause.voice == Voice::kPassive || tables_.without_object.contains(clause.lemma);
    return happens && !rules_.places(clause.lemma) && clause.find(Role::kObject) == nullptr;
  }

  const ClauseArgument* subject_above(std::size_t c) const {
    std::size_t parent = s_.clauses[c].parent;
    for (int step = 0; step < kMaxClimb && parent != kNowhere; ++step) {
      for (const ClauseArgument& argument : s_.clauses[parent].arguments) {
        const bool own =
            argument.role == Role::kSubject && argument.chunk != s_.clauses[c].modified;
        // "때려 업무를 방해한 혐의로 X를 구속했다": what is alleged is so of the same person.
        const bool alleged = s_.clauses[parent].claim.modality == Modality::kAlleged;
        if (own && (alleged || stands_before(argument, s_.clauses[c])) && same_voice(c, parent) &&
            !incapable(c, argument)) {
          return &argument;
        }
      }
      parent = s_.clauses[parent].parent;
    }
    return nullptr;
  }

  // "경찰은 X가 차를 타고 떠난 정황을 확인했다": a named subject of the clause that leads up to
  // this one.
  const ClauseArgument* subject_joined(std::size_t c) const {
    for (std::size_t b = c; b-- > 0;) {
      const Clause& before = s_.clauses[b];
      if (before.parent != c || !s_.words[before.last].shared || !same_voice(c, b)) continue;
      if (leads_to_another(before)) continue;
      for (const ClauseArgument& argument : before.arguments) {
        const bool own = argument.role == Role::kSubject && !argument.topic &&
                         argument.confidence == 1.0F && stands_before(argument, before);
        if (own && named(argument.chunk) && !tells_of_noun(c, b) && !incapable(c, argument))
          return &argument;
      }
    }
    return nullptr;
  }

  // "경찰은 X가 차를 몰던 중 잠들었다고 밝혔다", "X가 젊을 때부터": of what is said whoever is in
  // the midst of something, or of such a kind, before its verb, and not who says it.
  const ClauseArgument* subject_meanwhile(std::size_t c) const {
    const std::size_t speech = s_.clauses[c].speech;
    if (speech == kNowhere) return nullptr;
    const ClauseArgument* sayer = s_.clauses[speech].find(Role::kSubject);
    for (std::size_t b = c; sayer != nullptr && b-- > 0;) {
      const Clause& before = s_.clauses[b];
      if (before.ending != Ending::kAdnominal || before.modified == kNowhere ||
          s_.chunks[before.modified].begin != before.last + 1 || !same_voice(c, b)) {
        continue;
      }
      const auto noun = tables_.content_nouns.find(head_word(s_.chunks[before.modified]).stem);
      if (noun == tables_.content_nouns.end()) continue;
      const bool lasts =
          noun->second.ongoing ||
          (tables_.time_nouns.contains(noun->first) && s_.words[before.last].intended &&
           (s_.copular(before) ||
            document_.tokens[s_.words[before.main].token].upos == Upos::kAdj));
      const ClauseArgument* own = before.find(Role::kSubject);
      if (lasts && own != nullptr && !own->topic && own->confidence == 1.0F &&
          own->chunk > sayer->chunk && stands_before(*own, before)) {
        return own;
      }
    }
    return nullptr;
  }

  // The topic of an earlier clause of the sentence, else the subject of the clause before.
  const ClauseArgument* subject_before(std::size_t c) const {
    const ClauseArgument* found = nullptr;
    for (std::size_t b = 0; b < c; ++b) {
      if (s_.clauses[b].modified != kNowhere || !same_voice(c, b)) continue;
      for (const ClauseArgument& argument : s_.clauses[b].arguments) {
        // "X는 매출이 늘었고 ...": also a topic beside the subject of its clause.
        const bool beside = argument.topic && argument.role == Role::kOblique &&
                            head_word(s_.chunks[argument.chunk]).noun_case == Case::kTopic &&
                            named(argument.chunk);
        if ((argument.role != Role::kSubject && !beside) || incapable(c, argument)) continue;
        // "넘어져 다친 X를 대신해 나갔다": whom a clause is about that leads up to one about him.
        if (!argument.topic && s_.chunks[argument.chunk].begin > s_.clauses[b].last) continue;
        // "X가 숨지자 뒤를 이었다": behind such an ending another acts, of whom the text speaks.
        const bool other = !argument.topic && leads_to_another(s_.clauses[b]);
        if (other || (!argument.topic && tells_of_noun(c, b))) continue;
        // "X가 초범이고 반성한다고 덧붙였다": what somebody is like, he does not say.
        const bool like = s_.copular(s_.clauses[b]) && !argument.topic &&
                          tables_.speech_verbs.contains(s_.clauses[c].lemma);
        if (like) continue;
        // What has no name and no topic marker goes no further than the clause right after it.
        const bool far = b + 1 < c || argument.confidence < 1.0F;
        if (far && !argument.topic && !named(argument.chunk)) continue;
        // "X는 노래하고, Y가 무대에 올라 춤춘다": who has acted since is nearer than the topic.
        const bool nearer = b + 1 == c && !argument.topic && named(argument.chunk) &&
                            s_.clauses[b].ending == Ending::kConnective &&
                            s_.clauses[b].parent == c;
        if (argument.topic || found == nullptr || !found->topic || nearer) found = &argument;
      }
    }
    return found;
  }
};

}  // namespace

void share_subjects(const Document& document, const ClauseTables& tables,
                    const RelationRules& rules, const std::string& verb_ending,
                    SentenceClauses& clauses) {
  SubjectSharer(document, tables, rules, verb_ending, clauses).run();
}

}  // namespace weft
