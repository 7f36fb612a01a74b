// SPDX-License-Identifier: Apache-2.0
//
// The stage "confidence": makes of what the rules believe of each statement the chance that it is
// right, by a logistic model (its weights are a table of the pack, so that they can be read), and
// drops statements that are more likely noise than not worth a look. Options: "table"; "least", the
// chance below which a statement is dropped (default 0); "firm", the chance from which it is said
// with a confidence of 0.5 or more (default 0.5).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "extractor/stage.h"
#include "extractor/word_map.h"

namespace weft {

class ConfidenceModel {
 public:
  // Rows "feature TAB weight". Throws FormatError naming file and line.
  ConfidenceModel(std::string_view table, const std::string& file);

  // 0 to 1.
  double chance(const Document& document, const Statement& statement) const;

 private:
  WordMap<double> weights_;
};

// What is said of a chance, in the same order: chances below `firm` (0.5 to 0.85) come to lie below
// 0.49, so that statements at 0.5 and above hold as a whole; chances below 0.48 and from 0.02 above
// `firm` on are said as they are, and all of them where `firm` is 0.5.
double said_confidence(double chance, double firm);

std::unique_ptr<const Stage> make_confidence_stage(const StageContext& context);

}  // namespace weft
