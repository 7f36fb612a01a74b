// SPDX-License-Identifier: Apache-2.0
//
// Direct quotations that hold more than one sentence: "X는 "비가 온다. 눈도 온다"고 말했다." And
// the marks of typewriters: ``so''.
#pragma once

#include <cstdint>
#include <string>

#include "weft/core/document.h"

namespace weft {

// Whether the sentence begins between double quotation marks that a sentence before it opened and
// that it, or one behind it, closes; all in one block.
bool begins_in_quotation(const Document& document, std::uint32_t sentence);

// Makes straight marks of what stands between two accents and two apostrophes, with a blank beside
// each, so that every other byte stays where it is. Linear in the text.
void straighten_quotations(std::string& text);

// One blank where there are several, or the end of a line: in names and in what is told.
void single_blanks(std::string& words);

}  // namespace weft
