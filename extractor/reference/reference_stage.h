// SPDX-License-Identifier: Apache-2.0
//
// Stage "reference": Document::entities from mentions and propositions, and the subjects that
// clauses leave unsaid. Option "words": the table of reference_words.h; "antecedents": the table of
// weights of antecedent_model.h, without which pronouns mean what was spoken of last.
#pragma once

#include <memory>
#include <optional>

#include "extractor/reference/antecedent_model.h"
#include "extractor/reference/reference_words.h"
#include "extractor/stage.h"

namespace weft {

class ReferenceStage : public Stage {
 public:
  explicit ReferenceStage(ReferenceWords words,
                          std::optional<AntecedentModel> antecedents = std::nullopt)
      : words_(std::move(words)), antecedents_(std::move(antecedents)) {}
  void apply(Document& document) const override;

 private:
  ReferenceWords words_;
  std::optional<AntecedentModel> antecedents_;
};

std::unique_ptr<const Stage> make_reference_stage(const StageContext& context);

}  // namespace weft
