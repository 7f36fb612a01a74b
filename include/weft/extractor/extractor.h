// SPDX-License-Identifier: Apache-2.0
//
//   weft::Extractor extractor;                       // the packs built into the program
//   weft::Document document = extractor.extract(article);
//   for (const weft::Statement& s : document.statements) ...
//
// Const after construction; extract() may be called from many threads at once.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "weft/core/document.h"
#include "weft/core/explanation.h"
#include "weft/core/ontology.h"
#include "weft/extractor/article.h"
#include "weft/extractor/language_pack.h"

namespace weft {

struct ExtractorOptions {
  // Language of every article, "ko" or "en"; empty finds it per article.
  std::string language;
  // A folder with one pack folder per language and ontology.json, instead of the embedded ones.
  std::string models;
  // An ontology file that extends or replaces the one of the models, as it says itself.
  std::string ontology;
  // Only relations of the ontology: none under a predicate's own lemma.
  bool schema_only = false;
  Model model = Model::kAccurate;
  // A file of names that are found, typed and linked as it says (gazetteer.h); empty for none.
  std::string gazetteer;
  // Called as each stage of an article begins, with the stage's name, by the thread that extracts;
  // for those who show how far a long article is. Empty for none.
  std::function<void(std::string_view stage)> on_stage;
};

class Extractor {
 public:
  // Packs load on first use of their language. Throws IoError, FormatError or UsageError where the
  // options name something that does not exist or is damaged.
  explicit Extractor(ExtractorOptions options = {});
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  // Total: any article gives a Document. Trouble becomes a Diagnostic in it.
  Document extract(Article article) const;
  // Runs the stages up to and including `last_stage` (a stage's name); empty runs all.
  Document analyse(Article article, std::string_view last_stage) const;
  // All stages, with every rule that was tried on the way, in order.
  Document explain(Article article, std::vector<RuleTrial>& trials) const;

  const Ontology& ontology() const;

 private:
  Document run(Article article, std::string_view last_stage, std::vector<RuleTrial>* trials) const;

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace weft
