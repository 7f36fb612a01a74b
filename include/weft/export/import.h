// SPDX-License-Identifier: Apache-2.0
//
//   weft::GraphBuilder builder(ontology, names);
//   weft::import_facts("facts.jsonl", {}, builder);
//
// Facts from elsewhere. Three kinds of files, read a row at a time:
// - jsonl: what the jsonl format writes. The same documents and facts come back.
// - tsv: subject, relation, object in three columns, or columns named in a first row: subject,
//   relation, object, subject_type, object_type, confidence, date, negated.
// - graphml: nodes and edges of any tool. A node's name is its "label" or "name", its type
//   "entity_type" or "type"; an edge's relation is its "relation", "label", "interaction" or
//   "kind".
// Rows of the last two become documents whose text is the rows, so that each fact's evidence is the
// row that states it.
#pragma once

#include <cstddef>
#include <string>

#include "weft/graph/graph_builder.h"

namespace weft {

struct ImportOptions {
  std::string format;    // empty: by the file's extension
  std::string language;  // of names and labels in tsv and graphml, "ko" or "en"; may be empty
};

struct ImportResult {
  std::size_t documents = 0;  // new ones
  std::size_t known = 0;      // that were there already
  std::size_t facts = 0;      // rows or pieces of evidence read
};

// Throws IoError, UsageError on an unknown format, FormatError with the line that is wrong; then
// the builder holds what stood before that line and should be thrown away.
ImportResult import_facts(const std::string& path, const ImportOptions& options,
                          GraphBuilder& builder);

}  // namespace weft
