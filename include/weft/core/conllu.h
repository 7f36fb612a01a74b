// SPDX-License-Identifier: Apache-2.0
//
// CoNLL-U, the Universal Dependencies exchange format (universaldependencies.org/format.html):
// reads into a Document whose text is the "# text" lines joined by newlines, and writes a
// Document's sentences, tokens and tree. Korean LEMMA and XPOS hold morphemes joined with '+', as
// in UD Korean.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "weft/core/document.h"

namespace weft {

// Every sentence becomes a block of its own unless no "# newpar" stands between. Multiword-token
// lines and empty nodes give no tokens. Throws FormatError naming `file` and the line.
Document read_conllu(std::string_view conllu, const std::string& file = "");

void write_conllu(const Document& document, std::ostream& out);

}  // namespace weft
