// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "export/graph_image_file.h"
#include "export/graph_schema.h"
#include "export/sqlite.h"
#include "weft/core/error.h"
#include "weft/export/graph_file.h"

namespace weft {
namespace {

class Reader {
 public:
  Reader(const Sqlite& database, const std::string& path, LoadOptions options)
      : db_(database), path_(path), options_(options) {}

  Graph read() {
    check_version();
    read_relations();
    if (!options_.evidence) {
      glance_at_tables();
      if (auto graph = load_image(db_, data_.relations)) return std::move(*graph);
    }
    read_documents();
    read_entities();
    read_facts();
    read_appearances();
    read_evidence();
    if (has_table("decision")) {
      read_merges();
      read_decisions();
    }
    return Graph(std::move(data_));
  }

 private:
  [[noreturn]] void damaged(const std::string& what) const {
    throw FormatError({path_, {}, {}, {}},
                      "the graph file is damaged (" + what + "); restore a copy or build it again");
  }

  // So that a file whose tables are torn does not pass for whole because its image is.
  void glance_at_tables() const {
    SqliteStatement table(db_, "SELECT name FROM sqlite_master WHERE type = 'table'");
    while (table.next()) {
      SqliteStatement row(db_, "SELECT 1 FROM \"" + table.text(0) + "\" LIMIT 1");
      row.next();
    }
  }

  std::int64_t pragma(const char* name) const {
    SqliteStatement row(db_, std::string("PRAGMA ") + name);
    return row.next() ? row.integer(0) : 0;
  }

  void check_version() const {
    if (pragma("application_id") != kGraphApplicationId) {
      throw FormatError(
          {path_, {}, {}, {}},
          "an SQLite database, but not a graph file; give a file that `weft build ... -o "
          "FILE` wrote");
    }
    const std::int64_t version = pragma("user_version");
    if (version > kGraphFileVersion) {
      throw FormatError({path_, {}, {}, {}}, "graph file version " + std::to_string(version) +
                                                 " is newer than this weft reads (" +
                                                 std::to_string(kGraphFileVersion) +
                                                 "); install a newer weft");
    }
    if (version < 1) damaged("no version");
  }

  template <typename Item>
  Item& row_of(std::vector<Item>& items, std::uint32_t index) const {
    if (index >= items.size()) damaged("a row points nowhere");
    return items[index];
  }

  template <typename Item>
  void expect_next(const std::vector<Item>& items, std::uint32_t index) const {
    if (index != items.size()) damaged("a row is missing");
  }

  EntityType entity_type(const std::string& name) const {
    const auto type = parse_entity_type(name);
    if (!type) damaged("unknown entity type '" + name + "'");
    return *type;
  }

  void read_documents() {
    SqliteStatement row(
        db_, options_.texts ? "SELECT id, uri, title, lang, url, published, author, publisher, "
                              "sha256, text FROM document ORDER BY id"
                            : "SELECT id, uri, title, lang, url, published, author, publisher, "
                              "sha256, '' FROM document ORDER BY id");
    while (row.next()) {
      expect_next(data_.documents, row.id(0));
      GraphDocument document;
      document.info.id = row.text(1);
      document.info.title = row.text(2);
      document.info.language = row.text(3);
      document.info.url = row.text(4);
      document.info.published = row.text(5);
      document.info.author = row.text(6);
      document.info.publisher = row.text(7);
      document.sha256 = row.text(8);
      document.text = row.text(9);
      data_.documents.push_back(std::move(document));
    }
    if (!options_.texts) return;
    SqliteStatement sentence(db_, "SELECT document_id, begin, end FROM sentence ORDER BY id");
    while (sentence.next()) {
      row_of(data_.documents, sentence.id(0)).sentences.push_back(range(sentence, 1));
    }
  }

  static TextRange range(const SqliteStatement& row, int column) {
    return {static_cast<std::uint32_t>(row.integer(column)),
            static_cast<std::uint32_t>(row.integer(column + 1))};
  }

  void read_entities() {
    SqliteStatement row(
        db_, "SELECT id, key, name, type, named, mentions, documents FROM entity ORDER BY id");
    while (row.next()) {
      expect_next(data_.entities, row.id(0));
      GraphEntity entity;
      entity.key = row.text(1);
      entity.name = row.text(2);
      entity.type = entity_type(row.text(3));
      entity.named = row.integer(4) != 0;
      entity.mentions = static_cast<std::uint32_t>(row.integer(5));
      entity.documents = static_cast<std::uint32_t>(row.integer(6));
      data_.entities.push_back(std::move(entity));
    }
    SqliteStatement label(db_, "SELECT entity_id, lang, label FROM entity_label");
    while (label.next()) row_of(data_.entities, label.id(0)).labels[label.text(1)] = label.text(2);
    SqliteStatement alias(db_, "SELECT entity_id, text FROM alias ORDER BY entity_id, text");
    while (alias.next()) {
      GraphEntity& entity = row_of(data_.entities, alias.id(0));
      std::string name = alias.text(1);
      if (name != entity.name) entity.aliases.push_back(std::move(name));
    }
    if (!has_ids()) return;
    SqliteStatement external(db_, "SELECT entity_id, external_id FROM entity_id");
    while (external.next()) {
      row_of(data_.entities, external.id(0)).external_id = external.text(1);
    }
  }

  // Files of earlier versions know no ids of a gazetteer.
  bool has_ids() const { return has_table("appearance_id"); }

  bool has_table(const std::string& name) const {
    SqliteStatement table(
        db_, "SELECT name FROM sqlite_master WHERE type = 'table' AND name = '" + name + "'");
    return table.next();
  }

  void read_merges() {
    SqliteStatement row(db_,
                        "SELECT entity_id, name, into_name, reason, score, documents FROM merge "
                        "ORDER BY id");
    while (row.next()) {
      row_of(data_.entities, row.id(0));
      data_.merges.push_back({row.id(0), row.text(1), row.text(2), row.text(3), row.real(4),
                              static_cast<std::uint32_t>(row.integer(5))});
    }
  }

  DecisionKind decision_kind(const std::string& name) const {
    for (const DecisionKind kind : {DecisionKind::kMerge, DecisionKind::kSplit,
                                    DecisionKind::kAccept, DecisionKind::kReject}) {
      if (decision_kind_name(kind) == name) return kind;
    }
    damaged("unknown decision '" + name + "'");
  }

  void read_decisions() {
    SqliteStatement row(db_, "SELECT id, kind, about, fact FROM decision ORDER BY id");
    while (row.next()) {
      expect_next(data_.decisions, row.id(0));
      Decision decision;
      decision.kind = decision_kind(row.text(1));
      decision.about = row.text(2);
      decision.fact = row.text(3);
      data_.decisions.push_back(std::move(decision));
    }
    SqliteStatement name(db_,
                         "SELECT decision_id, part, type, name, sha256 FROM decision_name "
                         "ORDER BY decision_id, position");
    while (name.next()) {
      auto& parts = row_of(data_.decisions, name.id(0)).parts;
      const auto part = static_cast<std::size_t>(name.integer(1));
      if (part > parts.size()) damaged("a decision lacks a part");
      if (part == parts.size()) parts.emplace_back();
      parts[part].push_back({entity_type(name.text(2)), name.text(3), name.text(4)});
    }
    SqliteStatement evidence(db_,
                             "SELECT decision_id, sha256, evidence, relation FROM "
                             "decision_evidence ORDER BY decision_id, position");
    while (evidence.next()) {
      row_of(data_.decisions, evidence.id(0))
          .evidence.push_back({evidence.text(1), static_cast<std::uint32_t>(evidence.integer(2)),
                               evidence.text(3)});
    }
  }

  void read_relations() {
    SqliteStatement row(db_,
                        "SELECT id, name, inverse, symmetric, open, wikidata, schema_org FROM "
                        "relation ORDER BY id");
    while (row.next()) {
      expect_next(data_.relations, row.id(0));
      GraphRelation relation;
      relation.id = row.text(1);
      relation.inverse = row.text(2);
      relation.symmetric = row.integer(3) != 0;
      relation.open = row.integer(4) != 0;
      relation.wikidata = row.text(5);
      relation.schema_org = row.text(6);
      data_.relations.push_back(std::move(relation));
    }
    SqliteStatement label(db_, "SELECT relation_id, lang, label FROM relation_label");
    while (label.next()) row_of(data_.relations, label.id(0)).labels[label.text(1)] = label.text(2);
  }

  Value value(const SqliteStatement& row, int column) const {
    Value value;
    value.value = row.text(column);
    value.text = row.text(column + 1);
    value.unit = row.text(column + 3);
    const std::string kind = row.text(column + 2);
    const auto parsed = parse_value_kind(kind);
    if (!parsed) damaged("unknown value type '" + kind + "'");
    value.kind = *parsed;
    return value;
  }

  // Columns entity, value, text, value_type, unit, fact.
  Term term(const SqliteStatement& row, int column) const {
    if (!row.null(column)) return EntityId{row.id(column)};
    if (!row.null(column + 5)) return FactId{row.id(column + 5)};
    return value(row, column + 1);
  }

  Modality modality(const std::string& name) const {
    const auto parsed = name == "asserted" ? Modality::kAsserted : parse_modality(name);
    if (!parsed) damaged("unknown modality '" + name + "'");
    return *parsed;
  }

  Status status(const std::string& name) const {
    const auto parsed = name == "current" ? Status::kCurrent : parse_status(name);
    if (!parsed) damaged("unknown status '" + name + "'");
    return *parsed;
  }

  void read_facts() {
    SqliteStatement row(
        db_,
        "SELECT id, key, subject, relation, object_entity, object_value, object_text, value_type, "
        "unit, "
        "object_fact, negated, modality, status, confidence, document_count, first_seen, last_seen "
        "FROM fact ORDER BY id");
    while (row.next()) {
      expect_next(data_.facts, row.id(0));
      Fact fact;
      fact.key = row.text(1);
      fact.subject = EntityId{row.id(2)};
      fact.relation = RelationId{row.id(3)};
      fact.object = term(row, 4);
      fact.negated = row.integer(10) != 0;
      fact.modality = modality(row.text(11));
      fact.status = status(row.text(12));
      fact.confidence = row.real(13);
      fact.documents = static_cast<std::uint32_t>(row.integer(14));
      fact.first_seen = row.text(15);
      fact.last_seen = row.text(16);
      data_.facts.push_back(std::move(fact));
    }
    SqliteStatement qualifier(
        db_,
        "SELECT fact_id, role, entity_id, value, text, value_type, unit, claim_id "
        "FROM qualifier ORDER BY fact_id, position");
    while (qualifier.next()) {
      row_of(data_.facts, qualifier.id(0))
          .qualifiers.emplace_back(qualifier.text(1), term(qualifier, 2));
    }
  }

  void read_appearances() {
    SqliteStatement row(db_,
                        "SELECT document_id, entity_id, name, type, named, mentions "
                        "FROM appearance ORDER BY id");
    while (row.next()) {
      GraphDocument& document = row_of(data_.documents, row.id(0));
      place_of_appearance_.emplace_back(row.id(0), document.appearances.size());
      Appearance appearance;
      if (const auto entity = row.optional_id(1)) appearance.entity = EntityId{*entity};
      appearance.name = row.text(2);
      appearance.type = entity_type(row.text(3));
      appearance.named = row.integer(4) != 0;
      appearance.mentions = static_cast<std::uint32_t>(row.integer(5));
      document.appearances.push_back(std::move(appearance));
    }
    SqliteStatement alias(
        db_, "SELECT appearance_id, text FROM appearance_alias ORDER BY appearance_id, position");
    while (alias.next()) {
      const auto [document, index] = row_of(place_of_appearance_, alias.id(0));
      data_.documents[document].appearances[index].aliases.push_back(alias.text(1));
    }
    if (!has_ids()) return;
    SqliteStatement external(db_, "SELECT appearance_id, external_id FROM appearance_id");
    while (external.next()) {
      const auto [document, index] = row_of(place_of_appearance_, external.id(0));
      data_.documents[document].appearances[index].external_id = external.text(1);
    }
  }

  void read_evidence() {
    std::vector<EvidenceRef> places;
    SqliteStatement row(
        db_,
        "SELECT fact_id, document_id, sentence, begin, end, relation, open, label, phrase, "
        "lemma, extractor, confidence FROM evidence ORDER BY id");
    while (row.next()) {
      GraphDocument& document = row_of(data_.documents, row.id(1));
      Fact& fact = row_of(data_.facts, row.id(0));
      const EvidenceRef place{row.id(1), static_cast<std::uint32_t>(document.evidence.size())};
      places.push_back(place);
      fact.evidence.push_back(place);
      Evidence evidence;
      evidence.fact = FactId{row.id(0)};
      evidence.negated = fact.negated;
      evidence.modality = fact.modality;
      evidence.status = fact.status;
      evidence.sentence = row.null(2) ? kNone : static_cast<std::uint32_t>(row.integer(2));
      evidence.span = range(row, 3);
      evidence.relation = row.text(5);
      evidence.open = row.integer(6) != 0;
      evidence.label = row.text(7);
      evidence.phrase = row.text(8);
      evidence.lemma = row.text(9);
      evidence.extractor = row.text(10);
      evidence.confidence = row.real(11);
      document.evidence.push_back(std::move(evidence));
    }
    read_arguments(places);
  }

  LocalTerm local_term(const SqliteStatement& row, std::uint32_t document) const {
    LocalTerm term;
    if (!row.null(8)) term.mention = range(row, 8);
    if (const auto appearance = row.optional_id(3)) {
      if (*appearance >= place_of_appearance_.size() ||
          place_of_appearance_[*appearance].first != document) {
        damaged("an argument points nowhere");
      }
      term.index = static_cast<std::uint32_t>(place_of_appearance_[*appearance].second);
      return term;
    }
    term.value = value(row, 4);
    term.kind = LocalTerm::Kind::kValue;
    if (!row.null(10)) {
      term.kind = LocalTerm::Kind::kEvidence;
      term.index = static_cast<std::uint32_t>(row.integer(10));
      if (term.index >= data_.documents[document].evidence.size())
        damaged("a claim points nowhere");
    }
    return term;
  }

  void read_arguments(const std::vector<EvidenceRef>& places) {
    SqliteStatement row(
        db_,
        "SELECT evidence_id, position, role, appearance_id, value, text, value_type, unit, "
        "begin, end, claim FROM evidence_argument ORDER BY evidence_id, position");
    std::vector<std::uint8_t> ends(places.size(), 0);
    while (row.next()) {
      const std::uint32_t id = row.id(0);
      if (id >= places.size()) damaged("an argument without evidence");
      Evidence& evidence = data_.documents[places[id].document].evidence[places[id].index];
      LocalTerm term = local_term(row, places[id].document);
      switch (row.integer(1)) {
        case 0:
          if (term.kind != LocalTerm::Kind::kAppearance) damaged("a subject that is no entity");
          evidence.subject = std::move(term);
          ++ends[id];
          break;
        case 1:
          evidence.object = std::move(term);
          ++ends[id];
          break;
        case 2:
          evidence.attribution = std::move(term);
          break;
        case 3:
          evidence.time = std::move(term);
          break;
        default:
          evidence.qualifiers.emplace_back(row.text(2), std::move(term));
      }
    }
    if (std::any_of(ends.begin(), ends.end(), [](std::uint8_t n) { return n != 2; })) {
      damaged("evidence without subject or object");
    }
  }

  const Sqlite& db_;
  const std::string& path_;
  LoadOptions options_;
  GraphData data_;
  std::vector<std::pair<std::uint32_t, std::size_t>> place_of_appearance_;
};

// SQLite reads a file that was cut short until it needs a page that is missing.
void check_whole(std::ifstream& file, const std::string& path) {
  std::array<char, 32> header{};
  if (!file.read(header.data(), header.size())) return;
  const auto number = [&](std::size_t at, std::size_t bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      value = (value << 8U) | static_cast<unsigned char>(header[at + i]);
    }
    return value;
  };
  if (std::string_view(header.data(), 15) != "SQLite format 3") return;
  const std::uint64_t expected = number(16, 2) * number(28, 4);
  std::error_code error;
  const std::uint64_t size = std::filesystem::file_size(path, error);
  if (!error && size < expected) {
    throw FormatError({path, {}, {}, size},
                      "the graph file is damaged (it ends before its " + std::to_string(expected) +
                          " bytes are there); restore a copy or build it again");
  }
}

void check_readable(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    throw IoError(path + ": is a folder, not a graph file; name the file that `weft build` wrote");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw IoError(path + ": " +
                  (std::filesystem::exists(path, error)
                       ? "cannot read the file; check its permissions"
                       : "no such file; make it with `weft build ARTICLE... -o " + path + "`"));
  }
  // SQLite takes an empty file for an empty database.
  if (file.peek() == std::ifstream::traits_type::eof()) {
    throw FormatError({path, {}, {}, {}},
                      "the file is empty; give a graph file that `weft build ... -o FILE` wrote");
  }
  check_whole(file, path);
}

}  // namespace

bool may_replace(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return true;
  if (!std::filesystem::is_regular_file(path, error)) return false;
  std::ifstream file(path, std::ios::binary);
  std::array<char, 72> header{};
  file.read(header.data(), header.size());
  if (file.gcount() == 0) return true;
  std::uint32_t id = 0;
  for (std::size_t i = 68; i < 72; ++i) id = (id << 8U) | static_cast<unsigned char>(header[i]);
  return std::string_view(header.data(), 15) == "SQLite format 3" && id == kGraphApplicationId;
}

void check_graph_file(const std::string& path) {
  check_readable(path);
  if (!may_replace(path)) {
    throw FormatError({path, {}, {}, {}},
                      "not a graph file; give a file that `weft build ... -o FILE` wrote");
  }
}

Graph load_graph(const std::string& path, LoadOptions options) {
  check_readable(path);
  const Sqlite database(path, Sqlite::Mode::kRead);
  try {
    return Reader(database, path, options).read();
  } catch (const FormatError&) {
    throw;
  } catch (const IoError&) {
    throw;
  } catch (const Error& error) {
    throw FormatError({path, {}, {}, {}}, error.what());
  }
}

}  // namespace weft
