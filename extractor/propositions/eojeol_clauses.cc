// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_clauses.h"

#include <algorithm>

#include "extractor/propositions/eojeol_clause_step.h"
#include "extractor/propositions/eojeol_governors.h"
#include "extractor/propositions/eojeol_predicates.h"
#include "extractor/propositions/eojeol_roles.h"
#include "extractor/propositions/eojeol_time_governors.h"

namespace weft {
namespace {

// Which phrase belongs to which clause, and which clause to which.
class ClauseJoiner : public ClauseStep {
 public:
  ClauseJoiner(const Document& document, const Sentence& sentence, const ClauseTables& tables,
               const RelationRules& rules, const std::vector<std::size_t>& clause_of,
               SentenceClauses& clauses)
      : ClauseStep(document, sentence, tables, rules, clause_of, clauses),
        governors_(document, sentence, tables, rules, clause_of, clauses),
        times_(governors_) {}

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

  // "학교를 졸업 후 기술을 배웠다": what a noun behind it has as its object.
  bool belongs_to_act(std::size_t c) const {
    constexpr std::size_t kSyllable = 3;  // bytes of one
    if (head_word(out_.chunks[c]).noun_case != Case::kObject || c + 1 >= out_.chunks.size()) {
      return false;
    }
    const Chunk& act = out_.chunks[c + 1];
    const Word& last = head_word(act);
    if (act.begin != out_.chunks[c].end || last.noun_case != Case::kBare) return false;
    const std::size_t words = act.end - act.begin;
    return std::any_of(tables_.event_closers.begin(), tables_.event_closers.end(),
                       [&](const std::string& noun) {
                         return words == 2 ? last.stem == noun
                                           : words == 1 && last.stem.ends_with(noun) &&
                                                 last.stem.size() > noun.size() + kSyllable;
                       });
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
    // "최초로", "동시에", "역대 최초로": a noun that says how.
    const bool how = head.marker == tables_.as_marker || head.marker == tables_.gap_marker;
    if (chunk.end - chunk.begin == 1 && how && tables_.adverbs.contains(head.stem)) return;
    if (head.marker == tables_.as_marker && tables_.firsts.contains(head.stem)) return;
    // "연설을 하는 등 힘썼다": what closes a clause is no part of the next.
    const bool closes = chunk.end - chunk.begin == 1 && head.noun_case == Case::kBare &&
                        tables_.closers.contains(head.stem) && chunk.begin > 0 &&
                        out_.words[chunk.begin - 1].ending == Ending::kAdnominal;
    if (closes) return;
    if (head.noun_case == Case::kGenitive) {
      if (c + 1 < out_.chunks.size()) chunk.possessed = possessed_by(c);
      return;
    }
    // "X와 인터뷰에서", "X와 경기에서 이겼다": with whom it is.
    if (head.noun_case == Case::kComitative && c + 1 < out_.chunks.size() &&
        out_.chunks[c + 1].begin == chunk.end &&
        (is_occasion(out_.chunks[c + 1]) || is_contest(out_.chunks[c + 1]))) {
      chunk.possessed = c + 1;
      return;
    }
    if (belongs_to_act(c)) return;
    chunk.clause = governors_.governing_clause(c);
    if (ends_time(chunk.last())) chunk.clause = times_.time_clause(c, chunk.clause);
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

  // "경기에서 이겼다": where the words of its clause ask for an opponent.
  bool is_contest(const Chunk& chunk) const {
    if (!tables_.settings.contains(head_word(chunk).marker)) return false;
    const std::size_t clause = clause_above(outside_head(chunk), chunk.end);
    return clause != kNowhere &&
           rules_.verb_asks(out_.clauses[clause].lemma, tables_.opponent_marker);
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
    const std::size_t clause = governors_.governing_clause(c);
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
    const Ending before = chunk.begin > 0 ? out_.words[chunk.begin - 1].ending : Ending::kUnmarked;
    const bool told = chunk.begin > 0 && out_.words[chunk.begin - 1].predicate &&
                      (before == Ending::kAdnominal || before == Ending::kQuoteAdnominal);
    if (!subject && (head.noun_case != Case::kObject || !told)) return;
    const std::size_t clause = clause_above(outside_head(chunk), chunk.end);
    if (clause == kNowhere) return;
    (subject ? out_.clauses[clause].abstract_subject : out_.clauses[clause].abstract_object) = true;
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
        if (chunk.end == clause.main && !head.comma_after && !ends_time(chunk.last()) &&
            !tables_.times.contains(head.stem)) {
          argument.role = Role::kObject;
        }
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
      if (first != kNowhere && chunk != kNowhere && skips(first, chunk)) chunk = first;
      // "부산에서 열린 X와의 경기", "지난해 세운 X 산하의 재단": the clause modifies the last noun.
      if (chunk != kNowhere && chunk + 1 < out_.chunks.size() &&
          head_word(out_.chunks[chunk]).noun_case == Case::kGenitive &&
          (!head_word(out_.chunks[chunk]).marker.empty() || relational(out_.chunks[chunk]) ||
           ends_value(out_.chunks[chunk]))) {
        chunk = out_.chunks[chunk].possessed;
      }
      clause.modified = chunk;
      if (chunk != kNowhere) clause.parent = clause_of_chunk(chunk);
      // "숨진 채 발견됐다": what the noun leads up to.
      if (chunk != kNowhere && clause.parent == kNowhere) {
        const std::size_t end = out_.chunks[chunk].end;
        clause.parent = clause_above(outside_head(out_.chunks[chunk]), end);
      }
    } else if (leads_right_on(c)) {
      clause.parent = c + 1;
    } else if (clause.ending != Ending::kFinal || next < out_.words.size()) {
      clause.parent = within_quotation(c, clause_above(head, next));
    }
    if (clause.parent == c) clause.parent = kNowhere;
  }

  // ""공장을 지어 차를 만들겠다"고 말했다": what another clause of the quotation follows is joined
  // to nothing outside of it.
  std::size_t within_quotation(std::size_t c, std::size_t parent) const {
    const std::uint32_t quote = out_.words[out_.clauses[c].last].quote;
    if (quote == 0 || parent == kNowhere || out_.clauses[c].ending != Ending::kConnective ||
        out_.words[out_.clauses[parent].main].quote == quote) {
      return parent;
    }
    for (std::size_t d = c + 1; d < out_.clauses.size(); ++d) {
      if (out_.words[out_.clauses[d].main].quote != quote) break;
      const Ending ending = out_.clauses[d].ending;
      if (ending != Ending::kAdnominal && ending != Ending::kQuoteAdnominal) return d;
    }
    return parent;
  }

  // "돈을 놓고 갔다고 밝혔다", "차를 훔치거나 부순": with nothing in between the next verb is what
  // it leads up to.
  bool leads_right_on(std::size_t c) const {
    const Word& last = out_.words[out_.clauses[c].last];
    if (out_.clauses[c].ending != Ending::kConnective || last.past || last.comma_after ||
        c + 1 >= out_.clauses.size()) {
      return false;
    }
    const Clause& next = out_.clauses[c + 1];
    return next.main == out_.clauses[c].last + 1 && last.quote == out_.words[next.main].quote &&
           (last.either || (last.shared && next.ending == Ending::kQuote));
  }

  // "X가 쓴 책에서는 낡은 말을 쓴다": no clause is about a noun behind a phrase with a particle of
  // its own, unless that stands in another clause about it, as no topic does.
  bool skips(std::size_t first, std::size_t chunk) const {
    const Word& head = head_word(out_.chunks[first]);
    if (first >= chunk || ends_time(out_.chunks[first].last())) return false;
    const bool closed = head.noun_case == Case::kObject || head.noun_case == Case::kSubject ||
                        head.noun_case == Case::kTopic || head.noun_case == Case::kIndirect ||
                        head.noun_case == Case::kOblique;
    if (!closed || out_.chunks[first].begin > out_.chunks[chunk].begin) return false;
    if (head.topical || head.noun_case == Case::kTopic) return true;
    for (std::size_t w = out_.chunks[first].end; w < out_.chunks[chunk].begin; ++w) {
      const Ending ending = out_.words[w].ending;
      if (ending == Ending::kAdnominal || ending == Ending::kQuoteAdnominal) return false;
    }
    return true;
  }

  // "바다로 흐르는 길이 40km의 강": how long, how many.
  bool ends_value(const Chunk& chunk) const {
    const Span noun = head_word(chunk).noun_span;
    return std::any_of(out_.items.literals.begin(), out_.items.literals.end(),
                       [&](std::uint32_t i) {
                         const Literal& l = document_.literals[i];
                         return l.kind != LiteralKind::kDate && l.span.end == noun.end;
                       });
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

  PhraseGovernors governors_;
  TimeGovernors times_;
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
