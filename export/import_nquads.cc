// SPDX-License-Identifier: Apache-2.0
//
// Weft's own files carry records (records.h) of articles, evidence and decisions, so they come back
// whole. Of all other RDF each triple between things is a row, after a first pass for their names.
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "export/import_rows.h"
#include "export/quads.h"
#include "export/rdf_names.h"
#include "export/record_reader.h"
#include "export/text_sink.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::string_view kOwn = "urn:weft:";
constexpr std::string_view kOwnRelation = "urn:weft:relation:";
constexpr std::string_view kOwnEntity = "urn:weft:entity:";

bool begins(std::string_view text, std::string_view part) {
  return text.substr(0, part.size()) == part;
}

std::string decoded(std::string_view local) {
  std::string out;
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'                     ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : -1;
  };
  for (std::size_t i = 0; i < local.size(); ++i) {
    if (local[i] == '%' && i + 2 < local.size() && digit(local[i + 1]) >= 0 &&
        digit(local[i + 2]) >= 0) {
      out += static_cast<char>(digit(local[i + 1]) * 16 + digit(local[i + 2]));
      i += 2;
    } else {
      out += local[i] == '_' ? ' ' : local[i];
    }
  }
  return find_invalid_utf8(out) == std::string::npos ? out : std::string(local);
}

// What stands behind the last '#', '/' or ':'.
std::string local_name(const std::string& iri) {
  std::size_t end = iri.size();
  while (end > 0 && std::string_view("#/:").find(iri[end - 1]) != std::string_view::npos) --end;
  const auto cut = end == 0 ? std::string::npos : iri.find_last_of("#/:", end - 1);
  const std::size_t begin = cut == std::string::npos ? 0 : cut + 1;
  return decoded(std::string_view(iri).substr(begin, end - begin));
}

class NquadsImport {
 public:
  NquadsImport(std::istream& in, std::string path, std::string language)
      : in_(in), path_(std::move(path)), language_(std::move(language)), records_(path_) {}

  void run(RowDocuments& rows, GraphBuilder& builder, ImportResult& result) {
    collect();
    if (own_) records(builder, result);
    in_.clear();
    in_.seekg(0);
    if (!in_) throw IoError(path_ + ": is read twice and cannot be; save it as a file first");
    QuadReader reader(in_, path_);
    for (Quad quad; reader.next(quad);) row(quad, rows);
  }

 private:
  struct Record {
    std::string json;
    std::size_t line = 0;
  };

  void collect() {
    QuadReader reader(in_, path_);
    for (Quad quad; reader.next(quad);) {
      const std::string& predicate = quad.predicate.text;
      if (predicate == kRdfRecord) {
        own_ = true;
        record(quad, reader.line());
      } else if (predicate == kRdfText && begins(quad.subject.text, "urn:weft:document:")) {
        texts_[quad.subject.text] = std::move(quad.object.text);
      } else if (begins(quad.subject.text, "urn:weft:fact:")) {
        if (predicate == "http://www.w3.org/ns/prov#wasDerivedFrom") {
          derived_.insert(std::move(quad.object.text));
        }
      } else {
        describe(quad);
      }
    }
  }

  void record(const Quad& quad, std::size_t line) {
    const std::string& subject = quad.subject.text;
    Record record{quad.object.text, line};
    if (begins(subject, "urn:weft:document:")) {
      documents_.emplace_back(subject, std::move(record));
    } else if (begins(subject, "urn:weft:evidence:")) {
      evidence_.emplace_back(subject, std::move(record));
    } else if (begins(subject, "urn:weft:decision:")) {
      decisions_.push_back(std::move(record));
    } else {
      throw FormatError({path_, line, {}, {}}, "a record of no article, evidence or decision");
    }
  }

  // Names and types of things, for the second pass.
  void describe(const Quad& quad) {
    const std::string& predicate = quad.predicate.text;
    if (names_a_thing(predicate)) {
      const bool wanted = !language_.empty() && begins(quad.object.language, language_);
      std::string& label = labels_[quad.subject.text];
      if (label.empty() || wanted) label = quad.object.text;
    } else if (predicate == kRdfType) {
      const std::string type = to_lower(local_name(quad.object.text));
      if (parse_entity_type(type)) types_[quad.subject.text] = type;
    }
  }

  static constexpr std::string_view kRdfType = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  static bool names_a_thing(const std::string& predicate) {
    return predicate == "http://www.w3.org/2000/01/rdf-schema#label" ||
           predicate == "http://www.w3.org/2004/02/skos/core#prefLabel" ||
           predicate == "http://schema.org/name" || predicate == "https://schema.org/name";
  }
  static bool is_description(const std::string& predicate) {
    return names_a_thing(predicate) ||
           begins(predicate, "http://www.w3.org/1999/02/22-rdf-syntax-ns#") ||
           begins(predicate, "http://www.w3.org/2000/01/rdf-schema#") ||
           begins(predicate, "http://www.w3.org/2002/07/owl#") ||
           begins(predicate, "http://www.w3.org/2004/02/skos/core#");
  }

  void records(GraphBuilder& builder, ImportResult& result) {
    for (const auto& [name, record] : documents_) {
      const auto text = texts_.find(name);
      records_.document(record.json, text == texts_.end() ? "" : text->second, record.line);
    }
    for (const auto& [name, record] : evidence_) {
      if (derived_.count(name) > 0) records_.evidence(record.json, record.line);
    }
    for (const Record& record : decisions_) records_.line(record.json, record.line);
    records_.finish(builder, result);
  }

  ImportName thing(const QuadTerm& term) const {
    if (term.kind == QuadTerm::Kind::kLiteral) return {line_text(term.text), EntityType::kThing};
    const auto label = labels_.find(term.text);
    const auto type = types_.find(term.text);
    ImportName name = import_name(label == labels_.end() ? local_name(term.text) : label->second,
                                  type == types_.end() ? "thing" : type->second);
    return name;
  }

  void row(const Quad& quad, RowDocuments& rows) const {
    const std::string& predicate = quad.predicate.text;
    if (is_description(predicate) || quad.object.kind == QuadTerm::Kind::kTriple) return;
    if (begins(predicate, kOwn) && !begins(predicate, kOwnRelation)) return;
    if (begins(quad.subject.text, kOwn) && (own_ || !begins(quad.subject.text, kOwnEntity))) return;
    const ImportName subject = thing(quad.subject);
    const ImportName object = thing(quad.object);
    const auto label = labels_.find(predicate);
    const std::string relation = label == labels_.end() || begins(predicate, kOwnRelation)
                                     ? local_name(predicate)
                                     : label->second;
    if (subject.name.empty() || object.name.empty() || relation.empty()) return;
    ImportRow row;
    row.subject = rows.name(subject);
    row.object = rows.name(object);
    row.relation = rows.relation(relation);
    rows.add(row);
  }

  std::istream& in_;
  std::string path_;
  std::string language_;
  RecordReader records_;
  bool own_ = false;
  std::unordered_map<std::string, std::string> texts_;
  std::unordered_map<std::string, std::string> labels_;
  std::unordered_map<std::string, std::string> types_;
  std::vector<std::pair<std::string, Record>> documents_;
  std::vector<std::pair<std::string, Record>> evidence_;
  std::vector<Record> decisions_;
  std::unordered_set<std::string> derived_;
};

}  // namespace

void import_nquads(std::istream& in, const std::string& path, const std::string& language,
                   RowDocuments& rows, GraphBuilder& builder, ImportResult& result) {
  NquadsImport(in, path, language).run(rows, builder, result);
}

}  // namespace weft
