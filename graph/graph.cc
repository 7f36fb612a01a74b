// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/graph.h"

#include <algorithm>

#include "graph/fact_spans.h"
#include "graph/graph_state.h"
#include "graph/name_index.h"
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

std::shared_ptr<const GraphState> make_state(GraphData data) {
  for (const Fact& fact : data.facts) check_fact(fact, data);
  auto state = std::make_shared<GraphState>();
  state->columns = make_columns(data.entities, data.facts);
  state->indexes = make_indexes(state->columns, data.relations.size());
  state->relations = std::move(data.relations);
  state->set_documents(std::move(data));
  return state;
}

template <typename Name>
std::optional<std::uint32_t> find_sorted(std::size_t size, std::string_view name, Name name_of) {
  const std::size_t at = first_not_below(size, name, name_of);
  if (at == size || name_of(at) != name) return std::nullopt;
  return static_cast<std::uint32_t>(at);
}

}  // namespace

Graph::Graph() : Graph(GraphData{}) {}
Graph::Graph(GraphData data) : state_(make_state(std::move(data))) {}

Graph::Graph(std::shared_ptr<const GraphState> state) : state_(std::move(state)) {}

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

const std::vector<GraphDocument>& Graph::documents() const { return state_->documents(); }
GraphItems<GraphEntity> Graph::entities() const { return GraphItems<GraphEntity>(*state_); }
const std::vector<GraphRelation>& Graph::relations() const { return state_->relations; }
GraphItems<Fact> Graph::facts() const { return GraphItems<Fact>(*state_); }
const std::vector<MergeRecord>& Graph::merges() const { return state_->merges(); }
const std::vector<Decision>& Graph::decisions() const { return state_->decisions(); }

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

Evidence Graph::operator[](EvidenceRef ref) const {
  if (!state_->store) return documents()[ref.document].evidence[ref.index];
  Evidence evidence = state_->store->evidence(ref);
  if (index_of(evidence.fact) >= facts().size()) fail("evidence names a fact that is not there");
  const FactHead fact = head(evidence.fact);
  evidence.negated = fact.negated;
  evidence.modality = fact.modality;
  evidence.status = fact.status;
  return evidence;
}

bool Graph::holds_documents() const { return state_->store == nullptr; }

std::size_t Graph::document_count() const {
  return state_->store ? state_->store->document_count() : documents().size();
}
ArticleInfo Graph::article(std::uint32_t document) const {
  return state_->store ? state_->store->article(document) : documents()[document].info;
}
std::string Graph::sha256(std::uint32_t document) const {
  return state_->store ? state_->store->sha256(document) : documents()[document].sha256;
}
std::string Graph::text(std::uint32_t document) const {
  return state_->store ? state_->store->text(document) : documents()[document].text;
}
GraphDocument Graph::document(std::uint32_t index) const {
  return state_->store ? state_->store->document(index) : documents()[index];
}
Appearance Graph::appearance(std::uint32_t document, std::uint32_t index) const {
  return state_->store ? state_->store->appearance(document, index)
                       : documents()[document].appearances[index];
}

std::span<const FactId> Graph::facts_from(EntityId subject) const {
  return state_->indexes.from.of(index_of(subject));
}
std::span<const FactId> Graph::facts_to(EntityId object) const {
  return state_->indexes.to.of(index_of(object));
}
std::span<const FactId> Graph::facts_with(RelationId relation) const {
  return state_->indexes.with.of(index_of(relation));
}

std::span<const FactId> Graph::facts_from(EntityId subject, RelationId relation) const {
  return facts_of_relation(state_->columns.facts, facts_from(subject), relation);
}

std::span<const FactId> Graph::facts_to(EntityId object, RelationId relation) const {
  return facts_of_relation(state_->columns.facts, facts_to(object), relation);
}

std::span<const FactId> Graph::facts_between(EntityId subject, RelationId relation,
                                             EntityId object) const {
  const std::span<const FactId> from = facts_from(subject, relation);
  const std::span<const FactId> to = facts_to(object, relation);
  if (to.size() < from.size()) return facts_of_subject(state_->columns.facts, to, subject);
  return facts_of_object(state_->columns.facts, from, object);
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
  if (state_->store) {
    return state_->texts.quote(ref.document, state_->store->evidence(ref).span,
                               [&] { return state_->store->text(ref.document); });
  }
  const GraphDocument& document = documents()[ref.document];
  return state_->texts.quote(ref.document, document.evidence[ref.index].span,
                             [&] { return std::string_view(document.text); });
}

const BoostGraph& boost_graph(const Graph& graph) { return graph.state().boost(); }

const NameColumns& GraphState::names() const {
  std::call_once(names_once_, [this] {
    // An image brings the names along.
    if (names_.form.size() == 0) names_ = make_name_columns(columns.entities);
  });
  return names_;
}

const std::vector<RelationId>& GraphState::symmetric_relations() const {
  std::call_once(symmetric_once_, [this] {
    for (std::uint32_t i = 0; i < relations.size(); ++i) {
      if (relations[i].symmetric) symmetric_.push_back(RelationId{i});
    }
  });
  return symmetric_;
}

const std::vector<RelationForm>& GraphState::relation_forms() const {
  std::call_once(forms_once_, [this] { forms_ = weft::relation_forms(relations); });
  return forms_;
}

std::shared_ptr<GraphState> state_of_columns(GraphColumns columns, NameColumns names,
                                             FactIndexes indexes,
                                             std::vector<GraphRelation> relations) {
  check_columns(columns, names, indexes, relations.size());
  auto state = std::make_shared<GraphState>(std::move(names));
  state->columns = std::move(columns);
  state->indexes = std::move(indexes);
  state->relations = std::move(relations);
  return state;
}

void GraphState::set_documents(GraphData data) {
  documents_ = std::move(data.documents);
  merges_ = std::move(data.merges);
  decisions_ = std::move(data.decisions);
}

const std::vector<GraphDocument>& GraphState::documents() const {
  if (store) std::call_once(documents_once_, [this] { documents_ = store->documents(); });
  return documents_;
}
const std::vector<MergeRecord>& GraphState::merges() const {
  if (store) std::call_once(merges_once_, [this] { merges_ = store->merges(); });
  return merges_;
}
const std::vector<Decision>& GraphState::decisions() const {
  if (store) std::call_once(decisions_once_, [this] { decisions_ = store->decisions(); });
  return decisions_;
}

const BoostGraph& GraphState::boost() const {
  std::call_once(boost_once_, [this] { boost_ = make_boost_graph(columns); });
  return boost_;
}

GraphBytes bytes_of(const Graph& graph) {
  GraphBytes out;
  const auto add = [&](const auto& array) {
    using Item = typename std::remove_cvref_t<decltype(array)>::value_type;
    const std::size_t size = array.size() * sizeof(Item);
    (std::is_same_v<Item, char> ? out.strings : out.numbers) += size;
  };
  each_array(graph.state().columns, add);
  each_array(graph.state().names(), add);
  each_array(graph.state().indexes,
             [&](const auto& array) { out.indexes += array.size() * sizeof array[0]; });
  return out;
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
