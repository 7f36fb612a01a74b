// SPDX-License-Identifier: Apache-2.0
//
// Annotated files as sentences, each a small Document of its own:
//
//   CoNLL-U                  ten columns; "# newdoc" begins a document
//   names by words           ID WORD TAG, WORD TAG, or more columns with the tag last (CoNLL-2003),
//                            divided by tabs or blanks; tags IOB1, IOB2 or IO
//   names by characters      CHARACTER<TAB>TAG, blanks are characters
//   names by offsets         a JSON object a line: {"text": "...", "names": [{"begin": 0, "end": 3,
//                            "type": "person"}]}; offsets count code points, end exclusive
//
// Which of them a file is shows in its lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft {

struct GoldName {
  Span span;
  std::string label;  // as the file has it
};

struct AnnotatedSentence {
  // No sentences where the file gives only text, no tokens where it gives no words.
  Document document;
  std::vector<GoldName> names;
  bool begins_document = false;
};

struct AnnotatedText {
  std::vector<AnnotatedSentence> sentences;
  bool marks_documents = false;
  bool has_sentences = true;
  bool has_tokens = true;
  bool has_names = false;
};

// Throws FormatError with the line that fits none of the formats.
AnnotatedText read_annotated(std::string_view bytes, const std::string& file);

}  // namespace weft
