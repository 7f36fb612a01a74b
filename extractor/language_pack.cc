// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/language_pack.h"

#include "extractor/json_file.h"
#include "extractor/names/gazetteer_stage.h"
#include "extractor/pack_files.h"
#include "extractor/stage.h"

namespace weft {
namespace {

constexpr std::string_view kOnly = "only";  // the key of a row that names the model it is for

// Whether a row is for `model`; takes its key out.
bool is_for(Model model, StageContext& context) {
  const auto only = context.options.find(kOnly);
  if (only == context.options.end()) return true;
  const std::optional<Model> wanted = parse_model(only->second);
  if (!wanted) {
    throw FormatError({context.files.describe("pack.json"), {}, {}, {}},
                      "\"only\" is \"fast\" or \"accurate\", not \"" + only->second + "\"");
  }
  context.options.erase(only);
  return *wanted == model;
}

}  // namespace

std::optional<Model> parse_model(std::string_view name) {
  if (name == "fast") return Model::kFast;
  if (name == "accurate") return Model::kAccurate;
  return std::nullopt;
}

LanguagePack::LanguagePack(std::unique_ptr<const PackFiles> files, const Ontology& ontology,
                           const PackOptions& options)
    : files_(std::move(files)) {
  const std::string file = files_->describe("pack.json");
  const rapidjson::Document json = parse_json(files_->open("pack.json"), file);
  if (!json.IsObject() || !json.HasMember("stages") || !json["stages"].IsArray()) {
    throw FormatError({file, {}, {}, {}}, "expected an object with \"language\" and \"stages\"");
  }
  language_ = string_member(json, "language", file);
  const auto tables = std::make_shared<TableCache>();
  for (const rapidjson::Value& row : json["stages"].GetArray()) {
    if (!row.IsObject()) throw FormatError({file, {}, {}, {}}, "each stage must be an object");
    StageContext context{*files_, ontology, language_, {}, options.open_relations, tables};
    for (const auto& member : row.GetObject()) {
      const char* key = member.name.GetString();
      context.options.emplace(key, string_member(row, key, file));
    }
    if (!is_for(options.model, context)) continue;
    const auto domain = context.options.find("domain");
    if (!options.domain.empty() && domain != context.options.end()) domain->second = options.domain;
    const std::string name = context.required("stage");
    stages_.push_back({name, make_stage(name, context)});
    if (options.gazetteer == nullptr) continue;
    if (auto step = gazetteer_step_after(name, context, *options.gazetteer)) {
      stages_.push_back({name, std::move(step)});
    }
  }
}

LanguagePack::~LanguagePack() = default;

bool LanguagePack::has_file(std::string_view name) const { return files_->has(name); }

std::string_view LanguagePack::file(std::string_view name) const { return files_->open(name); }

std::shared_ptr<const LanguagePack> load_language_pack(const std::filesystem::path& folder,
                                                       const Ontology& ontology,
                                                       const PackOptions& options) {
  return std::make_shared<LanguagePack>(folder_pack_files(folder), ontology, options);
}

std::shared_ptr<const LanguagePack> embedded_language_pack(std::string_view language,
                                                           const Ontology& ontology,
                                                           const PackOptions& options) {
  return std::make_shared<LanguagePack>(embedded_pack_files(language), ontology, options);
}

}  // namespace weft
