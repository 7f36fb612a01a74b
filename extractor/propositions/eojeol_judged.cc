// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extractor/propositions/eojeol_role_step.h"

namespace weft {
namespace {

constexpr float kJudged = 0.85F;  // that what is said is about who is judged

// Of whom clauses say what somebody thinks of him.
class JudgedFinder : public RoleStep {
 public:
  using RoleStep::RoleStep;

  void run() {
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) find_judged(c);
  }

 private:
  // "X는 Y에 대해 매출이 늘었다고 평가했다": X says so, and of Y.
  void find_judged(std::size_t speech) {
    const std::string& lemma = s_.clauses[speech].lemma;
    const auto verb = tables_.judging_verbs.find(lemma);
    const bool judges = verb != tables_.judging_verbs.end();
    if (!judges && !tells(speech)) return;
    const std::string& about = judges ? verb->second : tables_.about_marker;
    std::size_t judged = kNowhere;
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      if (c != speech && s_.clauses[c].speech != speech) continue;
      for (const ClauseArgument& a : s_.clauses[c].arguments) {
        const bool outside =
            head_word(s_.chunks[a.chunk]).quote == s_.words[s_.clauses[speech].main].quote;
        if (judged == kNowhere && outside && a.marker == about) judged = a.chunk;
      }
    }
    if (judged == kNowhere || (!judges && !is_body(judged))) return;
    for (std::size_t c = 0; c < speech; ++c) {
      if (s_.clauses[c].speech == speech) judge(s_.clauses[c], judged, s_.clauses[speech]);
    }
  }

  // "X증권은 Y사에 대해 실적이 좋아질 것이라고 전했다": whoever tells of a body what is so, and not
  // what he means to do about it.
  bool tells(std::size_t speech) const {
    const auto verb = tables_.speech_verbs.find(s_.clauses[speech].lemma);
    if (verb == tables_.speech_verbs.end() || verb->second.modality != Modality::kReported) {
      return false;
    }
    const auto said = [&](const Clause& c) { return c.speech == speech && c.parent == speech; };
    return std::none_of(s_.clauses.begin(), s_.clauses.end(), [&](const Clause& c) {
      const bool seen = s_.words[c.main].past || s_.words[c.last].past ||
                        c.voice == Voice::kPassive || s_.copular(c);
      return said(c) && (c.claim.hypothetical || c.claim.modality == Modality::kPlanned ||
                         (!seen && c.claim.modality != Modality::kPossible));
    });
  }

  // Whether the phrase is the name of a body.
  bool is_body(std::size_t chunk) const {
    const Mention* name = name_at_end(chunk);
    return name != nullptr && name->type == EntityType::kOrganization;
  }

  // Of a clause that is said the topic before who is judged is who says so; it is about the judged.
  void judge(Clause& content, std::size_t judged, Clause& speech) const {
    std::erase_if(content.arguments, [&](const ClauseArgument& a) {
      const bool sayer = a.chunk < judged && (a.topic || a.role == Role::kSubject) &&
                         !is_time(document_, s_.items, head_word(s_.chunks[a.chunk]));
      if (sayer && speech.find(Role::kSubject) == nullptr) {
        speech.arguments.push_back(a);
        speech.arguments.back().role = Role::kSubject;
      }
      return sayer || a.chunk == judged;
    });
    const ClauseArgument* own = content.find(Role::kSubject);
    if (content.modified != kNowhere) return;
    ClauseArgument about{Role::kSubject, "", judged, kJudged, true};
    if (own != nullptr) {
      // "매출이": of whom it is an attribute.
      const std::string& noun = head_word(s_.chunks[own->chunk]).stem;
      if (rules_.find(PredicateKind::kNoun, noun) == nullptr) return;
      about.role = Role::kOblique;
    }
    content.arguments.push_back(about);
  }
};

}  // namespace

void find_judged(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                 const std::string& verb_ending, SentenceClauses& clauses) {
  JudgedFinder(document, tables, rules, verb_ending, clauses).run();
}

}  // namespace weft
