// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <utility>

#include "extractor/propositions/eojeol_role_step.h"

namespace weft {
namespace {

// Which dates hold for which clauses of a sentence.
class TimeSharer : public RoleStep {
 public:
  using RoleStep::RoleStep;

  void run() {
    give_hours();
    share_times();
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) date_described(c);
  }

 private:
  // "경찰은 15일 오후 6시께 A가 ...했다고 밝혔다": an hour is that of what happened, not of the
  // saying.
  void give_hours() {
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      const std::size_t speech = s_.clauses[c].speech;
      if (speech == kNowhere || s_.clauses[c].parent != speech) continue;
      auto& said = s_.clauses[speech].arguments;
      const auto hour = std::find_if(said.begin(), said.end(), [&](const ClauseArgument& a) {
        return s_.chunks[a.chunk].begin < s_.clauses[c].main && dates(a) && names_hour(a);
      });
      if (hour == said.end()) continue;
      s_.clauses[c].arguments.push_back(*hour);
      said.erase(hour);
    }
  }

  bool names_hour(const ClauseArgument& argument) const {
    const Span span = head_word(s_.chunks[argument.chunk]).noun_span;
    return std::any_of(s_.items.literals.begin(), s_.items.literals.end(), [&](std::uint32_t i) {
      const Literal& l = document_.literals[i];
      return l.span.end == span.end && l.unit == "time";
    });
  }

  // A date at the beginning of a sentence holds for all its joined clauses that name no other, but
  // not the one of a clause about a noun ("1967년 태어난 X는 ...").
  void share_times() {
    const ClauseArgument* first = nullptr;
    std::size_t holder = kNowhere;
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      for (const ClauseArgument& argument : s_.clauses[c].arguments) {
        const bool leads = s_.chunks[argument.chunk].begin < s_.clauses.front().main;
        if (!leads || !dates(argument)) continue;
        first = &argument;
        holder = c;
      }
    }
    const bool pointing = first != nullptr && opens_with_day(*first);
    if (first == nullptr || (s_.clauses[holder].ending == Ending::kAdnominal && !pointing) ||
        s_.clauses[holder].ending == Ending::kQuoteAdnominal) {
      return;
    }
    // "9월부터 팀을 이끌어 우승했다": when something began is not when the rest was.
    const std::string& marker = head_word(s_.chunks[first->chunk]).marker;
    if (marker == tables_.range_since || marker == tables_.range_until) return;
    const bool forward = spreads(s_.clauses[holder]) && holds_for_all(*first);
    // "지난달 시험을 치르고 수석을 차지한 X는 합격했다": of a clause about a noun and what leads up
    // to it.
    const std::size_t end = chain_end(holder);
    const bool inside = s_.clauses[end].ending == Ending::kAdnominal && !pointing;
    const ClauseArgument date = *first;
    for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
      Clause& clause = s_.clauses[c];
      const bool joined =
          inside ? chain_end(c) == end
                 : clause.ending == Ending::kConnective || clause.ending == Ending::kFinal;
      const bool own = is_dated(clause) || (c > holder && later(c));
      if (!joined || own || s_.copular(clause) || (c > holder && !forward)) continue;
      // "1997년 취임해 ... 내고 있다": what still goes on has not the time of what led to it.
      if (c > holder && clause.claim.ongoing && !clause.past) continue;
      if (clause.speech != s_.clauses[holder].speech) continue;
      const std::uint32_t quote = head_word(s_.chunks[date.chunk]).quote;
      if (quote != 0 && quote != s_.words[clause.main].quote) continue;
      // "1988년 입사해 부문장을 지냈다": an office is held for longer than what comes before it.
      if (c > holder && tables_.is_office(clause.lemma, Case::kObject, "")) continue;
      if (c > holder && new_topic(clause, s_.clauses[holder])) break;
      const auto newer = date_behind(date, clause);
      if (!newer) clause.arguments.push_back(date);
      if (newer && newer->first > clause.main) clause.arguments.push_back(newer->second);
    }
  }

  // "이날 노래를 부른 X는 Y를 이겼다": the day that a sentence begins with is that of all.
  bool opens_with_day(const ClauseArgument& date) const {
    const Word& word = head_word(s_.chunks[date.chunk]);
    return s_.chunks[date.chunk].begin == 0 && tables_.time_nouns.contains(word.stem) &&
           std::any_of(s_.items.literals.begin(), s_.items.literals.end(), [&](std::uint32_t i) {
             const Literal& l = document_.literals[i];
             return l.span.end == word.noun_span.end && l.unit == "day";
           });
  }

  // The clause that those joined to it lead up to.
  std::size_t chain_end(std::size_t c) const {
    while (s_.clauses[c].ending == Ending::kConnective && s_.clauses[c].parent != kNowhere &&
           s_.clauses[c].parent > c) {
      c = s_.clauses[c].parent;
    }
    return c;
  }

  // "X는 지난 1일 부산에서 열린 대회에서 이겼다": an event that is where a clause takes place is
  // when it is; "X는 지난 시즌 21골을 넣는 활약을 펼쳤다": what a noun for it consists of is.
  void date_described(std::size_t c) {
    Clause& clause = s_.clauses[c];
    if (clause.ending != Ending::kAdnominal || clause.modified == kNowhere) return;
    const std::size_t around = s_.chunks[clause.modified].clause;
    const std::size_t parent = around == kNowhere ? clause.parent : around;
    if (parent == kNowhere || parent == c || clause.claim.modality != Modality::kAsserted) return;
    const Word& noun = head_word(s_.chunks[clause.modified]);
    const bool asked = rules_.verb_asks_object(clause.lemma, LiteralKind::kDate) &&
                       rules_.verb_asks_object(clause.lemma, noun.marker);
    const auto feat = tables_.content_nouns.find(noun.stem);
    const bool feats = feat != tables_.content_nouns.end() && noun.noun_case == Case::kObject &&
                       feat->second.modality == Modality::kAsserted && !clause.past;
    const auto is_date = [&](const ClauseArgument& a) {
      return dates(a) && (a.marker.empty() || a.marker == tables_.gap_marker);
    };
    auto& own = clause.arguments;
    auto& others = s_.clauses[parent].arguments;
    const auto inner = std::find_if(own.begin(), own.end(), is_date);
    const auto outer = std::find_if(others.begin(), others.end(), is_date);
    const bool before = outer != others.end() && s_.chunks[outer->chunk].begin < clause.main;
    // "X는 12일 방송된 Y에서 ...": right before the words about the event.
    const bool leads = before && s_.chunks[outer->chunk].end == clause.main;
    const bool setting = tables_.settings.contains(noun.marker) && (asked || leads);
    if ((setting || feats) && inner == own.end() && before) own.push_back(*outer);
    if (setting && outer == others.end() && inner != own.end()) others.push_back(*inner);
  }

  // "1967년 등단했고, 1974년 A를 펴내 B를 받았다": a date behind the first ends its time, and holds
  // for what stands between it and its own verb. With the verb that has it.
  std::optional<std::pair<std::size_t, ClauseArgument>> date_behind(const ClauseArgument& date,
                                                                    const Clause& clause) const {
    std::optional<std::pair<std::size_t, ClauseArgument>> last;
    for (const Clause& other : s_.clauses) {
      if (other.ending == Ending::kAdnominal || other.ending == Ending::kQuoteAdnominal) continue;
      if (other.speech != clause.speech) continue;
      for (const ClauseArgument& a : other.arguments) {
        const bool between = a.chunk > date.chunk && s_.chunks[a.chunk].begin < clause.main;
        if (between && dates(a) && (!last || a.chunk > last->second.chunk)) last = {other.main, a};
      }
    }
    return last;
  }

  // "2010년 창업해 2년 만에 상장했다": a time after the one before.
  bool later(std::size_t c) const {
    // "A가 사과했고, 이후 후보였던 B도 사과했다": clauses about nouns end no part of the sentence.
    std::size_t before = c;
    while (before > 0 && (before == c || s_.clauses[before].ending == Ending::kAdnominal)) --before;
    const bool first = before == c || s_.clauses[before].ending == Ending::kAdnominal;
    const std::size_t begin = first ? 0 : s_.clauses[before].last;
    return std::any_of(s_.chunks.begin(), s_.chunks.end(), [&](const Chunk& chunk) {
      if (chunk.begin <= begin || chunk.end > s_.clauses[c].main) return false;
      const Word& head = head_word(chunk);
      if (tables_.later_nouns.contains(head.stem)) return true;
      return tables_.time_nouns.contains(head.stem) &&
             is_time(document_, s_.items, s_.words[chunk.last() - 1]);
    });
  }

  // "X는 1985년 A를 졸업하고 B에서 학위를 받았다": of what stands behind the topic, a day holds for
  // what follows too, a longer time only for its own clause.
  bool holds_for_all(const ClauseArgument& date) const {
    const Span span = head_word(s_.chunks[date.chunk]).noun_span;
    const bool leads = std::none_of(s_.chunks.begin(), s_.chunks.begin() + date.chunk,
                                    [&](const Chunk& c) { return head_word(c).topical; });
    return leads ||
           std::any_of(s_.items.literals.begin(), s_.items.literals.end(), [&](std::uint32_t i) {
             const Literal& l = document_.literals[i];
             return l.span.end == span.end && (l.unit == "day" || l.unit == "time");
           });
  }

  // "2010년 X는 A를 세웠고, Y도 B를 세웠다": with another subject another time may begin.
  bool new_topic(const Clause& clause, const Clause& holder) const {
    const ClauseArgument* own = clause.find(Role::kSubject);
    const ClauseArgument* first = holder.find(Role::kSubject);
    return own != nullptr && first != nullptr && own->chunk != first->chunk;
  }

  // "1967년 태어나 ...": words that say when somebody came or went keep their date; one before the
  // last verb of a sentence holds for those before it all the same.
  bool spreads(const Clause& holder) const {
    const auto* rules = rules_.find(PredicateKind::kVerb, holder.lemma);
    if (rules == nullptr) return true;
    return std::none_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
      return rule.relation != nullptr && rule.relation->domain.allows(EntityType::kPerson) &&
             !rule.object.empty() && rule.object.front().by == ArgumentSelector::By::kLiteral &&
             rule.object.front().literal == LiteralKind::kDate;
    });
  }
};

bool is_bare_date(const Document& document, const SentenceClauses& s, const ClauseArgument& a) {
  const Word& word = s.words[s.chunks[a.chunk].last()];
  return a.role == Role::kOblique && a.marker.empty() && is_date(document, s.items, word);
}

// "오는 29일 회의를 연다": a time to come makes a plan of what is not told as past or going on.
class FuturePlanner : public RoleStep {
 public:
  using RoleStep::RoleStep;

  void run() {
    for (Clause& clause : s_.clauses) {
      if (clause.claim.modality != Modality::kAsserted || clause.claim.ongoing ||
          told_as_past(clause)) {
        continue;
      }
      const bool planned =
          std::any_of(clause.arguments.begin(), clause.arguments.end(),
                      [&](const ClauseArgument& a) { return dates(a) && to_come(a); });
      if (planned) clause.claim.add({.modality = Modality::kPlanned});
    }
  }

 private:
  // "내년 예산이 확정된 뒤": the ending says that it is over.
  bool told_as_past(const Clause& clause) const {
    const std::string& feats = document_.tokens[s_.words[clause.last].token].feats;
    return clause.past || feats.find("Tense=Past") != std::string::npos;
  }

  bool to_come(const ClauseArgument& argument) const {
    const Word& head = head_word(s_.chunks[argument.chunk]);
    const bool when = head.marker.empty() || head.marker == tables_.gap_marker ||
                      head.marker == tables_.range_since;
    return when &&
           std::any_of(s_.items.literals.begin(), s_.items.literals.end(), [&](std::uint32_t i) {
             const Literal& l = document_.literals[i];
             if (l.kind != LiteralKind::kDate || l.span.end != head.noun_span.end) return false;
             return std::any_of(tables_.comings.begin(), tables_.comings.end(),
                                [&](const std::string& word) {
                                  return document_.text_of(l.span).starts_with(word);
                                });
           });
  }
};

// How a date tells when: a day, or a longer time in figures, which may be part of a name.
struct DateKind {
  bool day = false;
  bool figures = false;
};

DateKind kind_of(const Document& document, const SentenceClauses& s, std::size_t chunk) {
  const Span span = s.words[s.chunks[chunk].last()].noun_span;
  DateKind kind;
  for (const std::uint32_t i : s.items.literals) {
    const Literal& l = document.literals[i];
    if (l.span.end != span.end) continue;
    const char first = document.text_of(l.span).front();
    kind.day = l.unit == "day" || l.unit == "time";
    kind.figures = first >= '0' && first <= '9';
  }
  return kind;
}

}  // namespace

void plan_future(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                 const std::string& verb_ending, SentenceClauses& clauses) {
  FuturePlanner(document, tables, rules, verb_ending, clauses).run();
}

void share_times(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                 const std::string& verb_ending, SentenceClauses& clauses) {
  TimeSharer(document, tables, rules, verb_ending, clauses).run();
}

void choose_times(const Document& document, SentenceClauses& clauses) {
  for (Clause& clause : clauses.clauses) {
    std::size_t nearest = kNowhere;
    std::size_t day = kNowhere;
    for (const ClauseArgument& a : clause.arguments) {
      if (!is_bare_date(document, clauses, a)) continue;
      // What is quoted has its own times.
      const std::uint32_t quote = clauses.words[clauses.chunks[a.chunk].last()].quote;
      if (quote != 0 && quote != clauses.words[clause.main].quote) continue;
      if (nearest == kNowhere || a.chunk > nearest) nearest = a.chunk;
      const bool nearer = day == kNowhere || a.chunk > day;
      if (nearer && kind_of(document, clauses, a.chunk).day) day = a.chunk;
    }
    // "지난 17일 2019년 3분기 회의를 열었다": the day is when.
    if (nearest != kNowhere && day != kNowhere && nearest != day) {
      const DateKind kind = kind_of(document, clauses, nearest);
      if (kind.figures && !kind.day) nearest = day;
    }
    std::erase_if(clause.arguments, [&](const ClauseArgument& a) {
      return a.chunk != nearest && is_bare_date(document, clauses, a);
    });
  }
}

}  // namespace weft
