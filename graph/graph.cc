// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/graph.h"

#include <algorithm>

#include "graph/graph_state.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw Error("graph: " + what + "; the data is damaged, build the graph again");
}

void check_term(const Term& term, const GraphData& data) {
  if (const auto* entity = std::get_if<EntityId>(&term)) {
    if (index_of(*entity) >= data.entities.size()) fail("a fact names an entity that is not there");
  } else if (const auto* fact = std::get_if<FactId>(&term)) {
    if (index_of(*fact) >= data.facts.size()) fail("a fact names a claim that is not there");
  }
}

void check_fact(const Fact& fact, const GraphData& data) {
  check_term(fact.subject, data);
  check_term(fact.object, data);
  for (const auto& [role, term] : fact.qualifiers) check_term(term, data);
  if (index_of(fact.relation) >= data.relations.size()) fail("a fact has no relation");
  if (fact.evidence.empty()) fail("fact " + fact.key + " has no evidence");
  for (const EvidenceRef ref : fact.evidence) {
    if (ref.document >= data.documents.size() ||
        ref.index >= data.documents[ref.document].evidence.size()) {
      fail("fact " + fact.key + " has evidence that is not there");
    }
  }
}

// Facts grouped by a column of keys below `groups`, those that `take` agrees to: group g is
// ids[begin[g]] to ids[begin[g + 1]].
template <typename Take>
FactIndex group_facts(const std::vector<std::uint32_t>& keys, std::size_t groups, Take take) {
  FactIndex index;
  index.begin.assign(groups + 1, 0);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (take(i)) ++index.begin[keys[i] + 1];
  }
  for (std::size_t g = 0; g < groups; ++g) index.begin[g + 1] += index.begin[g];
  index.ids.resize(index.begin[groups]);
  std::vector<std::uint32_t> next(index.begin.begin(), index.begin.end() - 1);
  for (std::uint32_t i = 0; i < keys.size(); ++i) {
    if (take(i)) index.ids[next[keys[i]]++] = FactId{i};
  }
  return index;
}

constexpr std::uint8_t kEntityTerm = 0;

BoostGraph make_boost_graph(const GraphColumns& columns) {
  const FactColumns& facts = columns.facts;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<FactEdge> edges;
  for (std::uint32_t i = 0; i < facts.subject.size(); ++i) {
    if (facts.object.kind[i] != kEntityTerm) continue;
    ends.emplace_back(facts.subject[i], facts.object.id[i]);
    edges.push_back({FactId{i}});
  }
  return BoostGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), edges.begin(),
                    static_cast<std::uint32_t>(columns.entities.key.size()));
}

// Facts lie so in canonical order already; rows added by SQL need not.
void group_relations(FactIndex& from, const std::vector<std::uint32_t>& relations) {
  const auto relation = [&](FactId fact) { return relations[index_of(fact)]; };
  for (std::size_t g = 0; g + 1 < from.begin.size(); ++g) {
    const auto group =
        std::span(from.ids).subspan(from.begin[g], from.begin[g + 1] - from.begin[g]);
    if (!std::ranges::is_sorted(group, {}, relation)) {
      std::ranges::stable_sort(group, {}, relation);
    }
  }
}

std::shared_ptr<GraphState> make_state(GraphColumns columns, NameColumns names,
                                       std::vector<GraphRelation> relations) {
  auto state = std::make_shared<GraphState>(std::move(names));
  const FactColumns& facts = columns.facts;
  const std::size_t entities = columns.entities.key.size();
  const auto all = [](std::size_t) { return true; };
  state->from = group_facts(facts.subject, entities, all);
  group_relations(state->from, facts.relation);
  state->to = group_facts(facts.object.id, entities,
                          [&](std::size_t i) { return facts.object.kind[i] == kEntityTerm; });
  state->with = group_facts(facts.relation, relations.size(), all);
  state->columns = std::move(columns);
  state->relations = std::move(relations);
  return state;
}

std::shared_ptr<const GraphState> make_state(GraphData data) {
  for (const Fact& fact : data.facts) check_fact(fact, data);
  GraphColumns columns = make_columns(data.entities, data.facts);
  auto state = make_state(std::move(columns), {}, std::move(data.relations));
  state->documents = std::move(data.documents);
  state->merges = std::move(data.merges);
  state->decisions = std::move(data.decisions);
  return state;
}

void expect(bool holds) {
  if (!holds) fail("an index points nowhere");
}

void check_below(const std::vector<std::uint32_t>& ids, std::size_t size, std::size_t count) {
  expect(ids.size() == count);
  std::uint32_t highest = 0;
  for (const std::uint32_t id : ids) highest = std::max(highest, id);
  expect(ids.empty() || highest < size);
}

// Group i is what lies from begin[i] to begin[i + 1].
void check_groups(const std::vector<std::uint32_t>& begin, std::size_t groups, std::size_t size) {
  expect(!begin.empty() && begin.size() == groups + 1 && begin.front() == 0 &&
         begin.back() == size);
  bool rising = true;
  for (std::size_t i = 0; i < groups; ++i) rising &= begin[i] <= begin[i + 1];
  expect(rising);
}

void check_strings(const StringColumn& column, std::size_t count) {
  check_groups(column.begin, count, column.bytes.size());
}

void check_kinds(const std::vector<std::uint8_t>& kinds, std::size_t count, std::uint8_t last) {
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

// The bytes of the code points [range.begin, range.end) of text.
std::string slice(std::string_view text, TextRange range) {
  std::size_t at = 0;
  std::uint32_t count = 0;
  for (; count < range.begin && at < text.size(); ++count) next_code_point(text, at);
  const std::size_t begin = at;
  for (; count < range.end && at < text.size(); ++count) next_code_point(text, at);
  return std::string(text.substr(begin, at - begin));
}

template <typename Name>
std::optional<std::uint32_t> find_sorted(std::size_t size, std::string_view name, Name name_of) {
  const std::size_t at = first_not_below(size, name, name_of);
  if (at == size || name_of(at) != name) return std::nullopt;
  return static_cast<std::uint32_t>(at);
}

}  // namespace

std::span<const FactId> FactIndex::of(std::uint32_t group) const {
  return std::span(ids).subspan(begin[group], begin[group + 1] - begin[group]);
}

Graph::Graph() : Graph(GraphData{}) {}
Graph::Graph(GraphData data) : state_(make_state(std::move(data))) {}

Graph::Graph(std::shared_ptr<const GraphState> state) : state_(std::move(state)) {}

Graph graph_of_columns(GraphColumns columns, NameColumns names,
                       std::vector<GraphRelation> relations) {
  check_entities(columns);
  check_facts(columns, relations.size());
  check_strings(names.form, names.entity.size());
  check_below(names.entity, columns.entities.key.size(), names.entity.size());
  return Graph(make_state(std::move(columns), std::move(names), std::move(relations)));
}

template <>
std::size_t GraphItems<GraphEntity>::size() const {
  return state_->columns.entities.key.size();
}
template <>
GraphEntity GraphItems<GraphEntity>::operator[](std::size_t index) const {
  return entity_at(state_->columns, index);
}
template <>
std::size_t GraphItems<Fact>::size() const {
  return state_->columns.facts.subject.size();
}
template <>
Fact GraphItems<Fact>::operator[](std::size_t index) const {
  return fact_at(state_->columns, index);
}

const std::vector<GraphDocument>& Graph::documents() const { return state_->documents; }
GraphItems<GraphEntity> Graph::entities() const { return GraphItems<GraphEntity>(*state_); }
const std::vector<GraphRelation>& Graph::relations() const { return state_->relations; }
GraphItems<Fact> Graph::facts() const { return GraphItems<Fact>(*state_); }
const std::vector<MergeRecord>& Graph::merges() const { return state_->merges; }
const std::vector<Decision>& Graph::decisions() const { return state_->decisions; }

FactHead Graph::head(FactId id) const {
  const FactColumns& f = state_->columns.facts;
  const std::uint32_t i = index_of(id);
  FactHead head;
  head.subject = EntityId{f.subject[i]};
  head.relation = RelationId{f.relation[i]};
  if (f.object.kind[i] == kEntityTerm) head.object = EntityId{f.object.id[i]};
  head.negated = f.negated[i] != 0;
  head.modality = static_cast<Modality>(f.modality[i]);
  head.status = static_cast<Status>(f.status[i]);
  head.confidence = f.confidence[i];
  head.evidence = f.evidence_begin[i + 1] - f.evidence_begin[i];
  head.documents = f.documents[i];
  return head;
}

const Evidence& Graph::operator[](EvidenceRef ref) const {
  return documents()[ref.document].evidence[ref.index];
}

std::span<const FactId> Graph::facts_from(EntityId subject) const {
  return state_->from.of(index_of(subject));
}
std::span<const FactId> Graph::facts_to(EntityId object) const {
  return state_->to.of(index_of(object));
}
std::span<const FactId> Graph::facts_with(RelationId relation) const {
  return state_->with.of(index_of(relation));
}

std::span<const FactId> Graph::facts_from(EntityId subject, RelationId relation) const {
  const auto& relations = state_->columns.facts.relation;
  const auto relation_of = [&](FactId fact) { return relations[index_of(fact)]; };
  const std::span<const FactId> all = facts_from(subject);
  const auto begin = std::ranges::lower_bound(all, index_of(relation), {}, relation_of);
  const auto end = std::ranges::upper_bound(all, index_of(relation), {}, relation_of);
  return all.subspan(static_cast<std::size_t>(begin - all.begin()),
                     static_cast<std::size_t>(end - begin));
}

std::optional<EntityId> Graph::find_entity(std::string_view key) const {
  const StringColumn& keys = state_->columns.entities.key;
  const auto at = find_sorted(keys.size(), key, [&](std::size_t i) { return keys[i]; });
  return at ? std::optional(EntityId{*at}) : std::nullopt;
}

std::optional<RelationId> Graph::find_relation(std::string_view id) const {
  const auto at = find_sorted(relations().size(), id,
                              [&](std::size_t i) -> std::string_view { return relations()[i].id; });
  return at ? std::optional(RelationId{*at}) : std::nullopt;
}

std::string Graph::quote(EvidenceRef ref) const {
  return slice(documents()[ref.document].text, (*this)[ref].span);
}

const BoostGraph& boost_graph(const Graph& graph) { return graph.state().boost(); }

const NameColumns& GraphState::names() const {
  std::call_once(names_once_, [this] {
    // An image brings the names along.
    if (names_.form.size() == 0) names_ = make_name_columns(columns.entities);
  });
  return names_;
}

const BoostGraph& GraphState::boost() const {
  std::call_once(boost_once_, [this] { boost_ = make_boost_graph(columns); });
  return boost_;
}

std::string_view decision_kind_name(DecisionKind kind) {
  constexpr std::string_view kNames[] = {"merge", "split", "accept", "reject"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::optional<DecisionKind> parse_decision_kind(std::string_view name) {
  for (const DecisionKind kind :
       {DecisionKind::kMerge, DecisionKind::kSplit, DecisionKind::kAccept, DecisionKind::kReject}) {
    if (decision_kind_name(kind) == name) return kind;
  }
  return std::nullopt;
}

std::string_view value_kind_name(ValueKind kind) {
  return kind == ValueKind::kText ? "text" : literal_kind_name(static_cast<LiteralKind>(kind));
}

std::optional<ValueKind> parse_value_kind(std::string_view name) {
  if (name == "text") return ValueKind::kText;
  const auto kind = parse_literal_kind(name);
  return kind ? std::optional(static_cast<ValueKind>(*kind)) : std::nullopt;
}

std::string label_of(const GraphEntity& entity, std::string_view language) {
  const auto it = entity.labels.find(std::string(language));
  return it == entity.labels.end() ? entity.name : it->second;
}

const std::string& label_of(const GraphRelation& relation, std::string_view language) {
  const auto it = relation.labels.find(std::string(language));
  return it == relation.labels.end() ? relation.id : it->second;
}

std::string label_of(const Graph& graph, const Term& term, std::string_view language) {
  if (const auto* entity = std::get_if<EntityId>(&term)) return label_of(graph[*entity], language);
  if (const auto* value = std::get_if<Value>(&term)) {
    return value->text.empty() ? value->value : value->text;
  }
  // Claims nest only as deep as sentences do; a claim within a claim is shortened.
  const Fact& fact = graph[std::get<FactId>(term)];
  const std::string object = std::holds_alternative<FactId>(fact.object)
                                 ? std::string("…")
                                 : label_of(graph, fact.object, language);
  return label_of(graph[fact.subject], language) + " " + label_of(graph[fact.relation], language) +
         " " + object;
}

std::string note_of(const Fact& fact) {
  std::string note = fact.negated ? "not" : "";
  for (const std::string_view part : {modality_name(fact.modality), status_name(fact.status)}) {
    if (!part.empty()) note += (note.empty() ? "" : " ") + std::string(part);
  }
  return note;
}

}  // namespace weft
