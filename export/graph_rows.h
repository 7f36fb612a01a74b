// SPDX-License-Identifier: Apache-2.0
//
// What single rows of a graph file's tables say, and all of them together.
#pragma once

#include <string>
#include <vector>

#include "export/sqlite.h"
#include "weft/graph/graph.h"

namespace weft {

// Columns are given by the number of their first one. Throws FormatError where a cell says what no
// graph says.
class GraphRows {
 public:
  GraphRows(const Sqlite& database, std::string path) : db_(database), path_(std::move(path)) {}

  [[noreturn]] void damaged(const std::string& what) const;
  const std::string& path() const { return path_; }

 protected:
  bool has_table(const std::string& name) const;
  // Files of earlier versions know no ids of a gazetteer.
  bool has_ids() const { return has_table("appearance_id"); }
  EntityType entity_type(const std::string& name) const;
  static TextRange range(const SqliteStatement& row, int column);
  Value value(const SqliteStatement& row, int column) const;  // value, text, value_type, unit
  // uri, title, lang, url, published, author, publisher, sha256
  static GraphDocument document(const SqliteStatement& row, int column);
  Appearance appearance(const SqliteStatement& row, int column) const;  // entity_id ... mentions
  // fact_id, sentence, begin, end, relation, open, label, phrase, lemma, extractor, confidence
  static Evidence evidence(const SqliteStatement& row, int column);
  // value ... unit, begin, end, claim of an argument that is no appearance.
  LocalTerm local_value(const SqliteStatement& row, int column) const;
  // By evidence_argument.position; whether the term is the subject or the object.
  bool put_argument(std::int64_t position, const std::string& role, LocalTerm term,
                    Evidence& evidence) const;

  const Sqlite& db_;
  const std::string path_;
};

struct GraphHistory {
  std::vector<MergeRecord> merges;
  std::vector<Decision> decisions;
};

// `texts` as in LoadOptions.
GraphData read_all_rows(const Sqlite& database, const std::string& path, bool texts);
std::vector<GraphRelation> read_relations(const Sqlite& database, const std::string& path);
GraphHistory read_history(const Sqlite& database, const std::string& path);

}  // namespace weft
