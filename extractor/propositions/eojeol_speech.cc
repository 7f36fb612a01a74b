// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extractor/propositions/eojeol_role_step.h"

namespace weft {
namespace {

// Which clauses are said or thought, and by whose clause of saying.
class SpeechFinder : public RoleStep {
 public:
  using RoleStep::RoleStep;

  void run() {
    part_openings();
    share_claims();
    find_speech();
    find_quotations();
  }

 private:
  // "기자회견을 열고 공장을 짓겠다고 밝혔다": who gives the occasion of saying so does that, and
  // does not say it, nor what leads up to it.
  void part_openings() {
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      const std::size_t speech = s_.clauses[c].parent;
      if (s_.clauses[c].ending != Ending::kQuote || speech == kNowhere || speech <= c ||
          !tables_.speech_verbs.contains(s_.clauses[speech].lemma)) {
        continue;
      }
      for (std::size_t b = c; b-- > 0;) {
        if (!opens_saying(s_.clauses[b], c)) continue;
        s_.clauses[b].parent = speech;
        s_.clauses[b].opening = true;
        for (std::size_t a = 0; a < b; ++a) {
          if (s_.clauses[a].parent == c && s_.clauses[a].modified == kNowhere) {
            s_.clauses[a].parent = b;
          }
        }
      }
    }
  }

  bool opens_saying(const Clause& clause, std::size_t content) const {
    const Word& last = s_.words[clause.last];
    if (clause.ending != Ending::kConnective || clause.modified != kNowhere || clause.past ||
        !last.shared || last.quote != s_.words[s_.clauses[content].main].quote ||
        clause.parent == kNowhere || clause.parent > content ||
        tables_.speech_verbs.contains(s_.clauses[clause.parent].lemma)) {
      return false;
    }
    const auto own = [](const ClauseArgument& a) { return a.role == Role::kSubject && !a.topic; };
    if (std::any_of(clause.arguments.begin(), clause.arguments.end(), own)) return false;
    if (tables_.podiums.contains(clause.lemma)) return true;
    const ClauseArgument* object = clause.find(Role::kObject);
    if (object == nullptr) return false;
    const std::string& noun = head_word(s_.chunks[object->chunk]).stem;
    return std::any_of(tables_.podiums.begin(), tables_.podiums.end(),
                       [&](const std::string& podium) { return noun.ends_with(podium); });
  }

  // "공장을 짓고 직원을 뽑을 예정이다": a clause without a tense of its own is as planned or
  // possible as the one that it is joined to, unless it has a date of its own. "공장을 지어 차를
  // 만들 예정이다": what leads up to what is planned is planned too, but not what leads up to what
  // one wished or had to do.
  void share_claims() {
    std::vector<bool> guessed(s_.clauses.size());  // as likely as the clause they lead up to
    for (std::size_t c = s_.clauses.size(); c-- > 0;) {
      Clause& clause = s_.clauses[c];
      const Word& last = s_.words[clause.last];
      if ((!last.open && !last.shared) || clause.past || clause.parent == kNowhere ||
          clause.parent <= c)
        continue;
      const Clause& joined_to = s_.clauses[clause.parent];
      if ((is_dated(clause) && is_dated(joined_to)) || joined_to.modified != kNowhere ||
          last.quote != s_.words[joined_to.last].quote) {
        continue;
      }
      if (!last.open) {
        const Modality modality = joined_to.claim.modality;
        const bool guess = guessed[clause.parent] || is_guess(joined_to);
        const bool meant =
            modality == Modality::kPlanned || (modality == Modality::kPossible && guess);
        guessed[c] = meant && guess;
        if (meant && joined_to.ending != Ending::kPurpose && !joined_to.claim.hypothetical) {
          clause.claim.add({.modality = modality});
        }
        continue;
      }
      clause.claim.add(
          {.hypothetical = joined_to.claim.hypothetical, .modality = joined_to.claim.modality});
    }
  }

  // "공장을 지어 차를 만들 것으로 보인다", not "만들 수 있다".
  bool is_guess(const Clause& clause) const {
    return std::any_of(s_.words.begin() + static_cast<std::ptrdiff_t>(clause.main),
                       s_.words.begin() + static_cast<std::ptrdiff_t>(clause.last) + 1,
                       [&](const Word& w) { return tables_.whole_nouns.contains(w.stem); });
  }

  void find_speech() {
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      Clause& clause = s_.clauses[c];
      if (clause.ending == Ending::kQuote) mark_content(c, clause.parent);
      if (clause.ending == Ending::kQuoteAdnominal && clause.modified != kNowhere) {
        const std::string& stem = head_word(s_.chunks[clause.modified]).stem;
        const auto noun = tables_.content_nouns.find(stem);
        if (noun != tables_.content_nouns.end()) clause.claim.add(noun->second);
        // "어겼다는 이유로": somebody says so, unless the noun says that it is so.
        const bool told = !s_.naming(clause) && !tables_.fact_nouns.contains(stem);
        if (told) clause.claim.add({.modality = Modality::kReported});
        if (!s_.naming(clause)) add_before(c, clause.claim);
      }
    }
  }

  // "값을 올려 팔겠다는 계획": what leads up to what is told is told as well.
  void add_before(std::size_t c, const Claim& claim) {
    for (std::size_t b = 0; b < c; ++b) {
      Clause& before = s_.clauses[b];
      if (before.parent != c || before.modified != kNowhere || !same_voice(b, c) ||
          before.ending != Ending::kConnective) {
        continue;
      }
      before.claim.add({.hypothetical = claim.hypothetical, .modality = claim.modality});
      add_before(b, claim);
    }
  }

  // Whatever stands between quotation marks is said by the clause of saying that follows them.
  void find_quotations() {
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      if (is_title(s_.clauses[c])) s_.clauses[c].claim.hypothetical = true;
      const std::uint32_t quote = s_.words[s_.clauses[c].main].quote;
      if (quote == 0 || s_.clauses[c].speech != kNowhere) continue;
      for (std::size_t b = c + 1; b < s_.clauses.size(); ++b) {
        // Of "..."며 "..."고 the clause of saying follows both.
        if (s_.words[s_.clauses[b].main].quote != 0) continue;
        const auto verb = tables_.speech_verbs.find(s_.clauses[b].lemma);
        const bool says = verb != tables_.speech_verbs.end();
        // "..."며 항소할 뜻을 밝혔다: who has told what he means to do has said so.
        if (!says && tells_content(s_.clauses[b])) continue;
        if (!says && !leads_to(c, b)) break;
        s_.clauses[c].speech = b;
        s_.clauses[c].claim.add(says ? verb->second : Claim{.modality = Modality::kReported});
        break;
      }
      // Whoever said it, the text does not.
      if (s_.clauses[c].speech == kNowhere) {
        s_.clauses[c].claim.add({.modality = Modality::kReported});
      }
    }
  }

  // Whether the clause is what the noun behind it consists of.
  bool tells_content(const Clause& clause) const {
    return clause.modified != kNowhere &&
           tables_.content_nouns.contains(head_word(s_.chunks[clause.modified]).stem);
  }

  // "..."라며 아쉬움을 드러냈다: whoever does something with such words says them.
  bool leads_to(std::size_t c, std::size_t doing) const {
    for (std::size_t last = doing; last-- > c;) {
      if (!same_voice(last, c)) continue;
      const Ending ending = s_.clauses[last].ending;
      return (ending == Ending::kQuote || ending == Ending::kConnective) &&
             s_.clauses[last].parent == doing;
    }
    return false;
  }

  // "'여름이 온다'에서": quoted words with a particle of nouns are what something is called.
  bool is_title(const Clause& clause) const {
    const Word& word = s_.words[clause.last];
    if (!word.predicate || word.copula) return false;
    for (std::uint32_t t = word.token + 1;
         t <= word.last_token + 1 && t + 1 < document_.tokens.size(); ++t) {
      const Token& mark = document_.tokens[t];
      const std::string_view tag = document_.tokens[t + 1].xpos;
      const bool particle = tag.starts_with("JK") && !tag.starts_with("JKQ");
      if (mark.upos == Upos::kPunct && !mark.space_after && particle) return true;
    }
    return false;
  }

  void mark_content(std::size_t c, std::size_t speech) {
    if (speech == kNowhere || speech <= c) return;
    const auto verb = tables_.speech_verbs.find(s_.clauses[speech].lemma);
    if (verb == tables_.speech_verbs.end()) {
      // What a verb unknown as one of saying quotes is no fact of the text all the same.
      s_.clauses[c].claim.add({.modality = Modality::kReported});
      return;
    }
    s_.clauses[c].claim.add(verb->second);
    s_.clauses[c].speech = speech;
    take_leading_subject(c);
    give_topic(c, s_.clauses[speech]);
    give_subject(c, s_.clauses[speech]);
    keep_amount(c, s_.clauses[speech]);
    // "X는 떠났다고 한다": nobody is named who says so.
    Clause& saying = s_.clauses[speech];
    if (is_hearsay(c, saying) && saying.find(Role::kSubject) == nullptr) {
      saying.abstract_subject = true;
    }
    // Clauses that lead up to it belong to what is said, but for those before who says it.
    const ClauseArgument* sayer = saying.find(Role::kSubject);
    const std::size_t from = sayer == nullptr ? 0 : s_.chunks[sayer->chunk].begin;
    for (std::size_t b = 0; b < c; ++b) {
      Clause& before = s_.clauses[b];
      const bool earlier = before.last < from && from < s_.clauses[c].main;
      if (sayer != nullptr && is_deed(before, s_.clauses[c], from)) {
        before.parent = speech;
        continue;
      }
      if (before.speech == kNowhere && before.parent == c && before.modified == kNowhere &&
          same_voice(b, c) && !earlier) {
        mark_content_chain(b, speech, verb->second);
      }
    }
    mark_joined(c, speech, verb->second);
  }

  // "X는 Y가 돈을 놓고 갔다고 밝혔다": Y went.
  void take_leading_subject(std::size_t c) {
    if (c == 0 || s_.clauses[c].find(Role::kSubject) != nullptr) return;
    const Clause& before = s_.clauses[c - 1];
    const ClauseArgument* subject = before.find(Role::kSubject);
    if (before.parent != c || before.last + 1 != s_.clauses[c].main || subject == nullptr ||
        before.ending != Ending::kConnective || subject->topic) {
      return;
    }
    s_.clauses[c].arguments.push_back(*subject);
  }

  // "X는 보고서를 읽고 값이 올랐다고 지적했다": behind such an ending the same one acts, and what
  // is said has another subject; so it is who says so that read.
  bool is_deed(const Clause& before, const Clause& content, std::size_t sayer) const {
    const ClauseArgument* own = content.find(Role::kSubject);
    const Word& last = s_.words[before.last];
    return before.ending == Ending::kConnective && before.modified == kNowhere &&
           before.main > sayer && last.shared && !before.past &&
           before.find(Role::kSubject) == nullptr && own != nullptr &&
           !rules_.measures(head_word(s_.chunks[own->chunk]).stem) &&
           s_.chunks[own->chunk].begin > before.last && last.quote == s_.words[content.main].quote;
  }

  bool is_hearsay(std::size_t content, const Clause& speech) const {
    return speech.lemma == tables_.light_saying && !speech.past &&
           s_.words[s_.clauses[content].main].quote == 0;
  }

  // "X는 공장을 지었으며 직원을 뽑았다고 밝혔다": what has a tense of its own is said as well, not
  // done in saying so ("회견을 열고"). Nor is what stands before who says it.
  void mark_joined(std::size_t c, std::size_t speech, const Claim& claim) {
    const ClauseArgument* sayer = s_.clauses[speech].find(Role::kSubject);
    for (std::size_t b = c; b-- > 0;) {
      const Clause& before = s_.clauses[b];
      if (before.modified != kNowhere) continue;
      const bool joined = before.parent == speech && before.ending == Ending::kConnective &&
                          s_.words[before.last].past && s_.words[before.last].open;
      if (!joined || before.speech != kNowhere || !same_voice(b, c)) return;
      if (sayer != nullptr && s_.chunks[sayer->chunk].begin > before.last) return;
      mark_content_chain(b, speech, claim);
    }
  }

  // "X는 Y가 왔다고 밝혔다": of two subjects the topic before is who says so.
  void give_topic(std::size_t c, Clause& speech) {
    const std::size_t earlier = earlier_saying(c, speech);
    if (speech.find(Role::kSubject) != nullptr && earlier == kNowhere) return;
    auto& arguments = s_.clauses[c].arguments;
    for (std::size_t t = 0; t < arguments.size(); ++t) {
      if (!arguments[t].topic ||
          head_word(s_.chunks[arguments[t].chunk]).quote != s_.words[speech.main].quote ||
          is_time(document_, s_.items, head_word(s_.chunks[arguments[t].chunk]))) {
        continue;
      }
      const auto other = [&](const ClauseArgument& a) {
        return a.chunk > arguments[t].chunk && (a.topic || a.role == Role::kSubject) &&
               !is_time(document_, s_.items, head_word(s_.chunks[a.chunk]));
      };
      const auto subject = std::find_if(arguments.begin(), arguments.end(), other);
      if (subject == arguments.end()) return;
      subject->role = Role::kSubject;
      ClauseArgument topic = arguments[t];
      topic.role = Role::kSubject;
      if (earlier != kNowhere) leave_sayer(speech, s_.clauses[earlier]);
      speech.arguments.push_back(topic);
      arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(t));
      return;
    }
  }

  // "X는 아니라고 주장한 반면 Y는 Z가 옳다며 반발했다": the clause of saying between who the tree
  // takes for the sayer and somebody else as a topic behind it; kNowhere where there is none.
  std::size_t earlier_saying(std::size_t c, const Clause& speech) const {
    const ClauseArgument* sayer = speech.find(Role::kSubject);
    if (sayer == nullptr || !sayer->topic) return kNowhere;
    const auto& arguments = s_.clauses[c].arguments;
    const auto topic =
        std::find_if(arguments.begin(), arguments.end(), [&](const ClauseArgument& a) {
          return a.topic && a.chunk > sayer->chunk && is_somebody(a.chunk);
        });
    if (topic == arguments.end()) return kNowhere;
    for (std::size_t b = c; b-- > 0;) {
      if (s_.clauses[b].main > s_.chunks[sayer->chunk].last() &&
          s_.clauses[b].last < s_.chunks[topic->chunk].begin &&
          tables_.speech_verbs.contains(s_.clauses[b].lemma)) {
        return b;
      }
    }
    return kNowhere;
  }

  static void leave_sayer(Clause& speech, Clause& earlier) {
    const auto sayer =
        std::find_if(speech.arguments.begin(), speech.arguments.end(),
                     [](const ClauseArgument& a) { return a.role == Role::kSubject; });
    if (earlier.find(Role::kSubject) == nullptr) earlier.arguments.push_back(*sayer);
    speech.arguments.erase(sayer);
  }

  // "X가 순이익이 줄었다고 발표했다": of two subjects of the clause of saying the nearer one is
  // what is said of.
  void give_subject(std::size_t c, Clause& speech) {
    Clause& content = s_.clauses[c];
    if (content.find(Role::kSubject) != nullptr) return;
    std::size_t first = kNowhere;
    std::size_t last = kNowhere;
    for (std::size_t i = 0; i < speech.arguments.size(); ++i) {
      const ClauseArgument& a = speech.arguments[i];
      const bool subject = a.role == Role::kSubject || a.topic;
      if (!subject || s_.chunks[a.chunk].begin > content.main ||
          is_time(document_, s_.items, head_word(s_.chunks[a.chunk]))) {
        continue;
      }
      if (first == kNowhere) first = i;
      last = i;
    }
    if (first != kNowhere && first == last) {
      // "X는 메시지를 보냈다고 Y가 밝혔다": who says so stands behind.
      const bool behind = std::any_of(
          speech.arguments.begin(), speech.arguments.end(), [&](const ClauseArgument& a) {
            return a.role == Role::kSubject && s_.chunks[a.chunk].begin > content.main;
          });
      if (!behind && !is_hearsay(c, speech)) return;
      ClauseArgument topic = speech.arguments[first];
      topic.role = Role::kSubject;
      content.arguments.push_back(topic);
      speech.arguments.erase(speech.arguments.begin() + static_cast<std::ptrdiff_t>(first));
      return;
    }
    if (first == last) return;
    ClauseArgument given = speech.arguments[last];
    given.role = Role::kSubject;
    content.arguments.push_back(given);
    speech.arguments[first].role = Role::kSubject;
    speech.arguments.erase(speech.arguments.begin() + static_cast<std::ptrdiff_t>(last));
  }

  // "X는 매출이 줄었고 영업손실은 늘었다고 밝혔다": an amount says nothing, X does.
  void keep_amount(std::size_t c, Clause& speech) {
    if (speech.find(Role::kSubject) != nullptr) return;
    for (ClauseArgument& a : s_.clauses[c].arguments) {
      if (!a.topic || !rules_.measures(head_word(s_.chunks[a.chunk]).stem)) continue;
      a.role = Role::kSubject;
      return take_topic_before(c, speech);
    }
  }

  // The topic of a clause that leads up to what is said is who says so.
  void take_topic_before(std::size_t c, Clause& speech) {
    for (std::size_t b = 0; b < c; ++b) {
      if (s_.clauses[b].modified != kNowhere) continue;
      for (const ClauseArgument& a : s_.clauses[b].arguments) {
        const Word& head = head_word(s_.chunks[a.chunk]);
        if (!a.topic || head.quote != s_.words[speech.main].quote || rules_.measures(head.stem) ||
            is_time(document_, s_.items, head)) {
          continue;
        }
        speech.arguments.push_back(a);
        speech.arguments.back().role = Role::kSubject;
        return;
      }
    }
  }

  void mark_content_chain(std::size_t c, std::size_t speech, const Claim& claim) {
    s_.clauses[c].speech = speech;
    s_.clauses[c].claim.add(claim);
    for (std::size_t b = 0; b < c; ++b) {
      Clause& before = s_.clauses[b];
      if (before.speech == kNowhere && before.parent == c && before.modified == kNowhere) {
        mark_content_chain(b, speech, claim);
      }
    }
  }
};

}  // namespace

void find_speech(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                 const std::string& verb_ending, SentenceClauses& clauses) {
  SpeechFinder(document, tables, rules, verb_ending, clauses).run();
}

}  // namespace weft
