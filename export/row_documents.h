// SPDX-License-Identifier: Apache-2.0
//
// Rows of facts become sentences of documents of a bounded size. Names and relations are interned:
// a name is normalised once, however many rows and documents it stands in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/string_map.h"
#include "weft/export/import.h"

namespace weft {

struct ImportName {
  std::string name;
  EntityType type = EntityType::kThing;
};

// "person:Ada" is a person called Ada.
ImportName import_name(std::string_view text, std::string_view type);

// Ends and relation by the numbers that RowDocuments gave them.
struct ImportRow {
  std::uint32_t subject = 0;
  std::uint32_t relation = 0;
  std::uint32_t object = 0;
  float confidence = 1;
  std::string date;  // ISO 8601
  bool negated = false;
  Modality modality = Modality::kAsserted;
  Status status = Status::kCurrent;
};

class RowDocuments {
 public:
  RowDocuments(std::string id, std::string language, GraphBuilder& builder, ImportResult& result)
      : id_(std::move(id)), language_(std::move(language)), builder_(builder), result_(result) {}

  // The same number for the same name and type, and for the same label.
  std::uint32_t name(const ImportName& name);
  std::uint32_t relation(std::string_view label);

  void add(const ImportRow& row);
  void finish();

 private:
  struct Name {
    ImportName words;
    std::uint32_t code_points = 0;
    std::uint32_t group = 0;
  };
  // Names of one type and one key, which are one thing within a document.
  struct Group {
    std::size_t document = kNone;  // the last one it appears in
    std::uint32_t name = 0;        // that it has there
    std::uint32_t appearance = 0;
  };
  struct Relation {
    std::string id;
    std::string phrase;
    std::uint32_t code_points = 0;
  };

  std::uint32_t group_of(const ImportName& name);
  std::uint32_t appearance(std::uint32_t name);
  TextRange append(std::string_view text, std::uint32_t code_points);

  std::string id_;
  std::string language_;
  GraphBuilder& builder_;
  ImportResult& result_;
  std::vector<Name> names_;
  std::vector<Group> groups_;
  std::vector<Relation> relations_;
  StringMap<std::uint32_t> name_ids_, group_ids_;  // by type and words
  StringMap<std::uint32_t> relation_ids_;
  std::string key_;  // of the look-up at hand
  GraphDocument document_;
  std::uint32_t end_ = 0;  // of its text, in code points
  std::size_t number_ = 0;
};

}  // namespace weft
