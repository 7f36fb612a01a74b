// SPDX-License-Identifier: Apache-2.0
#include "export/graph_rows.h"

#include "weft/core/error.h"

namespace weft {

void GraphRows::damaged(const std::string& what) const {
  throw FormatError({path_, {}, {}, {}},
                    "the graph file is damaged (" + what + "); restore a copy or build it again");
}

bool GraphRows::has_table(const std::string& name) const {
  SqliteStatement table(
      db_, "SELECT name FROM sqlite_master WHERE type = 'table' AND name = '" + name + "'");
  return table.next();
}

EntityType GraphRows::entity_type(const std::string& name) const {
  const auto type = parse_entity_type(name);
  if (!type) damaged("unknown entity type '" + name + "'");
  return *type;
}

TextRange GraphRows::range(const SqliteStatement& row, int column) {
  return {static_cast<std::uint32_t>(row.integer(column)),
          static_cast<std::uint32_t>(row.integer(column + 1))};
}

Value GraphRows::value(const SqliteStatement& row, int column) const {
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

GraphDocument GraphRows::document(const SqliteStatement& row, int column) {
  GraphDocument document;
  ArticleInfo& info = document.info;
  std::string* const fields[] = {&info.id,        &info.title,  &info.language,  &info.url,
                                 &info.published, &info.author, &info.publisher, &document.sha256};
  for (std::string* field : fields) *field = row.text(column++);
  return document;
}

Appearance GraphRows::appearance(const SqliteStatement& row, int column) const {
  Appearance appearance;
  if (const auto entity = row.optional_id(column)) appearance.entity = EntityId{*entity};
  appearance.name = row.text(column + 1);
  appearance.type = entity_type(row.text(column + 2));
  appearance.named = row.integer(column + 3) != 0;
  appearance.mentions = static_cast<std::uint32_t>(row.integer(column + 4));
  return appearance;
}

Evidence GraphRows::evidence(const SqliteStatement& row, int column) {
  Evidence evidence;
  evidence.fact = FactId{row.id(column)};
  evidence.sentence =
      row.null(column + 1) ? kNone : static_cast<std::uint32_t>(row.integer(column + 1));
  evidence.span = range(row, column + 2);
  evidence.relation = row.text(column + 4);
  evidence.open = row.integer(column + 5) != 0;
  evidence.label = row.text(column + 6);
  evidence.phrase = row.text(column + 7);
  evidence.lemma = row.text(column + 8);
  evidence.extractor = row.text(column + 9);
  evidence.confidence = row.real(column + 10);
  return evidence;
}

LocalTerm GraphRows::local_value(const SqliteStatement& row, int column) const {
  LocalTerm term;
  term.value = value(row, column);
  term.kind = LocalTerm::Kind::kValue;
  if (!row.null(column + 4)) term.mention = range(row, column + 4);
  if (!row.null(column + 6)) {
    term.kind = LocalTerm::Kind::kEvidence;
    term.index = static_cast<std::uint32_t>(row.integer(column + 6));
  }
  return term;
}

bool GraphRows::put_argument(std::int64_t position, const std::string& role, LocalTerm term,
                             Evidence& evidence) const {
  switch (position) {
    case 0:
      if (term.kind != LocalTerm::Kind::kAppearance) damaged("a subject that is no entity");
      evidence.subject = std::move(term);
      return true;
    case 1:
      evidence.object = std::move(term);
      return true;
    case 2:
      evidence.attribution = std::move(term);
      return false;
    case 3:
      evidence.time = std::move(term);
      return false;
    default:
      evidence.qualifiers.emplace_back(role, std::move(term));
      return false;
  }
}

}  // namespace weft
