// SPDX-License-Identifier: Apache-2.0
//
// An HTML page as a flat tree. libxml2 parses (Debian's security team keeps it, it forgives
// anything, and its SAX face needs no recursion of ours however deep a page nests); only
// html_tree.cc names it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace weft {

// Elements in document order. A text node has an empty name. All descendants of node i are the
// nodes i+1 to end-1.
struct HtmlNode {
  std::string name;  // lower case
  std::string text;  // of a text node
  std::vector<std::pair<std::string, std::string>> attributes;
  std::uint32_t parent = 0;
  std::uint32_t end = 0;

  std::string_view attribute(std::string_view key) const;
};

// Node 0 is the page itself. `text` is UTF-8, whatever the page declares.
std::vector<HtmlNode> parse_html(const std::string& text);

}  // namespace weft
