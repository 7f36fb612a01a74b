// SPDX-License-Identifier: Apache-2.0
//
// A Graph is what many Documents say together: entities joined by facts, each fact with all its
// evidence. A directed multigraph: facts of one pair of entities stay apart when their relation,
// polarity, modality, status or qualifiers differ. Built by GraphBuilder or loaded from a graph
// file, then frozen: const, cheap to copy, safe to share between threads.
//
// Canonical order: documents by id and sha256, entities by key, relations by id, facts by subject,
// relation, object; so an EntityId orders as its key does. Positions count Unicode code points of
// the document's text, end exclusive.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "weft/core/boxed.h"
#include "weft/core/document.h"
#include "weft/core/statement.h"
#include "weft/graph/curation.h"
#include "weft/graph/index_iterator.h"

namespace weft {

enum class EntityId : std::uint32_t {};
enum class RelationId : std::uint32_t {};
enum class FactId : std::uint32_t {};

constexpr std::uint32_t index_of(EntityId id) { return static_cast<std::uint32_t>(id); }
constexpr std::uint32_t index_of(RelationId id) { return static_cast<std::uint32_t>(id); }
constexpr std::uint32_t index_of(FactId id) { return static_cast<std::uint32_t>(id); }

struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const TextRange&) const = default;
};

enum class ValueKind : std::uint8_t { kDate, kMoney, kQuantity, kPercent, kDuration, kText };

// A date, an amount, or words that name no entity. `value` and `unit` are normalised as in Literal
// and decide whether two values are one; where `value` is empty, the words in `text` do.
struct Value {
  ValueKind kind = ValueKind::kText;
  std::string value;
  std::string unit;
  std::string text;  // as the article has it
};

using Term = std::variant<EntityId, Value, FactId>;

// An argument as one document has it.
struct LocalTerm {
  enum class Kind : std::uint8_t { kAppearance, kValue, kEvidence };
  Kind kind = Kind::kAppearance;
  std::uint32_t index = kNone;  // into the document's appearances or its evidence
  Value value;                  // for kValue; for kEvidence its text holds the short words
  std::optional<TextRange> mention;
};

// An entity as one document has it: the ground on which documents are merged.
struct Appearance {
  std::string name;
  std::vector<std::string> aliases;
  EntityType type = EntityType::kThing;
  bool named = false;
  std::string external_id;  // of the user's gazetteer; appearances of one id are one entity
  std::uint32_t mentions = 0;
  std::optional<EntityId> entity;  // absent where no fact speaks of it
};

// One sentence of one document that states a fact.
struct Evidence {
  LocalTerm subject;
  std::string relation;
  LocalTerm object;
  std::vector<std::pair<std::string, LocalTerm>> qualifiers;  // by role
  Boxed<LocalTerm> attribution;
  Boxed<LocalTerm> time;  // a date
  bool negated = false;
  bool open = false;  // the relation is in no ontology
  Modality modality = Modality::kAsserted;
  Status status = Status::kCurrent;
  std::string label;   // of the relation, in the document's language
  std::string phrase;  // the predicate as the text has it
  std::string lemma;
  std::uint32_t sentence = 0;
  TextRange span;
  std::string extractor;
  double confidence = 1.0;
  FactId fact{};
};

struct GraphDocument {
  ArticleInfo info;
  std::string sha256;  // of the text's bytes
  std::string text;    // empty where the graph was loaded without texts
  std::vector<TextRange> sentences;
  std::vector<Appearance> appearances;
  std::vector<Evidence> evidence;  // in the order of the document's statements
};

struct GraphEntity {
  std::string key;   // ASCII, "person:ada-lovelace"
  std::string name;  // the name most documents use
  EntityType type = EntityType::kThing;
  bool named = false;
  std::string external_id;                    // of the user's gazetteer, else empty
  std::map<std::string, std::string> labels;  // best name by language, where there is one
  std::vector<std::string> aliases;           // all other names, sorted
  std::uint32_t mentions = 0;
  std::uint32_t documents = 0;
};

struct GraphRelation {
  std::string id;
  std::string inverse;  // empty if it has no name
  bool symmetric = false;
  bool open = false;
  std::map<std::string, std::string> labels;  // by language
  std::string wikidata;
  std::string schema_org;
};

struct EvidenceRef {
  std::uint32_t document = 0;
  std::uint32_t index = 0;  // into the document's evidence
  auto operator<=>(const EvidenceRef&) const = default;
};

// The evidence of one fact: its own list while the fact is being made, a view into the Graph where
// the fact comes from one.
class EvidenceRefs {
 public:
  EvidenceRefs() = default;
  explicit EvidenceRefs(std::span<const EvidenceRef> view) : view_(view), viewing_(true) {}

  std::vector<EvidenceRef>::iterator begin() & { return own().begin(); }
  std::vector<EvidenceRef>::iterator end() & { return own().end(); }
  const EvidenceRef* begin() const& { return refs().data(); }
  const EvidenceRef* end() const& { return refs().data() + size(); }
  std::size_t size() const { return refs().size(); }
  bool empty() const { return size() == 0; }
  const EvidenceRef& operator[](std::size_t i) const { return refs()[i]; }
  const EvidenceRef& front() const { return refs().front(); }
  void push_back(EvidenceRef ref) { own().push_back(ref); }

 private:
  std::span<const EvidenceRef> refs() const { return viewing_ ? view_ : std::span(own_); }
  std::vector<EvidenceRef>& own() {
    if (viewing_) own_.assign(view_.begin(), view_.end());
    viewing_ = false;
    return own_;
  }

  std::vector<EvidenceRef> own_;
  std::span<const EvidenceRef> view_;
  bool viewing_ = false;
};

struct Fact {
  std::string key;  // 16 hexadecimal digits of a hash over all that makes the fact itself
  EntityId subject{};
  RelationId relation{};
  Term object;
  std::vector<std::pair<std::string, Term>> qualifiers;  // by role; a known date has role "time"
  bool negated = false;
  Modality modality = Modality::kAsserted;
  Status status = Status::kCurrent;
  double confidence = 1.0;      // of its sources together; 1 accepted, 0 rejected by hand
  EvidenceRefs evidence;        // never empty
  std::uint32_t documents = 0;  // how many state it
  std::string first_seen;       // earliest and latest publication, empty if unknown
  std::string last_seen;
};

// A fact without its words, for loops over many facts: 40 bytes, no allocation.
struct FactHead {
  EntityId subject{};
  RelationId relation{};
  std::optional<EntityId> object;  // absent where the object is a value or a claim
  bool negated = false;
  Modality modality = Modality::kAsserted;
  Status status = Status::kCurrent;
  double confidence = 1.0;
  std::uint32_t evidence = 0;  // pieces
  std::uint32_t documents = 0;
};

// Everything a Graph is made of, in canonical order.
struct GraphData {
  std::vector<GraphDocument> documents;
  std::vector<GraphEntity> entities;
  std::vector<GraphRelation> relations;
  std::vector<Fact> facts;
  std::vector<MergeRecord> merges;  // by entity, then by name
  std::vector<Decision> decisions;  // by hand, in the order they were made
};

struct GraphState;  // with the Boost graph inside; see boost_adapter.h

// Items that a Graph puts together when they are asked for, by index or in a loop. Lives no longer
// than the Graph.
template <typename Item>
class GraphItems {
 public:
  explicit GraphItems(const GraphState& state) : state_(&state) {}

  std::size_t size() const;
  bool empty() const { return size() == 0; }
  Item operator[](std::size_t index) const;

  using Iterator = IndexIterator<GraphItems, Item>;
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, size()}; }

 private:
  const GraphState* state_;
};
template <>
std::size_t GraphItems<GraphEntity>::size() const;
template <>
GraphEntity GraphItems<GraphEntity>::operator[](std::size_t index) const;
template <>
std::size_t GraphItems<Fact>::size() const;
template <>
Fact GraphItems<Fact>::operator[](std::size_t index) const;

class Graph {
 public:
  Graph();
  // Throws Error where an index points nowhere or a fact has no evidence.
  explicit Graph(GraphData data);

  // Reads all documents where evidence was left in the file, at the first call; so do merges() and
  // decisions() with what they give. Ask for one document or piece of evidence below instead.
  const std::vector<GraphDocument>& documents() const;
  GraphItems<GraphEntity> entities() const;
  const std::vector<GraphRelation>& relations() const;
  GraphItems<Fact> facts() const;
  const std::vector<MergeRecord>& merges() const;
  const std::vector<Decision>& decisions() const;

  // Entities and facts come by value, put together from the Graph's columns in about 0.1 µs.
  GraphEntity operator[](EntityId id) const { return entities()[index_of(id)]; }
  const GraphRelation& operator[](RelationId id) const { return relations()[index_of(id)]; }
  Fact operator[](FactId id) const { return facts()[index_of(id)]; }
  FactHead head(FactId id) const;
  // In a few µs where evidence was left in the file, like all that follows down to quote(); these
  // throw IoError or FormatError where the file is damaged.
  Evidence operator[](EvidenceRef ref) const;
  bool holds_documents() const;  // false where they were left in the file
  std::size_t document_count() const;
  ArticleInfo article(std::uint32_t document) const;
  std::string sha256(std::uint32_t document) const;
  std::string text(std::uint32_t document) const;
  GraphDocument document(std::uint32_t index) const;
  Appearance appearance(std::uint32_t document, std::uint32_t index) const;
  // The evidence's words, empty where the graph was loaded with evidence and without texts.
  std::string quote(EvidenceRef ref) const;

  // facts_from() and facts_with() in canonical order. facts_to() gives the facts whose object is
  // the entity, grouped by relation, each group in canonical order.
  std::span<const FactId> facts_from(EntityId subject) const;
  std::span<const FactId> facts_to(EntityId object) const;
  std::span<const FactId> facts_with(RelationId relation) const;
  // Those with the relation, and those with both ends: found by halving.
  std::span<const FactId> facts_from(EntityId subject, RelationId relation) const;
  std::span<const FactId> facts_to(EntityId object, RelationId relation) const;
  std::span<const FactId> facts_between(EntityId subject, RelationId relation,
                                        EntityId object) const;

  std::optional<EntityId> find_entity(std::string_view key) const;
  std::optional<RelationId> find_relation(std::string_view id) const;

  explicit Graph(std::shared_ptr<const GraphState> state);
  const GraphState& state() const { return *state_; }

 private:
  std::shared_ptr<const GraphState> state_;
};

std::string_view value_kind_name(ValueKind kind);
std::optional<ValueKind> parse_value_kind(std::string_view name);

// What a Graph holds in memory or maps from its file, in bytes; without documents that were loaded
// and without the Boost graph.
struct GraphBytes {
  std::size_t strings = 0;  // names, keys, words of values
  std::size_t numbers = 0;  // all else of entities and facts, and the index of names
  std::size_t indexes = 0;  // which facts an entity or a relation has
};
GraphBytes bytes_of(const Graph& graph);

// The name to show: `language` "ko", "en", or "source" for the name most documents use.
std::string label_of(const GraphEntity& entity, std::string_view language);
const std::string& label_of(const GraphRelation& relation, std::string_view language);
// An entity's label, a value's words, or "subject relation object" of a claim.
std::string label_of(const Graph& graph, const Term& term, std::string_view language);
// How a fact holds, where not plainly: "not", "planned", "former", "not alleged".
std::string note_of(const Fact& fact);

}  // namespace weft
