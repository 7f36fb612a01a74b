// SPDX-License-Identifier: Apache-2.0
//
// Which language a text is in, from a table of scripts and frequent words. Const and thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/word_map.h"

namespace weft {

class LanguageIdentifier {
 public:
  // Rows: language, script (ISO 15924), least share of the letters in that script, frequent words.
  // Earlier rows win ties. Throws FormatError.
  LanguageIdentifier(std::string_view table, const std::string& file);

  // The language's code, or empty where no row fits. Looks at the first 20,000 bytes.
  std::string identify(std::string_view text) const;

 private:
  struct Profile {
    std::string language;
    std::string script;
    double least_share = 0;
    WordList words;
  };
  std::vector<Profile> profiles_;
};

}  // namespace weft
