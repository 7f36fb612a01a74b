// SPDX-License-Identifier: Apache-2.0
//
// The stage "confidence": makes of what the rules believe of each statement the chance that it is
// right, by a logistic model (its weights are a table of the pack, so that they can be read), and
// drops statements that are more likely noise than not worth a look.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "extractor/stage.h"

namespace weft {

class ConfidenceModel {
 public:
  // Rows "feature TAB weight". Throws FormatError naming file and line.
  ConfidenceModel(std::string_view table, const std::string& file);

  // 0 to 1.
  double chance(const Document& document, const Statement& statement) const;

 private:
  std::map<std::string, double, std::less<>> weights_;
};

std::unique_ptr<const Stage> make_confidence_stage(const StageContext& context);

}  // namespace weft
