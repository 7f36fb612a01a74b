// SPDX-License-Identifier: Apache-2.0
//
// Rows go in by ascending key into a fresh file with fixed settings, so pages fill the same way
// each time; indexes come last. No journal: until the rename nobody reads the file.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "export/graph_image_file.h"
#include "export/graph_schema.h"
#include "export/sqlite.h"
#include "export/text_sink.h"
#include "weft/core/error.h"
#include "weft/core/letters.h"
#include "weft/core/name_rules.h"
#include "weft/core/utf8.h"
#include "weft/export/graph_file.h"

namespace weft {
namespace {

std::string named_or(std::string_view name, std::string_view otherwise) {
  return std::string(name.empty() ? otherwise : name);
}

// Words of all names, and of words beyond Latin letters each two that follow each other, since FTS5
// takes "삼성전자가" for one word and has no index of two letters.
std::string name_parts(const GraphEntity& entity) {
  constexpr char32_t kLastLatin = 0x24F;
  std::string parts;
  const auto add = [&](const std::string& name) {
    parts += valid_text(name) + ' ';
    const std::u32string all = decode_utf8(valid_text(name));
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      if (all[i] <= kLastLatin || all[i + 1] <= kLastLatin) continue;
      if (is_letter(all[i]) && is_letter(all[i + 1])) parts += encode_utf8(all.substr(i, 2)) + ' ';
    }
  };
  add(entity.name);
  for (const std::string& name : entity.aliases) add(name);
  return parts;
}

class Writer {
 public:
  Writer(const Graph& graph, const Sqlite& database) : graph_(graph), db_(database) {}

  void write() {
    write_meta();
    write_documents();
    write_entities();
    write_relations();
    write_facts();
    write_appearances();
    write_evidence();
    write_merges();
    write_decisions();
  }

 private:
  void write_meta() {
    SqliteStatement row(db_, "INSERT INTO meta VALUES(?, ?)");
    row.bind("format").bind("weft graph").insert();
    row.bind("positions").bind("code points of document.text, end exclusive").insert();
  }

  void write_documents() {
    SqliteStatement row(db_, "INSERT INTO document VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SqliteStatement sentence(db_, "INSERT INTO sentence VALUES(?, ?, ?, ?, ?)");
    std::uint32_t id = 0;
    std::uint32_t sentences = 0;
    for (; id < graph_.document_count(); ++id) {
      const GraphDocument& document = document_at(id);
      const ArticleInfo& info = document.info;
      row.bind_id(id).bind(info.id).bind_text_or_null(info.title).bind_text_or_null(info.language);
      row.bind_text_or_null(info.url).bind_text_or_null(info.published);
      row.bind_text_or_null(info.author).bind_text_or_null(info.publisher);
      row.bind(document.sha256).bind(document.text).insert();
      for (std::size_t i = 0; i < document.sentences.size(); ++i) {
        const TextRange range = document.sentences[i];
        sentence.bind_id(sentences++).bind_id(id).bind(static_cast<std::int64_t>(i));
        sentence.bind(std::int64_t{range.begin}).bind(std::int64_t{range.end}).insert();
      }
    }
  }

  // Documents that were left in a store are asked for one at a time.
  const GraphDocument& document_at(std::uint32_t index) {
    if (graph_.holds_documents()) return graph_.documents()[index];
    document_ = graph_.document(index);
    return document_;
  }

  void write_entities() {
    SqliteStatement row(db_, "INSERT INTO entity VALUES(?, ?, ?, ?, ?, ?, ?)");
    SqliteStatement label(db_, "INSERT INTO entity_label VALUES(?, ?, ?)");
    SqliteStatement alias(db_, "INSERT OR IGNORE INTO alias VALUES(?, ?, ?)");
    SqliteStatement external(db_, "INSERT INTO entity_id VALUES(?, ?)");
    SqliteStatement parts(db_, "INSERT INTO name_fts(rowid, parts) VALUES(?, ?)");
    std::uint32_t id = 0;
    for (const GraphEntity& entity : graph_.entities()) {
      row.bind_id(id).bind(entity.key).bind(entity.name).bind(entity_type_name(entity.type));
      row.bind(std::int64_t{entity.named}).bind(std::int64_t{entity.mentions});
      row.bind(std::int64_t{entity.documents}).insert();
      if (!entity.external_id.empty()) external.bind_id(id).bind(entity.external_id).insert();
      for (const auto& [language, text] : entity.labels) {
        label.bind_id(id).bind(language).bind(text).insert();
      }
      const auto add = [&](const std::string& name) {
        alias.bind_id(id).bind(name).bind(name_key(name, EntityType::kThing, {})).insert();
      };
      add(entity.name);
      for (const std::string& name : entity.aliases) add(name);
      parts.bind_id(id).bind(name_parts(entity)).insert();
      ++id;
    }
  }

  void write_relations() {
    SqliteStatement row(db_, "INSERT INTO relation VALUES(?, ?, ?, ?, ?, ?, ?)");
    SqliteStatement label(db_, "INSERT INTO relation_label VALUES(?, ?, ?)");
    std::uint32_t id = 0;
    for (const GraphRelation& relation : graph_.relations()) {
      row.bind_id(id).bind(relation.id).bind_text_or_null(relation.inverse);
      row.bind(std::int64_t{relation.symmetric}).bind(std::int64_t{relation.open});
      row.bind_text_or_null(relation.wikidata).bind_text_or_null(relation.schema_org).insert();
      for (const auto& [language, text] : relation.labels) {
        label.bind_id(id).bind(language).bind(text).insert();
      }
      ++id;
    }
  }

  // Columns entity, value, text, value_type, unit, fact.
  static void bind_term(SqliteStatement& row, const Term& term) {
    const auto* entity = std::get_if<EntityId>(&term);
    const auto* value = std::get_if<Value>(&term);
    const auto* fact = std::get_if<FactId>(&term);
    row.bind_id(entity == nullptr ? std::nullopt : std::optional(index_of(*entity)));
    bind_value(row, value);
    row.bind_id(fact == nullptr ? std::nullopt : std::optional(index_of(*fact)));
  }

  static void bind_value(SqliteStatement& row, const Value* value) {
    if (value == nullptr) {
      row.bind_null().bind_null().bind_null().bind_null();
    } else {
      row.bind(value->value).bind(value->text);
      row.bind(value_kind_name(value->kind)).bind_text_or_null(value->unit);
    }
  }

  void write_facts() {
    SqliteStatement row(
        db_, "INSERT INTO fact VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SqliteStatement qualifier(db_, "INSERT INTO qualifier VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::uint32_t id = 0;
    for (const Fact& fact : graph_.facts()) {
      row.bind_id(id)
          .bind(fact.key)
          .bind_id(index_of(fact.subject))
          .bind_id(index_of(fact.relation));
      bind_term(row, fact.object);
      row.bind(std::int64_t{fact.negated}).bind(named_or(modality_name(fact.modality), "asserted"));
      row.bind(named_or(status_name(fact.status), "current")).bind(fact.confidence);
      row.bind(static_cast<std::int64_t>(fact.evidence.size())).bind(std::int64_t{fact.documents});
      row.bind_text_or_null(fact.first_seen).bind_text_or_null(fact.last_seen).insert();
      std::int64_t position = 0;
      for (const auto& [role, term] : fact.qualifiers) {
        qualifier.bind_id(id).bind(position++).bind(role);
        bind_term(qualifier, term);
        qualifier.insert();
      }
      ++id;
    }
  }

  void write_appearances() {
    SqliteStatement row(db_, "INSERT INTO appearance VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    SqliteStatement alias(db_, "INSERT INTO appearance_alias VALUES(?, ?, ?)");
    SqliteStatement external(db_, "INSERT INTO appearance_id VALUES(?, ?)");
    std::uint32_t id = 0;
    for (std::uint32_t d = 0; d < graph_.document_count(); ++d) {
      first_appearance_.push_back(id);
      std::int64_t position = 0;
      for (const Appearance& appearance : document_at(d).appearances) {
        row.bind_id(id).bind_id(d).bind(position++);
        row.bind_id(appearance.entity ? std::optional(index_of(*appearance.entity)) : std::nullopt);
        row.bind(appearance.name).bind(entity_type_name(appearance.type));
        row.bind(std::int64_t{appearance.named}).bind(std::int64_t{appearance.mentions}).insert();
        if (!appearance.external_id.empty()) {
          external.bind_id(id).bind(appearance.external_id).insert();
        }
        std::int64_t rank = 0;
        for (const std::string& name : appearance.aliases) {
          alias.bind_id(id).bind(rank++).bind(name).insert();
        }
        ++id;
      }
    }
  }

  void write_evidence() {
    SqliteStatement row(db_,
                        "INSERT INTO evidence VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SqliteStatement argument(
        db_, "INSERT INTO evidence_argument VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::uint32_t id = 0;
    for (std::uint32_t d = 0; d < graph_.document_count(); ++d) {
      std::int64_t position = 0;
      for (const Evidence& evidence : document_at(d).evidence) {
        row.bind_id(id).bind_id(index_of(evidence.fact)).bind_id(d).bind(position++);
        if (evidence.sentence == kNone) {
          row.bind_null();
        } else {
          row.bind(std::int64_t{evidence.sentence});
        }
        row.bind(std::int64_t{evidence.span.begin}).bind(std::int64_t{evidence.span.end});
        row.bind(evidence.relation).bind(std::int64_t{evidence.open});
        row.bind_text_or_null(evidence.label).bind_text_or_null(evidence.phrase);
        row.bind_text_or_null(evidence.lemma).bind(evidence.extractor).bind(evidence.confidence);
        row.insert();
        write_arguments(argument, id++, d, evidence);
      }
    }
  }

  // Positions 0 to 3 are subject, object, attribution, time; qualifiers follow.
  void write_arguments(SqliteStatement& row, std::uint32_t evidence_id, std::uint32_t document,
                       const Evidence& evidence) {
    const auto write = [&](std::int64_t position, std::string_view role, const LocalTerm& term) {
      const bool appears = term.kind == LocalTerm::Kind::kAppearance;
      const bool claims = term.kind == LocalTerm::Kind::kEvidence;
      row.bind_id(evidence_id).bind(position).bind(role);
      row.bind_id(appears ? std::optional(first_appearance_[document] + term.index) : std::nullopt);
      bind_value(row, appears ? nullptr : &term.value);
      if (claims) {
        row.bind(std::int64_t{term.index});
      } else {
        row.bind_null();
      }
      if (term.mention) {
        row.bind(std::int64_t{term.mention->begin}).bind(std::int64_t{term.mention->end});
      } else {
        row.bind_null().bind_null();
      }
      row.insert();
    };
    write(0, "subject", evidence.subject);
    write(1, "object", evidence.object);
    if (evidence.attribution) write(2, "attribution", *evidence.attribution);
    if (evidence.time) write(3, "time", *evidence.time);
    std::int64_t position = 4;
    for (const auto& [role, term] : evidence.qualifiers) write(position++, role, term);
  }

  void write_merges() {
    SqliteStatement row(db_, "INSERT INTO merge VALUES(?, ?, ?, ?, ?, ?, ?)");
    std::uint32_t id = 0;
    for (const MergeRecord& record : graph_.merges()) {
      row.bind_id(id++).bind_id(record.entity).bind(record.name).bind(record.into);
      row.bind(record.reason).bind(record.score).bind(std::int64_t{record.documents}).insert();
    }
  }

  void write_decisions() {
    SqliteStatement row(db_, "INSERT INTO decision VALUES(?, ?, ?, ?)");
    SqliteStatement name(db_, "INSERT INTO decision_name VALUES(?, ?, ?, ?, ?, ?)");
    SqliteStatement evidence(db_, "INSERT INTO decision_evidence VALUES(?, ?, ?, ?, ?)");
    std::uint32_t id = 0;
    for (const Decision& decision : graph_.decisions()) {
      row.bind_id(id).bind(decision_kind_name(decision.kind)).bind(decision.about);
      row.bind_text_or_null(decision.fact).insert();
      std::int64_t position = 0;
      for (std::size_t part = 0; part < decision.parts.size(); ++part) {
        for (const NameAnchor& anchor : decision.parts[part]) {
          name.bind_id(id).bind(position++).bind(static_cast<std::int64_t>(part));
          name.bind(entity_type_name(anchor.type)).bind(anchor.name);
          name.bind_text_or_null(anchor.document).insert();
        }
      }
      position = 0;
      for (const EvidenceAnchor& anchor : decision.evidence) {
        evidence.bind_id(id).bind(position++).bind(anchor.document);
        evidence.bind(std::int64_t{anchor.index}).bind(anchor.relation).insert();
      }
      ++id;
    }
  }

  const Graph& graph_;
  const Sqlite& db_;
  GraphDocument document_;
  std::vector<std::uint32_t> first_appearance_;  // by document
};

void write_database(const Graph& graph, const std::string& path) {
  Sqlite database(path, Sqlite::Mode::kWrite);
  database.run(
      "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE;"
      "PRAGMA secure_delete = ON; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
      "PRAGMA application_id = " +
      std::to_string(kGraphApplicationId) +
      "; PRAGMA user_version = " + std::to_string(kGraphFileVersion) + "; BEGIN;");
  database.run(kGraphTables);
  database.run(kGraphSearch);
  Writer(graph, database).write();
  database.run(kGraphIndexesAndViews);
  database.run("COMMIT");
  database.close();
  append_image(graph, path);
}

void sync_to_disk(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = descriptor >= 0 && fsync(descriptor) == 0;
  const int why = errno;
  if (descriptor >= 0) close(descriptor);
  if (!done) throw IoError(path + ": cannot write to disk: " + std::strerror(why));
}

}  // namespace

void save_graph(const Graph& graph, const GraphFileLock& lock) {
  const std::string partial = GraphFileLock::partial_path(lock.path());
  // What an interrupted run left behind is of no use.
  if (truncate(partial.c_str(), 0) != 0) {
    throw IoError(partial + ": cannot write the file: " + std::strerror(errno));
  }
  write_database(graph, partial);
  sync_to_disk(partial);
  if (std::rename(partial.c_str(), lock.path().c_str()) != 0) {
    throw IoError(lock.path() + ": cannot replace the file: " + std::strerror(errno));
  }
  // The rename is on disk once its folder is; a file system that cannot sync folders is no error.
  const std::string folder = std::filesystem::path(lock.path()).parent_path().string();
  const int descriptor = open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor >= 0) {
    fsync(descriptor);
    close(descriptor);
  }
}

void save_graph(const Graph& graph, const std::string& path) {
  save_graph(graph, GraphFileLock(path));
}

}  // namespace weft
