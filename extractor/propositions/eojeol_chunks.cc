// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "extractor/propositions/eojeol_clause_step.h"

namespace weft {
namespace {

// Nouns that stand together are one phrase, and phrases that are listed share a role.
class ChunkFinder : public ClauseStep {
 public:
  ChunkFinder(const ClauseStep& step, const std::string& verb_ending)
      : ClauseStep(step), verb_ending_(verb_ending) {}

  void run() {
    find_chunks();
    for (std::size_t c = 0; c < out_.chunks.size(); ++c) coordinate(c);
  }

 private:
  bool starts_chunk(std::size_t w) const {
    const Word& word = out_.words[w];
    if (!word.nominal || is_adverb(w) || opens_clause(w) || is_light_verb(w)) return false;
    if (clause_of_[w] == kNowhere) return true;
    const Clause& clause = out_.clauses[clause_of_[w]];
    return word.copula && clause.main == w && !clause.verbal_noun;
  }

  // "최종 확정됐다": a bare noun that only says how.
  bool is_adverb(std::size_t w) const {
    const Word& word = out_.words[w];
    return !word.predicate && word.noun_case == Case::kBare && w + 1 < out_.words.size() &&
           out_.words[w + 1].predicate && !out_.words[w + 1].copula &&
           tables_.adverbs.contains(word.stem);
  }

  // "세력을 상대로 한 작전": the verb, which looks like a number.
  bool is_light_verb(std::size_t w) const {
    return w > 0 && tables_.light_forms.contains(out_.words[w].stem) &&
           out_.words[w].noun_case == Case::kBare && !out_.words[w - 1].predicate &&
           out_.words[w - 1].noun_case == Case::kOblique &&
           out_.words[w - 1].marker == tables_.as_marker;
  }

  // "반면 외부 역사는": a bare noun that only joins its clause to the one before.
  bool opens_clause(std::size_t w) const {
    const Word& word = out_.words[w];
    if (word.predicate || word.noun_case != Case::kBare || !tables_.openers.contains(word.stem)) {
      return false;
    }
    if (w == 0) return true;
    const Word& before = out_.words[w - 1];
    return before.comma_after || (before.predicate && before.ending != Ending::kAdnominal);
  }

  void find_chunks() {
    for (std::size_t w = 0; w < out_.words.size();) {
      if (!starts_chunk(w)) {
        ++w;
        continue;
      }
      Chunk chunk;
      chunk.begin = w;
      while (const std::size_t step = continues(w)) w += step;
      chunk.end = ++w;
      if (continues_penalty(chunk)) {
        out_.chunks.back().end = chunk.end;
      } else {
        out_.chunks.push_back(chunk);
      }
    }
  }

  // "징역 4월에 집행유예 1년을": one sentence.
  bool continues_penalty(const Chunk& chunk) const {
    if (out_.chunks.empty()) return false;
    const Chunk& before = out_.chunks.back();
    return before.end == chunk.begin && head_word(before).marker == tables_.gap_marker &&
           is_penalty(before) && is_penalty(chunk);
  }

  bool is_penalty(const Chunk& chunk) const {
    return chunk.end - chunk.begin > 1 &&
           tables_.penalties.contains(out_.words[chunk.last() - 1].stem);
  }

  // How many words on the phrase goes on after this one; 0 where it ends.
  std::size_t continues(std::size_t w) const {
    const Word& word = out_.words[w];
    if (word.noun_case != Case::kBare || word.predicate || word.comma_after) return 0;
    const bool when = tables_.time_nouns.contains(word.stem) && !is_town(w);
    if (w + 1 >= out_.words.size() || when) return 0;
    // "10만 명이 본 뒤 부산 사무소는", "운영한 등 X": what closes a clause begins no other phrase.
    if (w > 0 && out_.words[w - 1].predicate && out_.words[w - 1].ending == Ending::kAdnominal &&
        tables_.closers.contains(word.stem)) {
      return 0;
    }
    // "반면 새 회사는": nor does it at the beginning of a clause.
    if ((w == 0 || out_.words[w - 1].predicate) && tables_.closers.contains(word.stem)) return 0;
    // "한 번 파산을": how often it is so.
    if (says_how_often(word)) return 0;
    // A determiner inside a phrase: "홍길동 전 대표".
    const std::size_t step = out_.words[w + 1].determiner ? 2 : 1;
    if (w + step >= out_.words.size() || !starts_chunk(w + step)) return 0;
    if (ends_time(w) && !ends_time(w + step)) return 0;
    // A date begins a phrase of its own: "김도현 지난달 ...".
    return !ends_time(w) && is_date(document_, out_.items, out_.words[w + step]) ? 0 : step;
  }

  // "김도현 시 안전실장", "시 관계자는": of the town whose office it is, not when.
  bool is_town(std::size_t w) const {
    constexpr std::size_t kSyllable = 3;  // bytes
    if (out_.words[w].stem.size() > kSyllable) return false;
    return w == 0 || out_.words[w - 1].comma_after || names_person(w - 1);
  }

  // The word is the end of a person's name and no more.
  bool names_person(std::size_t w) const {
    const Word& word = out_.words[w];
    return word.noun_case == Case::kBare &&
           std::any_of(out_.items.mentions.begin(), out_.items.mentions.end(),
                       [&](std::uint32_t i) {
                         const Mention& m = document_.mentions[i];
                         return m.kind == MentionKind::kName && m.type == EntityType::kPerson &&
                                m.span.end == word.noun_span.end;
                       });
  }

  bool says_how_often(const Word& word) const {
    return std::any_of(out_.items.literals.begin(), out_.items.literals.end(),
                       [&](std::uint32_t i) {
                         const Literal& l = document_.literals[i];
                         // "1번 후보": a numeral in digits counts something out.
                         const char first = document_.text_of(l.span).front();
                         return l.kind == LiteralKind::kQuantity && l.span == word.noun_span &&
                                (first < '0' || first > '9') && tables_.times.contains(l.unit);
                       });
  }

  // "A와 B는", "A, B, C가", "A 및 B를": the last carries the role of all.
  void coordinate(std::size_t c) {
    Chunk& chunk = out_.chunks[c];
    if (c + 1 >= out_.chunks.size()) return;
    const Word& head = head_word(chunk);
    const Chunk& next = out_.chunks[c + 1];
    if (head.predicate) return;
    // "A를 비롯해 B, C가": A is the first of them.
    if (head.marker == tables_.including_marker && !ends_time(chunk.last()) &&
        !head.marker.empty() && !tables_.whole_nouns.contains(head.stem)) {
      chunk.conjunct_of = c + 1;
      return;
    }
    if (const std::size_t same = past_time(c); same != kNowhere) {
      chunk.conjunct_of = same;
      return;
    }
    if (lists_owned(c)) {
      chunk.conjunct_of = c + 2;
      return;
    }
    const bool joined = next.begin == chunk.end + 1 && out_.words[chunk.end].conjunction &&
                        head.noun_case == Case::kBare;
    if (const std::size_t same = past_clause(c); same != kNowhere) {
      chunk.conjunct_of = same;
      return;
    }
    const bool linked =
        next.begin == chunk.end && (head.noun_case == Case::kComitative ||
                                    (head.noun_case == Case::kBare && head.comma_after));
    if (!joined && !linked) return;
    if (!joined && (begins_gapped_part(c + 1) || heads_line(c))) return;
    // "대통령과 오는 20일": with whom, and when.
    if (ends_time(next.last()) && !ends_time(chunk.last())) return;
    // "부산에서 뛴 김도현, 대구에서 뛴 이민서": a person and a place make no list.
    const EntityType* own = name_type(chunk);
    const EntityType* other = name_type(next);
    // "남편 X와 제주에 산다"
    const bool apart = head.noun_case == Case::kBare || head_word(next).noun_case == Case::kOblique;
    if (!joined && apart && own != nullptr && other != nullptr && *own == EntityType::kPerson &&
        *other == EntityType::kPlace) {
      return;
    }
    if (!joined && head.noun_case == Case::kComitative &&
        (shares_act(c + 1, head.marker) || is_occasion(next) || goes_there(c))) {
      return;
    }
    const std::size_t governor = head_of(chunk.last());
    // Where the tree says so too, what a particle joins to a name need not be one.
    const bool proper = named(next) || document_.tokens[head_word(next).token].upos == Upos::kPropn;
    // "런던지사장과 본부장을": a name within an office is not what stands beside the other.
    const bool offices = tables_.is_being(head.stem) && tables_.is_being(head_word(next).stem);
    const bool governed = governor != kNowhere && next.begin <= governor && governor < next.end &&
                          (head.noun_case == Case::kBare ||
                           ((proper || offices) && document_.tokens[head.token].deprel == "conj"));
    // "A와 B 공동주최로": they do it together.
    const bool held = next.end - next.begin > 1 && head_word(next).marker == tables_.as_marker &&
                      tables_.holders.contains(head_word(next).stem);
    if (joined || head.listed || governed || held || named(chunk) == named(next) ||
        (head.noun_case == Case::kComitative && !takes(next, head.marker))) {
      chunk.conjunct_of = c + 1;
    }
  }

  // "A, B 인수": the first name of a headline, parted from the rest by a comma, is what it is
  // about.
  bool heads_line(std::size_t c) const {
    const Word& end = out_.words.back();
    const bool line = !out_.clauses.empty() && !end.predicate && end.noun_case == Case::kBare;
    return c == 0 && line && head_word(out_.chunks[c]).comma_after && named(out_.chunks[c]) &&
           head_word(out_.chunks[c]).noun_case == Case::kBare;
  }

  // "A가 대상, B가 우수상을 받았다": whether the phrase begins a part of its own, as the one two
  // before it does.
  bool begins_gapped_part(std::size_t c) const {
    if (c < 2) return false;
    const Word& object = head_word(out_.chunks[c - 1]);
    const Word& before = head_word(out_.chunks[c - 2]);
    const Case role = head_word(out_.chunks[c]).noun_case;
    return (role == Case::kSubject || role == Case::kTopic) && before.noun_case == role &&
           object.noun_case == Case::kBare && out_.chunks[c - 2].end == out_.chunks[c - 1].begin &&
           !ends_time(out_.chunks[c - 1].last());
  }

  // "X와 회담을 했다": a verbal noun that one does with somebody, right before its verb.
  bool shares_act(std::size_t c, const std::string& marker) const {
    const Chunk& chunk = out_.chunks[c];
    if (chunk.end - chunk.begin != 1 || chunk.end >= out_.words.size()) return false;
    const Word& verb = out_.words[chunk.end];
    if (!verb.predicate || verb.copula) return false;
    // "X와 결혼식을 올리다": a noun and its verb that together ask with whom.
    if (rules_.verb_asks_object(head_word(chunk).stem + verb.lemma, marker)) return true;
    if (!tables_.light_verbs.contains(verb.lemma)) return false;
    const std::string act = rules_.compound_verb(head_word(chunk).stem, verb_ending_);
    return !act.empty() && rules_.verb_asks_object(act, marker);
  }

  // "X와 서울을 방문했다": with whom somebody goes to a place.
  bool goes_there(std::size_t c) const {
    const EntityType* own = name_type(out_.chunks[c]);
    const Chunk& next = out_.chunks[c + 1];
    if (own == nullptr || *own != EntityType::kPerson) return false;
    const EntityType* other = name_type(next);
    if (other != nullptr && *other == EntityType::kPerson) return false;
    if (head_word(next).noun_case != Case::kObject) return false;
    const std::size_t clause = clause_above(outside_head(next), next.end);
    return clause != kNowhere && tables_.goings.contains(out_.clauses[clause].lemma);
  }

  // "지난해 X와 올해 Y가": a name of the same type behind the time that stands between.
  std::size_t past_time(std::size_t c) const {
    const Chunk& chunk = out_.chunks[c];
    const EntityType* own = name_type(chunk);
    if (own == nullptr || head_word(chunk).noun_case != Case::kComitative) return kNowhere;
    std::size_t next = c + 1;
    while (next < out_.chunks.size() && out_.chunks[next].begin == out_.chunks[next - 1].end &&
           ends_time(out_.chunks[next].last())) {
      ++next;
    }
    if (next == c + 1 || next >= out_.chunks.size()) return kNowhere;
    const EntityType* other = name_type(out_.chunks[next]);
    const Case role = head_word(out_.chunks[next]).noun_case;
    const bool shares = role == Case::kSubject || role == Case::kTopic || role == Case::kObject;
    return other != nullptr && *other == *own && shares ? next : kNowhere;
  }

  // "A, 그리고 부상 중이던 B를": a name of the same type behind the clause about it.
  std::size_t past_clause(std::size_t c) const {
    const EntityType* own = name_type(out_.chunks[c]);
    const std::size_t end = out_.chunks[c].end;
    if (own == nullptr || head_word(out_.chunks[c]).noun_case != Case::kBare ||
        !out_.words[end].conjunction || out_.chunks[c + 1].begin <= end) {
      return kNowhere;
    }
    for (std::size_t next = c + 1; next < out_.chunks.size(); ++next) {
      const Word& before = out_.words[out_.chunks[next].begin - 1];
      const bool told = before.predicate && before.ending == Ending::kAdnominal;
      const EntityType* other = name_type(out_.chunks[next]);
      if (told) return other != nullptr && *other == *own ? next : kNowhere;
      if (other != nullptr || before.predicate || before.comma_after) return kNowhere;
    }
    return kNowhere;
  }

  // "A의 '여름', B의 '가을'": of a list of works, whose the next is stands between.
  bool lists_owned(std::size_t c) const {
    if (c + 2 >= out_.chunks.size()) return false;
    const Chunk& chunk = out_.chunks[c];
    const Chunk& owner = out_.chunks[c + 1];
    const Word& head = head_word(chunk);
    const bool links =
        head.noun_case == Case::kComitative || (head.noun_case == Case::kBare && head.comma_after);
    if (!links || owner.begin != chunk.end || out_.chunks[c + 2].begin != owner.end) return false;
    if (head_word(owner).noun_case != Case::kGenitive) return false;
    const EntityType* own = name_type(chunk);
    const EntityType* by = name_type(owner);
    const EntityType* next = name_type(out_.chunks[c + 2]);
    return own != nullptr && by != nullptr && next != nullptr && *own == *next && *own != *by;
  }

  // Whether the verb of the phrase may have an argument with this particle, or the phrase has no
  // role that it could share.
  bool takes(const Chunk& chunk, const std::string& marker) const {
    const Case role = head_word(chunk).noun_case;
    if (role != Case::kSubject && role != Case::kTopic) return true;
    const std::size_t clause = clause_above(outside_head(chunk), chunk.end);
    if (clause == kNowhere) return true;
    return rules_.verb_asks_object(out_.clauses[clause].lemma, marker);
  }

  const std::string& verb_ending_;
};

}  // namespace

void find_chunks(const Document& document, const Sentence& sentence, const ClauseTables& tables,
                 const RelationRules& rules, const std::string& verb_ending,
                 const std::vector<std::size_t>& clause_of, SentenceClauses& clauses) {
  ChunkFinder({document, sentence, tables, rules, clause_of, clauses}, verb_ending).run();
}

}  // namespace weft
