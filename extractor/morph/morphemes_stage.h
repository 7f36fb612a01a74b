// SPDX-License-Identifier: Apache-2.0
//
// The stage "morphemes": Document::morphemes, and each token's morphemes, xpos, lemma, feats (and
// upos until a tagger says better). Options: "model", a file of train_morphemes; "dictionary", the
// WordLexicon that it was trained with, if any; "rules", a table for MorphologyRules.
#pragma once

#include <memory>

#include "extractor/morph/word_lexicon.h"
#include "extractor/stage.h"

namespace weft {

// The WordLexicon that the option "dictionary" names; without it, one that knows no word.
WordLexicon dictionary_of(const StageContext& context);

std::unique_ptr<const Stage> make_morphemes_stage(const StageContext& context);

// The stage "tagged-morphemes", behind a tagger: words whose morphemes are not what they are tagged
// as, nouns alone in a verb or a verb in a noun, are analysed again, if there is such a way. The
// same options.
std::unique_ptr<const Stage> make_tagged_morphemes_stage(const StageContext& context);

}  // namespace weft
