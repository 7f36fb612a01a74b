// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_word_forms.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extractor/propositions/sejong_tags.h"

namespace weft {
namespace {

class WordForms {
 public:
  WordForms(const Document& document, const SentenceItems& items, const WordTables& tables,
            std::uint32_t noun_until)
      : document_(document), items_(items), tables_(tables), until_(noun_until) {}

  void run(Word& word, const Morphemes& morphemes) const {
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
      if (morphemes[i]->span.begin >= until_ && (is_verb_tag(tag) || is_copula_tag(tag))) verb = i;
      word.past = word.past || (tag == "EP" && tables_.is_of("past", morphemes[i]->form));
      word.lasting = word.lasting || (tag == "ETM" && tables_.is_of("lasting", morphemes[i]->form));
    }
    // "경막하출혈" cut into 하 and what follows: without an ending it is no verb.
    if (verb + 1 < morphemes.size() && is_noun_tag(morphemes[verb + 1]->tag)) {
      verb = morphemes.size();
    }
    if (verb == morphemes.size()) {
      analyse_noun(word, morphemes);
      // "한편 경쟁사 X는": a bare noun that only joins sentences.
      if (morphemes.size() == 1 && document_.tokens[word.token].upos == Upos::kCconj) {
        word.conjunction = true;
        word.nominal = false;
      }
    } else {
      analyse_predicate(word, morphemes, verb);
    }
  }

 private:
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

  void analyse_noun(Word& word, const Morphemes& morphemes) const {
    std::size_t end = 0;  // of the noun part
    bool has_noun = until_ > 0;
    for (std::size_t i = 0; i < morphemes.size(); ++i) {
      const std::string_view tag = morphemes[i]->tag;
      const bool named = morphemes[i]->span.end <= until_;
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
    stop = std::max(stop, std::min(until_, text.end));
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
    if (!word.copula) take_auxiliary_passive(word, morphemes);
    word.requested = std::any_of(morphemes.begin(), morphemes.end(), [&](const Morpheme* m) {
      return m->tag == "VX" && tables_.is_of("requested", m->form);
    });
    take_ending(word, morphemes, last_verb);
  }

  // "만들어졌다": 만들어지다, as it is written up to the auxiliary.
  void take_auxiliary_passive(Word& word, const Morphemes& morphemes) const {
    if (word.voice != Voice::kPassive || !word.passive.empty()) return;
    const std::uint32_t begin = document_.tokens[word.token].span.begin;
    for (const Morpheme* m : morphemes) {
      if (m->tag != "VX" || tables_.voice_of(m->tag, m->form) != Voice::kPassive) continue;
      if (m->span.begin <= begin) continue;
      word.passive = std::string(document_.text_of(Span{begin, m->span.begin})) + m->form;
      word.passive += tables_.dictionary_ending();
      return;
    }
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
        word.meanwhile = tables_.is_of("meanwhile", m.form);
        word.open = tables_.is_of("open", m.form);
        word.either = tables_.is_of("either", m.form);
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

  const Document& document_;
  const SentenceItems& items_;
  const WordTables& tables_;
  std::uint32_t until_;  // in the text, where the name or value ends
};

}  // namespace

void analyse_word(const Document& document, const SentenceItems& items, const WordTables& tables,
                  const Morphemes& morphemes, std::uint32_t noun_until, Word& word) {
  WordForms(document, items, tables, noun_until).run(word, morphemes);
}

}  // namespace weft
