// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_words.h"

#include <algorithm>
#include <deque>
#include <optional>

#include "extractor/names/name_marks.h"
#include "extractor/propositions/eojeol_word_forms.h"
#include "extractor/propositions/sejong_tags.h"
#include "extractor/quotations.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Which tokens make up a word, and what its neighbours say of it.
class WordBuilder {
 public:
  WordBuilder(const Document& document, std::uint32_t sentence, const SentenceItems& items,
              const WordTables& tables)
      : document_(document),
        sentence_(document.sentences[sentence]),
        items_(items),
        tables_(tables),
        in_quote_(begins_in_quotation(document, sentence)),
        quotes_(in_quote_ ? 1 : 0) {}

  std::vector<Word> run() {
    find_wholes();
    int depth = 0;
    for (std::uint32_t t = sentence_.tokens.begin; t < sentence_.tokens.end; ++t) {
      const Whole* whole = whole_at(t);
      if (whole != nullptr && whole->tokens.size() > 1) {
        depth = std::max(0, depth - unopened(whole->tokens));
        add_word(t, whole->tokens.end - 1, depth);
        t = whole->tokens.end - 1;
      } else if (is_punctuation_token(t)) {
        take_punctuation(t, depth);
      } else if (const std::optional<std::size_t> noun = noun_before(t, depth)) {
        attach(words_[*noun], t);
      } else {
        add_word(t, t, depth);
      }
    }
    for (std::size_t i = 0; i < words_.size(); ++i) {
      analyse_word(document_, items_, tables_, morphemes_[i], noun_until(words_[i].token),
                   words_[i]);
    }
    hear_verbs();
    hear_nouns();
    hear_endings();
    see_measures();
    see_counted();
    see_bounds();
    close_lists();
    return std::move(words_);
  }

 private:
  // A name or literal: its tokens are one word, and it is a noun whatever its morphemes say.
  struct Whole {
    IndexRange tokens;
    Span span;
  };

  void find_wholes() {
    for (const std::uint32_t m : items_.mentions) {
      const Mention& mention = document_.mentions[m];
      if (mention.kind == MentionKind::kName) add_whole(mention.tokens, mention.span);
    }
    for (const std::uint32_t i : items_.literals) {
      add_whole(document_.literals[i].tokens, document_.literals[i].span);
    }
  }

  void add_whole(IndexRange tokens, Span span) {
    if (tokens.empty() || !sentence_.tokens.contains(tokens.begin)) return;
    const auto overlaps = [&](const Whole& other) { return other.span.overlaps(span); };
    if (std::any_of(wholes_.begin(), wholes_.end(), overlaps)) return;
    wholes_.push_back({tokens, span});
  }

  const Whole* whole_at(std::uint32_t token) const {
    for (const Whole& whole : wholes_) {
      if (whole.tokens.begin == token) return &whole;
    }
    return nullptr;
  }

  // Where the name or value that holds this token ends in the text; 0 where there is none.
  std::uint32_t noun_until(std::uint32_t token) const {
    std::uint32_t end = 0;
    for (const Whole& whole : wholes_) {
      if (whole.tokens.contains(token)) end = std::max(end, whole.span.end);
    }
    return end;
  }

  // "(사)나래재단": brackets that close inside of the name and have opened before it.
  int unopened(IndexRange tokens) const {
    int open = 0;
    int closed = 0;
    for (std::uint32_t t = tokens.begin; t + 1 < tokens.end; ++t) {
      const std::string_view text = document_.text_of(document_.tokens[t]);
      if (text == "(" || text == "[") ++open;
      if ((text == ")" || text == "]") && --open < 0) {
        open = 0;
        ++closed;
      }
    }
    return closed;
  }

  void add_word(std::uint32_t first, std::uint32_t last, int depth) {
    Word word;
    word.first_token = first;
    word.token = last;
    while (word.token > first && is_punctuation_token(word.token) &&
           noun_until(word.token) < document_.tokens[word.token].span.end) {
      --word.token;
    }
    word.last_token = last;
    word.in_brackets = depth > 0;
    word.quote = in_quote_ ? quotes_ : 0;
    words_.push_back(word);
    morphemes_.emplace_back();
    attach(words_.back(), word.token);
  }

  bool is_punctuation_token(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    if (token.upos == Upos::kPunct) return true;
    const std::string_view text = document_.text_of(token);
    for (std::size_t i = 0; i < text.size();) {
      if (!is_punctuation(next_code_point(text, i))) return false;
    }
    return text != "%";
  }

  // "▲ X 부사장 A ▲ Y 전무 B": a square, triangle or diamond behind a blank begins an item of a
  // list.
  bool begins_item(std::uint32_t t) const {
    constexpr char32_t kFirst = U'\u25A0';
    constexpr char32_t kLast = U'\u25C8';
    if (t == sentence_.tokens.begin || !document_.tokens[t - 1].space_after) return false;
    std::size_t at = 0;
    const char32_t mark = next_code_point(document_.text_of(document_.tokens[t]), at);
    return mark >= kFirst && mark <= kLast;
  }

  void take_punctuation(std::uint32_t t, int& depth) {
    const std::string_view text = document_.text_of(document_.tokens[t]);
    if (text == "(" || text == "[" || text == "（") {
      ++depth;
    } else if (text == ")" || text == "]" || text == "）") {
      depth = std::max(0, depth - 1);
    } else if (text == "\"" || text == "\u201C" || text == "\u201D") {
      in_quote_ = text == "\u201C" || (text == "\"" && !in_quote_);
      if (in_quote_) ++quotes_;
    } else if (text == "," || text == "\u2026" || is_middle_dot(text) || text == "，" ||
               text == "、" || text == "/" || begins_item(t)) {
      for (std::size_t i = words_.size(); i-- > 0;) {
        if (words_[i].in_brackets && depth == 0) continue;
        words_[i].comma_after = true;
        break;
      }
    }
  }

  // A token of particles or endings alone belongs to the word before it, past marks and brackets.
  std::optional<std::size_t> noun_before(std::uint32_t t, int depth) const {
    const Token& token = document_.tokens[t];
    if (t == sentence_.tokens.begin) return std::nullopt;
    if (document_.tokens[t - 1].space_after && !strays(t)) return std::nullopt;
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      const std::string_view tag = document_.morphemes[m].tag;
      if (!is_particle_tag(tag) && !is_ending_tag(tag) && tag != "VCP") return std::nullopt;
    }
    if (token.morphemes.empty()) return std::nullopt;
    for (std::size_t i = words_.size(); i-- > 0;) {
      if (words_[i].in_brackets == (depth > 0)) return i;
    }
    return std::nullopt;
  }

  // "세리에 A 에서", "협회(KAFA) 는": a particle alone behind a name and a space.
  bool strays(std::uint32_t t) const {
    const IndexRange range = document_.tokens[t].morphemes;
    for (std::uint32_t m = range.begin; m < range.end; ++m) {
      if (!is_particle_tag(document_.morphemes[m].tag)) return false;
    }
    const std::uint32_t end = document_.tokens[t - 1].span.end;
    return document_.text_of(document_.tokens[t - 1]) == ")" ||
           std::any_of(items_.mentions.begin(), items_.mentions.end(), [&](std::uint32_t i) {
             const Mention& name = document_.mentions[i];
             return name.kind == MentionKind::kName && name.span.end == end;
           });
  }

  void attach(Word& word, std::uint32_t t) {
    const std::size_t index = static_cast<std::size_t>(&word - words_.data());
    word.last_token = std::max(word.last_token, t);
    const IndexRange range = document_.tokens[t].morphemes;
    if (t != word.token && quotes_noun(index, range)) say_copula(index, range);
    for (std::uint32_t m = range.begin; m < range.end; ++m) {
      const Morpheme& morpheme = document_.morphemes[m];
      const bool mark = morpheme.tag.starts_with("S") && morpheme.tag != "SL" &&
                        morpheme.tag != "SH" && morpheme.tag != "SN" && morpheme.tag != "SW";
      if (!mark) morphemes_[index].push_back(&morpheme);
    }
  }

  // "목표"라고, '불사조'라는: a quoting ending right behind a noun that ends a quotation, for after
  // a vowel the copula is not heard.
  bool quotes_noun(std::size_t word, IndexRange range) const {
    if (range.size() == 0 || morphemes_[word].empty()) return false;
    const Morpheme& first = document_.morphemes[range.begin];
    if (!is_noun_tag(morphemes_[word].back()->tag)) return false;
    if (first.tag == "ETM") {
      return tables_.ending_of("ETM", first.form) == Ending::kQuoteAdnominal;
    }
    return words_[word].quote != 0 && tables_.ending_of("EC", first.form) == Ending::kQuote;
  }

  void say_copula(std::size_t word, IndexRange range) {
    const Morpheme& quoting = document_.morphemes[range.begin];
    unheard_.push_back({{quoting.span.begin, quoting.span.begin}, "", "VCP"});
    morphemes_[word].push_back(&unheard_.back());
    unheard_.push_back({quoting.span, quoting.form, quoting.tag == "ETM" ? "ETM" : "EC"});
    morphemes_[word].push_back(&unheard_.back());
  }

  // "불이 나 3명이": what looks like a pronoun is a verb.
  void hear_verbs() {
    for (std::size_t i = 1; i + 1 < words_.size(); ++i) {
      Word& word = words_[i];
      const Word& subject = words_[i - 1];
      const bool bare = word.nominal && !word.predicate && word.noun_case == Case::kBare &&
                        morphemes_[i].size() == 1 && morphemes_[i].front()->tag == "NP";
      if (!bare || subject.predicate || subject.noun_case != Case::kSubject) continue;
      const WordTables::Heard* verb = tables_.heard(word.stem, subject.stem);
      if (verb == nullptr) continue;
      word.predicate = true;
      word.nominal = false;
      word.stem = verb->stem;
      word.lemma = verb->stem + tables_.dictionary_ending();
      word.ending_form = verb->ending;
      word.ending = tables_.ending_of("EC", verb->ending);
      word.shared = tables_.is_of("shared", verb->ending);
    }
  }

  // "피해 사실을 알렸다": what looks like a verb that never lacks an object is a noun before
  // another where none stands before it.
  void hear_nouns() {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      const Word& word = words_[i];
      const Span span = document_.tokens[word.token].span;
      const bool verb = word.predicate && !word.nominal && word.ending == Ending::kConnective &&
                        word.first_token == word.last_token && words_[i + 1].nominal &&
                        !words_[i + 1].predicate;
      if (!verb || !tables_.is_heard_noun(document_.text_of(span))) continue;
      std::size_t before = i;
      while (before > 0 && !words_[before - 1].nominal && !words_[before - 1].predicate) --before;
      if (before > 0 && words_[before - 1].noun_case == Case::kObject) continue;
      Word noun;
      noun.first_token = noun.token = noun.last_token = word.token;
      noun.in_brackets = word.in_brackets;
      noun.quote = word.quote;
      noun.comma_after = word.comma_after;
      noun.nominal = true;
      noun.noun_span = span;
      noun.stem = document_.text_of(span);
      words_[i] = std::move(noun);
    }
  }

  // "소란을 부리다가": no noun stands with that particle behind an object.
  void hear_endings() {
    for (std::size_t i = 1; i < words_.size(); ++i) {
      Word& word = words_[i];
      const Word& object = words_[i - 1];
      const Morphemes& parts = morphemes_[i];
      const bool cut = word.nominal && !word.predicate && parts.size() == 2 &&
                       parts[0]->tag == "NNG" && parts[1]->tag == "JX" &&
                       tables_.is_heard_ending(parts[1]->form);
      if (!cut || object.predicate || object.noun_case != Case::kObject || object.comma_after) {
        continue;
      }
      word.predicate = true;
      word.nominal = false;
      word.noun_case = Case::kBare;
      word.marker.clear();
      word.stem = parts[0]->form;
      word.lemma = word.stem + tables_.dictionary_ending();
      word.ending_form = parts[1]->form;
      word.ending = tables_.ending_of("EC", word.ending_form);
    }
  }

  // "높이 1947m로": what looks like an adverb is a noun before its value.
  void see_measures() {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      Word& word = words_[i];
      const std::uint32_t value = document_.tokens[words_[i + 1].first_token].span.begin;
      // "길이 397km의": nor is its last syllable a particle.
      const Token& token = document_.tokens[word.token];
      const bool whole = word.first_token == word.last_token && !word.copula;
      const Span span = whole ? token.span : word.noun_span;
      const std::string_view text = document_.text_of(span);
      if ((word.nominal && span == word.noun_span) || !tables_.is_measure(text)) continue;
      const bool valued =
          std::any_of(items_.literals.begin(), items_.literals.end(), [&](std::uint32_t l) {
            const Literal& literal = document_.literals[l];
            return literal.kind == LiteralKind::kQuantity && literal.span.begin == value;
          });
      if (!valued) continue;
      word.nominal = true;
      word.predicate = false;
      word.noun_case = Case::kBare;
      word.noun_span = span;
      word.stem = text;
    }
  }

  // "탄도미사일 2발을": what looks like a copula before a number is the end of what is counted.
  void see_counted() {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      Word& word = words_[i];
      if (!word.copula || word.ending != Ending::kAdnominal || !word.intended || word.past ||
          word.first_token != word.last_token) {
        continue;
      }
      const std::uint32_t number = document_.tokens[words_[i + 1].first_token].span.begin;
      const bool counted =
          std::any_of(items_.literals.begin(), items_.literals.end(), [&](std::uint32_t l) {
            const Literal& literal = document_.literals[l];
            return literal.kind == LiteralKind::kQuantity && !literal.unit.empty() &&
                   literal.span.begin == number;
          });
      if (!counted) continue;
      word.copula = word.predicate = false;
      word.nominal = true;
      word.ending = Ending::kUnmarked;
      word.noun_case = Case::kBare;
      word.noun_span = document_.tokens[word.token].span;
      word.stem = document_.text_of(word.noun_span);
    }
  }

  // "최소 3명이 숨지고": what only bounds a number is nobody and does nothing.
  void see_bounds() {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      Word& word = words_[i];
      if (!tables_.is_bound(document_.text_of(document_.tokens[word.token]))) continue;
      const std::uint32_t number = document_.tokens[words_[i + 1].first_token].span.begin;
      if (!valued_at(number)) continue;
      word.nominal = word.predicate = false;
    }
  }

  bool valued_at(std::uint32_t begin) const {
    return std::any_of(items_.literals.begin(), items_.literals.end(), [&](std::uint32_t l) {
      const Literal& literal = document_.literals[l];
      return literal.kind != LiteralKind::kDate && literal.span.begin == begin;
    });
  }

  // "A, B 등의 회사들이": the noun sums up the list.
  bool leads_to_plural(std::size_t i) const {
    while (i < words_.size() && words_[i].nominal && !words_[i].predicate &&
           words_[i].noun_case == Case::kBare && !words_[i].comma_after) {
      ++i;
    }
    if (i >= words_.size() || !words_[i].nominal || words_[i].predicate) return false;
    const IndexRange range = document_.tokens[words_[i].token].morphemes;
    for (std::uint32_t m = range.begin; m < range.end; ++m) {
      const Morpheme& morpheme = document_.morphemes[m];
      if (morpheme.tag == "XSN" && tables_.is_plural(morpheme.form)) return true;
    }
    return false;
  }

  // "A, B 등이": the particle is B's. "A, B 등 여러 회사가": the list belongs to what follows it.
  void close_lists() {
    for (std::size_t i = 1; i < words_.size(); ++i) {
      Word& word = words_[i];
      Word& before = words_[i - 1];
      const bool closes = word.nominal && !word.predicate && tables_.closes_list(word.stem);
      if (!closes || !before.nominal || before.predicate || before.noun_case != Case::kBare ||
          before.in_brackets != word.in_brackets) {
        continue;
      }
      const bool sums_up = word.noun_case == Case::kGenitive && leads_to_plural(i + 1);
      before.listed = word.noun_case == Case::kBare || sums_up;
      before.noun_case = sums_up ? Case::kBare : word.noun_case;
      before.marker = sums_up ? std::string() : word.marker;
      before.comma_after = word.comma_after || before.listed;
      before.last_token = word.last_token;
      words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(i));
      --i;
    }
  }

  const Document& document_;
  const Sentence& sentence_;
  const SentenceItems& items_;
  const WordTables& tables_;
  bool in_quote_;
  std::uint32_t quotes_;
  std::vector<Whole> wholes_;
  std::vector<Word> words_;
  std::vector<Morphemes> morphemes_;
  std::deque<Morpheme> unheard_;  // that words have and no token
};

}  // namespace

std::vector<Word> words_of(const Document& document, std::uint32_t sentence,
                           const SentenceItems& items, const WordTables& tables) {
  return WordBuilder(document, sentence, items, tables).run();
}

}  // namespace weft
