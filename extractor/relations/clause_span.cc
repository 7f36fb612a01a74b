// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/clause_span.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "extractor/relations/clause_quotation.h"

namespace weft {
namespace {

class ClauseReader {
 public:
  explicit ClauseReader(const Document& document) : document_(document) {}

  // The words of the clause: all that depends on its predicate, without punctuation around it.
  Span clause_span(const Proposition& proposition) const {
    if (std::optional<Span> quotation = quotation_around(document_, proposition);
        quotation && !holds_speaker(*quotation, proposition) &&
        !begins_before(*quotation, proposition)) {
      while (quotation->size() > 1 && document_.text[quotation->end - 1] == ',') --quotation->end;
      return *quotation;
    }
    if (const std::optional<Span> quotation = single_quotation(document_, proposition))
      return *quotation;
    Span span = proposition.phrase;
    std::uint32_t said_by = proposition.speaker;
    if (said_by != kNone) said_by = document_.propositions[said_by].predicate;
    const IndexRange tokens = document_.sentences[proposition.sentence].tokens;
    const std::uint32_t root = verb_of(proposition.predicate);
    const std::uint32_t sayer = sayer_between(proposition);
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Token& token = document_.tokens[t];
      if (token.upos == Upos::kPunct) continue;
      // "that" only introduces what is said.
      if (token.deprel == "mark" && token.head == proposition.predicate) continue;
      std::uint32_t up = t;
      for (std::uint32_t step = tokens.size(); step > 0 && up != kNone; --step) {
        if (up == said_by || up == sayer) break;  // "according to X" inside of what is said
        if (up == proposition.predicate || up == root) {
          span.begin = std::min(span.begin, document_.tokens[t].span.begin);
          span.end = std::max(span.end, document_.tokens[t].span.end);
          break;
        }
        up = document_.tokens[up].head;
      }
    }
    span = with_arguments(proposition, span);
    span = without_speaker(proposition, with_subject(proposition, span));
    span = with_topic(proposition, span);
    span = without_deeds(proposition, span);
    span = with_nouns_before(proposition, with_condition(proposition, span));
    span = with_own_subject(proposition, span);
    // A time of the saying may stand before the hearer, or behind.
    span = without_speaker(proposition, without_time(proposition, span));
    span = behind_quotation(document_, proposition, without_time(proposition, span));
    return with_closing_mark(with_mark(behind_bracket(span)));
  }

 private:
  // "Norvik will close, its owner, Ana Lind, said": the noun beside the name that stands between
  // what is said and the verb, whatever the tree hangs it on.
  std::uint32_t sayer_between(const Proposition& proposition) const {
    if (proposition.speaker == kNone) return kNone;
    const Proposition& speaker = document_.propositions[proposition.speaker];
    for (const PropositionArgument& a : speaker.arguments) {
      if (a.role != Role::kSubject || a.mention == kNone) continue;
      const std::uint32_t name = document_.mentions[a.mention].head;
      if (name == kNone || document_.tokens[name].deprel != "appos") continue;
      const std::uint32_t noun = document_.tokens[name].head;
      if (proposition.predicate < noun && noun < name && name < speaker.predicate) return noun;
    }
    return kNone;
  }

  // "돈을 놓고 갔다고": of a predicate that the tree takes for an auxiliary, the verb before it.
  std::uint32_t verb_of(std::uint32_t predicate) const {
    const Token& token = document_.tokens[predicate];
    const bool behind = token.deprel == "aux" && token.head + 1 == predicate &&
                        document_.tokens[token.head].xpos.ends_with("EC");
    return behind ? token.head : predicate;
  }

  // Of "14일(한국시간) ... 밝혔다", where the day is that of the saying: no bracket closes that
  // opened before.
  Span behind_bracket(Span span) const {
    const std::string_view words = document_.text_of(span);
    const std::size_t close = words.find(')');
    if (close == std::string_view::npos || words.find('(') < close) return span;
    const std::size_t begin = words.find_first_not_of(' ', close + 1);
    if (begin != std::string_view::npos) span.begin += static_cast<std::uint32_t>(begin);
    return span;
  }

  // "this was "a disaster"": the mark that closes what was opened within belongs to it.
  Span with_closing_mark(Span span) const {
    const std::string_view words = document_.text_of(span);
    const auto marks = std::count(words.begin(), words.end(), '"');
    if (marks % 2 == 0) return span;
    const std::string_view after = std::string_view(document_.text).substr(span.end);
    if (after.starts_with('"')) ++span.end;
    if (after.starts_with(".\"") || after.starts_with(",\"")) span.end += 2;
    return span;
  }

  // "said that it was "a disaster"", "that they "fell apart"": only the predicate's last words are
  // quoted.
  bool begins_before(Span quotation, const Proposition& proposition) const {
    const IndexRange tokens = document_.sentences[proposition.sentence].tokens;
    for (std::uint32_t t = tokens.begin; t < proposition.predicate; ++t) {
      const Token& token = document_.tokens[t];
      const bool part = token.deprel == "cop" || token.deprel.starts_with("nsubj");
      if (part && token.head == proposition.predicate && token.span.begin < quotation.begin) {
        return true;
      }
    }
    return false;
  }

  // "모른다고 말하는 사람이 ...": what is said within a quotation is not all of it.
  bool holds_speaker(Span quotation, const Proposition& proposition) const {
    if (proposition.speaker == kNone) return false;
    const std::uint32_t saying = document_.propositions[proposition.speaker].predicate;
    return saying != kNone && saying != proposition.predicate &&
           quotation.contains(document_.tokens[saying].span);
  }

  // "‘봄 잔치’를 열었다고": the mark that opens what closes inside.
  Span with_mark(Span span) const {
    constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
        {"\u2018", "\u2019"}, {"'", "'"}, {"\u300C", "\u300D"}, {"\u300A", "\u300B"}};
    const std::string_view before = std::string_view(document_.text).substr(0, span.begin);
    for (const auto& [open, close] : kMarks) {
      if (!before.ends_with(open)) continue;
      const std::string_view said = document_.text_of(span);
      const std::size_t closed = said.find(close);
      if (closed == std::string_view::npos || said.find(open) < closed) continue;
      span.begin -= static_cast<std::uint32_t>(open.size());
      break;
    }
    return span;
  }

  // "X sent it, Y said": the subject of what is said belongs to it wherever the tree hangs it.
  Span with_subject(const Proposition& proposition, Span span) const {
    if (proposition.speaker == kNone) return span;
    const auto subject_before = [&](const Proposition& p, std::uint32_t end) {
      for (const PropositionArgument& a : p.arguments) {
        if (a.role != Role::kSubject || a.mention == kNone) continue;
        const Mention& mention = document_.mentions[a.mention];
        if (mention.sentence == p.sentence && mention.span.begin < end) return mention.span.begin;
      }
      return end;
    };
    const Proposition& speaker = document_.propositions[proposition.speaker];
    const bool said_before =
        subject_before(speaker, proposition.phrase.end) < proposition.phrase.end;
    if (!said_before) span.begin = std::min(span.begin, subject_before(proposition, span.begin));
    return span;
  }

  // "자료를 검토 중이라고 밝혔다": names and nouns that the predicate takes belong to what is said
  // wherever the tree hangs them, but for those of who says it.
  Span with_arguments(const Proposition& proposition, Span span) const {
    if (proposition.speaker == kNone) return span;
    const auto& said_by = document_.propositions[proposition.speaker].arguments;
    for (const PropositionArgument& a : proposition.arguments) {
      if (a.mention == kNone || a.role == Role::kSubject) continue;
      const Mention& mention = document_.mentions[a.mention];
      const bool speaker = std::any_of(said_by.begin(), said_by.end(), [&](const auto& other) {
        return other.mention == a.mention;
      });
      if (!speaker && mention.sentence == proposition.sentence) {
        span.begin = std::min(span.begin, mention.span.begin);
      }
    }
    return span;
  }

  // "X는 4일 ...라고 밝혔다": a date of the saying that the tree hangs on what is said.
  Span without_time(const Proposition& proposition, Span span) const {
    if (proposition.speaker == kNone) return span;
    for (const PropositionArgument& a : document_.propositions[proposition.speaker].arguments) {
      if (a.literal == kNone || document_.literals[a.literal].span.begin != span.begin) continue;
      const std::uint32_t end = document_.literals[a.literal].span.end;
      const IndexRange tokens = document_.sentences[proposition.sentence].tokens;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        const Token& token = document_.tokens[t];
        if (token.span.begin < end || token.upos == Upos::kPunct) continue;
        span.begin = std::min(token.span.begin, proposition.phrase.begin);
        return span;
      }
    }
    return span;
  }

  // "X는 보고서를 읽고 값이 올랐다고 지적했다": what the one who says it did before.
  Span without_deeds(const Proposition& proposition, Span span) const {
    if (proposition.speaker == kNone) return span;
    const Proposition& speaker = document_.propositions[proposition.speaker];
    const std::uint32_t sayer = subject_of(speaker, Role::kSubject);
    const Role patient = proposition.voice == Voice::kPassive ? Role::kObject : Role::kSubject;
    const std::uint32_t own = subject_of(proposition, patient);
    if (sayer == kNone || own == kNone) return span;
    for (const Proposition& other : document_.propositions) {
      if (other.sentence != proposition.sentence || other.kind != PredicateKind::kVerb ||
          other.predicate == kNone || other.speaker != kNone ||
          subject_of(other, Role::kSubject) != sayer ||
          !document_.tokens[other.predicate].xpos.ends_with("EC")) {
        continue;
      }
      const Span words = document_.tokens[other.predicate].span;
      if (words.begin < span.begin || words.end > document_.mentions[own].span.begin) continue;
      std::uint32_t next = other.predicate + 1;
      while (document_.tokens[next].upos == Upos::kPunct) ++next;
      span.begin = document_.tokens[next].span.begin;
    }
    return span;
  }

  // The mention in the proposition's own sentence that has the role; kNone where there is none.
  std::uint32_t subject_of(const Proposition& proposition, Role role) const {
    for (const PropositionArgument& a : proposition.arguments) {
      if (a.role != role || a.mention == kNone) continue;
      if (document_.mentions[a.mention].sentence == proposition.sentence) return a.mention;
    }
    return kNone;
  }

  // Where the words of who says it end, if they stand before `begin`.
  std::optional<std::uint32_t> speaker_end(const Proposition& proposition,
                                           std::uint32_t begin) const {
    if (proposition.speaker == kNone) return std::nullopt;
    const IndexRange tokens = document_.sentences[proposition.sentence].tokens;
    std::optional<std::uint32_t> found;
    for (const PropositionArgument& a : document_.propositions[proposition.speaker].arguments) {
      if (a.role != Role::kSubject || a.mention == kNone) continue;
      const Mention& mention = document_.mentions[a.mention];
      if (mention.sentence != proposition.sentence || mention.span.end > begin) continue;
      found = std::max(found.value_or(0), title_end(tokens, bracket_end(tokens, mention.span.end)));
    }
    return found;
  }

  // "X 대표는 17일 ...": a day right behind the topic.
  bool is_day_of_saying(std::uint32_t t, IndexRange tokens) const {
    const Span span = document_.tokens[t].span;
    return t > tokens.begin && document_.tokens[t - 1].xpos.ends_with("JX") &&
           std::any_of(document_.literals.begin(), document_.literals.end(), [&](const Literal& l) {
             return l.kind == LiteralKind::kDate && l.unit == "day" && l.span == span;
           });
  }

  // The words that depend on one of the sentence, from `least` on, and its opening quotation mark.
  std::uint32_t begin_of(const Proposition& proposition, std::uint32_t word,
                         std::uint32_t least) const {
    const IndexRange tokens = document_.sentences[proposition.sentence].tokens;
    std::uint32_t first = word;
    while (first > tokens.begin && document_.tokens[first - 1].span.begin >= least) {
      std::uint32_t up = first - 1;
      for (std::uint32_t step = tokens.size(); step > 0 && up != kNone && up != word; --step) {
        up = document_.tokens[up].head;
      }
      if (up != word && document_.tokens[first - 1].upos != Upos::kPunct) break;
      --first;
    }
    while (first < word && (document_.text_of(document_.tokens[first].span) == "," ||
                            is_day_of_saying(first, tokens))) {
      ++first;
    }
    return document_.tokens[first].span.begin;
  }

  // "X는 ... 신뢰가 가지 않는다고 말했다": a subject or object right before what is said belongs to
  // it, wherever the tree hangs it.
  Span with_nouns_before(const Proposition& proposition, Span span) const {
    const std::optional<std::uint32_t> after = speaker_end(proposition, span.begin);
    if (!after) return span;
    const IndexRange tokens = document_.sentences[proposition.sentence].tokens;
    for (std::uint32_t t = tokens.end; t-- > tokens.begin;) {
      const Token& token = document_.tokens[t];
      if (token.span.end > span.begin) continue;
      const bool argument = token.xpos.ends_with("JKS") || token.xpos.ends_with("JKO");
      if (!argument || token.span.begin < *after || token.span.end + 1 < span.begin) break;
      // "‘X’가": behind a mark the particle is a word of its own.
      const bool apart = token.upos == Upos::kAdp && token.head != kNone && token.head < t;
      const std::uint32_t noun = apart ? token.head : t;
      if (document_.tokens[noun].span.begin < *after) break;
      span.begin = begin_of(proposition, noun, *after);
    }
    return span;
  }

  // "X는 Y가 거듭 늦었다고 말했다": what is said begins with its own subject at the latest, behind
  // who says it.
  Span with_own_subject(const Proposition& proposition, Span span) const {
    const std::optional<std::uint32_t> after = speaker_end(proposition, span.begin);
    if (!after) return span;
    const auto& said_by = document_.propositions[proposition.speaker].arguments;
    const Role patient = proposition.voice == Voice::kPassive ? Role::kObject : Role::kSubject;
    for (const PropositionArgument& a : proposition.arguments) {
      if (a.role != patient || a.mention == kNone) continue;
      const Mention& mention = document_.mentions[a.mention];
      if (mention.sentence != proposition.sentence || mention.span.begin < *after ||
          mention.span.end > span.begin || mention.head == kNone ||
          !particle(document_.tokens[mention.head])) {
        continue;
      }
      const bool speaker = std::any_of(said_by.begin(), said_by.end(), [&](const auto& other) {
        return other.mention == a.mention;
      });
      if (speaker) continue;
      span.begin = std::min(mention.span.begin, begin_of(proposition, mention.head, *after));
    }
    return span;
  }

  // "X는 Y가 판 상품은 위험한 투자였다고 지적했다": of two topics the second begins what is said,
  // wherever the tree hangs it.
  Span with_topic(const Proposition& proposition, Span span) const {
    const std::optional<std::uint32_t> after = speaker_end(proposition, span.begin);
    if (!after) return span;
    const std::uint32_t saying = document_.propositions[proposition.speaker].predicate;
    const IndexRange tokens = document_.sentences[proposition.sentence].tokens;
    bool sayer = true;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Token& token = document_.tokens[t];
      if (token.span.end < *after || !particle(token) || token.head != saying) continue;
      if (token.span.end > span.begin) break;
      if (std::exchange(sayer, false) || token.deprel != "dislocated" || ends_time(token.span)) {
        continue;
      }
      const Span between{token.span.end, span.begin};
      if (document_.text_of(between).find('"') != std::string_view::npos ||
          document_.text_of(between).find("\u201D") != std::string_view::npos) {
        break;
      }
      span.begin = begin_of(proposition, t, *after);
      break;
    }
    return span;
  }

  bool ends_time(Span span) const {
    return std::any_of(document_.literals.begin(), document_.literals.end(),
                       [&](const Literal& l) { return l.span.overlaps(span); });
  }

  // "X는 비가 오면 경기를 미루겠다고 밝혔다": the condition is part of what is said.
  Span with_condition(const Proposition& proposition, Span span) const {
    const std::optional<std::uint32_t> after = speaker_end(proposition, span.begin);
    if (!after) return span;
    constexpr std::uint32_t kClosing = 10;  // bytes of "경우" with a particle or a comma
    for (const Proposition& other : document_.propositions) {
      if (other.sentence != proposition.sentence || !other.hypothetical ||
          other.kind != PredicateKind::kVerb || other.predicate == kNone) {
        continue;
      }
      const Span words = document_.tokens[other.predicate].span;
      if (words.begin < *after || words.end > span.begin) continue;
      if (std::max(words.end, other.phrase.end) + kClosing < span.begin) continue;
      span.begin = begin_of(proposition, other.predicate, *after);
    }
    return span;
  }

  // Where the bracket that follows right after `end` closes; `end` where there is none.
  std::uint32_t bracket_end(IndexRange tokens, std::uint32_t end) const {
    bool inside = false;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Span span = document_.tokens[t].span;
      if (span.begin < end) continue;
      if (!inside && (span.begin != end || document_.text_of(span) != "(")) return end;
      inside = true;
      if (document_.text_of(span) == ")") return span.end;
    }
    return end;
  }

  // "X 대표는": where the nouns that follow right after `end` lead to the particle of a topic or
  // subject, the end of that; else `end`.
  std::uint32_t title_end(IndexRange tokens, std::uint32_t end, bool hearer = false) const {
    constexpr int kMostNouns = 5;
    // "김도현 대표에게"
    const auto closes = [&](const Token& token) {
      return particle(token) || (hearer && token.xpos.ends_with("JKB"));
    };
    int nouns = 0;
    for (std::uint32_t t = tokens.begin; t < tokens.end && nouns < kMostNouns; ++t) {
      const Token& token = document_.tokens[t];
      if (token.span.begin < end) {
        if (token.span.end >= end && closes(token)) return end;
        continue;
      }
      // "김도현 씨(오픈랩 대표)는"
      if (const std::uint32_t closed = nouns > 0 ? bracket_end(tokens, token.span.begin) : 0;
          closed > token.span.begin) {
        while (t + 1 < tokens.end && document_.tokens[t + 1].span.begin < closed) ++t;
        continue;
      }
      if (nouns == 0 && token.upos == Upos::kAdp) return end;
      if (closes(token)) return token.span.end;
      const bool noun = token.xpos.starts_with("NN") &&
                        token.xpos.find("+J") == std::string::npos &&
                        token.xpos.find("+VCP") == std::string::npos;
      if (!noun) return end;
      ++nouns;
    }
    return end;
  }

  static bool particle(const Token& token) {
    return token.xpos.ends_with("JX") || token.xpos.ends_with("JKS");
  }

  // The words of who says it, where they stand before what is said or its main clause: "If he
  // goes, Lind warned, we fail".
  Span without_speaker(const Proposition& proposition, Span span) const {
    if (proposition.speaker == kNone) return span;
    const Proposition& speaker = document_.propositions[proposition.speaker];
    const auto says = [&](std::uint32_t t) {
      return t == speaker.predicate || (document_.tokens[t].head == speaker.predicate &&
                                        document_.tokens[t].upos == Upos::kAux);
    };
    for (const PropositionArgument& a : speaker.arguments) {
      // "told Leo she was ill", "환경부에 물러나라고 요구했다"
      const bool hearer = a.role == Role::kIndirectObject || a.role == Role::kOblique;
      if ((a.role != Role::kSubject && !hearer) || a.mention == kNone) continue;
      const Mention& mention = document_.mentions[a.mention];
      if (hearer && mention.span.begin != span.begin) continue;
      if (mention.sentence != proposition.sentence || !span.contains(mention.span)) continue;
      if (mention.span.end > proposition.phrase.begin) continue;
      const IndexRange tokens = document_.sentences[proposition.sentence].tokens;
      const std::uint32_t end = title_end(tokens, bracket_end(tokens, mention.span.end), hearer);
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        const Token& token = document_.tokens[t];
        if (token.span.begin < end || token.upos == Upos::kPunct || token.upos == Upos::kAdp ||
            says(t)) {
          continue;
        }
        span.begin = std::min(token.span.begin, proposition.phrase.begin);
        break;
      }
    }
    return span;
  }

  const Document& document_;
};

}  // namespace

Span clause_span(const Document& document, const Proposition& proposition) {
  return ClauseReader(document).clause_span(proposition);
}

}  // namespace weft
