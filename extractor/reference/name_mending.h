// SPDX-License-Identifier: Apache-2.0
//
// Stage "name-mending": name mentions as the whole document shows them. A name cut short is
// stretched to the longest name that stands there and is known from elsewhere; a Hangul word and
// the Latin spelling in brackets after it ("마루넷(Marunet)") are names if they sound alike. Runs
// after the stage that finds names and before propositions. Option: "words", as of stage
// "reference".
#pragma once

#include <memory>

#include "extractor/reference/reference_words.h"
#include "extractor/stage.h"

namespace weft {

class NameMendingStage : public Stage {
 public:
  explicit NameMendingStage(ReferenceWords words) : words_(std::move(words)) {}
  void apply(Document& document) const override;

 private:
  ReferenceWords words_;
};

std::unique_ptr<const Stage> make_name_mending_stage(const StageContext& context);

}  // namespace weft
