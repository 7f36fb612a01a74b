// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_propositions.h"

#include "extractor/propositions/type_evidence.h"
#include "extractor/propositions/ud_clauses.h"
#include "extractor/propositions/ud_noun_phrases.h"
#include "extractor/propositions/ud_role_names.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr const char* kNouns = "reference_words.tsv";  // what common nouns refer to

// Empty where the pack names no file with one.
NounDictionary dictionary(const StageContext& context) {
  const std::string file = context.option("nouns", "");
  if (file.empty()) return {};
  return NounDictionary(WeightsFile(context.files.open(file), context.files.describe(file)));
}

class UdPropositionsStage : public Stage {
 public:
  explicit UdPropositionsStage(const StageContext& context)
      : tables_{UdWords(context.files), RoleNouns(context.files, context.required("roles")),
                relation_rules(context), context.table<ReferenceWords>(kNouns),
                dictionary(context)},
        evidence_(tables_.rules, tables_.kinds) {}

  void apply(Document& document) const override {
    take_roles_from_names(document, tables_.roles, tables_.words, tables_.kinds);
    const std::vector<SentenceItems> items = items_by_sentence(document);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
      if (!document.sentences[s].tokens.empty()) read(document, s, items[s]);
    }
    evidence_.settle(document);
  }

 private:
  void read(Document& document, std::uint32_t sentence, const SentenceItems& items) const {
    const auto verb = [this](std::string_view form) {
      return tables_.words.finite_form(form, [this](const std::string& lemma) {
        return tables_.rules.find(PredicateKind::kVerb, lemma) != nullptr ||
               tables_.words.claim(WordClass::kControl, lemma).modality == Modality::kPlanned;
      });
    };
    const auto noun = [this](std::string_view form) {
      return tables_.words.is(WordClass::kBody, form) ||
             tables_.roles.find(std::string(form), true).has_value();
    };
    UdTree tree(document, document.sentences[sentence], items, verb, noun);
    mend_lemmas(tree);
    UdArguments arguments(document, sentence, items, tree, tables_.words);
    UdNounPhrases phrases(document, sentence, tree, tables_, arguments);
    for (Node node = tree.begin(); node < tree.end(); ++node) phrases.read(node);
    UdClauses(document, sentence, tree, tables_, arguments, phrases).run();
  }

  // Lemmas are guessed; the words of the tables are sure.
  void mend_lemmas(UdTree& tree) const {
    const auto known = [&](const std::string& lemma) {
      return tables_.rules.find(PredicateKind::kVerb, lemma) != nullptr ||
             tables_.rules.begins_verb(lemma) || tables_.words.is(WordClass::kReporting, lemma) ||
             tables_.words.is(WordClass::kControl, lemma);
    };
    for (Node node = tree.begin(); node < tree.end(); ++node) {
      // "Chief Executive Officer": what is written as a name is its own dictionary form.
      if (tree.token(node).xpos == "NNP") tree.set_lemma(node, to_lower(tree.text(node)));
      if (tree.upos(node) != Upos::kVerb || known(tree.lemma(node))) continue;
      std::string lemma = tables_.words.verb_lemma(to_lower(tree.text(node)), known);
      if (!lemma.empty()) tree.set_lemma(node, std::move(lemma));
    }
  }

  UdTables tables_;
  TypeEvidence evidence_;
};

}  // namespace

std::unique_ptr<const Stage> make_ud_propositions_stage(const StageContext& context) {
  return std::make_unique<UdPropositionsStage>(context);
}

}  // namespace weft
