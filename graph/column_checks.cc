// SPDX-License-Identifier: Apache-2.0
//
// Whether columns that came from a file may be read without further checks: every index points to
// something, every group lies within its array.
#include <algorithm>

#include "graph/columns.h"
#include "weft/core/error.h"

namespace weft {
namespace {

void expect(bool holds) {
  if (!holds) {
    throw Error("graph: an index points nowhere; the data is damaged, build the graph again");
  }
}

void check_below(const Array<std::uint32_t>& ids, std::size_t size, std::size_t count) {
  expect(ids.size() == count);
  std::uint32_t highest = 0;
  for (const std::uint32_t id : ids) highest = std::max(highest, id);  // without a branch
  expect(ids.empty() || highest < size);
}

// Group i is what lies from begin[i] to begin[i + 1].
void check_groups(const Array<std::uint32_t>& begin, std::size_t groups, std::size_t size) {
  expect(!begin.empty() && begin.size() == groups + 1 && begin.front() == 0 &&
         begin.back() == size);
  bool rising = true;
  for (std::size_t i = 0; i < groups; ++i) rising &= begin[i] <= begin[i + 1];
  expect(rising);
}

void check_strings(const StringColumn& column, std::size_t count) {
  check_groups(column.begin, count, column.bytes.size());
}

void check_kinds(const Array<std::uint8_t>& kinds, std::size_t count, std::uint8_t last) {
  expect(kinds.size() == count);
  std::uint8_t highest = 0;
  for (const std::uint8_t kind : kinds) highest = std::max(highest, kind);
  expect(highest <= last);
}

void check_terms(const TermColumn& terms, std::size_t count, const GraphColumns& columns) {
  check_kinds(terms.kind, count, 2);
  expect(terms.id.size() == count);
  const std::size_t sizes[] = {columns.entities.key.size(), columns.values.kind.size(),
                               columns.facts.subject.size()};
  bool inside = true;
  for (std::size_t i = 0; i < count; ++i) inside &= terms.id[i] < sizes[terms.kind[i]];
  expect(inside);
}

void check_entities(const GraphColumns& columns) {
  const EntityColumns& e = columns.entities;
  const std::size_t count = e.key.size();
  for (const StringColumn* strings : {&e.key, &e.name, &e.external_id}) {
    check_strings(*strings, count);
  }
  check_kinds(e.type, count, static_cast<std::uint8_t>(EntityType::kThing));
  check_kinds(e.named, count, 1);
  expect(e.mentions.size() == count && e.documents.size() == count);
  check_strings(e.label, e.label.size());
  check_groups(e.label_begin, count, e.label.size());
  check_below(e.label_language, columns.words.size(), e.label.size());
  check_strings(e.alias, e.alias.size());
  check_groups(e.alias_begin, count, e.alias.size());
}

void check_facts(const GraphColumns& columns, std::size_t relations) {
  const FactColumns& f = columns.facts;
  const std::size_t count = f.subject.size();
  check_strings(f.key, count);
  check_below(f.subject, columns.entities.key.size(), count);
  check_below(f.relation, relations, count);
  check_terms(f.object, count, columns);
  check_kinds(f.negated, count, 1);
  check_kinds(f.modality, count, static_cast<std::uint8_t>(Modality::kDenied));
  check_kinds(f.status, count, static_cast<std::uint8_t>(Status::kFuture));
  expect(f.confidence.size() == count && f.documents.size() == count);
  check_strings(columns.words, columns.words.size());
  check_below(f.first_seen, columns.words.size(), count);
  check_below(f.last_seen, columns.words.size(), count);
  check_groups(f.evidence_begin, count, f.evidence.size());
  const std::size_t qualifiers = f.qualifier_role.size();
  check_groups(f.qualifier_begin, count, qualifiers);
  check_below(f.qualifier_role, columns.words.size(), qualifiers);
  check_terms(f.qualifier, qualifiers, columns);
  const ValueColumns& v = columns.values;
  check_kinds(v.kind, v.kind.size(), static_cast<std::uint8_t>(ValueKind::kText));
  for (const StringColumn* strings : {&v.value, &v.unit, &v.text}) {
    check_strings(*strings, v.kind.size());
  }
}

void check_names(const NameColumns& names, std::size_t entities) {
  const std::size_t count = names.entity.size();
  check_strings(names.form, count);
  check_below(names.entity, entities, count);
  check_strings(names.consonants, count);
  expect(names.letters.size() == count && names.length.size() == count &&
         names.scripts.size() == count && names.first.size() == count &&
         names.side.size() == count);
}

void check_index(const FactIndex& index, std::size_t groups, std::size_t facts) {
  check_groups(index.begin, groups, index.ids.size());
  std::uint32_t highest = 0;
  for (const FactId id : index.ids) highest = std::max(highest, index_of(id));
  expect(index.ids.empty() || highest < facts);
}

// One that is said to join two entities does.
void check_plain(const Array<std::uint64_t>& plain, const Array<std::uint8_t>& kinds) {
  expect(plain.size() == (kinds.size() + 63) / 64);
  std::uint64_t wrong = 0;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    wrong |= plain[i / 64] >> i % 64 & std::uint64_t{kinds[i] != kEntityTerm};
  }
  expect(wrong == 0);
}

}  // namespace

void check_columns(const GraphColumns& columns, const NameColumns& names,
                   const FactIndexes& indexes, std::size_t relations) {
  check_entities(columns);
  check_facts(columns, relations);
  const std::size_t entities = columns.entities.key.size();
  check_names(names, entities);
  const std::size_t facts = columns.facts.subject.size();
  check_index(indexes.from, entities, facts);
  check_index(indexes.to, entities, facts);
  check_index(indexes.with, relations, facts);
  check_plain(indexes.plain, columns.facts.object.kind);
}

}  // namespace weft
