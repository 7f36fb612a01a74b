// SPDX-License-Identifier: Apache-2.0
//
// Which nouns the morpheme model has met: a noun that it has not met, and that is no compound of
// nouns it has met, is likely a name. Views into the model's bytes, which must outlive it.
#pragma once

#include <string>
#include <string_view>

#include "extractor/morph/word_set.h"

namespace weft {

class NounLexicon {
 public:
  // Reads the section "lexicon" of a model of morphemes. Throws FormatError.
  NounLexicon(std::string_view model, const std::string& file);

  // Whether the noun is a common one or made of common ones of two syllables or more.
  bool common(std::string_view noun) const;

 private:
  WordSet words_;
};

}  // namespace weft
