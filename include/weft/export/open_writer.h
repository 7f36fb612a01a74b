// SPDX-License-Identifier: Apache-2.0
//
// A Document's open clauses in the forms that the benchmarks of open extraction read: arguments
// are words of the sentence, separated by blanks as there. docs/formats.md describes both. Same
// Document, same bytes. Thread-safe.
#pragma once

#include <iosfwd>

#include "weft/core/document.h"

namespace weft {

// CaRB: sentence, confidence, relation, first argument, further arguments; one line a clause.
void write_open_carb(const Document& document, std::ostream& out);

// BenchIE: the article's id, subject, relation, object; one line for each further argument.
void write_open_benchie(const Document& document, std::ostream& out);

}  // namespace weft
