// SPDX-License-Identifier: Apache-2.0
//
// Texts with pairs of stretches and the relation each stands in, a JSON object a line:
//
//   {"text": "...", "subject": {"begin": 0, "end": 3, "type": "PER"}, "object": {...},
//    "relation": "per:title"}
//   {"text": "...", "pairs": [{"subject": {...}, "object": {...}, "relation": "...",
//    "weight": 0.3}, ...]}
//
// Offsets count code points, end exclusive. A pair without types gets those of what the pack finds
// there. Weights are for training, and so is "others" of a line: the weight of each further pair of
// names that the pack finds, as a pair without a relation.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/relations/pair_features.h"
#include "weft/extractor/language_pack.h"

namespace weft {

struct AnnotatedPair {
  TextPair pair;
  bool subject_typed = false;
  bool object_typed = false;
  std::string relation;
  double weight = 1.0;
};

struct PairedText {
  Document document;  // text and one block
  std::vector<AnnotatedPair> pairs;
  double others = 0;  // weight of pairs of names that the file does not list
};

// Whether the first line looks like this format.
bool holds_pairs(std::string_view bytes);
// Throws FormatError with the line that does not fit.
std::vector<PairedText> read_pairs(std::string_view bytes, const std::string& file);
// Runs the stages that a PairText needs and finds types that the file leaves out.
void analyse(PairedText& text, const LanguagePack& pack);
// Adds the further pairs of an analysed text, under the label `none`.
void add_other_pairs(PairedText& text, const std::string& none);

}  // namespace weft
