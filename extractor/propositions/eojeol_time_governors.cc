// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_time_governors.h"

#include <algorithm>

namespace weft {
namespace {

// The marker that complex_particles.tsv gives to who says so.
constexpr std::string_view kSource = "source";
constexpr std::size_t kSyllable = 3;  // bytes of one

}  // namespace

std::size_t TimeGovernors::time_clause(std::size_t c, std::size_t clause) const {
  const Chunk& chunk = out_.chunks[c];
  if (clause == kNowhere || dates_source(c)) return kNowhere;
  if (quoted_title(head_word(chunk)) || compared(chunk) || dates_noun(c)) return kNowhere;
  if (!same_quotation(head_word(chunk), clause)) return kNowhere;
  if (opens_range(c)) {
    // "1월부터 3월까지의 매출": the time is that of the noun.
    if (head_word(out_.chunks[c + 1]).noun_case == Case::kGenitive) return kNowhere;
    return time_clause(c + 1, governors_.governing_clause(c + 1));
  }
  if (begins_described(chunk)) return next_clause(chunk.end);
  if (head_word(chunk).quote != 0 && head_word(chunk).topical) {
    clause = governors_.outside_modifier(chunk, clause);
  }
  if (c > 0 && !closes_range(chunk)) clause = clause_of_time(c, clause);
  if (!head_word(chunk).comma_after) clause = leading_time(c, clause);
  const bool bare = head_word(chunk).noun_case == Case::kBare;
  return bare && is_date(document_, out_.items, head_word(chunk)) ? outside_lasting(c, clause)
                                                                  : clause;
}

// "6월부터 운영한 강좌": a beginning right before a clause about a noun is its own.
bool TimeGovernors::begins_described(const Chunk& chunk) const {
  const std::size_t next = next_clause(chunk.end);
  return next != kNowhere && head_word(chunk).marker == tables_.range_since &&
         out_.clauses[next].ending == Ending::kAdnominal &&
         first_word(out_.clauses[next]) == chunk.end;
}

// "1월부터 3월까지 열린", "22일 ~ 24일 열린": one time, of the clause that it leads up to.
bool TimeGovernors::opens_range(std::size_t c) const {
  if (c + 1 >= out_.chunks.size() || out_.chunks[c + 1].begin != out_.chunks[c].end) return false;
  const Chunk& next = out_.chunks[c + 1];
  if (!ends_time(next.last())) return false;
  const std::string& since = head_word(out_.chunks[c]).marker;
  const std::string& until = head_word(next).marker;
  return (since == tables_.range_since && until == tables_.range_until) || closes_range(next);
}

bool TimeGovernors::closes_range(const Chunk& chunk) const {
  const std::uint32_t token = head_word(chunk).first_token;
  if (token == sentence_.tokens.begin) return false;
  const std::string_view mark = document_.text_of(document_.tokens[token - 1]);
  return mark == "~" || mark == "\u223C" || mark == "\u301C" || mark == "\uFF5E";
}

// "20일 통계청에 따르면 ...": when the source says so.
bool TimeGovernors::dates_source(std::size_t c) const {
  const std::size_t verb = next_clause(out_.chunks[c].end);
  for (std::size_t b = c + 1; b < out_.chunks.size(); ++b) {
    if (verb != kNowhere && out_.chunks[b].begin > out_.clauses[verb].main) return false;
    if (head_word(out_.chunks[b]).marker == kSource) return true;
  }
  return false;
}

// "9일 매체는 A가 만든 B가 팔렸다고 보도했다", "17일 부산에 있는 창고가 무너졌다", "2일 팀을
// 이끌던 X가 떠났다": a date belongs to the clause of the topic right behind it, and to none
// about what went on for a time.
std::size_t TimeGovernors::outside_lasting(std::size_t c, std::size_t clause) const {
  if (out_.clauses[clause].ending != Ending::kAdnominal) return clause;
  const bool copula = out_.words[out_.clauses[clause].last].copula;
  if (!copula && out_.chunks[c].end == first_word(out_.clauses[clause])) return clause;
  const std::size_t main = out_.clauses[clause].main;
  for (std::size_t b = c + 1; b < out_.chunks.size() && out_.chunks[b].begin < main; ++b) {
    const Word& head = head_word(out_.chunks[b]);
    if (head.noun_case == Case::kTopic) return governors_.governing_clause(b);
    if (head.topical) return governors_.outside_modifier(out_.chunks[c], clause);
  }
  std::size_t outside = clause;
  for (int step = 0; step < kMaxClimb && lasts(outside); ++step) {
    outside = next_clause(out_.clauses[outside].last + 1);
    if (outside == kNowhere) return kNowhere;
  }
  // "X는 1987년 창당되었던 정당이다": what X is has no date.
  return out_.copular(out_.clauses[outside]) ? clause : outside;
}

// A clause about a noun that tells what was so for a time.
bool TimeGovernors::lasts(std::size_t c) const {
  const Clause& clause = out_.clauses[c];
  if (clause.ending != Ending::kAdnominal) return false;
  if (out_.words[clause.last].copula) return true;
  // "1일 열릴 예정이던 X": of a plan the date is when.
  if (clause.claim.modality != Modality::kAsserted) return false;
  const Word& last = out_.words[clause.last];
  return (last.lasting && !last.past) || rules_.places(clause.lemma);
}

// "검찰은 3일 구속된 X를 ...": a date right after the topic belongs to the clause of the topic.
std::size_t TimeGovernors::clause_of_time(std::size_t c, std::size_t clause) const {
  const Chunk& before = out_.chunks[c - 1];
  // "X는 “올해는 ...”라고 말했다": what is quoted has its own times.
  const bool topic = head_word(before).noun_case == Case::kTopic &&
                     head_word(before).quote == head_word(out_.chunks[c]).quote &&
                     before.end == out_.chunks[c].begin && before.clause != kNowhere;
  if (!topic || clause == kNowhere) return clause;
  // "X는 2018년 세운 회사를 팔았다": a year right before such a clause is its own.
  const std::size_t next = next_clause(out_.chunks[c].end);
  if (next == clause && out_.chunks[c].end == first_word(out_.clauses[next]) &&
      out_.clauses[next].ending == Ending::kAdnominal && is_year(out_.chunks[c])) {
    return clause;
  }
  // "X는 2009년 결성된 밴드이다": what X is has no date.
  if (out_.copular(out_.clauses[before.clause])) return clause;
  // Nor "X는 1917년 태어난 시인으로, ...".
  const std::size_t noun = next_chunk(out_.clauses[clause].last + 1);
  if (noun != kNowhere && head_word(out_.chunks[noun]).marker == tables_.as_marker &&
      head_word(out_.chunks[noun]).comma_after) {
    return clause;
  }
  if (out_.clauses[clause].ending == Ending::kQuote && dates_saying(c, clause, before.clause)) {
    return before.clause;
  }
  return out_.clauses[clause].ending == Ending::kAdnominal ? before.clause : clause;
}

bool TimeGovernors::is_year(const Chunk& chunk) const {
  constexpr std::size_t kDigits = 4;
  const Span span = head_word(chunk).noun_span;
  return std::any_of(out_.items.literals.begin(), out_.items.literals.end(), [&](std::uint32_t i) {
    const Literal& l = document_.literals[i];
    return l.kind == LiteralKind::kDate && l.span.end == span.end && l.value.size() == kDigits;
  });
}

// "X는 12일 A를 인수했다고 밝혔다": a day by its number is that of the saying, where that has no
// other.
bool TimeGovernors::dates_saying(std::size_t c, std::size_t said, std::size_t saying) const {
  if (saying <= said) return false;
  for (std::size_t b = c + 1; b < out_.chunks.size(); ++b) {
    const Chunk& other = out_.chunks[b];
    const bool beside =
        other.begin > out_.clauses[said].last && other.begin < out_.clauses[saying].main;
    if (beside && ends_time(other.last())) return false;
  }
  const Span span = head_word(out_.chunks[c]).noun_span;
  return std::any_of(out_.items.literals.begin(), out_.items.literals.end(), [&](std::uint32_t i) {
    const Literal& l = document_.literals[i];
    const char first = document_.text_of(l.span).front();
    return l.span.end == span.end && l.unit == "day" && first >= '0' && first <= '9';
  });
}

// "지난 8일 입국한 X는 ... 만났다": a time that leads up to a clause about a noun, with nobody
// between, is its own.
std::size_t TimeGovernors::leading_time(std::size_t c, std::size_t clause) const {
  const std::size_t next = next_clause(out_.chunks[c].end);
  if (clause == kNowhere || next == kNowhere || next >= clause) return clause;
  if (out_.clauses[next].ending != Ending::kAdnominal) return clause;
  // "5월 3일 푸른 고래가 ...", "2010년에 가수인 X가 ..."
  if (describes(out_.clauses[next]) || out_.copular(out_.clauses[next])) return clause;
  for (std::size_t b = 0; b < out_.chunks.size(); ++b) {
    if (out_.chunks[b].begin >= out_.clauses[next].main) break;
    const Case role = head_word(out_.chunks[b]).noun_case;
    if (role == Case::kTopic || (b > c && role == Case::kSubject)) return clause;
  }
  return next;
}

// "'2020년 지원 사업'에": a date that begins a title is part of a name.
bool TimeGovernors::quoted_title(const Word& word) const {
  if (word.quote != 0 || word.first_token == sentence_.tokens.begin) return false;
  const std::string_view mark = document_.text_of(document_.tokens[word.first_token - 1]);
  constexpr std::string_view kOpening[] = {"'",      "\u2018", "<",     "\u300A",
                                           "\u300C", "\u300E", "\u3008"};
  return std::find(std::begin(kOpening), std::end(kOpening), mark) != std::end(kOpening);
}

// "전년 동기 대비 늘었다": what something is compared with.
bool TimeGovernors::compared(const Chunk& chunk) const {
  return chunk.end < out_.words.size() && head_word(chunk).noun_case == Case::kBare &&
         tables_.comparisons.contains(out_.words[chunk.end].stem);
}

// "2025년 예산안을 의결했다": the year is that of the noun.
bool TimeGovernors::dates_noun(std::size_t c) const {
  const Chunk& chunk = out_.chunks[c];
  if (c + 1 >= out_.chunks.size() || out_.chunks[c + 1].begin != chunk.end) return false;
  if (head_word(chunk).noun_case != Case::kBare || head_word(chunk).comma_after) return false;
  if (dates_what_came_before(chunk) || stands_inside(c)) return true;
  if (!is_year(chunk)) return false;
  // "2025년 정부예산안 심의 기간에": the year is that of the noun right behind it.
  const auto ends_in = [](const WordList& nouns, std::string_view text) {
    return std::any_of(nouns.begin(), nouns.end(),
                       [&](const std::string& noun) { return text.ends_with(noun); });
  };
  const Word& noun = head_word(out_.chunks[c + 1]);
  const Word& next = out_.words[chunk.end];
  return ends_in(tables_.dated, document_.text_of(document_.tokens[next.first_token])) ||
         ends_in(tables_.dated, noun.stem) ||
         (noun.noun_case == Case::kObject && tables_.staged.contains(noun.stem));
}

// "X의 2020년 사업에 신청했다", "7월 5일부터 31일까지 2020년 행사를 연다": a year right behind a
// genitive or the end of another time is within the phrase of the noun that follows.
bool TimeGovernors::stands_inside(std::size_t c) const {
  if (c == 0 || out_.chunks[c - 1].end != out_.chunks[c].begin) return false;
  const Word& before = head_word(out_.chunks[c - 1]);
  if (!is_year(out_.chunks[c])) return false;
  if (before.noun_case == Case::kGenitive) return true;
  return ends_time(out_.chunks[c - 1].last()) &&
         (before.marker == tables_.range_since || before.marker == tables_.range_until);
}

// "2019년 협의회 출범 이후 바뀌었다": the date is that of what the noun of time stands behind.
bool TimeGovernors::dates_what_came_before(const Chunk& chunk) const {
  if (!ends_time(chunk.last()) || !is_date(document_, out_.items, head_word(chunk))) return false;
  // "14일 X 출범 이후 첫 회의를 열었다": a mere day is when it is told of.
  if (is_mere_day(head_word(chunk))) return false;
  for (std::size_t w = chunk.end; w < out_.words.size(); ++w) {
    const Word& word = out_.words[w];
    if (!word.nominal || word.predicate || word.in_brackets) return false;
    const bool behind = std::any_of(tables_.event_closers.begin(), tables_.event_closers.end(),
                                    [&](const std::string& noun) {
                                      if (word.stem == noun) return w > chunk.end;
                                      return noun.size() > kSyllable && word.stem.ends_with(noun);
                                    });
    if (behind && (word.noun_case == Case::kBare || word.marker == tables_.gap_marker ||
                   word.noun_case == Case::kTopic)) {
      return true;
    }
    if (word.noun_case != Case::kBare || word.comma_after) return false;
  }
  return false;
}

// "14일", but not "3월 14일".
bool TimeGovernors::is_mere_day(const Word& word) const {
  return std::any_of(out_.items.literals.begin(), out_.items.literals.end(), [&](std::uint32_t i) {
    const Literal& l = document_.literals[i];
    if (l.unit != "day" || l.span.end != word.noun_span.end) return false;
    const std::string_view text = document_.text_of(l.span);
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto first = std::find_if(text.begin(), text.end(), digit);
    const auto end = std::find_if_not(first, text.end(), digit);
    return std::none_of(end, text.end(), digit);
  });
}

// A date in what is said is none of the saying.
bool TimeGovernors::same_quotation(const Word& word, std::size_t clause) const {
  return clause == kNowhere || word.quote == 0 ||
         word.quote == out_.words[out_.clauses[clause].main].quote;
}

}  // namespace weft
