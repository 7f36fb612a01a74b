// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_clauses.h"

#include <algorithm>
#include <optional>

#include "extractor/propositions/eojeol_clause_step.h"
#include "extractor/propositions/eojeol_predicates.h"
#include "extractor/propositions/eojeol_roles.h"

namespace weft {
namespace {

// The marker that complex_particles.tsv gives to who says so.
constexpr std::string_view kSource = "source";
constexpr std::size_t kSyllable = 3;  // bytes of one

// Which phrase belongs to which clause, and which clause to which.
class ClauseJoiner : public ClauseStep {
 public:
  using ClauseStep::ClauseStep;

  void run() {
    for (Clause& clause : out_.clauses) take_partitive(clause);
    for (std::size_t c = 0; c < out_.chunks.size(); ++c) attach_chunk(c);
    for (std::size_t c = 0; c < out_.clauses.size(); ++c) attach_clause(c);
  }

 private:
  // "X는 은행 중 하나다": it is a bank.
  void take_partitive(Clause& clause) {
    if (!out_.copular(clause)) return;
    const std::size_t c = out_.chunk_of(clause.main);
    if (c == kNowhere || c == 0 || out_.chunks[c].last() != clause.main) return;
    Chunk& group = out_.chunks[c - 1];
    if (!tables_.partitives.contains(head_word(group).stem) || group.end - group.begin < 2) return;
    if (head_word(group).noun_case != Case::kBare) return;
    std::string one;
    for (std::size_t w = group.end; w <= clause.main; ++w) one += out_.words[w].stem;
    if (!tables_.ones.contains(one)) return;
    --group.end;
    Word& noun = out_.words[group.last()];
    Word predicate = out_.words[clause.main];
    predicate.first_token = noun.first_token;
    predicate.token = noun.token;
    predicate.last_token = noun.last_token;
    predicate.stem = noun.stem;
    predicate.noun_span = noun.noun_span;
    noun = std::move(predicate);
    clause.main = group.last();
  }

  // "X의 뒤를 잇다": a noun that with its verb has a meaning of its own.
  bool is_idiom(std::size_t c) const {
    const Chunk& chunk = out_.chunks[c];
    const Word& head = head_word(chunk);
    if (head.noun_case != Case::kObject || chunk.end >= out_.words.size()) return false;
    const Word& verb = out_.words[chunk.end];
    const std::string idiom = head.stem + verb.lemma;
    return verb.predicate && rules_.find(PredicateKind::kVerb, idiom) != nullptr &&
           !rules_.is_silent(PredicateKind::kVerb, idiom);
  }

  void attach_chunk(std::size_t c) {
    Chunk& chunk = out_.chunks[c];
    const Word& head = head_word(chunk);
    if (chunk.conjunct_of != kNowhere || head.predicate) return;
    if (is_charge(chunk)) return attach_charge(c);
    if (!tells_when(chunk) && !is_idiom(c)) {
      if (tables_.content_nouns.contains(head.stem) && chunk.end - chunk.begin == 1) {
        return note_abstract(chunk);
      }
      if (tables_.time_nouns.contains(head.stem)) return;
    }
    if (tables_.manner(head)) return;
    // "최초로": a noun that says how.
    if (chunk.end - chunk.begin == 1 && head.marker == tables_.as_marker &&
        tables_.adverbs.contains(head.stem)) {
      return;
    }
    // "연설을 하는 등 힘썼다": what closes a clause is no part of the next.
    const bool closes = chunk.end - chunk.begin == 1 && head.noun_case == Case::kBare &&
                        tables_.closers.contains(head.stem) && chunk.begin > 0 &&
                        out_.words[chunk.begin - 1].ending == Ending::kAdnominal;
    if (closes) return;
    if (head.noun_case == Case::kGenitive) {
      if (c + 1 < out_.chunks.size()) chunk.possessed = possessed_by(c);
      return;
    }
    chunk.clause = governing_clause(c);
    if (ends_time(chunk.last())) chunk.clause = time_clause(c, chunk.clause);
    if (chunk.clause == kNowhere) return;
    Clause& clause = out_.clauses[chunk.clause];
    // "부산에서 뛴 김도현, 대구에서 뛴 이민서": who stands in a list has no part in the clause
    // about the next.
    if (clause.ending == Ending::kAdnominal && head.noun_case == Case::kBare && head.comma_after &&
        !ends_time(chunk.last())) {
      chunk.clause = kNowhere;
      return;
    }
    clause.arguments.push_back(argument_of(c, clause));
  }

  // "혐의로": without a noun of its own before it.
  bool is_charge(const Chunk& chunk) const {
    const Word& head = head_word(chunk);
    const auto noun = tables_.content_nouns.find(head.stem);
    return chunk.end - chunk.begin == 1 && head.marker == tables_.as_marker &&
           noun != tables_.content_nouns.end() && noun->second.modality == Modality::kAlleged;
  }

  // "횡령 등 혐의로": what is listed before; "같은 혐의로": the one spoken of before.
  void attach_charge(std::size_t c) {
    Chunk& chunk = out_.chunks[c];
    const std::size_t clause = governing_clause(c);
    if (clause == kNowhere || chunk.begin == 0) return;
    ClauseArgument argument = argument_of(c, out_.clauses[clause]);
    if (c == 0 || out_.chunks[c - 1].conjunct_of != c) {
      if (!tables_.sames.contains(out_.words[chunk.begin - 1].lemma)) return;
      for (std::size_t b = 0; b < c; ++b) {
        const bool one = out_.chunks[b].end - out_.chunks[b].begin > 1 &&
                         head_word(out_.chunks[b]).stem == head_word(chunk).stem;
        if (one) argument.chunk = b;
      }
      if (argument.chunk == c) return;
    }
    for (std::size_t b = c;
         argument.chunk == c && b-- > 0 && out_.chunks[b].conjunct_of != kNowhere;) {
      if (out_.chunks[b].conjunct_of != b + 1) break;
      out_.chunks[b].conjunct_of = kNowhere;
      chunk.begin = out_.chunks[b].begin;
    }
    if (argument.chunk == c) chunk.clause = clause;
    out_.clauses[clause].arguments.push_back(argument);
  }

  // "이날 X는 ...", "X는 최근 ...": a date in one word, and no end of what stands before it ("했을
  // 당시", "구조 당시").
  bool tells_when(const Chunk& chunk) const {
    const Word& head = head_word(chunk);
    const Word* before = chunk.begin > 0 ? &out_.words[chunk.begin - 1] : nullptr;
    const bool told = before != nullptr &&
                      (before->predicate ? before->ending == Ending::kAdnominal
                                         : before->nominal && before->noun_case == Case::kBare &&
                                               !before->comma_after);
    const bool adverbial = head.noun_case == Case::kBare || head.noun_case == Case::kTopic ||
                           head.noun_case == Case::kOblique;
    return adverbial && !told && chunk.end - chunk.begin == 1 &&
           tables_.time_nouns.contains(head.stem) && is_date(document_, out_.items, head);
  }

  // "인수한다는 전망이 나온다", "이긴 것은 X다": nobody spoken of before comes out, or is X.
  void note_abstract(const Chunk& chunk) {
    const Word& head = head_word(chunk);
    const bool subject =
        head.noun_case == Case::kSubject ||
        (head.noun_case == Case::kTopic && tables_.whole_nouns.contains(head.stem));
    const bool told = chunk.begin > 0 && out_.words[chunk.begin - 1].predicate &&
                      out_.words[chunk.begin - 1].ending == Ending::kAdnominal;
    if (!subject && (head.noun_case != Case::kObject || !told)) return;
    const std::size_t clause = clause_above(outside_head(chunk), chunk.end);
    if (clause == kNowhere) return;
    (subject ? out_.clauses[clause].abstract_subject : out_.clauses[clause].abstract_object) = true;
  }

  // The clause of which the phrase is an argument, by the tree and by its particle.
  std::size_t governing_clause(std::size_t c) const {
    const Chunk& chunk = out_.chunks[c];
    std::size_t clause = nearer_clause(c, clause_above(outside_head(chunk), chunk.end));
    clause = outside_quote(chunk, clause);
    const bool topic = head_word(chunk).noun_case == Case::kTopic || also(chunk, clause);
    return topic || before_actor(c, clause) ? outside_modifier(chunk, clause) : clause;
  }

  // "세금을 구청이 알려 준 계좌로 냈다": an object before the subject of a clause about a noun is
  // none of that clause.
  bool before_actor(std::size_t c, std::size_t clause) const {
    if (clause == kNowhere || head_word(out_.chunks[c]).noun_case != Case::kObject) return false;
    if (out_.clauses[clause].ending != Ending::kAdnominal) return false;
    const std::size_t main = out_.clauses[clause].main;
    for (std::size_t b = c + 1; b < out_.chunks.size() && out_.chunks[b].begin < main; ++b) {
      const Chunk& other = out_.chunks[b];
      if (head_word(other).noun_case == Case::kSubject && next_clause(other.end) == clause) {
        return true;
      }
    }
    return false;
  }

  // "X도 최근 발표한 노래로": a name that is added to others is a topic where the clause goes on.
  bool also(const Chunk& chunk, std::size_t clause) const {
    return head_word(chunk).noun_case == Case::kDelimiter && clause != kNowhere && named(chunk) &&
           (describes(out_.clauses[clause]) || chunk.end < first_word(out_.clauses[clause]));
  }

  // The clause whose time it is; kNowhere where that is no clause of the sentence.
  std::size_t time_clause(std::size_t c, std::size_t clause) const {
    const Chunk& chunk = out_.chunks[c];
    if (clause == kNowhere || dates_source(c)) return kNowhere;
    if (quoted_title(head_word(chunk)) || compared(chunk) || dates_noun(c)) return kNowhere;
    if (!same_quotation(head_word(chunk), clause)) return kNowhere;
    if (opens_range(c)) return time_clause(c + 1, governing_clause(c + 1));
    if (begins_described(chunk)) return next_clause(chunk.end);
    if (head_word(chunk).quote != 0 && head_word(chunk).topical) {
      clause = outside_modifier(chunk, clause);
    }
    if (c > 0 && !closes_range(chunk)) clause = clause_of_time(c, clause);
    if (!head_word(chunk).comma_after) clause = leading_time(c, clause);
    const bool bare = head_word(chunk).noun_case == Case::kBare;
    return bare && is_date(document_, out_.items, head_word(chunk)) ? outside_lasting(c, clause)
                                                                    : clause;
  }

  // "6월부터 운영한 강좌": a beginning right before a clause about a noun is its own.
  bool begins_described(const Chunk& chunk) const {
    const std::size_t next = next_clause(chunk.end);
    return next != kNowhere && head_word(chunk).marker == tables_.range_since &&
           out_.clauses[next].ending == Ending::kAdnominal &&
           first_word(out_.clauses[next]) == chunk.end;
  }

  // "1월부터 3월까지 열린", "22일 ~ 24일 열린": one time, of the clause that it leads up to.
  bool opens_range(std::size_t c) const {
    if (c + 1 >= out_.chunks.size() || out_.chunks[c + 1].begin != out_.chunks[c].end) return false;
    const Chunk& next = out_.chunks[c + 1];
    if (!ends_time(next.last())) return false;
    const std::string& since = head_word(out_.chunks[c]).marker;
    const std::string& until = head_word(next).marker;
    return (since == tables_.range_since && until == tables_.range_until) || closes_range(next);
  }

  bool closes_range(const Chunk& chunk) const {
    const std::uint32_t token = head_word(chunk).first_token;
    if (token == sentence_.tokens.begin) return false;
    const std::string_view mark = document_.text_of(document_.tokens[token - 1]);
    return mark == "~" || mark == "\u223C" || mark == "\u301C" || mark == "\uFF5E";
  }

  // "20일 통계청에 따르면 ...": when the source says so.
  bool dates_source(std::size_t c) const {
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
  std::size_t outside_lasting(std::size_t c, std::size_t clause) const {
    if (out_.clauses[clause].ending != Ending::kAdnominal) return clause;
    const bool copula = out_.words[out_.clauses[clause].last].copula;
    if (!copula && out_.chunks[c].end == first_word(out_.clauses[clause])) return clause;
    const std::size_t main = out_.clauses[clause].main;
    for (std::size_t b = c + 1; b < out_.chunks.size() && out_.chunks[b].begin < main; ++b) {
      const Word& head = head_word(out_.chunks[b]);
      if (head.noun_case == Case::kTopic) return governing_clause(b);
      if (head.topical) return outside_modifier(out_.chunks[c], clause);
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
  bool lasts(std::size_t c) const {
    const Clause& clause = out_.clauses[c];
    if (clause.ending != Ending::kAdnominal) return false;
    if (out_.words[clause.last].copula) return true;
    // "1일 열릴 예정이던 X": of a plan the date is when.
    if (clause.claim.modality != Modality::kAsserted) return false;
    return out_.words[clause.last].lasting || rules_.places(clause.lemma);
  }

  // "검찰은 3일 구속된 X를 ...": a date right after the topic belongs to the clause of the topic.
  std::size_t clause_of_time(std::size_t c, std::size_t clause) const {
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

  bool is_year(const Chunk& chunk) const {
    constexpr std::size_t kDigits = 4;
    const Span span = head_word(chunk).noun_span;
    return std::any_of(out_.items.literals.begin(), out_.items.literals.end(),
                       [&](std::uint32_t i) {
                         const Literal& l = document_.literals[i];
                         return l.kind == LiteralKind::kDate && l.span.end == span.end &&
                                l.value.size() == kDigits;
                       });
  }

  // "X는 12일 A를 인수했다고 밝혔다": a day by its number is that of the saying, where that has no
  // other.
  bool dates_saying(std::size_t c, std::size_t said, std::size_t saying) const {
    if (saying <= said) return false;
    for (std::size_t b = c + 1; b < out_.chunks.size(); ++b) {
      const Chunk& other = out_.chunks[b];
      const bool beside =
          other.begin > out_.clauses[said].last && other.begin < out_.clauses[saying].main;
      if (beside && ends_time(other.last())) return false;
    }
    const Span span = head_word(out_.chunks[c]).noun_span;
    return std::any_of(
        out_.items.literals.begin(), out_.items.literals.end(), [&](std::uint32_t i) {
          const Literal& l = document_.literals[i];
          const char first = document_.text_of(l.span).front();
          return l.span.end == span.end && l.unit == "day" && first >= '0' && first <= '9';
        });
  }

  // "지난 8일 입국한 X는 ... 만났다": a time that leads up to a clause about a noun, with nobody
  // between, is its own.
  std::size_t leading_time(std::size_t c, std::size_t clause) const {
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
  bool quoted_title(const Word& word) const {
    if (word.quote != 0 || word.first_token == sentence_.tokens.begin) return false;
    const std::string_view mark = document_.text_of(document_.tokens[word.first_token - 1]);
    constexpr std::string_view kOpening[] = {"'",      "\u2018", "<",     "\u300A",
                                             "\u300C", "\u300E", "\u3008"};
    return std::find(std::begin(kOpening), std::end(kOpening), mark) != std::end(kOpening);
  }

  // "전년 동기 대비 늘었다": what something is compared with.
  bool compared(const Chunk& chunk) const {
    return chunk.end < out_.words.size() && head_word(chunk).noun_case == Case::kBare &&
           tables_.comparisons.contains(out_.words[chunk.end].stem);
  }

  // "2025년 예산안을 의결했다": the year is that of the noun.
  bool dates_noun(std::size_t c) const {
    const Chunk& chunk = out_.chunks[c];
    if (c + 1 >= out_.chunks.size() || out_.chunks[c + 1].begin != chunk.end) return false;
    if (head_word(chunk).noun_case != Case::kBare || head_word(chunk).comma_after) return false;
    if (dates_what_came_before(chunk)) return true;
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

  // "2019년 협의회 출범 이후 바뀌었다": the date is that of what the noun of time stands behind.
  bool dates_what_came_before(const Chunk& chunk) const {
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
  bool is_mere_day(const Word& word) const {
    return std::any_of(out_.items.literals.begin(), out_.items.literals.end(),
                       [&](std::uint32_t i) {
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
  bool same_quotation(const Word& word, std::size_t clause) const {
    return clause == kNowhere || word.quote == 0 ||
           word.quote == out_.words[out_.clauses[clause].main].quote;
  }

  // A topic stands above the clauses that modify nouns.
  std::size_t outside_modifier(const Chunk& chunk, std::size_t clause) const {
    for (int step = 0; step < kMaxClimb && clause != kNowhere; ++step) {
      if (out_.clauses[clause].ending != Ending::kAdnominal) return clause;
      const std::size_t next = next_clause(out_.clauses[clause].last + 1);
      if (next == kNowhere) return clause;
      clause = next;
    }
    return chunk.clause;
  }

  // What stands before a quotation belongs to the clause of saying after it.
  std::size_t outside_quote(const Chunk& chunk, std::size_t clause) const {
    if (clause == kNowhere) return clause;
    const std::uint32_t quote = out_.words[out_.clauses[clause].main].quote;
    const std::uint32_t own = head_word(chunk).quote;
    if (own != 0 && own != quote) {
      // What stands in a quotation that has predicates is none of the clause of saying.
      for (std::size_t b = clause; b-- > 0;) {
        const std::size_t main = out_.clauses[b].main;
        if (out_.words[main].quote == own && main >= chunk.end) return b;
      }
      return clause;
    }
    if (quote == 0 || own == quote) return clause;
    for (std::size_t b = clause + 1; b < out_.clauses.size(); ++b) {
      if (out_.words[out_.clauses[b].main].quote != quote) return b;
    }
    // Nothing in the quotation is about who says it.
    return head_word(chunk).noun_case == Case::kTopic ? kNowhere : clause;
  }

  // Where the tree leads too far up: an object belongs to the verb right after it, what is said
  // belongs together, and a subject after a topic belongs to a clause that has none.
  std::size_t nearer_clause(std::size_t c, std::size_t governor) const {
    const Chunk& chunk = out_.chunks[c];
    const Word& head = head_word(chunk);
    if (governor == kNowhere || chunk.end >= out_.words.size()) return governor;
    const std::size_t next = next_clause(chunk.end);
    if (next == governor || next == kNowhere) return governor;
    if (next > governor) return governor;
    const Clause& near = out_.clauses[next];
    if (head.noun_case == Case::kObject && first_word(near) == chunk.end) return next;
    const bool complement = head.noun_case == Case::kObject || head.noun_case == Case::kIndirect ||
                            head.noun_case == Case::kOblique;
    if (complement) {
      for (std::size_t b = next; b < governor; ++b) {
        if (out_.clauses[b].ending == Ending::kQuote) return next;
      }
    }
    // "X에게 징역을 선고하고 구속했다": it belongs to the words that ask for it.
    const bool marked = head.noun_case == Case::kIndirect || head.noun_case == Case::kOblique;
    if (marked && near.ending == Ending::kConnective && asks_for(near, head) &&
        (!asks_for(out_.clauses[governor], head) || leads_to_object(c, near) ||
         begins_other(c, near, governor))) {
      return next;
    }
    // "불이 나 3명이 다쳤다": right before a joined verb, and another subject behind that.
    if (head.noun_case == Case::kSubject && near.ending == Ending::kConnective &&
        first_word(near) == chunk.end && !has_subject(next) && !describes(near) &&
        begins_other(c, near, governor)) {
      return next;
    }
    // Of what is said the topic is who says it.
    if (head.noun_case == Case::kSubject && near.ending == Ending::kAdnominal &&
        !has_subject(next) && !describes(near) && out_.clauses[governor].ending != Ending::kQuote &&
        (stands_under_topic(c, governor) || leads_to_subject(c, next, governor))) {
      return next;
    }
    return governor;
  }

  // Whether another subject stands between a joined clause and the one around it.
  bool begins_other(std::size_t c, const Clause& near, std::size_t governor) const {
    for (std::size_t b = c + 1; b < out_.chunks.size(); ++b) {
      const Chunk& other = out_.chunks[b];
      if (other.begin >= out_.clauses[governor].main) return false;
      if (other.begin > near.last && head_word(other).noun_case == Case::kSubject) {
        return next_clause(other.end) == governor;
      }
    }
    return false;
  }

  // "X에게 징역을 선고하고": an object stands between the phrase and the verb.
  bool leads_to_object(std::size_t c, const Clause& near) const {
    return c + 1 < out_.chunks.size() && out_.chunks[c + 1].begin == out_.chunks[c].end &&
           out_.chunks[c + 1].end == first_word(near) &&
           head_word(out_.chunks[c + 1]).noun_case == Case::kObject;
  }

  // Whether relation words name the particle of the noun, or that of whom something is done to.
  bool asks_for(const Clause& clause, const Word& noun) const {
    if (noun.marker.empty()) return false;
    return rules_.verb_asks(clause.lemma, noun.marker) ||
           (noun.noun_case == Case::kIndirect &&
            rules_.verb_asks(clause.lemma, Role::kIndirectObject));
  }

  // "X가 펴낸 소설이 상을 받았다": a named subject before a clause about the subject of the clause
  // around.
  bool leads_to_subject(std::size_t c, std::size_t near, std::size_t governor) const {
    const std::size_t noun = next_chunk(out_.clauses[near].last + 1);
    if (noun == kNowhere || !named(out_.chunks[c])) return false;
    for (std::size_t b = noun; b < out_.chunks.size(); ++b) {
      const Chunk& other = out_.chunks[b];
      if (other.begin >= out_.clauses[governor].main) return false;
      if (b > noun && next_clause(out_.chunks[b - 1].end) != next_clause(other.end)) return false;
      if (head_word(other).noun_case == Case::kSubject) return true;
      if (head_word(other).noun_case != Case::kBare &&
          head_word(other).noun_case != Case::kGenitive)
        return false;
    }
    return false;
  }

  bool has_subject(std::size_t clause) const {
    const auto& arguments = out_.clauses[clause].arguments;
    return std::any_of(arguments.begin(), arguments.end(),
                       [](const ClauseArgument& a) { return a.role == Role::kSubject; });
  }

  // "든든한 버팀목": of an adjective the noun behind it is the subject.
  bool describes(const Clause& clause) const {
    return document_.tokens[out_.words[clause.main].token].upos == Upos::kAdj;
  }

  // Whether a topic before the phrase belongs to the clause, or to one that it is joined to later.
  bool stands_under_topic(std::size_t c, std::size_t clause) const {
    for (std::size_t b = clause; b < out_.clauses.size(); ++b) {
      const auto& arguments = out_.clauses[b].arguments;
      const bool held = std::any_of(arguments.begin(), arguments.end(), [&](const auto& a) {
        const Chunk& topic = out_.chunks[a.chunk];
        return a.topic &&
               (b == clause || (a.chunk < c && named(topic) &&
                                head_word(topic).quote == head_word(out_.chunks[c]).quote));
      });
      if (held) return true;
    }
    return false;
  }

  // The genitive's noun is the next phrase, past an adnominal clause or a date in between ("X의
  // 3분기 매출").
  std::size_t possessed_by(std::size_t c) const {
    std::size_t owned = c + 1;
    const std::size_t head = outside_head(out_.chunks[c]);
    if (head != kNowhere && head > out_.chunks[c].last()) {
      const std::size_t chunk = out_.chunk_of(head);
      if (chunk != kNowhere && chunk > c) owned = chunk;
    }
    while (owned + 1 < out_.chunks.size() &&
           head_word(out_.chunks[owned]).noun_case == Case::kBare &&
           ends_time(out_.chunks[owned].last())) {
      ++owned;
    }
    return owned;
  }

  ClauseArgument argument_of(std::size_t c, const Clause& clause) const {
    const Chunk& chunk = out_.chunks[c];
    const Word& head = head_word(chunk);
    ClauseArgument argument;
    argument.chunk = c;
    argument.role = Role::kOblique;
    // "7월 7일 이후": from then on.
    if (head.noun_case == Case::kBare && !head.comma_after && ends_time(chunk.last()) &&
        chunk.end < out_.words.size() && tables_.afters.contains(out_.words[chunk.end].stem) &&
        is_date(document_, out_.items, head)) {
      argument.marker = tables_.range_since;
      return argument;
    }
    switch (head.noun_case) {
      case Case::kSubject:
        argument.role = Role::kSubject;
        break;
      case Case::kObject:
        argument.role = Role::kObject;
        break;
      case Case::kComplement:
        argument.role = Role::kComplement;
        break;
      case Case::kIndirect:
        argument.role = Role::kIndirectObject;
        argument.marker = head.marker;
        break;
      case Case::kTopic:
        argument.topic = true;
        break;
      case Case::kDelimiter:
        argument.topic = true;
        break;
      case Case::kBare:
        // A bare noun before a comma at the start of a headline is its topic; one right before its
        // verb is its object.
        if (head.comma_after && chunk.begin == 0) argument.topic = true;
        if (chunk.end == clause.main && !head.comma_after && !ends_time(chunk.last()))
          argument.role = Role::kObject;
        break;
      case Case::kQuote:
        argument.marker = "quote";
        break;
      default:
        argument.marker = head.marker;
        break;
    }
    return argument;
  }

  void attach_clause(std::size_t c) {
    Clause& clause = out_.clauses[c];
    const std::size_t next = clause.last + 1;
    std::size_t head = kNowhere;
    for (std::size_t w = clause.last + 1; w-- > clause.main;) {
      head = head_of(w);
      if (head != kNowhere && head > clause.last) break;
      head = kNowhere;
    }
    const bool adnominal =
        clause.ending == Ending::kAdnominal || clause.ending == Ending::kQuoteAdnominal;
    if (adnominal) {
      std::size_t chunk = head == kNowhere ? kNowhere : out_.chunk_of(head);
      if (chunk == kNowhere && next < out_.words.size()) chunk = next_chunk(next);
      // A date does not do what the clause says: what stands before it does.
      const std::size_t first = next < out_.words.size() ? next_chunk(next) : kNowhere;
      if (chunk != kNowhere && first != kNowhere && ends_time(out_.chunks[chunk].last()) &&
          !ends_time(out_.chunks[first].last())) {
        chunk = first;
      }
      // "부산에서 열린 X와의 경기", "지난해 세운 X 산하의 재단": the clause modifies the last noun.
      if (chunk != kNowhere && chunk + 1 < out_.chunks.size() &&
          head_word(out_.chunks[chunk]).noun_case == Case::kGenitive &&
          (!head_word(out_.chunks[chunk]).marker.empty() || relational(out_.chunks[chunk]))) {
        chunk = out_.chunks[chunk].possessed;
      }
      clause.modified = chunk;
      if (chunk != kNowhere) clause.parent = clause_of_chunk(chunk);
      // "숨진 채 발견됐다": what the noun leads up to.
      if (chunk != kNowhere && clause.parent == kNowhere) {
        const std::size_t end = out_.chunks[chunk].end;
        clause.parent = clause_above(outside_head(out_.chunks[chunk]), end);
      }
    } else if (clause.ending != Ending::kFinal || next < out_.words.size()) {
      clause.parent = clause_above(head, next);
    }
    if (clause.parent == c) clause.parent = kNowhere;
  }

  // A noun that only relates the name before it to the noun behind: "X 산하의".
  bool relational(const Chunk& chunk) const {
    return chunk.end - chunk.begin > 1 && name_type(chunk) == nullptr &&
           rules_.find(PredicateKind::kNoun, head_word(chunk).stem) != nullptr;
  }

  std::size_t clause_of_chunk(std::size_t c) const {
    for (int step = 0; step < kMaxClimb && c != kNowhere; ++step) {
      const Chunk& chunk = out_.chunks[c];
      if (chunk.clause != kNowhere) return chunk.clause;
      if (clause_of_[chunk.last()] != kNowhere) return clause_of_[chunk.last()];
      c = chunk.conjunct_of != kNowhere ? chunk.conjunct_of : chunk.possessed;
    }
    return kNowhere;
  }
};

}  // namespace

const ClauseArgument* Clause::find(Role role) const {
  for (const ClauseArgument& argument : arguments) {
    if (argument.role == role) return &argument;
  }
  return nullptr;
}

std::size_t SentenceClauses::chunk_of(std::size_t word) const {
  for (std::size_t c = 0; c < chunks.size(); ++c) {
    if (chunks[c].begin <= word && word < chunks[c].end) return c;
  }
  return kNowhere;
}

SentenceClauses build_clauses(const Document& document, std::uint32_t sentence,
                              const WordTables& word_tables, const ClauseTables& tables,
                              const RelationRules& rules, SentenceItems items) {
  const Sentence& within = document.sentences[sentence];
  const std::string verb_ending = word_tables.active_suffix() + word_tables.dictionary_ending();
  SentenceClauses clauses;
  clauses.items = std::move(items);
  std::vector<Word> words = words_of(document, sentence, clauses.items, word_tables);
  for (Word& word : words)
    (word.in_brackets ? clauses.asides : clauses.words).push_back(std::move(word));
  const std::vector<std::size_t> clause_of =
      find_predicates(document, tables, rules, verb_ending, clauses);
  find_chunks(document, within, tables, rules, verb_ending, clause_of, clauses);
  ClauseJoiner(document, within, tables, rules, clause_of, clauses).run();
  settle_roles(document, tables, rules, verb_ending, clauses);
  return clauses;
}

}  // namespace weft
