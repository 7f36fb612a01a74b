// SPDX-License-Identifier: Apache-2.0
//
// Stage "name-mending": name mentions as the whole document shows them. A name cut short is
// stretched to the longest name that stands there and is known from elsewhere; a Hangul word and
// the Latin spelling in brackets after it ("마루넷(Marunet)") are names if they sound alike. Runs
// after the stage that finds names and before propositions. Options: "words", as of stage
// "reference"; "particles", a table of what may be glued to a name
// (extractor/names/name_particles.h).
#pragma once

#include <memory>

#include "extractor/names/name_particles.h"
#include "extractor/reference/reference_words.h"
#include "extractor/stage.h"

namespace weft {

class NameMendingStage : public Stage {
 public:
  explicit NameMendingStage(ReferenceWords words, NameParticles particles = {})
      : words_(std::move(words)), particles_(std::move(particles)) {}
  void apply(Document& document) const override;

 private:
  ReferenceWords words_;
  NameParticles particles_;
};

std::unique_ptr<const Stage> make_name_mending_stage(const StageContext& context);

}  // namespace weft
