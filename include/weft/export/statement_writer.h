// SPDX-License-Identifier: Apache-2.0
//
// A Document's statements as text: JSON lines as docs/formats.md describes them, or readable
// triples. Same Document, same bytes. Thread-safe.
#pragma once

#include <iosfwd>
#include <string_view>

#include "weft/core/document.h"
#include "weft/core/ontology.h"

namespace weft {

// Which names and labels are shown: those of the text, or a Korean or English one where there is
// one.
enum class Labels { kSource, kKorean, kEnglish };

struct StatementWriterOptions {
  Labels labels = Labels::kSource;
  // Where given, relations are shown in the language of `labels`, too.
  const Ontology* ontology = nullptr;
  float min_confidence = 0.0F;
  bool asserted_only = false;  // leave out what is negated or not plainly asserted
};

// One JSON object a line.
void write_statements_jsonl(const Document& document, const StatementWriterOptions& options,
                            std::ostream& out);

// "subject | relation | object" a line, then its qualifiers in brackets.
void write_statements_triples(const Document& document, const StatementWriterOptions& options,
                              std::ostream& out);

// The name of an entity in the language that `labels` asks for: the first name in that script.
std::string_view entity_label(const Entity& entity, Labels labels);

}  // namespace weft
