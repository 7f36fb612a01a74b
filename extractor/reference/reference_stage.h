// SPDX-License-Identifier: Apache-2.0
//
// Stage "reference": Document::entities from mentions and propositions, and the subjects that
// clauses leave unsaid. Option "words": the table of reference_words.h.
#pragma once

#include <memory>

#include "extractor/reference/reference_words.h"
#include "extractor/stage.h"

namespace weft {

class ReferenceStage : public Stage {
 public:
  explicit ReferenceStage(ReferenceWords words) : words_(std::move(words)) {}
  void apply(Document& document) const override;

 private:
  ReferenceWords words_;
};

std::unique_ptr<const Stage> make_reference_stage(const StageContext& context);

}  // namespace weft
