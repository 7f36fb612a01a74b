// SPDX-License-Identifier: Apache-2.0
//
// The arcs of one sentence's tree, set right where names show that the parser erred: a name hangs
// together, names in a list ("A of X, B of Y and C of Z") are coordinated, "City, Country" nests, a
// finite verb has the noun phrase before it as subject. No cycles, one root as before.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/propositions/sentence_items.h"
#include "weft/core/document.h"

namespace weft {

// Index 0 is the first token of the sentence; heads are indices into Document::tokens.
struct UdArcs {
  std::vector<std::uint32_t> heads;
  std::vector<std::string> relations;
  std::vector<std::uint32_t> verbs;  // tokens that are verbs, whatever the tagger says
  std::vector<std::uint32_t> nouns;  // tokens that are nouns, whatever the tagger says
};

// Whether a word, in small letters, may be a finite verb; empty where nobody knows.
using VerbForms = std::function<bool(std::string_view)>;
// Whether a noun says what somebody or what body something is: "critic", "company".
using HeadNouns = std::function<bool(std::string_view)>;

UdArcs mended_arcs(const Document& document, IndexRange tokens, const SentenceItems& items,
                   const VerbForms& verb_forms = {}, const HeadNouns& head_nouns = {});

}  // namespace weft
