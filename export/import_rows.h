// SPDX-License-Identifier: Apache-2.0
//
// The readers behind import.h, and the documents that rows become.
#pragma once

#include <istream>
#include <map>
#include <string>

#include "weft/core/document.h"
#include "weft/export/import.h"

namespace weft {

struct ImportName {
  std::string name;
  EntityType type = EntityType::kThing;
};

struct ImportRow {
  ImportName subject;
  std::string relation;
  ImportName object;
  float confidence = 1;
  std::string date;  // ISO 8601
  bool negated = false;
};

// Rows become sentences of documents of a bounded size.
class RowDocuments {
 public:
  RowDocuments(std::string id, std::string language, GraphBuilder& builder, ImportResult& result)
      : id_(std::move(id)), language_(std::move(language)), builder_(builder), result_(result) {}
  void add(const ImportRow& row);
  void finish();

 private:
  std::uint32_t entity(const ImportName& name, Span span);
  Span append(const std::string& text);

  std::string id_;
  std::string language_;
  GraphBuilder& builder_;
  ImportResult& result_;
  Document document_;
  std::map<std::pair<EntityType, std::string>, std::uint32_t> entities_;
  std::size_t number_ = 0;
};

// The next line of a file and its number; false at the end. Throws FormatError on a line that is
// too long to be one.
bool next_row(std::istream& in, const std::string& path, std::string& line, std::size_t& number);

// "person:Ada" is a person called Ada.
ImportName import_name(const std::string& text, const std::string& type);

void import_tsv(std::istream& in, const std::string& path, RowDocuments& rows,
                ImportResult& result);
void import_nquads(std::istream& in, const std::string& path, const std::string& language,
                   RowDocuments& rows, GraphBuilder& builder, ImportResult& result);
void import_graphml(std::istream& in, const std::string& path, RowDocuments& rows,
                    ImportResult& result);

}  // namespace weft
