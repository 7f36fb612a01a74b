// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_propositions.h"

#include "extractor/propositions/ud_clauses.h"
#include "extractor/propositions/ud_noun_phrases.h"

namespace weft {
namespace {

class UdPropositionsStage : public Stage {
 public:
  explicit UdPropositionsStage(const StageContext& context)
      : tables_{UdWords(context.files), RoleNouns(context.files, context.required("roles")),
                RelationRules(context.files, context.required("relations"), context.ontology)} {}

  void apply(Document& document) const override {
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      if (!document.sentences[s].tokens.empty()) read(document, s);
    }
  }

 private:
  void read(Document& document, std::uint32_t sentence) const {
    const UdTree tree(document, document.sentences[sentence]);
    UdArguments arguments(document, sentence, tree, tables_.words);
    UdNounPhrases phrases(document, sentence, tree, tables_, arguments);
    for (Node node = tree.begin(); node < tree.end(); ++node) phrases.read(node);
    UdClauses(document, sentence, tree, tables_, arguments, phrases).run();
  }

  UdTables tables_;
};

}  // namespace

std::unique_ptr<const Stage> make_ud_propositions_stage(const StageContext& context) {
  return std::make_unique<UdPropositionsStage>(context);
}

}  // namespace weft
