// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/extractor.h"

#include <mutex>

#include "extractor/pack_files.h"
#include "extractor/quotations.h"
#include "extractor/read/language_identifier.h"
#include "extractor/stage.h"
#include "weft/core/lines.h"
#include "weft/core/utf8.h"
#include "weft/extractor/gazetteer.h"
#include "weft/extractor/ontology_file.h"

namespace weft {
namespace {

constexpr std::string_view kOntologyFile = "ontology.json";
constexpr std::string_view kLanguagesFile = "languages.tsv";

Ontology ontology_of_models(const ExtractorOptions& options) {
  const auto files =
      options.models.empty() ? embedded_pack_files("") : folder_pack_files(options.models);
  return parse_ontology(files->open(kOntologyFile), files->describe(kOntologyFile));
}

Ontology ontology_of(const ExtractorOptions& options) {
  if (!options.ontology.empty()) {
    const std::string json = read_whole_file(options.ontology, "an ontology file");
    return parse_ontology(json, options.ontology, [&] { return ontology_of_models(options); });
  }
  return ontology_of_models(options);
}

LanguageIdentifier languages_of(const ExtractorOptions& options) {
  const auto files =
      options.models.empty() ? embedded_pack_files("") : folder_pack_files(options.models);
  if (!files->has(kLanguagesFile)) return LanguageIdentifier("", "");
  return LanguageIdentifier(files->open(kLanguagesFile), files->describe(kLanguagesFile));
}

}  // namespace

struct Extractor::State {
  ExtractorOptions options;
  Ontology ontology;
  std::optional<LanguageIdentifier> languages;
  std::optional<Gazetteer> gazetteer;
  std::mutex mutex;
  std::map<std::string, std::shared_ptr<const LanguagePack>, std::less<>> packs;

  std::shared_ptr<const LanguagePack> pack(const std::string& language) {
    const std::lock_guard lock(mutex);
    std::shared_ptr<const LanguagePack>& pack = packs[language];
    if (!pack) {
      const PackOptions how{options.model, "", gazetteer ? &*gazetteer : nullptr,
                            !options.schema_only};
      pack =
          options.models.empty()
              ? embedded_language_pack(language, ontology, how)
              : load_language_pack(std::filesystem::path(options.models) / language, ontology, how);
    }
    return pack;
  }
};

Extractor::Extractor(ExtractorOptions options) : state_(std::make_unique<State>()) {
  state_->ontology = ontology_of(options);
  state_->languages = languages_of(options);
  if (!options.gazetteer.empty()) state_->gazetteer = load_gazetteer(options.gazetteer);
  state_->options = std::move(options);
  if (!state_->options.language.empty()) state_->pack(state_->options.language);
}

Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Document Extractor::extract(Article article) const { return analyse(std::move(article), ""); }

Document Extractor::analyse(Article article, std::string_view last_stage) const {
  return run(std::move(article), last_stage, nullptr);
}

Document Extractor::explain(Article article, std::vector<RuleTrial>& trials) const {
  return run(std::move(article), "", &trials);
}

Document Extractor::run(Article article, std::string_view last_stage,
                        std::vector<RuleTrial>* trials) const {
  Document document;
  document.info = std::move(article.info);
  document.text = std::move(article.text);
  document.blocks = std::move(article.blocks);
  document.diagnostics = std::move(article.diagnostics);
  if (!state_->options.language.empty()) document.info.language = state_->options.language;
  if (document.info.language.empty()) {
    document.info.language = state_->languages->identify(document.text);
  }
  if (document.info.language.empty()) {
    document.diagnostics.push_back(
        {Diagnostic::Severity::kError, "its language was not recognised; say it with --lang"});
    return document;
  }
  std::string written = document.text;
  straighten_quotations(document.text);
  try {
    const auto pack = state_->pack(document.info.language);
    bool reached = false;
    for (const NamedStage& stage : pack->stages()) {
      // Steps of a gazetteer go by the name of the stage that they follow.
      if (reached && stage.name != last_stage) break;
      if (state_->options.on_stage) state_->options.on_stage(stage.name);
      if (trials == nullptr) {
        stage.stage->apply(document);
      } else {
        stage.stage->explain(document, *trials);
      }
      reached = reached || stage.name == last_stage;
    }
  } catch (const UsageError& error) {
    document.diagnostics.push_back({Diagnostic::Severity::kError, error.what()});
  }
  // Evidence is quoted in the article's own bytes; an analysis is shown as it was read.
  if (last_stage.empty() && trials == nullptr) document.text = std::move(written);
  return document;
}

const Ontology& Extractor::ontology() const { return state_->ontology; }

}  // namespace weft
