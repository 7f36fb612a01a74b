// SPDX-License-Identifier: Apache-2.0
#include <libxml/parser.h>

#include <array>
#include <charconv>
#include <cstring>
#include <memory>

#include "export/import_rows.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// What is read of a node or an edge, by the names that tools give it.
enum Field : std::uint8_t {
  kLabel,
  kName,
  kTitle,
  kEntityType,
  kType,
  kRelation,
  kInteraction,
  kKind,
  kNegated,
  kDate,
  kConfidence,
  kModality,
  kStatus,
  kFields
};
constexpr std::array<std::string_view, kFields> kFieldNames = {
    "label", "name",    "title", "entity_type", "type",     "relation", "interaction",
    "kind",  "negated", "date",  "confidence",  "modality", "status"};

Field field_named(std::string_view name) {
  for (std::uint8_t i = 0; i < kFields; ++i) {
    if (kFieldNames[i] == name) return static_cast<Field>(i);
  }
  return kFields;
}

// libxml2's attributes: name, prefix, namespace, and where the value begins and ends.
class Attributes {
 public:
  Attributes(const xmlChar** first, int count) : first_(first), count_(count) {}

  std::string_view get(const char* name) const {
    for (int i = 0; i < count_; ++i) {
      const xmlChar** one = first_ + 5 * i;
      if (one[1] != nullptr || std::strcmp(text(one[0]), name) != 0) continue;
      return {text(one[3]), static_cast<std::size_t>(one[4] - one[3])};
    }
    return {};
  }
  // libxml2 hands on "&amp;" as "&#38;" where it leaves entities alone.
  static void put(std::string_view value, std::string& out) {
    out = value;
    constexpr std::string_view kAnd = "&#38;";
    for (std::size_t at = out.find(kAnd); at != std::string::npos; at = out.find(kAnd, at + 1)) {
      out.replace(at, kAnd.size(), "&");
    }
  }

 private:
  static const char* text(const xmlChar* bytes) { return reinterpret_cast<const char*>(bytes); }
  const xmlChar** first_;
  int count_;
};

// Holds the nodes' names; edges go on as they come. Where edges stand before nodes, an end is
// called by its id.
class GraphmlReader {
 public:
  explicit GraphmlReader(RowDocuments& rows) : rows_(rows) {}

  void start(std::string_view element, const Attributes& attributes) {
    if (field_ != kFields) values_[field_].clear();  // an element within: its words alone count
    if (element == "data") {
      Attributes::put(attributes.get("key"), key_);
      field_ = field_of(key_);
      if (field_ != kFields) values_[field_].clear();
    } else if (element == "edge") {
      begin();
      Attributes::put(attributes.get("source"), source_);
      Attributes::put(attributes.get("target"), target_);
      Attributes::put(attributes.get("label"), kind_);
    } else if (element == "node") {
      begin();
      Attributes::put(attributes.get("id"), id_);
    } else if (element == "key") {
      const std::string_view name = attributes.get("attr.name");
      Attributes::put(attributes.get("id"), key_);
      keys_[key_] = field_named(name.empty() ? std::string_view(key_) : name);
    }
  }

  void end(std::string_view element) {
    if (element == "data") {
      field_ = kFields;
    } else if (element == "edge") {
      edge();
    } else if (element == "node") {
      const std::string_view name = first({kLabel, kName, kTitle});
      nodes_[id_] = named(import_name(name.empty() ? id_ : name, first({kEntityType, kType})));
    }
  }

  void characters(std::string_view text) {
    if (field_ != kFields) values_[field_] += text;
  }

 private:
  void begin() {
    for (std::string& value : values_) value.clear();
    field_ = kFields;
  }

  Field field_of(const std::string& key) {
    const auto known = keys_.find(key);
    return known != keys_.end() ? known->second : keys_[key] = field_named(key);
  }

  std::string_view first(std::initializer_list<Field> fields) const {
    for (const Field field : fields) {
      if (!values_[field].empty()) return values_[field];
    }
    return {};
  }

  std::uint32_t node(const std::string& id) {
    const auto it = nodes_.find(id);
    return it == nodes_.end() ? named(import_name(id, "")) : it->second;
  }

  std::uint32_t named(const ImportName& name) {
    return name.name.empty() ? kNone : rows_.name(name);
  }

  void edge() {
    std::string_view relation = values_[kRelation];
    if (relation.empty()) relation = kind_;
    if (relation.empty()) relation = first({kInteraction, kKind, kLabel, kType});
    ImportRow row;
    row.subject = node(source_);
    row.object = node(target_);
    if (row.subject == kNone || row.object == kNone) return;
    row.relation = rows_.relation(relation.empty() ? "related" : relation);
    row.negated = values_[kNegated] == "1" || values_[kNegated] == "true";
    row.date = values_[kDate];
    row.modality = parse_modality(values_[kModality]).value_or(Modality::kAsserted);
    row.status = parse_status(values_[kStatus]).value_or(Status::kCurrent);
    row.confidence = confidence();
    rows_.add(row);
  }

  // Other tools may mean something else by the word, so only what can be a chance is one.
  float confidence() const {
    const std::string& text = values_[kConfidence];
    float value = 1;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool chance = error == std::errc() && stop == text.data() + text.size() && value >= 0;
    return chance && value <= 1 ? value : 1;
  }

  RowDocuments& rows_;
  StringMap<Field> keys_;
  StringMap<std::uint32_t> nodes_;
  std::array<std::string, kFields> values_;
  Field field_ = kFields;  // that is being read
  std::string id_, source_, target_, kind_, key_;
};

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

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void on_start(void* data, const xmlChar* name, const xmlChar*, const xmlChar*, int, const xmlChar**,
              int count, int, const xmlChar** attributes) {
  auto& context = *static_cast<Context*>(data);
  context.guard([&] { context.reader.start(view(name), Attributes(attributes, count)); });
}
void on_end(void* data, const xmlChar* name, const xmlChar*, const xmlChar*) {
  auto& context = *static_cast<Context*>(data);
  context.guard([&] { context.reader.end(view(name)); });
}
void on_characters(void* data, const xmlChar* text, int size) {
  auto& context = *static_cast<Context*>(data);
  context.guard([&] {
    context.reader.characters(
        {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  });
}

// A document type with entities makes libxml2 keep a document beside its parser.
struct FreeParser {
  void operator()(xmlParserCtxt* parser) const {
    if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
  }
};

// Prefixes that nobody declared are no fault here.
void check(xmlParserCtxt& parser, const std::string& path) {
  if (parser.wellFormed != 0) return;
  const auto line = static_cast<std::size_t>(xmlSAX2GetLineNumber(&parser));
  const xmlError* error = xmlCtxtGetLastError(&parser);
  std::string what = error == nullptr || error->message == nullptr ? "" : error->message;
  while (!what.empty() && what.back() == '\n') what.pop_back();
  throw FormatError({path, line, {}, {}}, "not well-formed XML: " + what);
}

}  // namespace

void import_graphml(std::istream& in, const std::string& path, RowDocuments& rows, ImportResult&) {
  Context context{GraphmlReader(rows), nullptr, nullptr};
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
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
    xmlParseChunk(parser.get(), buffer.data(), static_cast<int>(in.gcount()), ended ? 1 : 0);
    if (!context.trouble) check(*parser, path);
  }
  if (context.trouble) std::rethrow_exception(context.trouble);
}

}  // namespace weft
