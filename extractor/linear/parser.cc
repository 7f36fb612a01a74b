// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/parser.h"

#include <charconv>

#include "extractor/linear/arc_eager.h"
#include "extractor/linear/arc_labels.h"
#include "extractor/linear/head_token.h"
#include "weft/core/error.h"

namespace weft {
namespace {

class ParserStage : public Stage {
 public:
  explicit ParserStage(const StageContext& context)
      : file_(context.files.open(context.option("weights", "parser.weights")),
              context.files.describe(context.option("weights", "parser.weights"))),
        arcs_(file_, "arcs"),
        labels_(file_, "labels"),
        domain_(context.option("domain", "").empty() ? 0 : hash_text(context.option("domain", ""))),
        beam_(number(context, "beam", 1, 64)),
        margin_(number(context, "margin", ArcEagerBeam::kAnyMargin, ArcEagerBeam::kAnyMargin)) {}

  void apply(Document& document) const override {
    for (const Sentence& sentence : document.sentences) parse(document, sentence.tokens);
    for (Mention& mention : document.mentions) {
      if (!mention.tokens.empty()) mention.head = head_token(document, mention.tokens);
    }
  }

 private:
  static std::int64_t number(const StageContext& context, std::string_view key,
                             std::int64_t fallback, std::int64_t most) {
    const std::string text = context.option(key, std::to_string(fallback));
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 1 || value > most) {
      throw FormatError({context.files.describe("pack.json"), {}, {}, {}},
                        "the parser's " + std::string(key) + " is a number from 1 to " +
                            std::to_string(most) + ", not \"" + text + "\"");
    }
    return value;
  }

  void parse(Document& document, IndexRange tokens) const {
    const auto words = tree_words(document, tokens);
    const auto heads = parse_heads(arcs_, words, domain_, static_cast<std::size_t>(beam_), margin_);
    const auto labels = label_arcs(labels_, words, heads, domain_);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      Token& token = document.tokens[tokens.begin + i];
      const bool root = heads[i] == tokens.size();
      token.head = root ? kNone : tokens.begin + heads[i];
      const std::string_view label = labels_.labels()[labels[i]];
      // The root's label is not the model's to choose.
      token.deprel = root ? "root" : label == "root" ? "parataxis" : label;
    }
  }

  WeightsFile file_;
  LinearModel arcs_;
  LinearModel labels_;
  std::uint64_t domain_;
  std::int64_t beam_;
  std::int64_t margin_;
};

}  // namespace

std::unique_ptr<const Stage> make_parser_stage(const StageContext& context) {
  return std::make_unique<ParserStage>(context);
}

}  // namespace weft
