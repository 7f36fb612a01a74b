// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/word_forms.h"

#include <charconv>

#include "extractor/linear/word_atoms.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  while (i < a.size() && i < b.size()) {
    std::size_t next_a = i;
    std::size_t next_b = i;
    if (next_code_point(a, next_a) != next_code_point(b, next_b)) break;
    i = next_a;
  }
  return i;
}

std::uint64_t relation_hash(const Token& token) { return hash_text(token.deprel); }

class WordStage : public Stage {
 public:
  WordStage(const StageContext& context, std::string_view model)
      : file_(context.files.open(context.option("weights", "words.weights")),
              context.files.describe(context.option("weights", "words.weights"))),
        model_(file_, model) {}

 protected:
  const LinearModel& model() const { return model_; }

 private:
  WeightsFile file_;
  LinearModel model_;
};

class LemmaStage : public WordStage {
 public:
  explicit LemmaStage(const StageContext& context) : WordStage(context, "lemmas") {}

  void apply(Document& document) const override {
    std::vector<Feature> features;
    for (Token& token : document.tokens) {
      collect_lemma_features(document, token, features);
      token.lemma =
          apply_lemma_edit(document.text_of(token), model().labels()[model().best(features)]);
    }
  }
};

class FeatureStage : public WordStage {
 public:
  explicit FeatureStage(const StageContext& context) : WordStage(context, "feats") {}

  void apply(Document& document) const override {
    std::vector<Feature> features;
    const auto passive = passive_marks(document);
    for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
      collect_feats_features(document, t, passive, features);
      const std::string_view feats = model().labels()[model().best(features)];
      document.tokens[t].feats = feats == "_" ? "" : feats;
    }
  }
};

}  // namespace

std::string lemma_edit(std::string_view form, std::string_view lemma) {
  const std::string lower = to_lower(form);
  const std::size_t kept = shared_prefix(lower, lemma);
  const std::size_t kept_case = shared_prefix(form, lemma);
  const bool as_written = kept_case > kept;
  const std::string_view from = as_written ? form : std::string_view(lower);
  const std::size_t shared = as_written ? kept_case : kept;
  return std::string(as_written ? "k" : "l") +
         std::to_string(decode_utf8(from.substr(shared)).size()) +
         std::string(lemma.substr(shared));
}

std::string apply_lemma_edit(std::string_view form, std::string_view edit) {
  if (edit.size() < 2) return std::string(form);
  std::string lemma = edit.front() == 'l' ? to_lower(form) : std::string(form);
  std::size_t drop = 0;
  const auto [end, error] = std::from_chars(edit.data() + 1, edit.data() + edit.size(), drop);
  if (error != std::errc()) return lemma;
  std::size_t at = lemma.size();
  for (; drop > 0; --drop) {
    if (at == 0) return lemma;
    previous_code_point(lemma, at);
  }
  lemma.resize(at);
  lemma.append(end, edit.data() + edit.size());
  return lemma.empty() ? std::string(form) : lemma;
}

void collect_lemma_features(const Document& document, const Token& token,
                            std::vector<Feature>& out) {
  const SpellingAtoms w = spelling_atoms(document.text_of(token));
  const std::uint64_t tag =
      hash_pair(hash_text(token.xpos), static_cast<std::uint64_t>(token.upos));
  out = {feature(0, tag), feature(1, w.form), feature(2, w.form, tag), feature(3, tag, w.shape)};
  for (std::uint32_t k = 0; k < 4; ++k) {
    out.push_back(feature(4 + k, w.suffixes[k], tag));
    if (k > 1) out.push_back(feature(8 + k, w.suffixes[k]));
  }
}

std::vector<std::uint32_t> passive_marks(const Document& document) {
  std::vector<std::uint32_t> marks(document.tokens.size());
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    const Token& token = document.tokens[t];
    if (token.head != kNone && token.deprel == "aux:pass") marks[token.head] = t + 1;
  }
  return marks;
}

void collect_feats_features(const Document& document, std::uint32_t index,
                            std::span<const std::uint32_t> passive_heads,
                            std::vector<Feature>& out) {
  const Token& token = document.tokens[index];
  const std::uint64_t form = hash_text(to_lower(document.text_of(token)));
  const std::uint64_t tag =
      hash_pair(hash_text(token.xpos), static_cast<std::uint64_t>(token.upos));
  const std::uint64_t relation = relation_hash(token);
  const std::uint64_t passive = passive_heads[index] == 0 ? 1 : 2;
  const std::uint64_t lemma = hash_text(token.lemma);
  out = {feature(0, tag),
         feature(1, form),
         feature(2, form, tag),
         feature(3, tag, relation),
         feature(4, tag, passive),
         feature(5, tag, passive, relation),
         feature(6, form, relation),
         feature(7, lemma, tag),
         feature(8, form, tag, relation)};
  if (index > 0) {
    const Token& before = document.tokens[index - 1];
    out.push_back(feature(9, tag, hash_text(before.xpos)));
    out.push_back(feature(10, form, tag, hash_text(to_lower(document.text_of(before)))));
  }
}

std::unique_ptr<const Stage> make_lemma_stage(const StageContext& context) {
  return std::make_unique<LemmaStage>(context);
}

std::unique_ptr<const Stage> make_feature_stage(const StageContext& context) {
  return std::make_unique<FeatureStage>(context);
}

}  // namespace weft
