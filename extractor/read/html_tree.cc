// SPDX-License-Identifier: Apache-2.0
#include "extractor/read/html_tree.h"

#include <libxml/HTMLparser.h>

#include <memory>

#include "weft/core/utf8.h"

namespace weft {
namespace {

std::string to_string(const xmlChar* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

struct TreeBuilder {
  std::vector<HtmlNode> nodes;
  std::vector<std::uint32_t> open;

  void start(HtmlNode node) {
    node.parent = open.back();
    open.push_back(static_cast<std::uint32_t>(nodes.size()));
    nodes.push_back(std::move(node));
  }

  void finish() {
    nodes[open.back()].end = static_cast<std::uint32_t>(nodes.size());
    open.pop_back();
  }
};

void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
  HtmlNode node;
  node.name = to_lower(to_string(name));
  for (; attributes != nullptr && *attributes != nullptr; attributes += 2) {
    node.attributes.emplace_back(to_lower(to_string(attributes[0])), to_string(attributes[1]));
  }
  static_cast<TreeBuilder*>(context)->start(std::move(node));
}

void on_end(void* context, const xmlChar* name) {
  auto& tree = *static_cast<TreeBuilder*>(context);
  // libxml2 closes elements in order; a stray end tag never reaches us, but an unknown one might.
  if (tree.open.size() > 1 && tree.nodes[tree.open.back()].name == to_lower(to_string(name))) {
    tree.finish();
  }
}

void on_text(void* context, const xmlChar* text, int length) {
  auto& tree = *static_cast<TreeBuilder*>(context);
  const std::string_view piece(reinterpret_cast<const char*>(text),
                               static_cast<std::size_t>(length));
  HtmlNode& last = tree.nodes.back();
  const bool continues =
      last.name.empty() && last.parent == tree.open.back() && tree.nodes.size() > 1;
  if (continues) {
    last.text += piece;
    return;
  }
  HtmlNode node;
  node.text = piece;
  tree.start(std::move(node));
  tree.finish();
}

void on_error(void*, const char*, ...) {}

struct FreeParser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

}  // namespace

std::string_view HtmlNode::attribute(std::string_view key) const {
  for (const auto& [own_key, value] : attributes) {
    if (own_key == key) return value;
  }
  return {};
}

std::vector<HtmlNode> parse_html(const std::string& text) {
  TreeBuilder tree;
  tree.nodes.emplace_back();
  tree.nodes.front().name = "#page";
  tree.open.push_back(0);
  htmlSAXHandler handler = {};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;
  handler.error = on_error;
  handler.warning = on_error;
  const std::unique_ptr<htmlParserCtxt, FreeParser> parser(
      htmlCreatePushParserCtxt(&handler, &tree, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8));
  if (!parser) return std::move(tree.nodes);
  // The text is UTF-8 already, whatever its <meta> says.
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_IGNORE_ENC);
  constexpr std::size_t kPiece = 1U << 20U;
  for (std::size_t at = 0; at < text.size(); at += kPiece) {
    const std::size_t size = std::min(kPiece, text.size() - at);
    htmlParseChunk(parser.get(), text.data() + at, static_cast<int>(size), 0);
  }
  htmlParseChunk(parser.get(), text.data(), 0, 1);
  while (!tree.open.empty()) tree.finish();
  return std::move(tree.nodes);
}

}  // namespace weft
