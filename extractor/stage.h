// SPDX-License-Identifier: Apache-2.0
//
// A Stage is one linguistic step: it adds one layer to a Document. Stages are immutable after
// construction and shared by threads. A new stage is a new file and one row in stage_table.cc.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "extractor/pack_files.h"
#include "weft/core/document.h"
#include "weft/core/explanation.h"
#include "weft/core/ontology.h"

namespace weft {

class Stage {
 public:
  virtual ~Stage() = default;
  virtual void apply(Document& document) const = 0;
  // The same, telling what was tried and why it gave nothing.
  virtual void explain(Document& document, std::vector<RuleTrial>& trials) const;
};

// What a stage is built from: its row of pack.json and the files of the pack. Both, and the
// ontology, outlive the stage, so views into mapped files may be kept.
struct StageContext {
  const PackFiles& files;
  const Ontology& ontology;
  std::string language;
  std::map<std::string, std::string, std::less<>> options;  // all keys of the row but "stage"
  bool open_relations = true;  // whether what the ontology does not know is said, too

  // The option, or the fallback. The second throws FormatError naming pack.json and the key.
  std::string option(std::string_view key, std::string_view fallback) const;
  std::string required(std::string_view key) const;
};

// A step of a pack, under the name by which pack.json asks for it.
struct NamedStage {
  std::string name;
  std::unique_ptr<const Stage> stage;
};

// Throws FormatError where pack.json names a stage that does not exist; the message lists those
// that do.
std::unique_ptr<const Stage> make_stage(std::string_view name, const StageContext& context);

}  // namespace weft
