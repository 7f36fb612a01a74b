// SPDX-License-Identifier: Apache-2.0
//
// Text that any XML 1.0 reader takes: invalid UTF-8 and the characters XML forbids are dropped, the
// rest is escaped.
#pragma once

#include <string>
#include <string_view>

namespace weft {

// For element content and for double-quoted attributes alike.
std::string xml_escape(std::string_view text);

// Whether a text is written as it is: ASCII without what has a meaning of its own.
bool is_plain_xml(std::string_view text);
// Shortest decimal that reads back as the same double; infinities and NaN give "0".
std::string number_text(double value);

}  // namespace weft
