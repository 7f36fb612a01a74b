// SPDX-License-Identifier: Apache-2.0
#include "graph/columns.h"

#include <limits>
#include <unordered_map>

#include "weft/core/error.h"

namespace weft {
namespace {

std::uint32_t size32(std::size_t size) { return static_cast<std::uint32_t>(size); }

class Filler {
 public:
  GraphColumns fill(const std::vector<GraphEntity>& entities, const std::vector<Fact>& facts) {
    for (const GraphEntity& entity : entities) add(entity);
    for (const Fact& fact : facts) add(fact);
    return std::move(out_);
  }

 private:
  std::uint32_t word(const std::string& text) {
    const auto [it, fresh] = words_.emplace(text, size32(out_.words.size()));
    if (fresh) out_.words.push(text);
    return it->second;
  }

  void add(const GraphEntity& entity) {
    EntityColumns& e = out_.entities;
    e.key.push(entity.key);
    e.name.push(entity.name);
    e.external_id.push(entity.external_id);
    e.type.push_back(static_cast<std::uint8_t>(entity.type));
    e.named.push_back(entity.named ? 1 : 0);
    e.mentions.push_back(entity.mentions);
    e.documents.push_back(entity.documents);
    for (const auto& [language, text] : entity.labels) {
      e.label_language.push_back(word(language));
      e.label.push(text);
    }
    e.label_begin.push_back(size32(e.label.size()));
    for (const std::string& alias : entity.aliases) e.alias.push(alias);
    e.alias_begin.push_back(size32(e.alias.size()));
  }

  void add(TermColumn& column, const Term& term) {
    column.kind.push_back(static_cast<std::uint8_t>(term.index()));
    if (const auto* entity = std::get_if<EntityId>(&term)) {
      column.id.push_back(index_of(*entity));
    } else if (const auto* fact = std::get_if<FactId>(&term)) {
      column.id.push_back(index_of(*fact));
    } else {
      const Value& value = std::get<Value>(term);
      column.id.push_back(size32(out_.values.kind.size()));
      out_.values.kind.push_back(static_cast<std::uint8_t>(value.kind));
      out_.values.value.push(value.value);
      out_.values.unit.push(value.unit);
      out_.values.text.push(value.text);
    }
  }

  void add(const Fact& fact) {
    FactColumns& f = out_.facts;
    f.key.push(fact.key);
    f.subject.push_back(index_of(fact.subject));
    f.relation.push_back(index_of(fact.relation));
    add(f.object, fact.object);
    f.negated.push_back(fact.negated ? 1 : 0);
    f.modality.push_back(static_cast<std::uint8_t>(fact.modality));
    f.status.push_back(static_cast<std::uint8_t>(fact.status));
    f.confidence.push_back(fact.confidence);
    f.documents.push_back(fact.documents);
    f.first_seen.push_back(word(fact.first_seen));
    f.last_seen.push_back(word(fact.last_seen));
    f.evidence.append(fact.evidence.begin(), fact.evidence.end());
    f.evidence_begin.push_back(size32(f.evidence.size()));
    for (const auto& [role, term] : fact.qualifiers) {
      f.qualifier_role.push_back(word(role));
      add(f.qualifier, term);
    }
    f.qualifier_begin.push_back(size32(f.qualifier_role.size()));
  }

  GraphColumns out_;
  std::unordered_map<std::string, std::uint32_t> words_;
};

Term term_at(const GraphColumns& columns, const TermColumn& terms, std::size_t i) {
  const std::uint32_t id = terms.id[i];
  if (terms.kind[i] == Term(EntityId{}).index()) return EntityId{id};
  if (terms.kind[i] == Term(FactId{}).index()) return FactId{id};
  const ValueColumns& v = columns.values;
  return Value{static_cast<ValueKind>(v.kind[id]), std::string(v.value[id]),
               std::string(v.unit[id]), std::string(v.text[id])};
}

}  // namespace

void StringColumn::push(std::string_view text) {
  if (bytes.size() + text.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error("graph: more than 4 GB of names of one kind; split the articles into two graphs");
  }
  bytes.append(text.begin(), text.end());
  begin.push_back(size32(bytes.size()));
}

GraphColumns make_columns(const std::vector<GraphEntity>& entities,
                          const std::vector<Fact>& facts) {
  return Filler().fill(entities, facts);
}

GraphEntity entity_at(const GraphColumns& columns, std::size_t i) {
  const EntityColumns& e = columns.entities;
  GraphEntity out;
  out.key = e.key[i];
  out.name = e.name[i];
  out.type = static_cast<EntityType>(e.type[i]);
  out.named = e.named[i] != 0;
  out.external_id = e.external_id[i];
  for (std::uint32_t l = e.label_begin[i]; l < e.label_begin[i + 1]; ++l) {
    out.labels.emplace(columns.words[e.label_language[l]], e.label[l]);
  }
  for (std::uint32_t a = e.alias_begin[i]; a < e.alias_begin[i + 1]; ++a) {
    out.aliases.emplace_back(e.alias[a]);
  }
  out.mentions = e.mentions[i];
  out.documents = e.documents[i];
  return out;
}

Fact fact_at(const GraphColumns& columns, std::size_t i) {
  const FactColumns& f = columns.facts;
  Fact out;
  out.key = f.key[i];
  out.subject = EntityId{f.subject[i]};
  out.relation = RelationId{f.relation[i]};
  out.object = term_at(columns, f.object, i);
  for (std::uint32_t q = f.qualifier_begin[i]; q < f.qualifier_begin[i + 1]; ++q) {
    out.qualifiers.emplace_back(columns.words[f.qualifier_role[q]],
                                term_at(columns, f.qualifier, q));
  }
  out.negated = f.negated[i] != 0;
  out.modality = static_cast<Modality>(f.modality[i]);
  out.status = static_cast<Status>(f.status[i]);
  out.confidence = f.confidence[i];
  out.evidence = EvidenceRefs(std::span<const EvidenceRef>(
      f.evidence.data() + f.evidence_begin[i], f.evidence_begin[i + 1] - f.evidence_begin[i]));
  out.documents = f.documents[i];
  out.first_seen = columns.words[f.first_seen[i]];
  out.last_seen = columns.words[f.last_seen[i]];
  return out;
}

}  // namespace weft
