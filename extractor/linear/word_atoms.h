// SPDX-License-Identifier: Apache-2.0
//
// What the linear models see of a word: hashes of its form, its affixes, its shape, its morphemes.
// The trainers and the stages call these very functions, so that they cannot drift apart.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "weft/core/document.h"

namespace weft {

struct SpellingAtoms {
  std::uint64_t form = 0;                   // lower-cased
  std::uint64_t shape = 0;                  // "Xxx-d": kinds of characters, runs shortened to two
  std::array<std::uint64_t, 4> prefixes{};  // of 1 to 4 code points, 0 where the word is shorter
  std::array<std::uint64_t, 4> suffixes{};
  bool capital = false;  // begins with a capital letter
};

SpellingAtoms spelling_atoms(std::string_view form);

// What the last morphemes of a word say of its part in the sentence: particles, endings.
struct MorphemeAtoms {
  std::uint64_t stem = 0;  // form of the first morpheme
  std::uint64_t stem_tag = 0;
  std::uint64_t content_tag = 0;  // of the last morpheme before the ending
  std::uint64_t ending = 0;       // forms of the particles and endings that close the word
  std::uint64_t last = 0;         // form of the last morpheme
  std::uint64_t last_tag = 0;
  std::uint64_t tags = 0;  // all tags
};

MorphemeAtoms morpheme_atoms(const Document& document, const Token& token);

// A word as the tree builder sees it.
struct TreeWord {
  std::uint64_t form = 0;    // form, or the stem where words are built of morphemes
  std::uint64_t tag = 0;     // fine tag
  std::uint64_t coarse = 0;  // universal tag
  std::uint64_t ending = 0;  // particles and endings; 0 where words have none
  std::uint64_t last_tag = 0;
  std::uint64_t last = 0;
};

TreeWord tree_word(const Document& document, const Token& token);
std::vector<TreeWord> tree_words(const Document& document, IndexRange tokens);

// Appends each feature's twin for one domain; nothing for domain 0.
void add_domain_copies(std::uint64_t domain, std::vector<Feature>& features);

}  // namespace weft
