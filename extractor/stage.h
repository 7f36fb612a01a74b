// SPDX-License-Identifier: Apache-2.0
//
// A Stage is one linguistic step: it adds one layer to a Document. Stages are immutable after
// construction and shared by threads. A new stage is a new file and one row in stage_table.cc.
#pragma once

#include <any>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <typeindex>
#include <utility>

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

// Tables that several stages of a pack read, each parsed once: copies of one share their rows. For
// one thread, while a pack is loaded.
class TableCache {
 public:
  template <class Table, class Make>
  const Table& get(const std::string& name, const Make& make) {
    std::any& kept = tables_[{typeid(Table), name}];
    if (!kept.has_value()) kept = make();
    return std::any_cast<const Table&>(kept);
  }

 private:
  std::map<std::pair<std::type_index, std::string>, std::any> tables_;
};

// What a stage is built from: its row of pack.json and the files of the pack. Both, and the
// ontology, outlive the stage, so views into mapped files may be kept.
struct StageContext {
  const PackFiles& files;
  const Ontology& ontology;
  std::string language;
  std::map<std::string, std::string, std::less<>> options;  // all keys of the row but "stage"
  bool open_relations = true;  // whether what the ontology does not know is said, too
  std::shared_ptr<TableCache> tables = std::make_shared<TableCache>();

  // The option, or the fallback. The second throws FormatError naming pack.json and the key.
  std::string option(std::string_view key, std::string_view fallback) const;
  std::string required(std::string_view key) const;
  // A file of the pack as a type that is made from its text and its name.
  template <class Table>
  const Table& table(const std::string& name) const {
    return tables->get<Table>(name, [&] { return Table(files.open(name), files.describe(name)); });
  }
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
