// SPDX-License-Identifier: Apache-2.0
//
// Lemmas and features of inflected words, learned from treebanks. A lemma is an edit of the form:
// drop so many code points at the end, add some letters, lower-cased or as written ("l2y": cities
// -> city). Features are chosen whole ("Tense=Past|VerbForm=Part") from form, tag and place in the
// tree.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "extractor/stage.h"

namespace weft {

std::string lemma_edit(std::string_view form, std::string_view lemma);
// Gives the form itself where the edit does not fit it.
std::string apply_lemma_edit(std::string_view form, std::string_view edit);

void collect_lemma_features(const Document& document, const Token& token,
                            std::vector<Feature>& out);
// `index` is the token's in the document; needs the tree.
void collect_feats_features(const Document& document, std::uint32_t index,
                            std::span<const std::uint32_t> passive_heads,
                            std::vector<Feature>& out);

// Per token: the index + 1 of a child with relation aux:pass, else 0.
std::vector<std::uint32_t> passive_marks(const Document& document);

// Stages "lemmas" (after the tagger) and "features" (after the parser), option "weights"
// (default words.weights).
std::unique_ptr<const Stage> make_lemma_stage(const StageContext& context);
std::unique_ptr<const Stage> make_feature_stage(const StageContext& context);

}  // namespace weft
