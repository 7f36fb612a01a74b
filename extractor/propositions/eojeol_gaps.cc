// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extractor/propositions/eojeol_gap_nouns.h"

namespace weft {
namespace {

constexpr float kGapOblique = 0.6F;

// The nouns that adnominal clauses modify fill the roles that these lack.
class GapFiller : public GapNouns {
 public:
  using GapNouns::GapNouns;

  void run() {
    for (Clause& clause : s_.clauses) {
      const std::size_t said = clause.arguments.size();
      fill_gap(clause);
      if (clause.arguments.size() > said) mean_inner_name(clause, clause.arguments.back());
    }
    shared_.assign(s_.clauses.size(), false);
    for (std::size_t c = s_.clauses.size(); c-- > 0;) share_gap(c);
  }

 private:
  // The noun that an adnominal clause modifies fills the role that the clause lacks.
  void fill_gap(Clause& clause) {
    if (clause.ending != Ending::kAdnominal || clause.modified == kNowhere) return;
    const Chunk& noun = s_.chunks[clause.modified];
    if (is_time(document_, s_.items, head_word(noun))) return fill_time(clause, noun);
    // "강릉에 있는, 유명한 X가 지은 집": behind a comma comes no noun of the clause yet.
    if (s_.words[clause.last].comma_after && noun.begin != clause.last + 1) return;
    if (tell_occasion(clause, head_word(noun))) return;
    if (asked_for(clause)) {
      clause.claim.hypothetical = clause.of_others = true;
      clause.speech = clause.parent;
    }
    // "연설하는 등": what closes a clause has no part in it.
    const Word& closer = head_word(noun);
    if (noun.end - noun.begin == 1 &&
        (closer.noun_case == Case::kBare || closer.noun_case == Case::kGenitive) &&
        tables_.closers.contains(closer.stem)) {
      return;
    }
    const auto content = tables_.content_nouns.find(head_word(noun).stem);
    if (content != tables_.content_nouns.end() && !tells_of_itself(clause, noun)) {
      fill_cleft(clause, noun);
      claim_chain(static_cast<std::size_t>(&clause - s_.clauses.data()), content->second, 0);
      return;
    }
    // "방안을 찾기 위한 회의를 열었다": who holds it looks for it.
    const bool serves = tables_.aims.contains(s_.words[clause.last].lemma);
    if (serves && clause.last > clause.main && has_object(clause) && !named(clause.modified)) {
      return;
    }
    if (s_.copular(clause) && clause.find(Role::kSubject) == nullptr) {
      clause.arguments.push_back({Role::kSubject, "", who_is(clause), kGapSubject, false});
      return;
    }
    if (const std::string marker = asked_marker(clause); !marker.empty()) {
      clause.arguments.push_back({Role::kOblique, marker, clause.modified, kGapObject, false});
      return;
    }
    if (shows(clause, head_word(noun)) || tells_of_deed(clause)) return;
    make_agent(clause);
    if (clause.find(Role::kSubject) == nullptr && (only_object(clause) || lacks_object(clause))) {
      clause.arguments.push_back({Role::kObject, "", object_gap(clause), kGapObject, false});
    } else if (clause.find(Role::kSubject) == nullptr) {
      if (!is_deed(clause)) fill_subject(clause);
    } else if (clause.find(Role::kObject) == nullptr && clause.voice != Voice::kPassive &&
               (!tables_.without_object.contains(clause.lemma) ||
                tables_.appearings.contains(clause.lemma) ||
                takes(clause, Role::kObject, nullptr))) {
      clause.arguments.push_back({Role::kObject, "", object_gap(clause), kGapObject, false});
    } else if (rules_.find(PredicateKind::kVerb, clause.lemma) != nullptr) {
      clause.arguments.push_back(
          {Role::kOblique, tables_.gap_marker, clause.modified, kGapOblique, false});
    }
  }

  // "법정에서 공개된 문자 내용", "발표된 계획": of a passive clause without a subject that is no
  // plan yet the noun is what something was done to.
  bool tells_of_itself(const Clause& clause, const Chunk& noun) const {
    const Word& last = s_.words[clause.last];
    if (clause.voice != Voice::kPassive || clause.find(Role::kSubject) != nullptr ||
        document_.tokens[last.token].feats.find("Tense=Past") == std::string::npos) {
      return false;
    }
    const Word& head = head_word(noun);
    const auto& claim = tables_.content_nouns.find(head.stem)->second;
    return claim.modality == Modality::kPlanned || tables_.matters.contains(head.stem);
  }

  // "X는 대회를 여는 방안을 냈다": no thing does what somebody alone can do; but "X는 참가한
  // 대회에서 이겼다": it may be where he does.
  void fill_subject(Clause& clause) const {
    ClauseArgument gap = gap_subject(clause);
    if (!acts(clause) || !is_thing(gap.chunk) || find_actor(clause, gap)) {
      clause.arguments.push_back(gap);
      return;
    }
    const std::string& marker = tables_.gap_marker;
    const bool told = std::any_of(
        clause.arguments.begin(), clause.arguments.end(),
        [&](const ClauseArgument& a) { return a.marker == marker || a.role == Role::kObject; });
    if (told || !rules_.verb_asks(clause.lemma, std::string_view(marker))) return;
    clause.arguments.push_back({Role::kOblique, marker, gap.chunk, kGapOblique, false});
  }

  // "X와 가진 인터뷰에서": the clause tells of nothing but the noun, and by whoever the one around
  // it is about.
  bool tell_occasion(Clause& clause, const Word& noun) const {
    const auto light = tables_.light_verbs.find(clause.lemma);
    if (light == tables_.light_verbs.end() || light->second.noun_case != Case::kObject ||
        clause.find(Role::kObject) != nullptr || !tables_.settings.contains(noun.marker) ||
        !tables_.occasions.contains(noun.stem)) {
      return false;
    }
    clause.lemma = noun.stem + verb_ending_;
    const ClauseArgument* subject =
        clause.parent == kNowhere ? nullptr : s_.clauses[clause.parent].find(Role::kSubject);
    if (subject != nullptr && clause.find(Role::kSubject) == nullptr) {
      clause.arguments.push_back({Role::kSubject, "", subject->chunk, kGapSubject, false});
    }
    return true;
  }

  // "Y에 부품을 공급하는 계약을 맺었다": who does what the noun means does what the clause tells.
  bool tells_of_deed(const Clause& clause) const {
    if (clause.parent == kNowhere || clause.voice != Voice::kActive || !has_object(clause) ||
        clause.find(Role::kSubject) != nullptr || !is_thing(clause.modified)) {
      return false;
    }
    // "협력 방안을 담은 양해각서를 체결했다": what it holds is the noun's.
    const std::string& feats = document_.tokens[s_.words[clause.last].token].feats;
    if (feats.find("Tense=Past") != std::string::npos) return false;
    const Clause& around = s_.clauses[clause.parent];
    const Word& noun = head_word(s_.chunks[clause.modified]);
    return around.voice == Voice::kActive && noun.noun_case == Case::kObject &&
           around.lemma.size() > noun.stem.size() && around.lemma.starts_with(noun.stem);
  }

  // "X가 Y를 비판하는 장면", "X가 Y와 웃는 사진": the clause tells all that the noun shows.
  bool shows(const Clause& clause, const Word& noun) const {
    if (clause.voice != Voice::kActive) return false;
    if (tables_.scenes.contains(noun.stem)) return !clause.arguments.empty();
    const std::string& feats = document_.tokens[s_.words[clause.last].token].feats;
    const bool past = feats.find("Tense=Past") != std::string::npos;
    // "X가 등장하는 영상": in what somebody is seen.
    if (tables_.appearings.contains(clause.lemma)) return false;
    return !past && tables_.pictures.contains(noun.stem) && clause.find(Role::kSubject) != nullptr;
  }

  // "X에서 주관하는 사업": a body is where and who does it, where the words ask for such a subject
  // and an object, and the clause has neither.
  void make_agent(Clause& clause) const {
    if (clause.voice != Voice::kActive || clause.find(Role::kSubject) != nullptr ||
        clause.find(Role::kObject) != nullptr || !takes(clause, Role::kObject, nullptr)) {
      return;
    }
    constexpr EntityType kBody = EntityType::kOrganization;
    if (!takes(clause, Role::kSubject, &kBody)) return;
    const auto body = [&](const ClauseArgument& a) {
      const Mention* name = name_at_end(a.chunk);
      return name != nullptr && name->type == kBody;
    };
    // "X에서 Y로 옮긴 Z": from one body to another.
    for (const ClauseArgument& a : clause.arguments) {
      if (a.role == Role::kOblique && a.marker == tables_.as_marker && body(a)) return;
    }
    for (ClauseArgument& a : clause.arguments) {
      if (a.role != Role::kOblique || !body(a) || !tables_.settings.contains(a.marker)) continue;
      // "X에서 이적한 Y": the words ask for where somebody comes from.
      if (rules_.verb_asks(clause.lemma, std::string_view(a.marker))) continue;
      a.role = Role::kSubject;
      a.marker.clear();
      a.confidence *= kGapSubject;
      return;
    }
  }

  // "내용을 담은 책", "우승을 차지한 영예": also what its words only have by the particle.
  bool has_object(const Clause& clause) const {
    if (clause.find(Role::kObject) != nullptr) return true;
    for (std::size_t w = clause.main + 1; w-- > 0;) {
      if (s_.words[w].noun_case == Case::kObject) return true;
      if (w < clause.main && s_.words[w].predicate) break;
    }
    return false;
  }

  // "우승을 차지하는 영예를 안았다": what the clause tells is done by who gets the honour.
  bool is_deed(const Clause& clause) const {
    return clause.voice == Voice::kActive && has_object(clause) &&
           tables_.deeds.contains(head_word(s_.chunks[clause.modified]).stem);
  }

  // "승부를 가른 것은 X였다": X is who did it, or of a clause with a subject whom it was done to.
  void fill_cleft(Clause& clause, const Chunk& noun) const {
    const Word& head = head_word(noun);
    const bool about = head.noun_case == Case::kTopic || head.noun_case == Case::kSubject;
    if (!about || !tables_.whole_nouns.contains(head.stem) || s_.copular(clause)) return;
    const std::size_t who = clause.modified + 1;
    if (who >= s_.chunks.size() || s_.chunks[who].begin != noun.end || !named(who)) return;
    const bool said = std::any_of(s_.clauses.begin(), s_.clauses.end(), [&](const Clause& other) {
      return s_.copular(other) && other.main == s_.chunks[who].last();
    });
    const bool object = clause.find(Role::kSubject) != nullptr;
    if (!said || (object && clause.find(Role::kObject) != nullptr)) return;
    const Role role = object ? Role::kObject : Role::kSubject;
    clause.arguments.push_back({role, "", who, kGapSubject, false});
  }

  // "학교가 설립된 1831년에": when it was.
  void fill_time(Clause& clause, const Chunk& noun) const {
    if (!is_date(document_, s_.items, head_word(noun))) return;
    if (is_dated(clause) || clause.find(Role::kSubject) == nullptr) return;
    clause.arguments.push_back({Role::kOblique, "", clause.modified, kGapSubject, false});
  }

  // "X가 태어난 Y", "X가 협약을 맺은 Y": the particle behind which the words of a clause with a
  // subject ask for such a name, where they ask for no such object; empty where none.
  std::string asked_marker(const Clause& clause) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    const Mention* name = name_at_end(clause.modified);
    if (rules == nullptr || name == nullptr || clause.find(Role::kSubject) == nullptr) return {};
    if (clause.find(Role::kObject) == nullptr && takes(clause, Role::kObject, &name->type)) {
      return {};
    }
    for (const RelationRule& rule : *rules) {
      if (rule.relation == nullptr || !rule.relation->range.allows(name->type)) continue;
      for (const ArgumentSelector& s : rule.object) {
        if (s.by != ArgumentSelector::By::kMarker || s.marker.empty()) continue;
        // "CCTV를 조사한 결과 X는": nothing with such a particle is left out.
        if (tables_.complex_markers.contains(s.marker)) continue;
        const bool told =
            std::any_of(clause.arguments.begin(), clause.arguments.end(),
                        [&](const ClauseArgument& a) { return a.marker == s.marker; });
        if (!told) return s.marker;
      }
    }
    return {};
  }

  // "늘려 줄 것을 건의했다": the noun stands for what somebody is asked for.
  bool asked_for(const Clause& clause) const {
    const Word& noun = head_word(s_.chunks[clause.modified]);
    if (clause.parent == kNowhere || noun.noun_case != Case::kObject) return false;
    if (!tables_.whole_nouns.contains(noun.stem)) return false;
    const auto verb = tables_.speech_verbs.find(s_.clauses[clause.parent].lemma);
    return verb != tables_.speech_verbs.end() && verb->second.hypothetical;
  }

  // "공장을 세우고 직원을 뽑을 계획": clauses joined to the one before the noun are of it too.
  void claim_chain(std::size_t c, const Claim& claim, int depth) {
    constexpr int kLongest = 6;
    s_.clauses[c].claim.add(claim);
    for (std::size_t b = 0; b < c && depth < kLongest; ++b) {
      const Clause& before = s_.clauses[b];
      const bool joined = before.parent == c && before.ending == Ending::kConnective;
      const bool alike =
          before.find(Role::kSubject) == nullptr || s_.clauses[c].find(Role::kSubject) == nullptr;
      if (joined && alike) claim_chain(b, claim, depth + 1);
    }
  }

  // "X가 소속된 Y 김도현 대표": of a phrase with several names the one that the words ask for.
  void mean_inner_name(const Clause& clause, ClauseArgument& gap) const {
    const Chunk& chunk = s_.chunks[gap.chunk];
    if (gap.chunk != clause.modified || chunk.end - chunk.begin < 2) return;
    const Span span{s_.words[chunk.begin].noun_span.begin, head_word(chunk).noun_span.end};
    std::vector<std::uint32_t> names;
    for (const std::uint32_t m : s_.items.mentions) {
      const Mention& mention = document_.mentions[m];
      if (mention.kind == MentionKind::kName && span.contains(mention.span)) names.push_back(m);
    }
    std::sort(names.begin(), names.end(), [&](std::uint32_t a, std::uint32_t b) {
      return document_.mentions[a].span.begin < document_.mentions[b].span.begin;
    });
    if (names.size() < 2 || document_.mentions[names.back()].type != EntityType::kPerson) return;
    const auto wants = [&](std::uint32_t m) { return wants_type(clause, gap, m); };
    if (!wants(names.back()) && wants(names.front())) gap.mention = names.front();
  }

  bool wants_type(const Clause& clause, const ClauseArgument& gap, std::uint32_t mention) const {
    const EntityType type = document_.mentions[mention].type;
    if (gap.marker.empty()) return takes(clause, gap.role, &type);
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    return rules != nullptr &&
           std::any_of(rules->begin(), rules->end(), [&](const RelationRule& r) {
             return r.relation != nullptr && r.relation->range.allows(type) &&
                    asks(r.object, gap.marker);
           });
  }

  // "A가 연출하고 B가 쓴 드라마": the noun fills the gap of both clauses, the same or, of a clause
  // without a subject, that one.
  void share_gap(std::size_t c) {
    Clause& clause = s_.clauses[c];
    if (clause.ending != Ending::kConnective) return;
    if (s_.copular(clause)) return share_copular_gap(c);
    const auto adnominal = [&](std::size_t b) {
      if (b == kNowhere || b <= c || b >= s_.clauses.size()) return false;
      return (s_.clauses[b].ending == Ending::kAdnominal && s_.clauses[b].modified != kNowhere &&
              !s_.copular(s_.clauses[b])) ||
             shared_[b];
    };
    // Where the tree joins it to another clause, its words must ask for such an object.
    const bool joined = adnominal(clause.parent);
    if (!joined && (!adnominal(c + 1) ||
                    (!only_needs(clause, s_.clauses[c + 1].modified) && !leads_to_doer(c)))) {
      return;
    }
    const std::size_t n = joined ? clause.parent : c + 1;
    const Clause& next = s_.clauses[n];
    for (const ClauseArgument& gap : next.arguments) {
      // What stands behind the clause was left out of it.
      if (gap.confidence == 1.0F || s_.chunks[gap.chunk].begin <= next.last) continue;
      const bool object = gap.role == Role::kObject && clause.voice == Voice::kActive &&
                          clause.find(Role::kSubject) != nullptr;
      if (!object && gap.role != Role::kSubject) continue;
      if (clause.find(gap.role) != nullptr) continue;
      // "행사를 열고 중단을 촉구하는 회견을 한다": what does something is somebody or has a name.
      const Word& noun = head_word(s_.chunks[gap.chunk]);
      // "물건을 훔치거나 파손한 회사": the same does one or the other.
      const bool either = s_.words[clause.last].either || shared_[n];
      const bool thing = !either && gap.role == Role::kSubject && !named(gap.chunk) &&
                         !tables_.people.contains(noun.stem) && clause.voice == Voice::kActive &&
                         clause.find(Role::kObject) != nullptr;
      if (thing) continue;
      clause.arguments.push_back(gap);
      shared_[c] = s_.words[clause.last].either;
      return;
    }
  }

  // "업소를 차리고 술을 판 업주": without a comma two deeds before somebody without a name are both
  // his.
  bool leads_to_doer(std::size_t c) const {
    const Clause& clause = s_.clauses[c];
    const Clause& next = s_.clauses[c + 1];
    const Word& last = s_.words[clause.last];
    const auto deed = [&](const Clause& one) {
      return one.voice == Voice::kActive && one.find(Role::kObject) != nullptr;
    };
    if (!last.shared || last.comma_after || !deed(clause) || !deed(next)) return false;
    if (!same_voice(c, c + 1)) return false;
    const bool near = std::any_of(
        next.arguments.begin(), next.arguments.end(),
        [&](const ClauseArgument& a) { return s_.chunks[a.chunk].begin == clause.last + 1; });
    if (!near) return false;
    if (clause.find(Role::kSubject) != nullptr || named(next.modified)) return false;
    const std::string& noun = head_word(s_.chunks[next.modified]).stem;
    return tables_.is_being(noun);
  }

  // "A의 언니이자 번역가인 X": who is the one is the other too.
  void share_copular_gap(std::size_t c) {
    if (c + 1 >= s_.clauses.size() || s_.clauses[c].find(Role::kSubject) != nullptr) return;
    const Clause& next = s_.clauses[c + 1];
    if (next.ending != Ending::kAdnominal || !s_.copular(next)) return;
    const ClauseArgument* gap = next.find(Role::kSubject);
    if (gap != nullptr && gap->chunk == next.modified) s_.clauses[c].arguments.push_back(*gap);
  }

  // Whether the words of a clause with a subject lack an object of the named noun's type.
  bool only_needs(const Clause& clause, std::size_t noun) const {
    if (clause.find(Role::kSubject) == nullptr || clause.find(Role::kObject) != nullptr)
      return false;
    return asks_for_name(clause, noun);
  }

  // "지난해 발표한 '여름'": a name of a type that may be the object of these words and not the
  // subject; "지난해 인수한 X": or no person, where they ask for nothing but an object.
  bool only_object(const Clause& clause) const {
    if (clause.voice != Voice::kActive || clause.find(Role::kObject) != nullptr) return false;
    const Mention* name = name_at_end(clause.modified);
    if (name == nullptr || !takes(clause, Role::kObject, &name->type)) return false;
    return !takes(clause, Role::kSubject, &name->type) ||
           (name->type != EntityType::kPerson && wants_object(clause));
  }

  // "X는 지인들과 찍은 사진을 공개했다": the verb mostly has an object, and neither the clause nor
  // one joined to it has any. What is said has one of its own.
  bool lacks_object(const Clause& clause) const {
    if (clause.voice != Voice::kActive || has_object(clause) ||
        !tables_.with_object.contains(clause.lemma) ||
        tables_.speech_verbs.contains(clause.lemma) ||
        (tables_.light_verbs.contains(clause.lemma) && !is_thing(clause.modified)) ||
        tables_.people.contains(head_word(s_.chunks[clause.modified]).stem) ||
        document_.tokens[s_.words[clause.main].token].upos != Upos::kVerb) {
      return false;
    }
    // "제주로 향하던 여객선": the words ask for where to and for no object.
    const bool asked =
        !rules_.verb_asks(clause.lemma, Role::kObject) &&
        std::any_of(clause.arguments.begin(), clause.arguments.end(), [&](const ClauseArgument& a) {
          return !a.marker.empty() && rules_.verb_asks_object(clause.lemma, a.marker);
        });
    return !asked && !has_joined(clause);
  }

  // Whether another clause leads up to this one and may share an object with it.
  bool has_joined(const Clause& clause) const {
    const auto index = static_cast<std::size_t>(&clause - s_.clauses.data());
    return std::any_of(s_.clauses.begin(), s_.clauses.end(), [&](const Clause& before) {
      return before.parent == index && before.ending == Ending::kConnective;
    });
  }

  // Whether each row of the clause's words asks for an object where it asks for any phrase but the
  // subject, and no clause before it may share one with it.
  bool wants_object(const Clause& clause) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
    if (rules == nullptr) return false;
    const auto only_objects = [](const ArgumentSelectors& selectors) {
      return std::all_of(selectors.begin(), selectors.end(), [](const ArgumentSelector& s) {
        return s.by == ArgumentSelector::By::kRole && s.role == Role::kObject;
      });
    };
    const bool all = std::all_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
      return rule.relation != nullptr && (only_objects(rule.object) || only_objects(rule.subject));
    });
    return all && !has_joined(clause);
  }

  std::vector<bool> shared_;  // clauses of the same one as the adnominal clause that follows
};

}  // namespace

void fill_gaps(const Document& document, const ClauseTables& tables, const RelationRules& rules,
               const std::string& verb_ending, SentenceClauses& clauses) {
  GapFiller(document, tables, rules, verb_ending, clauses).run();
}

}  // namespace weft
