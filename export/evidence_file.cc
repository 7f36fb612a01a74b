// SPDX-License-Identifier: Apache-2.0
//
// Rows of one document follow each other in appearance, evidence and sentence, so the first one's
// id and a position give the row.
#include "export/evidence_file.h"

#include <mutex>
#include <optional>

#include "export/graph_rows.h"
#include "weft/core/error.h"

namespace weft {
namespace {

constexpr char kArticle[] =
    "SELECT uri, title, lang, url, published, author, publisher, sha256 FROM document WHERE id = ?";
constexpr char kEvidence[] =
    "SELECT fact_id, sentence, begin, end, relation, open, label, phrase, lemma, extractor, "
    "confidence, document_id, position FROM evidence WHERE id = ?";
constexpr char kArguments[] =
    "SELECT v.position, v.role, v.appearance_id, v.value, v.text, v.value_type, v.unit, v.begin, "
    "v.end, v.claim, a.document_id, a.position FROM evidence_argument v LEFT JOIN appearance a ON "
    "a.id = v.appearance_id WHERE v.evidence_id = ? ORDER BY v.position";
constexpr char kAppearance[] =
    "SELECT entity_id, name, type, named, mentions, document_id, position FROM appearance "
    "WHERE id = ?";

class EvidenceFile : public EvidenceStore, private GraphRows {
 public:
  EvidenceFile(std::shared_ptr<const Sqlite> database, const std::string& path, bool texts)
      : GraphRows(*database, path), database_(std::move(database)), texts_(texts) {}

  std::size_t document_count() const override {
    const std::lock_guard lock(mutex_);
    Rows row(count_, *database_, "SELECT max(id) FROM document");
    return row->next() ? static_cast<std::size_t>(row->integer(0)) : 0;
  }

  ArticleInfo article(std::uint32_t document) const override {
    const std::lock_guard lock(mutex_);
    return head(document).info;
  }

  std::string sha256(std::uint32_t document) const override {
    const std::lock_guard lock(mutex_);
    return head(document).sha256;
  }

  std::string text(std::uint32_t document) const override {
    const std::lock_guard lock(mutex_);
    return text_of(document);
  }

  GraphDocument document(std::uint32_t id) const override {
    const std::lock_guard lock(mutex_);
    GraphDocument out = head(id);
    if (texts_) {
      out.text = text_of(id);
      SqliteStatement row(*database_,
                          "SELECT begin, end FROM sentence WHERE document_id = ? ORDER BY id");
      row.bind_id(id);
      while (row.next()) out.sentences.push_back(range(row, 0));
    }
    const std::int64_t appearances = first_appearance(id + 1) - first_appearance(id);
    for (std::uint32_t i = 0; i < appearances; ++i) out.appearances.push_back(appearance_at(id, i));
    const std::uint32_t evidence = evidence_count(id);
    for (std::uint32_t i = 0; i < evidence; ++i) out.evidence.push_back(evidence_at({id, i}));
    return out;
  }

  Appearance appearance(std::uint32_t document, std::uint32_t index) const override {
    const std::lock_guard lock(mutex_);
    return appearance_at(document, index);
  }

  Evidence evidence(EvidenceRef ref) const override {
    const std::lock_guard lock(mutex_);
    return evidence_at(ref);
  }

  std::vector<GraphDocument> documents() const override {
    const std::lock_guard lock(mutex_);
    return read_all_rows(*database_, path(), texts_).documents;
  }
  std::vector<MergeRecord> merges() const override {
    const std::lock_guard lock(mutex_);
    return read_history(*database_, path()).merges;
  }
  std::vector<Decision> decisions() const override {
    const std::lock_guard lock(mutex_);
    return read_history(*database_, path()).decisions;
  }

 private:
  using Statement = std::unique_ptr<SqliteStatement>;

  // A statement that is prepared once and ready again when this goes.
  class Rows {
   public:
    Rows(Statement& statement, const Sqlite& database, const char* sql) {
      if (!statement) statement = std::make_unique<SqliteStatement>(database, sql);
      statement_ = statement.get();
      statement_->restart();
    }
    SqliteStatement* operator->() const { return statement_; }
    SqliteStatement& operator*() const { return *statement_; }

   private:
    SqliteStatement* statement_;
  };

  GraphDocument head(std::uint32_t id) const {
    Rows row(article_, *database_, kArticle);
    row->bind_id(id);
    if (!row->next()) damaged("a document is missing");
    return GraphRows::document(*row, 0);
  }

  // Quotes of one article are asked for one after the other.
  const std::string& text_of(std::uint32_t id) const {
    if (last_document_ == id) return last_text_;
    Rows row(text_, *database_, "SELECT text FROM document WHERE id = ?");
    row->bind_id(id);
    if (!row->next()) damaged("a document is missing");
    last_text_ = row->text(0);
    last_document_ = id;
    return last_text_;
  }

  std::int64_t first_evidence(std::uint32_t document) const {
    Rows row(first_evidence_, *database_, "SELECT min(id) FROM evidence WHERE document_id = ?");
    row->bind_id(document);
    if (!row->next() || row->null(0)) damaged("a document says nothing");
    return row->integer(0);
  }

  std::uint32_t evidence_count(std::uint32_t document) const {
    SqliteStatement row(*database_, "SELECT count(*) FROM evidence WHERE document_id = ?");
    row.bind_id(document);
    return row.next() ? static_cast<std::uint32_t>(row.integer(0)) : 0;
  }

  // The id of the first appearance of this document or a later one, by halving.
  std::int64_t first_appearance(std::uint32_t document) const {
    SqliteStatement last(*database_, "SELECT coalesce(max(id), 0) FROM appearance");
    last.next();
    std::int64_t low = 1;
    std::int64_t high = last.integer(0) + 1;
    while (low < high) {
      const std::int64_t middle = low + (high - low) / 2;
      Rows row(document_of_appearance_, *database_,
               "SELECT document_id FROM appearance WHERE id = ?");
      row->bind(middle);
      expect(row->next());
      if (row->id(0) < document) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void expect(bool holds) const {
    if (!holds) damaged("a row is missing");
  }

  Evidence evidence_at(EvidenceRef ref) const {
    const std::int64_t id = first_evidence(ref.document) + ref.index;
    Rows row(evidence_, *database_, kEvidence);
    row->bind(id);
    expect(row->next() && row->id(11) == ref.document && row->integer(12) == ref.index);
    Evidence out = GraphRows::evidence(*row, 0);
    read_arguments(id, ref.document, out);
    return out;
  }

  void read_arguments(std::int64_t id, std::uint32_t document, Evidence& evidence) const {
    Rows row(arguments_, *database_, kArguments);
    row->bind(id);
    int ends = 0;
    while (row->next()) {
      LocalTerm term;
      if (row->null(2)) {
        term = local_value(*row, 3);
      } else {
        if (row->null(10) || row->id(10) != document) damaged("an argument points nowhere");
        term.index = static_cast<std::uint32_t>(row->integer(11));
        if (!row->null(7)) term.mention = range(*row, 7);
      }
      ends += put_argument(row->integer(0), row->text(1), std::move(term), evidence) ? 1 : 0;
    }
    if (ends != 2) damaged("evidence without subject or object");
  }

  Appearance appearance_at(std::uint32_t document, std::uint32_t index) const {
    const std::int64_t id = first_appearance(document) + index;
    Rows row(appearance_, *database_, kAppearance);
    row->bind(id);
    expect(row->next() && row->id(5) == document && row->integer(6) == index);
    Appearance out = GraphRows::appearance(*row, 0);
    Rows alias(alias_, *database_,
               "SELECT text FROM appearance_alias WHERE appearance_id = ? ORDER BY position");
    alias->bind(id);
    while (alias->next()) out.aliases.push_back(alias->text(0));
    Rows external(external_, *database_,
                  "SELECT external_id FROM appearance_id WHERE appearance_id = ?");
    external->bind(id);
    if (external->next()) out.external_id = external->text(0);
    return out;
  }

  const std::shared_ptr<const Sqlite> database_;
  const bool texts_;
  mutable std::mutex mutex_;  // over all below
  mutable Statement count_, article_, text_, first_evidence_, evidence_, arguments_;
  mutable Statement document_of_appearance_, appearance_, alias_, external_;
  mutable std::optional<std::uint32_t> last_document_;
  mutable std::string last_text_;
};

}  // namespace

std::shared_ptr<const EvidenceStore> open_evidence(std::shared_ptr<const Sqlite> database,
                                                   const std::string& path, bool texts) {
  return std::make_shared<EvidenceFile>(std::move(database), path, texts);
}

}  // namespace weft
