// SPDX-License-Identifier: Apache-2.0
//
//   weft::GraphBuilder builder(ontology, names);
//   weft::import_facts("facts.jsonl", {}, builder);
//
// Facts from elsewhere. Four kinds of files, read a row at a time:
// - jsonl, nquads: what these formats write. The same documents, facts and decisions come back.
// - nquads of other tools, N-Triples too: each triple that is no label, type or schema is a row,
//   its names the labels of things, else the ends of their IRIs.
// - tsv: subject, relation, object in three columns, or columns named in a first row: subject,
//   relation, object, subject_type, object_type, confidence, date, negated.
// - graphml: nodes and edges of any tool. A node's name is its "label" or "name", its type
//   "entity_type" or "type"; an edge's relation is its "relation", "label", "interaction" or
//   "kind", and it may have a "confidence" from 0 to 1, "date", "negated", "modality", "status".
// Rows of the last three become documents whose text is the rows, so that each fact's evidence is
// the row that states it.
#pragma once

#include <atomic>
#include <cstddef>
#include <string>

#include "weft/graph/graph_builder.h"

namespace weft {

struct ImportOptions {
  std::string format;    // empty: by the file's extension
  std::string language;  // of names and labels but in jsonl, "ko" or "en"; may be empty
  // Grows while the file is read, for who watches from another thread; may be null.
  std::atomic<std::size_t>* bytes_read = nullptr;
};

struct ImportResult {
  std::size_t documents = 0;  // new ones
  std::size_t known = 0;      // that were there already
  std::size_t facts = 0;      // rows or pieces of evidence read
};

// "-" is standard input. Throws IoError, UsageError on an unknown format, FormatError with the line
// that is wrong; then the builder holds what stood before that line and should be thrown away.
ImportResult import_facts(const std::string& name, const ImportOptions& options,
                          GraphBuilder& builder);

}  // namespace weft
