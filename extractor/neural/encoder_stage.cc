// SPDX-License-Identifier: Apache-2.0
#include "extractor/neural/encoder_stage.h"

#include <algorithm>

#include "extractor/linear/closed_tags.h"
#include "extractor/linear/head_token.h"
#include "extractor/neural/encoder.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// Longer sentences are read in pieces, so that time and memory stay linear in the text.
constexpr std::uint32_t kLongestPiece = 160;
// Sentences read at a time: enough that the weights stay in the processor's cache between them.
constexpr std::uint32_t kTokensAtATime = 192;

// A piece of a sentence; all of it unless that is too long.
struct Piece {
  IndexRange tokens;
  bool first = true;  // of its sentence
};

class EncoderStage : public Stage {
 public:
  explicit EncoderStage(const StageContext& context)
      : file_(context.files.open(context.option("weights", "encoder.weights")),
              context.files.describe(context.option("weights", "encoder.weights"))),
        encoder_(file_, context.option("domain", "")),
        closed_(context, context.option("closed", "")) {
    for (const std::string& name : encoder_.upos()) {
      const auto upos = parse_upos(name);
      if (!upos) throw FormatError({file_.name(), {}, {}, {}}, "tag \"" + name + "\" is no UPOS");
      upos_.push_back(*upos);
    }
  }

  void apply(Document& document) const override {
    std::vector<Piece> pieces;
    std::uint32_t size = 0;
    for (const Sentence& sentence : document.sentences) {
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; t += kLongestPiece) {
        const IndexRange tokens{t, std::min(t + kLongestPiece, sentence.tokens.end)};
        if (size + tokens.size() > kTokensAtATime) flush(document, pieces, size);
        pieces.push_back({tokens, t == sentence.tokens.begin});
        size += tokens.size();
      }
    }
    flush(document, pieces, size);
    for (Mention& mention : document.mentions) {
      if (!mention.tokens.empty()) mention.head = head_token(document, mention.tokens);
    }
  }

 private:
  void flush(Document& document, std::vector<Piece>& pieces, std::uint32_t& size) const {
    if (pieces.empty()) return;
    std::vector<IndexRange> ranges;
    for (const Piece& piece : pieces) ranges.push_back(piece.tokens);
    const std::vector<Analysis> analyses = encoder_.analyse(document, ranges);
    for (std::size_t p = 0; p < pieces.size(); ++p) {
      set_tags(document, pieces[p].tokens, analyses[p]);
      set_tree(document, pieces[p], analyses[p]);
    }
    pieces.clear();
    size = 0;
  }

  static std::size_t best(std::span<const float> scores) {
    return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) -
                                    scores.begin());
  }

  void set_tags(Document& document, IndexRange tokens, const Analysis& analysis) const {
    const std::size_t coarse = upos_.size();
    const std::size_t fine = encoder_.xpos().size();
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      Token& token = document.tokens[tokens.begin + i];
      token.upos = upos_[best(std::span(analysis.upos).subspan(i * coarse, coarse))];
      if (fine == 0) continue;
      std::vector<float> scores(
          analysis.xpos.begin() + static_cast<std::ptrdiff_t>(i * fine),
          analysis.xpos.begin() + static_cast<std::ptrdiff_t>((i + 1) * fine));
      set_fine_tag(document, token, best_open(document.text_of(token), scores));
    }
  }

  // The best fine tag that a word of this form may bear.
  const std::string& best_open(std::string_view form, std::span<float> scores) const {
    for (std::size_t tries = scores.size(); tries > 1; --tries) {
      const std::size_t tag = best(scores);
      if (closed_.may_be(form, encoder_.xpos()[tag])) return encoder_.xpos()[tag];
      scores[tag] = -1e9F;
    }
    return encoder_.xpos()[best(scores)];
  }

  void set_tree(Document& document, const Piece& piece, const Analysis& analysis) const {
    const IndexRange tokens = piece.tokens;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      Token& token = document.tokens[tokens.begin + i];
      const bool root = analysis.heads[i] == tokens.size();
      token.head = root ? kNone : tokens.begin + analysis.heads[i];
      token.deprel = encoder_.relations()[analysis.relations[i]];
      token.certainty = analysis.certainty[i];
      if (root && !piece.first) {
        token.head = tokens.begin - 1;
        token.deprel = "parataxis";
      }
    }
  }

  WeightsFile file_;
  Encoder encoder_;
  ClosedTags closed_;
  std::vector<Upos> upos_;
};

}  // namespace

std::unique_ptr<const Stage> make_encoder_stage(const StageContext& context) {
  return std::make_unique<EncoderStage>(context);
}

}  // namespace weft
