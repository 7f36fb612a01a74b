// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/tagger.h"

#include <algorithm>
#include <limits>

#include "extractor/linear/closed_tags.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class SpellingFeatures : public TaggerFeatures {
 public:
  SpellingFeatures(const Document& document, IndexRange tokens) {
    words_.reserve(tokens.size());
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      words_.push_back(spelling_atoms(document.text_of(document.tokens[t])));
    }
  }

  void collect(std::size_t i, std::size_t tag1, std::size_t tag2,
               std::vector<Feature>& out) const override {
    const SpellingAtoms& w = words_[i];
    const SpellingAtoms& before = at(i, -1);
    const SpellingAtoms& after = at(i, 1);
    const std::uint64_t first = i == 0 ? 2 : 1;
    out = {feature(0),
           feature(1, w.form),
           feature(2, w.form, first + 2 * w.capital),
           feature(3, w.shape),
           feature(4, w.shape, first),
           feature(5, tag1),
           feature(6, tag1, tag2),
           feature(7, tag1, w.form),
           feature(8, before.form),
           feature(9, after.form),
           feature(10, at(i, -2).form),
           feature(11, at(i, 2).form),
           feature(12, before.form, w.form),
           feature(13, w.form, after.form),
           feature(14, before.suffixes[2]),
           feature(15, after.suffixes[2]),
           feature(16, after.shape),
           feature(17, before.shape, w.shape, after.shape),
           feature(18, tag1, w.suffixes[2]),
           feature(19, tag1, after.form),
           feature(20, after.suffixes[1], tag1),
           feature(21, after.form, at(i, 2).form),
           feature(22, tag1, tag2, w.form)};
    for (std::uint32_t k = 0; k < 4; ++k) {
      if (w.prefixes[k] != 0) out.push_back(feature(30 + k, w.prefixes[k]));
      if (w.suffixes[k] != 0) out.push_back(feature(34 + k, w.suffixes[k]));
      if (w.suffixes[k] != 0) out.push_back(feature(38 + k, w.suffixes[k], w.capital + first * 2));
    }
  }

 private:
  const SpellingAtoms& at(std::size_t i, int offset) const {
    static const SpellingAtoms outside;
    const auto index = static_cast<std::ptrdiff_t>(i) + offset;
    if (index < 0 || index >= static_cast<std::ptrdiff_t>(words_.size())) return outside;
    return words_[static_cast<std::size_t>(index)];
  }

  std::vector<SpellingAtoms> words_;
};

class MorphemeTagFeatures : public TaggerFeatures {
 public:
  MorphemeTagFeatures(const Document& document, IndexRange tokens) {
    words_.reserve(tokens.size());
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      words_.push_back(morpheme_atoms(document, document.tokens[t]));
      forms_.push_back(hash_text(document.text_of(document.tokens[t])));
    }
  }

  void collect(std::size_t i, std::size_t tag1, std::size_t tag2,
               std::vector<Feature>& out) const override {
    static const MorphemeAtoms outside;
    const MorphemeAtoms& w = words_[i];
    const MorphemeAtoms& before = i > 0 ? words_[i - 1] : outside;
    const MorphemeAtoms& after = i + 1 < words_.size() ? words_[i + 1] : outside;
    out = {feature(0),
           feature(1, forms_[i]),
           feature(2, w.tags),
           feature(3, w.stem, w.stem_tag),
           feature(4, w.stem_tag, w.last_tag),
           feature(5, w.ending),
           feature(6, w.content_tag, w.ending),
           feature(7, w.last, w.last_tag),
           feature(8, tag1),
           feature(9, tag1, tag2),
           feature(10, tag1, w.tags),
           feature(11, before.last, w.tags),
           feature(12, after.stem, w.tags),
           feature(13, after.stem, w.ending),
           feature(14, after.tags, w.tags),
           feature(15, before.tags, w.tags),
           feature(16, w.stem, w.tags),
           feature(17, tag1, w.stem),
           feature(18, before.last_tag, w.tags, after.stem_tag),
           feature(19, w.content_tag, w.last_tag)};
  }

 private:
  std::vector<MorphemeAtoms> words_;
  std::vector<std::uint64_t> forms_;
};

class TaggerStage : public Stage {
 public:
  explicit TaggerStage(const StageContext& context)
      : file_(context.files.open(context.option("weights", "tagger.weights")),
              context.files.describe(context.option("weights", "tagger.weights"))),
        model_(file_, "tagger"),
        closed_(context, context.option("closed", "")) {
    const std::string kind = context.option("features", "spelling");
    morphemes_ = kind == "morphemes";
    if (!morphemes_ && kind != "spelling") {
      throw FormatError({context.files.describe("pack.json"), {}, {}, {}},
                        "tagger features \"" + kind + "\" must be \"spelling\" or \"morphemes\"");
    }
    for (const std::string_view label : model_.labels()) tags_.push_back(read_label(label));
  }

  void apply(Document& document) const override {
    for (const Sentence& sentence : document.sentences) {
      const auto features = morphemes_ ? morpheme_tagger_features(document, sentence.tokens)
                                       : spelling_tagger_features(document, sentence.tokens);
      const auto may_be = [&](std::size_t word, std::size_t label) {
        const Token& token = document.tokens[sentence.tokens.begin + word];
        return closed_.may_be(document.text_of(token), tags_[label].xpos);
      };
      const auto labels = tag_words(model_, *features, sentence.tokens.size(),
                                    closed_.empty() ? TagFilter() : TagFilter(may_be));
      for (std::size_t i = 0; i < labels.size(); ++i) {
        Token& token = document.tokens[sentence.tokens.begin + i];
        token.upos = tags_[labels[i]].upos;
        if (!morphemes_) set_fine_tag(document, token, tags_[labels[i]].xpos);
      }
    }
  }

 private:
  struct Tag {
    std::string xpos;
    Upos upos = Upos::kX;
  };

  Tag read_label(std::string_view label) const {
    const std::size_t blank = label.find(' ');
    const std::string_view upos = blank == std::string_view::npos ? label : label.substr(blank + 1);
    const auto parsed = parse_upos(upos);
    if (!parsed) {
      throw FormatError({file_.name(), {}, {}, {}}, "tag \"" + std::string(upos) + "\" is no UPOS");
    }
    return {std::string(label.substr(0, blank == std::string_view::npos ? 0 : blank)), *parsed};
  }

  WeightsFile file_;
  LinearModel model_;
  std::vector<Tag> tags_;
  ClosedTags closed_;
  bool morphemes_ = false;
};

}  // namespace

std::unique_ptr<TaggerFeatures> spelling_tagger_features(const Document& document,
                                                         IndexRange tokens) {
  return std::make_unique<SpellingFeatures>(document, tokens);
}

std::unique_ptr<TaggerFeatures> morpheme_tagger_features(const Document& document,
                                                         IndexRange tokens) {
  return std::make_unique<MorphemeTagFeatures>(document, tokens);
}

std::vector<std::size_t> tag_words(const LinearModel& model, const TaggerFeatures& features,
                                   std::size_t count, const TagFilter& filter) {
  std::vector<std::size_t> tags(count);
  std::vector<Feature> collected;
  std::vector<std::int32_t> scores(model.labels().size());
  for (std::size_t i = 0; i < count; ++i) {
    features.collect(i, i > 0 ? tags[i - 1] + 1 : 0, i > 1 ? tags[i - 2] + 1 : 0, collected);
    std::fill(scores.begin(), scores.end(), 0);
    model.score(collected, scores);
    const std::size_t best = best_score(scores);
    tags[i] = best;
    for (std::size_t tries = 0; filter && tries < scores.size() && !filter(i, tags[i]); ++tries) {
      scores[tags[i]] = std::numeric_limits<std::int32_t>::min();
      tags[i] = best_score(scores);
    }
    if (filter && !filter(i, tags[i])) tags[i] = best;
  }
  return tags;
}

std::unique_ptr<const Stage> make_tagger_stage(const StageContext& context) {
  return std::make_unique<TaggerStage>(context);
}

}  // namespace weft
