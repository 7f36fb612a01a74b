// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/link_features.h"

#include <algorithm>
#include <cmath>

#include "extractor/deprel.h"

namespace weft {
namespace {

constexpr double kSurestBelief = 0.98;
constexpr float kDoubtful = 0.6F;      // the chance of a link below which it is rather a guess
constexpr std::uint32_t kStory = 200;  // words; whoever was named further back has no rivals

// Names before the mention in its sentence and the sentence before.
std::size_t names_before(const Document& document, const Mention& mention) {
  const std::uint32_t s = mention.sentence;
  const std::uint32_t first = document.sentences[s > 0 ? s - 1 : s].tokens.begin;
  std::size_t names = 0;
  for (std::uint32_t t = first; t < mention.tokens.begin; ++t) {
    const Token& token = document.tokens[t];
    const bool part = of_family(token.deprel, "flat") || of_family(token.deprel, "compound");
    if (token.upos == Upos::kPropn && !part) ++names;
  }
  return names;
}

}  // namespace

double log_odds(double belief) {
  const double p = std::clamp(belief, 1.0 - kSurestBelief, kSurestBelief);
  return std::log(p / (1.0 - p));
}

void add_link_features(const Document& document, const std::string& side, const Entity& entity,
                       const Mention& mention, std::vector<ConfidenceFeature>& features) {
  features.push_back({side + "-link", log_odds(mention.confidence)});
  if (mention.confidence < kDoubtful) features.push_back({side + "-link-doubtful"});
  std::uint32_t back = kNone;
  for (const std::uint32_t m : entity.mentions) {
    const Mention& name = document.mentions[m];
    if (name.kind != MentionKind::kName || name.span.begin > mention.span.begin) continue;
    back = std::min(back, mention.sentence - name.sentence);
  }
  const std::string where = back == kNone ? "none" : back < 3 ? std::to_string(back) : "far";
  features.push_back({side + "-link-back=" + where});
  const std::size_t names = names_before(document, mention);
  features.push_back({side + "-link-names=" +
                      (names < 2   ? "few"
                       : names < 4 ? "several"
                                   : "many")});
  if (mention.head != kNone) {
    add_rival_features(document, side, entity, mention.tokens.begin, features);
  }
}

// Who was a subject last is rather meant than who was said in passing, unless another was a subject
// since.
void add_rival_features(const Document& document, const std::string& side, const Entity& entity,
                        std::uint32_t token, std::vector<ConfidenceFeature>& features) {
  const Mention* last = nullptr;
  for (const std::uint32_t m : entity.mentions) {
    const Mention& said = document.mentions[m];
    if (said.head == kNone || said.tokens.end > token) continue;
    if (last == nullptr || said.head > last->head) last = &said;
  }
  if (last == nullptr) return;
  features.push_back({side + "-last-arc=" + relation_family(document.tokens[last->head].deprel)});
  if (token - last->head > kStory) return;
  for (std::uint32_t t = last->tokens.end; t < token; ++t) {
    const Token& other = document.tokens[t];
    if (other.upos == Upos::kPropn && of_family(other.deprel, "nsubj")) {
      return features.push_back({side + "-rival"});
    }
  }
}

}  // namespace weft
