// SPDX-License-Identifier: Apache-2.0
#include <libxml/parser.h>

#include <array>
#include <cstring>
#include <memory>
#include <unordered_map>

#include "export/import_rows.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// Holds the nodes' names; edges go on as they come. Where edges stand before nodes, an end is
// called by its id.
class GraphmlReader {
 public:
  explicit GraphmlReader(RowDocuments& rows) : rows_(rows) {}

  void start(const std::string& element, const xmlChar** attributes) {
    const auto get = [&](const char* name) { return attribute(attributes, name); };
    text_.clear();
    if (element == "key") {
      std::string name = get("attr.name");
      keys_[get("id")] = name.empty() ? get("id") : name;
    } else if (element == "node") {
      id_ = get("id");
      data_.clear();
    } else if (element == "edge") {
      source_ = get("source");
      target_ = get("target");
      data_.clear();
      kind_ = get("label");
    } else if (element == "data") {
      key_ = get("key");
    }
  }

  void end(const std::string& element) {
    if (element == "data") {
      const auto name = keys_.find(key_);
      data_[name == keys_.end() ? key_ : name->second] = text_;
    } else if (element == "node") {
      const std::string name = first({"label", "name", "title"});
      nodes_[id_] = import_name(name.empty() ? id_ : name, first({"entity_type", "type"}));
    } else if (element == "edge") {
      edge();
    }
  }

  void characters(const xmlChar* text, int size) {
    text_.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
  }

 private:
  static std::string attribute(const xmlChar** attributes, const char* name) {
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      if (std::strcmp(reinterpret_cast<const char*>(attributes[0]), name) == 0) {
        return reinterpret_cast<const char*>(attributes[1]);
      }
    }
    return {};
  }

  std::string first(std::initializer_list<const char*> names) const {
    for (const char* name : names) {
      const auto it = data_.find(name);
      if (it != data_.end() && !it->second.empty()) return it->second;
    }
    return {};
  }

  ImportName node(const std::string& id) const {
    const auto it = nodes_.find(id);
    return it == nodes_.end() ? import_name(id, "") : it->second;
  }

  void edge() {
    ImportRow row;
    row.subject = node(source_);
    row.object = node(target_);
    row.relation = first({"relation"});
    if (row.relation.empty()) row.relation = kind_;
    if (row.relation.empty()) row.relation = first({"interaction", "kind", "label", "type"});
    if (row.relation.empty()) row.relation = "related";
    row.negated = first({"negated"}) == "1" || first({"negated"}) == "true";
    row.date = first({"date"});
    if (row.subject.name.empty() || row.object.name.empty()) return;
    rows_.add(row);
  }

  RowDocuments& rows_;
  std::map<std::string, std::string> keys_;
  std::unordered_map<std::string, ImportName> nodes_;
  std::map<std::string, std::string> data_;
  std::string id_, source_, target_, kind_, key_, text_;
};

std::string local_name(const xmlChar* name) {
  const std::string full(reinterpret_cast<const char*>(name));
  const auto colon = full.find(':');
  return colon == std::string::npos ? full : full.substr(colon + 1);
}

// Exceptions must not pass through libxml2, so the first one waits outside.
struct Context {
  GraphmlReader reader;
  xmlParserCtxtPtr parser = nullptr;
  std::exception_ptr trouble;

  template <typename Work>
  void guard(Work work) {
    if (trouble) return;
    try {
      work();
    } catch (...) {
      trouble = std::current_exception();
      xmlStopParser(parser);
    }
  }
};

void on_start(void* data, const xmlChar* name, const xmlChar** attributes) {
  auto& context = *static_cast<Context*>(data);
  context.guard([&] { context.reader.start(local_name(name), attributes); });
}
void on_end(void* data, const xmlChar* name) {
  auto& context = *static_cast<Context*>(data);
  context.guard([&] { context.reader.end(local_name(name)); });
}
void on_characters(void* data, const xmlChar* text, int size) {
  auto& context = *static_cast<Context*>(data);
  context.guard([&] { context.reader.characters(text, size); });
}

// A document type with entities makes libxml2 keep a document beside its parser.
struct FreeParser {
  void operator()(xmlParserCtxt* parser) const {
    if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
};

}  // namespace

void import_graphml(std::istream& in, const std::string& path, RowDocuments& rows, ImportResult&) {
  Context context{GraphmlReader(rows), nullptr, nullptr};
  xmlSAXHandler handler{};
  handler.startElement = on_start;
  handler.endElement = on_end;
  handler.characters = on_characters;
  handler.cdataBlock = on_characters;
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
      xmlCreatePushParserCtxt(&handler, &context, nullptr, 0, nullptr));
  if (!parser) throw Error(path + ": no memory for an XML reader");
  context.parser = parser.get();
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  std::array<char, 1U << 16U> buffer{};
  bool ended = false;
  while (!ended && !context.trouble) {
    in.read(buffer.data(), buffer.size());
    ended = !in;
    const int failed =
        xmlParseChunk(parser.get(), buffer.data(), static_cast<int>(in.gcount()), ended ? 1 : 0);
    if (failed != 0 && !context.trouble) {
      const auto line = static_cast<std::size_t>(xmlSAX2GetLineNumber(parser.get()));
      const xmlError* error = xmlCtxtGetLastError(parser.get());
      std::string what = error == nullptr || error->message == nullptr ? "" : error->message;
      while (!what.empty() && what.back() == '\n') what.pop_back();
      throw FormatError({path, line, {}, {}}, "not well-formed XML: " + what);
    }
  }
  if (context.trouble) std::rethrow_exception(context.trouble);
}

}  // namespace weft
