// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/morphemes_stage.h"

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

class MorphemesStage : public Stage {
 public:
  explicit MorphemesStage(const StageContext& context)
      : model_(context.files.open(context.required("model")),
               context.files.describe(context.required("model")), dictionary_of(context)),
        rules_(context.files.open(context.required("rules")),
               context.files.describe(context.required("rules"))) {
    const std::string particles = context.option("particles", "");
    if (!particles.empty()) {
      names_.emplace(context.files.open(particles), context.files.describe(particles));
    }
  }

  void apply(Document& document) const override {
    const SoundRule sounds = [this](char32_t before, std::string_view tag, std::string_view form) {
      return rules_.sounds_right(before, tag, form);
    };
    for (const Sentence& sentence : document.sentences) {
      const SyllableText text = make_syllable_text(document, sentence.tokens);
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        Token& token = document.tokens[t];
        add_morphemes(text, t - sentence.tokens.begin, sounds, document, token);
        rules_.repair(document, token);
        describe(document, token);
      }
      mend_whole_nouns(document, sentence.tokens);
    }
    if (!names_) return;
    for (const std::uint32_t t : names_->mend(document)) {
      document.tokens[t].upos = Upos::kX;
      describe(document, document.tokens[t]);
    }
  }

 private:
  void mend_whole_nouns(Document& document, IndexRange tokens) const {
    for (std::uint32_t t = tokens.begin; t + 1 < tokens.end; ++t) {
      Token& token = document.tokens[t];
      if (!rules_.repair_whole(document, token, document.tokens[t + 1])) continue;
      token.upos = Upos::kX;
      describe(document, token);
    }
  }

  void describe(const Document& document, Token& token) const {
    token.xpos.clear();
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      token.xpos += (token.xpos.empty() ? "" : "+") + document.morphemes[m].tag;
    }
    rules_.apply(document, token);
  }

  void add_morphemes(const SyllableText& text, std::size_t index, const SoundRule& sounds,
                     Document& document, Token& token) const {
    const std::size_t begin = text.tokens[index].begin;
    token.morphemes.begin = static_cast<std::uint32_t>(document.morphemes.size());
    for (const SpelledMorpheme& spelled : model_.analyse(text, index, sounds)) {
      // The last syllable ends where its bytes do, even where a blank follows.
      const std::size_t last = begin + spelled.last;
      const std::uint32_t end =
          last + 1 == text.tokens[index].end ? token.span.end : text.offsets[last + 1];
      document.morphemes.push_back(
          {{text.offsets[begin + spelled.first], end}, encode_utf8(spelled.form), spelled.tag});
    }
    token.morphemes.end = static_cast<std::uint32_t>(document.morphemes.size());
  }

  MorphemeModel model_;
  MorphologyRules rules_;
  std::optional<RecurringNames> names_;
};

}  // namespace

std::unique_ptr<const Stage> make_morphemes_stage(const StageContext& context) {
  return std::make_unique<MorphemesStage>(context);
}

}  // namespace weft
