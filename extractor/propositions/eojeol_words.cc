// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_words.h"

#include <algorithm>
#include <deque>

#include "extractor/names/name_marks.h"
#include "extractor/quotations.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::pair<std::string_view, Case> kCases[] = {
    {"subject", Case::kSubject},       {"object", Case::kObject},
    {"topic", Case::kTopic},           {"indirect", Case::kIndirect},
    {"oblique", Case::kOblique},       {"genitive", Case::kGenitive},
    {"complement", Case::kComplement}, {"comitative", Case::kComitative},
    {"delimiter", Case::kDelimiter},   {"quote", Case::kQuote},
    {"vocative", Case::kVocative},
};
constexpr std::pair<std::string_view, Ending> kEndings[] = {
    {"final", Ending::kFinal},         {"connective", Ending::kConnective},
    {"adnominal", Ending::kAdnominal}, {"nominal", Ending::kNominal},
    {"quote", Ending::kQuote},         {"quote-adnominal", Ending::kQuoteAdnominal},
    {"condition", Ending::kCondition}, {"purpose", Ending::kPurpose},
    {"question", Ending::kQuestion},   {"command", Ending::kCommand},
};

// Classes of endings that say more than how clauses are joined.
constexpr std::string_view kEndingSets[] = {"past",   "lasting", "intended", "asked", "caused",
                                            "shared", "parted",  "open",     "glued"};

template <typename Value, std::size_t N>
Value named(const std::pair<std::string_view, Value> (&names)[N], const TableRow& row,
            std::string_view name, const std::string& file) {
  for (const auto& [known, value] : names) {
    if (known == name) return value;
  }
  throw FormatError({file, row.line, {}, {}}, "unknown class '" + std::string(name) + "'");
}

std::vector<std::string> forms_of(std::string_view cell) {
  std::vector<std::string> forms;
  if (cell == "*") return forms;
  for (const std::string_view form : split_words(cell, ',')) forms.emplace_back(form);
  return forms;
}

// The Sejong tag set (21st Century Sejong Project): N* nouns, V* predicates, XS* suffixes, J*
// particles, E* endings, S* symbols and foreign script.
bool is_noun_tag(std::string_view tag) {
  return tag.starts_with("N") || tag == "SL" || tag == "SH" || tag == "SN" || tag == "XR" ||
         tag == "XSN" || tag == "XPN" || tag == "SW";
}
bool is_particle_tag(std::string_view tag) { return tag.starts_with("J"); }
bool is_ending_tag(std::string_view tag) { return tag.starts_with("E"); }
bool is_verb_tag(std::string_view tag) {
  return tag == "VV" || tag == "VA" || tag == "VX" || tag == "XSV" || tag == "XSA";
}
bool is_copula_tag(std::string_view tag) { return tag == "VCP" || tag == "VCN"; }

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
      analyse(words_[i], morphemes_[i]);
    }
    hear_verbs();
    see_measures();
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
    if (t == sentence_.tokens.begin || document_.tokens[t - 1].space_after) return std::nullopt;
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

  using Morphemes = std::vector<const Morpheme*>;

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

  // "20년간": what follows the value says no more than that it is a span.
  void cut_span_end(Word& word) const {
    for (const std::uint32_t i : items_.literals) {
      const Literal& literal = document_.literals[i];
      if (literal.kind != LiteralKind::kDate && literal.kind != LiteralKind::kDuration) continue;
      if (literal.span.end <= word.noun_span.begin || literal.span.end >= word.noun_span.end)
        continue;
      const Span rest{literal.span.end, word.noun_span.end};
      if (tables_.ends_span(document_.text_of(rest))) word.noun_span.end = literal.span.end;
    }
  }

  void analyse(Word& word, const Morphemes& morphemes) const {
    const std::uint32_t until = noun_until(word.token);
    word.noun_span = {document_.tokens[word.first_token].span.begin,
                      document_.tokens[word.token].span.end};
    if (!morphemes.empty()) {
      word.determiner = morphemes.back()->tag == "MM";
      word.conjunction = morphemes.back()->tag == "MAJ";
    }
    if (morphemes.size() > 1 && tables_.is_determiner(document_.text_of(word.noun_span))) {
      word.determiner = true;
      return;
    }
    // The last verb-like morpheme decides: what is before is its stem.
    std::size_t verb = morphemes.size();
    for (std::size_t i = 0; i < morphemes.size(); ++i) {
      const std::string_view tag = morphemes[i]->tag;
      if (morphemes[i]->span.begin >= until && (is_verb_tag(tag) || is_copula_tag(tag))) verb = i;
      word.past = word.past || (tag == "EP" && tables_.is_of("past", morphemes[i]->form));
      word.lasting = word.lasting || (tag == "ETM" && tables_.is_of("lasting", morphemes[i]->form));
    }
    if (verb == morphemes.size()) {
      analyse_noun(word, morphemes, until);
      // "한편 경쟁사 X는": a bare noun that only joins sentences.
      if (morphemes.size() == 1 && document_.tokens[word.token].upos == Upos::kCconj) {
        word.conjunction = true;
        word.nominal = false;
      }
    } else {
      analyse_predicate(word, morphemes, verb);
    }
  }

  void analyse_noun(Word& word, const Morphemes& morphemes, std::uint32_t until) const {
    std::size_t end = 0;  // of the noun part
    bool has_noun = until > 0;
    for (std::size_t i = 0; i < morphemes.size(); ++i) {
      const std::string_view tag = morphemes[i]->tag;
      const bool named = morphemes[i]->span.end <= until;
      if (!named && (is_particle_tag(tag) || is_ending_tag(tag))) continue;
      end = i + 1;
      has_noun = has_noun || is_noun_tag(tag);
    }
    word.nominal = has_noun;
    word.stem = stem_text(word, morphemes, end);
    take_case(word, morphemes, end);
    cut_span_end(word);
  }

  // The text before the first particle, as written; the forms where the stem's sound has changed.
  std::string stem_text(Word& word, const Morphemes& morphemes, std::size_t end) const {
    const Span text = word.noun_span;
    std::uint32_t stop = end < morphemes.size() && text.contains(morphemes[end]->span) &&
                                 !morphemes[end]->span.empty()
                             ? morphemes[end]->span.begin
                             : text.end;
    stop = std::max(stop, std::min(noun_until(word.token), text.end));
    if (stop > text.begin && (end == 0 || morphemes[end - 1]->span.end <= stop)) {
      word.noun_span = {text.begin, stop};
      return std::string(document_.text_of(word.noun_span));
    }
    std::string stem;
    for (std::size_t i = 0; i < end; ++i) stem += morphemes[i]->form;
    if (document_.text_of(text).starts_with(stem)) {
      word.noun_span = {text.begin, text.begin + static_cast<std::uint32_t>(stem.size())};
    }
    return stem;
  }

  // Of several particles the case particle decides ("에서는" is 에서), else the first that says
  // anything.
  void take_case(Word& word, const Morphemes& morphemes, std::size_t from) const {
    bool decided = false;
    for (std::size_t i = from; i < morphemes.size(); ++i) {
      const Morpheme& m = *morphemes[i];
      if (!is_particle_tag(m.tag)) continue;
      const bool is_case = m.tag != "JX";
      WordTables::CaseRow row = tables_.case_of(m.tag, m.form);
      word.topical = word.topical || row.noun_case == Case::kTopic;
      if (decided && !is_case) continue;
      // "로" and "부터" are one particle where the table has it.
      if (i + 1 < morphemes.size() && is_particle_tag(morphemes[i + 1]->tag)) {
        const auto joined = tables_.named_case(m.tag, m.form + morphemes[i + 1]->form);
        if (joined) {
          row = *joined;
          ++i;
        }
      }
      if (decided && row.noun_case == Case::kDelimiter) continue;
      // "X와의": the genitive keeps the particle it stands after.
      const bool kept = row.noun_case == Case::kGenitive && decided;
      word.noun_case = row.noun_case;
      if (!kept) word.marker = row.marker;
      decided = is_case || row.noun_case != Case::kDelimiter;
    }
  }

  void analyse_predicate(Word& word, const Morphemes& morphemes, std::size_t verb) const {
    word.predicate = true;
    word.copula = morphemes[verb]->tag == "VCP";
    word.negated = morphemes[verb]->tag == "VCN";
    // "확충해 나갈 계획": the tree knows some that the morphemes took for verbs of their own.
    word.auxiliary =
        morphemes.front()->tag == "VX" || document_.tokens[word.token].upos == Upos::kAux;
    // Of several verbs in one eojeol ("만들어졌다고해서") the first carries the meaning.
    const std::size_t last_verb = verb;
    for (std::size_t i = 0; i < verb; ++i) {
      if (!is_ending_tag(morphemes[i]->tag)) continue;
      std::size_t first = i;
      while (first > 0 && !is_verb_tag(morphemes[first]->tag)) --first;
      if (is_verb_tag(morphemes[first]->tag) && morphemes[first]->tag != "VX") verb = first;
      break;
    }
    // An auxiliary glued to its verb ("떠나갔다", "설계해내지만") is no stem of its own.
    std::size_t stem = verb;
    while (stem > 0 && morphemes[stem]->tag == "VX") --stem;
    while (stem > 0 && is_ending_tag(morphemes[stem]->tag)) --stem;
    if (is_ending_tag(morphemes[stem]->tag) || is_particle_tag(morphemes[stem]->tag)) stem = verb;
    const std::string_view stem_tag = morphemes[stem]->tag;
    word.verbal_noun = stem_tag == "XSV" && stem > 0;
    for (std::size_t i = 0; i < stem; ++i) word.stem += morphemes[i]->form;
    if (word.copula) {
      word.stem = verb > 0 ? stem_text(word, morphemes, verb) : "";
      word.nominal = !word.stem.empty();
      word.lemma = word.stem;
    } else {
      for (std::size_t i = stem + 1; i <= verb; ++i) {
        const Voice voice = tables_.voice_of(morphemes[i]->tag, morphemes[i]->form);
        if (voice != Voice::kActive) word.voice = voice;
      }
      Morpheme base = *morphemes[stem];
      // "졌다" of 지다 is contracted.
      if (stem + 1 < morphemes.size() && base.span.end <= morphemes[stem + 1]->span.begin &&
          document_.text_of(base.span) == base.form) {
        base.form = tables_.restored(base.form, morphemes[stem + 1]->form);
      }
      word.lemma = active_lemma(word, base);
      take_glued(word, morphemes, stem);
      word.stem += base.form;
    }
    for (std::size_t i = verb + 1; i <= last_verb && !word.copula; ++i) {
      const Voice voice = tables_.voice_of(morphemes[i]->tag, morphemes[i]->form);
      if (voice != Voice::kActive) word.voice = voice;
    }
    take_ending(word, morphemes, last_verb);
  }

  // "물려줬다": 물려주다, as it is written up to the auxiliary.
  void take_glued(Word& word, const Morphemes& morphemes, std::size_t stem) const {
    if (stem + 2 >= morphemes.size() || morphemes[stem]->tag != "VV" || stem > 0) return;
    const Morpheme& auxiliary = *morphemes[stem + 2];
    if (!is_ending_tag(morphemes[stem + 1]->tag) || auxiliary.tag != "VX" ||
        !tables_.is_of("glued", auxiliary.form)) {
      return;
    }
    const Span before{document_.tokens[word.token].span.begin, auxiliary.span.begin};
    if (before.end <= before.begin || before.begin != morphemes[stem]->span.begin) return;
    word.glued = std::string(document_.text_of(before)) + auxiliary.form;
    word.glued += tables_.dictionary_ending();
  }

  // Verbal nouns tell their voice by the suffix; the active verb carries the relation.
  std::string active_lemma(Word& word, const Morpheme& verb) const {
    const Voice voice = word.verbal_noun ? tables_.voice_of(verb.tag, verb.form) : Voice::kActive;
    if (voice != Voice::kActive) word.voice = voice;
    if (voice != Voice::kActive) {
      word.passive = word.stem + verb.form + tables_.dictionary_ending();
    }
    const std::string& suffix = voice == Voice::kActive ? verb.form : tables_.active_suffix();
    return word.stem + suffix + tables_.dictionary_ending();
  }

  void take_ending(Word& word, const Morphemes& morphemes, std::size_t verb) const {
    for (std::size_t i = verb + 1; i < morphemes.size(); ++i) {
      const Morpheme& m = *morphemes[i];
      if (m.tag == "EP") {
        word.intended = word.intended || tables_.is_of("intended", m.form);
      } else if (is_ending_tag(m.tag)) {
        word.ending = tables_.ending_of(m.tag, m.form);
        word.ending_form = m.form;
        word.shared = tables_.is_of("shared", m.form);
        word.parted = tables_.is_of("parted", m.form);
        word.open = tables_.is_of("open", m.form);
        // "지으려던": meant to be done.
        word.intended = word.intended || (m.tag == "ETM" && tables_.is_of("intended", m.form));
        word.caused = tables_.is_of("caused", m.form);
        // "학생이라고": of a noun the same ending quotes what is so.
        word.asked = !word.copula && !word.negated && tables_.is_of("asked", m.form);
      } else if (is_particle_tag(m.tag)) {
        const WordTables::CaseRow row = tables_.case_of(m.tag, m.form);
        if (row.noun_case == Case::kQuote) word.ending = Ending::kQuote;
        if (word.ending != Ending::kNominal) continue;
        word.noun_case = row.noun_case;
        word.marker = row.marker;
      }
    }
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

  // "높이 1947m로": what looks like an adverb is a noun before its value.
  void see_measures() {
    for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
      Word& word = words_[i];
      const std::uint32_t value = document_.tokens[words_[i + 1].first_token].span.begin;
      const std::string_view text = document_.text_of(word.noun_span);
      if (word.nominal || word.predicate || !tables_.is_measure(text)) continue;
      const bool valued =
          std::any_of(items_.literals.begin(), items_.literals.end(), [&](std::uint32_t l) {
            const Literal& literal = document_.literals[l];
            return literal.kind == LiteralKind::kQuantity && literal.span.begin == value;
          });
      if (!valued) continue;
      word.nominal = true;
      word.stem = text;
    }
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

WordTables::WordTables(const PackFiles& files) {
  const std::string particles = files.describe("particles.tsv");
  for (const TableRow& row : parse_table(files.open("particles.tsv"), particles, 3, 4)) {
    auto* words = row.cells[0] == "list"         ? &list_words_
                  : row.cells[0] == "span"       ? &span_ends_
                  : row.cells[0] == "plural"     ? &plurals_
                  : row.cells[0] == "determiner" ? &determiners_
                  : row.cells[0] == "measure"    ? &measures_
                                                 : nullptr;
    if (words != nullptr) {
      for (std::string& word : forms_of(row.cells[1])) words->insert(std::move(word));
      continue;
    }
    particles_.push_back(
        {std::string(row.cells[0]),
         forms_of(row.cells[1]),
         {named(kCases, row, row.cells[2], particles), std::string(row.cells[3])}});
  }
  const std::string endings = files.describe("endings.tsv");
  for (const TableRow& row : parse_table(files.open("endings.tsv"), endings, 3, 3)) {
    if (std::find(std::begin(kEndingSets), std::end(kEndingSets), row.cells[2]) !=
        std::end(kEndingSets)) {
      auto& forms = ending_sets_[std::string(row.cells[2])];
      for (std::string& form : forms_of(row.cells[1])) forms.insert(std::move(form));
      continue;
    }
    endings_.push_back({std::string(row.cells[0]), forms_of(row.cells[1]),
                        named(kEndings, row, row.cells[2], endings)});
  }
  const std::string voices = files.describe("voices.tsv");
  for (const TableRow& row : parse_table(files.open("voices.tsv"), voices, 3, 3)) {
    const std::string_view kind = row.cells[1];
    if (kind == "dictionary") dictionary_ending_ = row.cells[2];
    if (kind == "active") active_suffix_ = row.cells[2];
    if (kind == "heard") add_heard(row.cells[2]);
    for (const std::string_view form : split_words(row.cells[2], ',')) {
      const std::size_t plus = form.find('+');
      const std::size_t colon = form.find(':');
      if (kind != "restored" || plus == form.npos || colon == form.npos) continue;
      restored_[std::string(form.substr(0, colon))] = form.substr(colon + 1);
    }
    if (kind != "passive" && kind != "causative") continue;
    for (const std::string_view form : split_words(row.cells[2], ',')) {
      voices_[{std::string(row.cells[0]), std::string(form)}] =
          kind == "passive" ? Voice::kPassive : Voice::kCausative;
    }
  }
}

void WordTables::add_heard(std::string_view cell) {
  const std::vector<std::string_view> words = split_words(cell, ',');
  const std::size_t colon = words.front().find(':');
  const std::size_t plus = words.front().find('+');
  if (colon == cell.npos || plus == cell.npos || plus < colon) return;
  Heard& heard = heard_[std::string(words.front().substr(0, colon))];
  heard.stem = words.front().substr(colon + 1, plus - colon - 1);
  heard.ending = words.front().substr(plus + 1);
  heard.subjects.assign(words.begin() + 1, words.end());
}

const WordTables::Heard* WordTables::heard(std::string_view word, std::string_view subject) const {
  const auto it = heard_.find(word);
  if (it == heard_.end()) return nullptr;
  const auto ends = [&](const std::string& noun) { return subject.ends_with(noun); };
  const auto& nouns = it->second.subjects;
  return std::any_of(nouns.begin(), nouns.end(), ends) ? &it->second : nullptr;
}

bool WordTables::is_of(std::string_view set, std::string_view form) const {
  const auto forms = ending_sets_.find(set);
  return forms != ending_sets_.end() && forms->second.contains(form);
}

std::string WordTables::restored(const std::string& stem, const std::string& ending) const {
  const auto it = restored_.find(stem + "+" + ending);
  return it == restored_.end() ? stem : it->second;
}

Voice WordTables::voice_of(std::string_view tag, std::string_view form) const {
  const auto it = voices_.find({std::string(tag), std::string(form)});
  return it == voices_.end() ? Voice::kActive : it->second;
}

std::optional<WordTables::CaseRow> WordTables::named_case(std::string_view tag,
                                                          std::string_view form) const {
  for (const ParticleRow& row : particles_) {
    if (row.tag != tag) continue;
    if (std::find(row.forms.begin(), row.forms.end(), form) != row.forms.end()) return row.row;
  }
  return std::nullopt;
}

WordTables::CaseRow WordTables::case_of(std::string_view tag, std::string_view form) const {
  for (const ParticleRow& row : particles_) {
    if (row.tag != tag) continue;
    if (!row.forms.empty() &&
        std::find(row.forms.begin(), row.forms.end(), form) == row.forms.end()) {
      continue;
    }
    CaseRow result = row.row;
    if (result.marker == "=") result.marker = form;
    return result;
  }
  return {Case::kDelimiter, std::string(form)};
}

Ending WordTables::ending_of(std::string_view tag, std::string_view form) const {
  for (const EndingRow& row : endings_) {
    if (row.tag != tag) continue;
    const auto matches = [&](const std::string& suffix) { return form.ends_with(suffix); };
    if (row.suffixes.empty() || std::any_of(row.suffixes.begin(), row.suffixes.end(), matches)) {
      return row.ending;
    }
  }
  return Ending::kConnective;
}

std::vector<Word> words_of(const Document& document, std::uint32_t sentence,
                           const SentenceItems& items, const WordTables& tables) {
  return WordBuilder(document, sentence, items, tables).run();
}

}  // namespace weft
