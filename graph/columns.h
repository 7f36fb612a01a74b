// SPDX-License-Identifier: Apache-2.0
//
// What a Graph keeps of its entities and facts: one array for each property, strings end to end in
// one buffer for each property. Fact and GraphEntity are put together from these when asked for.
// About 80 bytes a fact besides its strings and 8 for each piece of its evidence. An image of these
// arrays in a graph file is used where it lies (graph_image.h).
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "graph/array.h"
#include "weft/graph/graph.h"

namespace weft {

// Strings by index. 4 GB at most; push throws Error beyond.
struct StringColumn {
  Array<std::uint32_t> begin = {0};
  Array<char> bytes;

  std::size_t size() const { return begin.size() - 1; }
  std::string_view operator[](std::size_t i) const {
    return {bytes.data() + begin[i], begin[i + 1] - begin[i]};
  }
  void push(std::string_view text);
};

// Kinds of terms: indexes of the alternatives in Term.
constexpr std::uint8_t kEntityTerm = 0;
constexpr std::uint8_t kFactTerm = 2;

// Terms by index: an entity, a row of ValueColumns, or a fact.
struct TermColumn {
  Array<std::uint8_t> kind;
  Array<std::uint32_t> id;
};

struct ValueColumns {
  Array<std::uint8_t> kind;
  StringColumn value;
  StringColumn unit;
  StringColumn text;
};

struct EntityColumns {
  StringColumn key;
  StringColumn name;
  StringColumn external_id;
  Array<std::uint8_t> type;
  Array<std::uint8_t> named;
  Array<std::uint32_t> mentions;
  Array<std::uint32_t> documents;
  Array<std::uint32_t> label_begin = {0};  // those of entity i: label_begin[i] to [i + 1]
  Array<std::uint32_t> label_language;     // into GraphColumns::words
  StringColumn label;
  Array<std::uint32_t> alias_begin = {0};
  StringColumn alias;
};

struct FactColumns {
  StringColumn key;
  Array<std::uint32_t> subject;
  Array<std::uint32_t> relation;
  TermColumn object;
  Array<std::uint8_t> negated;
  Array<std::uint8_t> modality;
  Array<std::uint8_t> status;
  Array<double> confidence;
  Array<std::uint32_t> documents;
  Array<std::uint32_t> first_seen;  // into GraphColumns::words
  Array<std::uint32_t> last_seen;
  Array<std::uint32_t> evidence_begin = {0};
  Array<EvidenceRef> evidence;
  Array<std::uint32_t> qualifier_begin = {0};
  Array<std::uint32_t> qualifier_role;  // into GraphColumns::words
  TermColumn qualifier;
};

// Names and aliases in their normalised form, sorted, with the entity that each belongs to and what
// a search passes over most names by (name_index.h).
struct NameColumns {
  StringColumn form;
  Array<std::uint32_t> entity;
  Array<std::uint64_t> letters;  // a bit for each letter, several letters to a bit
  Array<std::uint8_t> length;    // letters as they are compared, at most 255
  Array<std::uint8_t> scripts;   // kHangulName, kLatinName
  StringColumn consonants;       // of the sound of a name in one script, else empty
  Array<std::uint8_t> first;     // letter of that sound
  Array<std::uint8_t> side;      // of its first vowels, plus one
};

// Facts grouped: those of group g are ids[begin[g]] to ids[begin[g + 1]].
struct FactIndex {
  Array<std::uint32_t> begin = {0};
  Array<FactId> ids;

  std::span<const FactId> of(std::uint32_t group) const {
    return {ids.data() + begin[group], begin[group + 1] - begin[group]};
  }
};

// How a fact holds: below 64, 0 for what plainly does.
inline unsigned manner_of(const FactColumns& facts, FactId id) {
  const std::uint32_t i = index_of(id);
  return facts.negated[i] | static_cast<unsigned>(facts.modality[i]) << 1U |
         static_cast<unsigned>(facts.status[i]) << 4U;
}

struct FactIndexes {
  FactIndex from;  // by subject; those of one subject by relation, then by object, entities first
  FactIndex to;    // by the entity that is their object; those of one by relation, then by subject
  FactIndex with;  // by relation
  // A bit for each fact that joins two entities plainly, is not rejected, and is the only one of
  // its relation that joins them: what most facts are, so that a question need not look at each.
  Array<std::uint64_t> plain;

  bool is_plain(FactId id) const {
    return (plain[index_of(id) / 64] >> index_of(id) % 64 & 1U) != 0;
  }
};

struct GraphColumns {
  EntityColumns entities;
  FactColumns facts;
  ValueColumns values;
  StringColumn words;  // dates, roles and languages, each once
};

GraphColumns make_columns(const std::vector<GraphEntity>& entities, const std::vector<Fact>& facts);
NameColumns make_name_columns(const EntityColumns& entities);
FactIndexes make_indexes(const GraphColumns& columns, std::size_t relations);
// Throws Error where an index points nowhere.
void check_columns(const GraphColumns& columns, const NameColumns& names,
                   const FactIndexes& indexes, std::size_t relations);

GraphEntity entity_at(const GraphColumns& columns, std::size_t index);
Fact fact_at(const GraphColumns& columns, std::size_t index);

// The first index whose name is not below `name`, `size` where there is none; name_of(0),
// name_of(1), ... rise.
template <typename Name>
std::size_t first_not_below(std::size_t size, std::string_view name, Name name_of) {
  std::size_t begin = 0;
  for (std::size_t end = size; begin < end;) {
    const std::size_t middle = begin + (end - begin) / 2;
    if (name_of(middle) < name) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

// Calls visit(array) for every array, always in the same order: what an image is written by.
template <typename Columns, typename Visit>
requires std::same_as<std::remove_const_t<Columns>, GraphColumns>
void each_array(Columns& columns, Visit visit) {
  const auto strings = [&](auto& column) {
    visit(column.begin);
    visit(column.bytes);
  };
  auto& e = columns.entities;
  strings(e.key), strings(e.name), strings(e.external_id);
  visit(e.type), visit(e.named), visit(e.mentions), visit(e.documents);
  visit(e.label_begin), visit(e.label_language), strings(e.label);
  visit(e.alias_begin), strings(e.alias);
  auto& f = columns.facts;
  strings(f.key);
  visit(f.subject), visit(f.relation), visit(f.object.kind), visit(f.object.id);
  visit(f.negated), visit(f.modality), visit(f.status), visit(f.confidence);
  visit(f.documents), visit(f.first_seen), visit(f.last_seen);
  visit(f.evidence_begin), visit(f.evidence);
  visit(f.qualifier_begin), visit(f.qualifier_role);
  visit(f.qualifier.kind), visit(f.qualifier.id);
  auto& v = columns.values;
  visit(v.kind), strings(v.value), strings(v.unit), strings(v.text);
  strings(columns.words);
}

template <typename Columns, typename Visit>
requires std::same_as<std::remove_const_t<Columns>, NameColumns>
void each_array(Columns& names, Visit visit) {
  visit(names.form.begin), visit(names.form.bytes);
  visit(names.entity), visit(names.letters), visit(names.length), visit(names.scripts);
  visit(names.consonants.begin), visit(names.consonants.bytes);
  visit(names.first), visit(names.side);
}

template <typename Columns, typename Visit>
requires std::same_as<std::remove_const_t<Columns>, FactIndexes>
void each_array(Columns& indexes, Visit visit) {
  for (auto* index : {&indexes.from, &indexes.to, &indexes.with}) {
    visit(index->begin);
    visit(index->ids);
  }
  visit(indexes.plain);
}

}  // namespace weft
