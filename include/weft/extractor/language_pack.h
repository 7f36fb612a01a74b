// SPDX-License-Identifier: Apache-2.0
//
// All that Weft knows of one language: weights, tables and the ordered list of stages that read
// them. A pack is a folder with a pack.json, or the same files embedded in the program.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"
#include "weft/core/ontology.h"

namespace weft {

class PackFiles;
struct NamedStage;  // extractor/stage.h

// Which of a pack's models to run, where it has several.
enum class Model { kFast, kAccurate };

// "fast" or "accurate"; nullopt for any other string.
std::optional<Model> parse_model(std::string_view name);
class Gazetteer;  // gazetteer.h

struct PackOptions {
  Model model = Model::kAccurate;
  // Treebank whose conventions the stages follow that have such a choice ("domain" in pack.json);
  // empty: as the pack says.
  std::string domain;
  // Names of the user's own; must outlive the pack.
  const Gazetteer* gazetteer = nullptr;
  // Whether predicates that the ontology does not know become open relations.
  bool open_relations = true;
};

// Immutable and safe to share between threads once loaded.
class LanguagePack {
 public:
  // Reads pack.json and builds the stages of one model: the rows without "only" and those for that
  // model. `ontology` must outlive the pack. Throws IoError or FormatError.
  LanguagePack(std::unique_ptr<const PackFiles> files, const Ontology& ontology,
               const PackOptions& options = {});
  ~LanguagePack();
  LanguagePack(const LanguagePack&) = delete;
  LanguagePack& operator=(const LanguagePack&) = delete;

  const std::string& language() const { return language_; }
  const std::vector<NamedStage>& stages() const { return stages_; }
  // The pack's own files, for those who need more than its stages. file() throws IoError.
  bool has_file(std::string_view name) const;
  std::string_view file(std::string_view name) const;

 private:
  std::unique_ptr<const PackFiles> files_;
  std::string language_;
  std::vector<NamedStage> stages_;
};

// From a folder. Throws IoError or FormatError naming the file that is missing or damaged.
std::shared_ptr<const LanguagePack> load_language_pack(const std::filesystem::path& folder,
                                                       const Ontology& ontology,
                                                       const PackOptions& options = {});
// The pack built into the program; throws UsageError naming the languages there are.
std::shared_ptr<const LanguagePack> embedded_language_pack(std::string_view language,
                                                           const Ontology& ontology,
                                                           const PackOptions& options = {});
// Codes of the packs built into the program, sorted.
std::vector<std::string> embedded_languages();

}  // namespace weft
