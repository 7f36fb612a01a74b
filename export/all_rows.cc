// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "export/graph_rows.h"

namespace weft {
namespace {

class AllRows : public GraphRows {
 public:
  using GraphRows::GraphRows;

  GraphData read(bool texts) {
    read_relations();
    read_documents(texts);
    read_entities();
    read_facts();
    read_appearances();
    read_evidence();
    read_history();
    return std::move(data_);
  }

  std::vector<GraphRelation> relations() {
    read_relations();
    return std::move(data_.relations);
  }

  GraphHistory history() {
    read_entities();
    read_history();
    return {std::move(data_.merges), std::move(data_.decisions)};
  }

 private:
  template <typename Item>
  Item& row_of(std::vector<Item>& items, std::uint32_t index) const {
    if (index >= items.size()) damaged("a row points nowhere");
    return items[index];
  }

  template <typename Item>
  void expect_next(const std::vector<Item>& items, std::uint32_t index) const {
    if (index != items.size()) damaged("a row is missing");
  }

  void read_documents(bool texts) {
    SqliteStatement row(db_,
                        texts ? "SELECT id, uri, title, lang, url, published, author, publisher, "
                                "sha256, text FROM document ORDER BY id"
                              : "SELECT id, uri, title, lang, url, published, author, publisher, "
                                "sha256, '' FROM document ORDER BY id");
    while (row.next()) {
      expect_next(data_.documents, row.id(0));
      data_.documents.push_back(document(row, 1));
      data_.documents.back().text = row.text(9);
    }
    if (!texts) return;
    SqliteStatement sentence(db_, "SELECT document_id, begin, end FROM sentence ORDER BY id");
    while (sentence.next()) {
      row_of(data_.documents, sentence.id(0)).sentences.push_back(range(sentence, 1));
    }
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

  void read_history() {
    if (!has_table("decision")) return;
    read_merges();
    read_decisions();
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
      document.appearances.push_back(appearance(row, 1));
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
        "SELECT document_id, fact_id, sentence, begin, end, relation, open, label, phrase, "
        "lemma, extractor, confidence FROM evidence ORDER BY id");
    while (row.next()) {
      GraphDocument& document = row_of(data_.documents, row.id(0));
      Fact& fact = row_of(data_.facts, row.id(1));
      const EvidenceRef place{row.id(0), static_cast<std::uint32_t>(document.evidence.size())};
      places.push_back(place);
      fact.evidence.push_back(place);
      Evidence said = evidence(row, 1);
      said.negated = fact.negated;
      said.modality = fact.modality;
      said.status = fact.status;
      document.evidence.push_back(std::move(said));
    }
    read_arguments(places);
  }

  LocalTerm local_term(const SqliteStatement& row, std::uint32_t document) const {
    const auto appearance = row.optional_id(3);
    if (!appearance) {
      LocalTerm term = local_value(row, 4);
      if (term.kind == LocalTerm::Kind::kEvidence &&
          term.index >= data_.documents[document].evidence.size()) {
        damaged("a claim points nowhere");
      }
      return term;
    }
    if (*appearance >= place_of_appearance_.size() ||
        place_of_appearance_[*appearance].first != document) {
      damaged("an argument points nowhere");
    }
    LocalTerm term;
    if (!row.null(8)) term.mention = range(row, 8);
    term.index = static_cast<std::uint32_t>(place_of_appearance_[*appearance].second);
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
      ends[id] +=
          put_argument(row.integer(1), row.text(2), local_term(row, places[id].document), evidence)
              ? 1
              : 0;
    }
    if (std::any_of(ends.begin(), ends.end(), [](std::uint8_t n) { return n != 2; })) {
      damaged("evidence without subject or object");
    }
  }

  GraphData data_;
  std::vector<std::pair<std::uint32_t, std::size_t>> place_of_appearance_;
};

}  // namespace

GraphData read_all_rows(const Sqlite& database, const std::string& path, bool texts) {
  return AllRows(database, path).read(texts);
}
std::vector<GraphRelation> read_relations(const Sqlite& database, const std::string& path) {
  return AllRows(database, path).relations();
}
GraphHistory read_history(const Sqlite& database, const std::string& path) {
  return AllRows(database, path).history();
}

}  // namespace weft
