// SPDX-License-Identifier: Apache-2.0
//
// Stage "literals": dates, money, quantities, percents and durations, by the pack's tables.
// Options: "words" and "rules", the names of the two tables.
#pragma once

#include <memory>

#include "extractor/literals/grammar.h"
#include "extractor/stage.h"

namespace weft {

class LiteralStage : public Stage {
 public:
  explicit LiteralStage(std::unique_ptr<const LiteralGrammar> grammar)
      : grammar_(std::move(grammar)) {}
  void apply(Document& document) const override;

 private:
  std::unique_ptr<const LiteralGrammar> grammar_;
};

std::unique_ptr<const Stage> make_literal_stage(const StageContext& context);

}  // namespace weft
