// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/reference_stage.h"

#include "extractor/quotations.h"
#include "extractor/reference/balanced_marks.h"
#include "extractor/reference/noun_extents.h"
#include "extractor/reference/resolver.h"

namespace weft {

void ReferenceStage::apply(Document& document) const {
  document.entities.clear();
  for (Mention& mention : document.mentions) mention.entity = kNone;
  balance_marks(document);
  Resolver(document, words_, antecedents_ ? &*antecedents_ : nullptr).run();
  widen_nouns(document, words_);
  balance_marks(document);
  for (Entity& entity : document.entities) {
    single_blanks(entity.name);
    for (std::string& alias : entity.aliases) single_blanks(alias);
  }
}

std::unique_ptr<const Stage> make_reference_stage(const StageContext& context) {
  const std::string words = context.option("words", "reference_words.tsv");
  const std::string weights = context.option("antecedents", "");
  std::optional<AntecedentModel> antecedents;
  if (!weights.empty()) {
    antecedents.emplace(context.files.open(weights), context.files.describe(weights));
  }
  return std::make_unique<ReferenceStage>(context.table<ReferenceWords>(words),
                                          std::move(antecedents));
}

}  // namespace weft
