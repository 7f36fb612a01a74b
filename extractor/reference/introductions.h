// SPDX-License-Identifier: Apache-2.0
//
// How a full name is introduced in Latin letters: as a relative of another ("her aunt Mary Lind",
// "Leo Lind, son of the founder"), as whom somebody marries ("She married Leo Lind"), or as one of
// several of one family ("Max and Leo Lind"). Whoever is introduced so is rarely the one whom
// the text calls by the family name alone. Who has other years of life is another for certain.
#pragma once

#include <string_view>
#include <utility>

#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

class Introductions {
 public:
  Introductions(const Document& document, const ReferenceWords& words)
      : document_(document), words_(words) {}

  bool as_kin(const Mention& name) const;
  bool as_another(const Mention& name) const;
  // "his nephew Leo Lind", "She is the niece of Leo Lind": of somebody whom a pronoun tells.
  bool as_kin_of_pronoun(const Mention& name) const;
  // Whose kin "her older brother, the painter Leo Lind" is: the pronoun's word; kNone for no kin.
  std::uint32_t owner_of_kin(const Mention& name) const;
  // "had three children: Leo, Mary and Ada": somebody of whom the text has not told before.
  bool as_new_kin(const Mention& name) const;
  // "brother" of "his elder brother, Leo Lind", where a pronoun has him; empty elsewhere.
  std::string_view kin_of_pronoun(const Mention& name) const;
  // "Leo Lind (1833 – 1915)": the first and the last date in brackets; empty where there are not
  // two.
  std::pair<std::string_view, std::string_view> lived(const Mention& name) const;

 private:
  bool before_kin(const Mention& name) const;
  bool as_spouse(const Mention& name) const;
  bool behind_given_name(const Mention& name) const;
  std::uint32_t owner(std::uint32_t noun, std::uint32_t first) const;
  std::uint32_t kin_before(const Mention& name) const;
  std::uint32_t relative_of(const Mention& name) const;
  bool is_relative(std::uint32_t token) const;
  std::string_view text(std::uint32_t token) const {
    return document_.text_of(document_.tokens[token]);
  }

  const Document& document_;
  const ReferenceWords& words_;
};

}  // namespace weft
