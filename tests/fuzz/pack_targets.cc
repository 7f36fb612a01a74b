// SPDX-License-Identifier: Apache-2.0
//
// What a user may bring of a language: ontologies, lists of names, packs and weights.
#include <map>

#include "extractor/linear/linear_model.h"
#include "extractor/linear/weights_file.h"
#include "extractor/names/class_table.h"
#include "extractor/neural/encoder.h"
#include "extractor/pack_files.h"
#include "extractor/read/language_identifier.h"
#include "extractor/stage.h"
#include "fuzz/targets.h"
#include "weft/core/error.h"
#include "weft/extractor/gazetteer.h"
#include "weft/extractor/language_pack.h"
#include "weft/extractor/ontology_file.h"

namespace weft::fuzz {
namespace {

Ontology built_in() {
  const auto files = embedded_pack_files("");
  return parse_ontology(files->open("ontology.json"), "ontology.json");
}

// "%% NAME" on a line begins a file; others come from the English pack.
class OnePiecePack : public PackFiles {
 public:
  explicit OnePiecePack(std::string_view bytes) {
    std::string_view name = "pack.json";
    files_[std::string(name)];
    while (!bytes.empty()) {
      const std::size_t end = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
      const std::string_view line = bytes.substr(0, end);
      if (line.starts_with("%% ")) {
        name = line.substr(3, line.find_last_not_of('\n') - 2);
        files_[std::string(name)];
      } else {
        files_[std::string(name)] += line;
      }
      bytes.remove_prefix(end);
    }
  }
  std::string_view open(std::string_view name) const override {
    const auto file = files_.find(name);
    return file != files_.end() ? std::string_view(file->second) : english().open(name);
  }
  bool has(std::string_view name) const override {
    return files_.find(name) != files_.end() || english().has(name);
  }
  std::string describe(std::string_view name) const override { return std::string(name); }

 private:
  static const PackFiles& english() {
    static const auto files = embedded_pack_files("en");
    return *files;
  }
  std::map<std::string, std::string, std::less<>> files_;
};

Document short_article() {
  Document document;
  document.text =
      "Acme buys Gaon\n\nOslo-based Acme Engines Inc. said on 3 May 2020 that it had acquired "
      "\"Gaon\" for $3.2 million. Ada Byrne, its chief executive, did not comment.\n";
  document.info.language = "en";
  return document;
}

}  // namespace

void ontology(std::string_view bytes) {
  may_refuse([&] { parse_ontology(bytes, "input", built_in); });
}

void gazetteer(std::string_view bytes) {
  may_refuse([&] {
    const Gazetteer names(bytes, "input");
    for (std::size_t at = 0; at < bytes.size(); at += 7) names.find(bytes, at);
  });
  may_refuse([&] { LanguageIdentifier(bytes, "input").identify("Acme was sold to 가온배터리."); });
}

void pack(std::string_view bytes) {
  static const Ontology ontology = built_in();
  may_refuse([&] {
    const LanguagePack pack(std::make_unique<OnePiecePack>(bytes), ontology);
    Document document = short_article();
    for (const NamedStage& stage : pack.stages()) stage.stage->apply(document);
  });
}

// Past the checksum: what the models make of sections that do not fit.
void weights(std::string_view bytes) {
  may_refuse([&] { WeightsFile(bytes, "input"); });
  WeightsWriter writer;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find("\n%%\n"), bytes.size());
    const std::string_view section = bytes.substr(0, end);
    const std::size_t line = std::min(section.find('\n'), section.size());
    may_refuse([&] {
      writer.add(std::string(section.substr(0, line)),
                 std::string(section.substr(std::min(line + 1, section.size()))));
    });
    bytes.remove_prefix(std::min(end + 4, bytes.size()));
  }
  const std::string whole = writer.finish();
  const WeightsFile file(whole, "input");
  may_refuse([&] { LinearModel(file, "m"); });
  may_refuse([&] { ClassTable(file, "table"); });
  may_refuse([&] { Encoder(file, "gum"); });
}

}  // namespace weft::fuzz
