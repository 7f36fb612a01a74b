// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morphemes_stage.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "extractor/morph/morpheme_grammar.h"
#include "extractor/morph/morpheme_model.h"
#include "extractor/morph/morphology_rules.h"
#include "extractor/morph/recurring_names.h"
#include "extractor/morph/syllable_text.h"
#include "weft/core/utf8.h"

namespace weft {

WordLexicon dictionary_of(const StageContext& context) {
  const std::string file = context.option("dictionary", "");
  if (file.empty()) return {};
  return WordLexicon(WeightsFile(context.files.open(file), context.files.describe(file)));
}

namespace {

constexpr std::array<std::string_view, 9> kClosing = {"’",  "”", "》", "〉", "」",
                                                      "』", ">", "'",  "\""};

void describe(const MorphologyRules& rules, const Document& document, Token& token) {
  token.xpos.clear();
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    token.xpos += (token.xpos.empty() ? "" : "+") + document.morphemes[m].tag;
  }
  rules.apply(document, token);
}

// Puts the morphemes of the text's token at the end of the document's.
void put(const std::vector<SpelledMorpheme>& morphemes, const SyllableText& text, std::size_t index,
         Document& document, Token& token) {
  const std::size_t begin = text.tokens[index].begin;
  token.morphemes.begin = static_cast<std::uint32_t>(document.morphemes.size());
  for (const SpelledMorpheme& spelled : morphemes) {
    // The last syllable ends where its bytes do, even where a blank follows.
    const std::size_t last = begin + spelled.last;
    const std::uint32_t end =
        last + 1 == text.tokens[index].end ? token.span.end : text.offsets[last + 1];
    document.morphemes.push_back(
        {{text.offsets[begin + spelled.first], end}, encode_utf8(spelled.form), spelled.tag});
  }
  token.morphemes.end = static_cast<std::uint32_t>(document.morphemes.size());
}

// Of the row's "model" and "dictionary"; one for the stages that read both.
std::shared_ptr<const MorphemeModel> morpheme_model(const StageContext& context) {
  const std::string file = context.required("model");
  const std::string key = file + ' ' + context.option("dictionary", "");
  return context.tables->get<std::shared_ptr<const MorphemeModel>>(key, [&] {
    return std::make_shared<const MorphemeModel>(
        context.files.open(file), context.files.describe(file), dictionary_of(context));
  });
}

// The rules outlive it.
SoundRule sound_rule(const MorphologyRules& rules) {
  return [&rules](char32_t before, std::string_view tag, std::string_view form) {
    return rules.sounds_right(before, tag, form);
  };
}

class MorphemesStage : public Stage {
 public:
  explicit MorphemesStage(const StageContext& context)
      : dictionary_(dictionary_of(context)),
        model_(morpheme_model(context)),
        rules_(context.table<MorphologyRules>(context.required("rules"))) {
    const std::string particles = context.option("particles", "");
    if (!particles.empty()) {
      names_.emplace(context.files.open(particles), context.files.describe(particles));
    }
  }

  void apply(Document& document) const override {
    const SoundRule sounds = sound_rule(rules_);
    for (const Sentence& sentence : document.sentences) {
      const SyllableText text = make_syllable_text(document, sentence.tokens);
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        Token& token = document.tokens[t];
        const std::size_t index = t - sentence.tokens.begin;
        put(model_->analyse(text, index, sounds), text, index, document, token);
        join_known_word(document, token);
        split_glued_particle(document, token);
        rules_.repair(document, token);
        describe(rules_, document, token);
      }
      mend_whole_nouns(document, sentence.tokens);
    }
    if (!names_) return;
    for (const std::uint32_t t : names_->mend(document)) {
      document.tokens[t].upos = Upos::kX;
      describe(rules_, document, document.tokens[t]);
    }
  }

 private:
  void mend_whole_nouns(Document& document, IndexRange tokens) const {
    for (std::uint32_t t = tokens.begin; t + 1 < tokens.end; ++t) {
      Token& token = document.tokens[t];
      if (!rules_.repair_whole(document, token, document.tokens[t + 1])) continue;
      token.upos = Upos::kX;
      describe(rules_, document, token);
    }
    for (std::uint32_t t = tokens.begin; t + 2 < tokens.end; ++t) {
      if (!takes_particle_outside(document, t)) continue;
      join_quoted_noun(document, document.tokens[t]);
    }
  }

  // Whether the token closes a quotation behind whose mark a particle stands: "‘차관회의’를".
  static bool takes_particle_outside(const Document& document, std::uint32_t t) {
    const Token& mark = document.tokens[t + 1];
    const Token& particle = document.tokens[t + 2];
    if (document.tokens[t].space_after || mark.space_after || particle.morphemes.empty()) {
      return false;
    }
    const std::string_view text = document.text_of(mark);
    if (std::find(kClosing.begin(), kClosing.end(), text) == kClosing.end()) return false;
    const std::string& tag = document.morphemes[particle.morphemes.begin].tag;
    return tag.starts_with('J') && tag != "JKQ";
  }

  // Such a noun has no particle of its own: its last syllables are no more than that.
  void join_quoted_noun(Document& document, Token& token) const {
    const std::uint32_t first = token.morphemes.begin;
    if (token.morphemes.size() < 2 || !document.morphemes[first].tag.starts_with("NN")) return;
    const std::string& last = document.morphemes[token.morphemes.end - 1].tag;
    const bool copula = document.morphemes[first + 1].tag == "VCP" && last == "EC";
    if (!last.starts_with('J') && !copula) return;
    Morpheme& noun = document.morphemes[first];
    noun.span = token.span;
    noun.form = document.text_of(token);
    token.morphemes.end = first + 1;
    token.upos = Upos::kX;
    describe(rules_, document, token);
  }

  // "메트로는": a noun that nobody knows, and with the particle a word of the dictionary, is that.
  void join_known_word(Document& document, Token& token) const {
    constexpr unsigned kWords = kDictionaryNoun | kDictionaryName | kDictionaryPlace;
    constexpr unsigned kNouns = kWords | kDictionaryPerson;
    // Bytes of two and of three syllables. Of longer nouns the dictionary knows few, and takes some
    // for words that are none; the shorter ones are known to all.
    constexpr std::uint32_t kLeast = 6;
    constexpr std::uint32_t kMost = 9;
    const std::uint32_t first = token.morphemes.begin;
    if (token.morphemes.size() < 2) return;
    Morpheme& noun = document.morphemes[first];
    const Morpheme& particle = document.morphemes[first + 1];
    if (!noun.tag.starts_with("NN") || !rules_.may_be_part(particle)) return;
    if (noun.span.size() < kLeast || noun.span.size() > kMost) return;
    if (noun.span.end != particle.span.begin || noun.span.begin != token.span.begin) return;
    const auto kinds = [&](Span span) {
      return dictionary_.find(word_hash(decode_utf8(document.text_of(span))));
    };
    const Span whole{noun.span.begin, particle.span.end};
    if ((kinds(noun.span) & kWords) != 0 || (kinds(whole) & kNouns) == 0) return;
    noun.span = whole;
    noun.form = document.text_of(whole);
    document.morphemes.erase(document.morphemes.begin() + first + 1);
    --token.morphemes.end;
  }

  // "한빛벤처스로부터": what nobody knows ends before its first particle.
  void split_glued_particle(Document& document, Token& token) const {
    if (token.morphemes.size() < 2) return;
    const std::uint32_t first = token.morphemes.begin;
    const Morpheme noun = document.morphemes[first];
    const Morpheme* glued = rules_.glued(document.morphemes[first + 1]);
    if (glued == nullptr || !noun.tag.starts_with("NN")) return;
    if (noun.form.size() <= glued->form.size() || !noun.form.ends_with(glued->form)) return;
    if (document.text_of(noun.span) != noun.form) return;
    if (dictionary_.find(word_hash(decode_utf8(noun.form))) != 0) return;
    const auto length = static_cast<std::uint32_t>(glued->form.size());
    Morpheme particle = *glued;
    particle.span = {noun.span.end - length, noun.span.end};
    document.morphemes[first].span.end -= length;
    document.morphemes[first].form.resize(noun.form.size() - length);
    document.morphemes.insert(document.morphemes.begin() + first + 1, std::move(particle));
    ++token.morphemes.end;
  }

  WordLexicon dictionary_;
  std::shared_ptr<const MorphemeModel> model_;
  MorphologyRules rules_;
  std::optional<RecurringNames> names_;
};

// What a tagger, which sees the whole sentence, calls a word decides how it is read: "부리다가",
// taken for a beak and a particle, is a verb where it is tagged as one.
class TaggedMorphemesStage : public Stage {
 public:
  explicit TaggedMorphemesStage(const StageContext& context)
      : model_(morpheme_model(context)),
        rules_(context.table<MorphologyRules>(context.required("rules"))) {}

  void apply(Document& document) const override {
    const SoundRule sounds = sound_rule(rules_);
    for (const Sentence& sentence : document.sentences) {
      std::optional<SyllableText> text;
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        Token& token = document.tokens[t];
        const std::optional<TokenReading> reading = wanted(document, token);
        if (!reading) continue;
        if (!text) text = make_syllable_text(document, sentence.tokens);
        const std::size_t index = t - sentence.tokens.begin;
        const auto morphemes = model_->analyse_as(*reading, *text, index, sounds);
        if (morphemes.empty() || !stands_right(token, morphemes.back())) continue;
        put(morphemes, *text, index, document, token);
        describe(rules_, document, token);
      }
    }
  }

 private:
  // "무고 혐의": what stands before a noun is its clause only with an adnominal ending.
  static bool stands_right(const Token& token, const SpelledMorpheme& last) {
    return token.deprel != "acl" || last.tag == "ETM";
  }

  // "해온시민구단이" as 해 온 시민구단이, "해온은" as 해오+ㄴ+은: a clause without a blank before a
  // noun, or before a particle that wants one. "하는것이", with a bound noun, is written so.
  template <typename Iterator>
  static bool is_glued(Iterator begin, Iterator end) {
    return std::adjacent_find(begin, end, [](const Morpheme& m, const Morpheme& next) {
             constexpr std::size_t kSyllable = 3;  // bytes
             const bool noun = next.tag.starts_with("NN") && next.form.size() > kSyllable;
             return (noun && (m.tag == "ETM" || m.tag == "EF")) ||
                    (m.tag == "EF" && m.form == "ㄴ" && next.tag.starts_with('J'));
           }) != end;
  }

  // How the token must be read to be what it is tagged as; none where it is read so.
  static std::optional<TokenReading> wanted(const Document& document, const Token& token) {
    if (token.morphemes.empty()) return std::nullopt;
    const auto begin = document.morphemes.begin() + token.morphemes.begin;
    const auto end = document.morphemes.begin() + token.morphemes.end;
    const bool predicate =
        std::any_of(begin, end, [](const Morpheme& m) { return is_stem(m.tag); });
    const bool noun = begin->tag == "NNG" || begin->tag == "NNP";
    const std::string& last = std::prev(end)->tag;
    switch (token.upos) {
      case Upos::kVerb:
      case Upos::kAdj:
      case Upos::kAux:
      case Upos::kSconj:
        if (noun && !predicate && last != "MAG") return TokenReading::kPredicate;
        break;
      case Upos::kNoun:
      case Upos::kPropn:
        if (predicate && (last == "EC" || last == "ETM" || is_glued(begin, end))) {
          return TokenReading::kNominal;
        }
        break;
      case Upos::kAdv:
      case Upos::kCconj:
        if (predicate && last.starts_with('J') && is_glued(begin, end))
          return TokenReading::kNominal;
        // "5억원이며" with 이며 as a noun: two nouns are joined by a particle.
        if (token.upos == Upos::kCconj && !predicate && begin->tag == "SN" && last == "NNG") {
          return TokenReading::kPredicate;
        }
        break;
      default:
        break;
    }
    return std::nullopt;
  }

  std::shared_ptr<const MorphemeModel> model_;
  MorphologyRules rules_;
};

}  // namespace

std::unique_ptr<const Stage> make_morphemes_stage(const StageContext& context) {
  return std::make_unique<MorphemesStage>(context);
}

std::unique_ptr<const Stage> make_tagged_morphemes_stage(const StageContext& context) {
  return std::make_unique<TaggedMorphemesStage>(context);
}

}  // namespace weft
