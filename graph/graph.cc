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

// Facts grouped by some key in [0, groups): group g is ids[begin[g]] to ids[begin[g + 1]].
template <typename Key>
FactIndex group_facts(const std::vector<Fact>& facts, std::size_t groups, Key key) {
  FactIndex index;
  index.begin.assign(groups + 1, 0);
  for (const Fact& fact : facts) {
    if (const auto g = key(fact)) ++index.begin[*g + 1];
  }
  for (std::size_t g = 0; g < groups; ++g) index.begin[g + 1] += index.begin[g];
  index.ids.resize(index.begin[groups]);
  std::vector<std::uint32_t> next(index.begin.begin(), index.begin.end() - 1);
  for (std::uint32_t i = 0; i < facts.size(); ++i) {
    if (const auto g = key(facts[i])) index.ids[next[*g]++] = FactId{i};
  }
  return index;
}

std::optional<std::uint32_t> object_entity(const Fact& fact) {
  const auto* entity = std::get_if<EntityId>(&fact.object);
  return entity == nullptr ? std::nullopt : std::optional(index_of(*entity));
}

BoostGraph make_boost_graph(const GraphData& data) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<FactEdge> edges;
  for (std::uint32_t i = 0; i < data.facts.size(); ++i) {
    const auto object = object_entity(data.facts[i]);
    if (!object) continue;
    ends.emplace_back(index_of(data.facts[i].subject), *object);
    edges.push_back({FactId{i}});
  }
  return BoostGraph(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), edges.begin(),
                    static_cast<std::uint32_t>(data.entities.size()));
}

std::shared_ptr<const GraphState> make_state(GraphData data) {
  for (const Fact& fact : data.facts) check_fact(fact, data);
  auto state = std::make_shared<GraphState>();
  const auto& facts = data.facts;
  state->from = group_facts(facts, data.entities.size(),
                            [](const Fact& f) { return std::optional(index_of(f.subject)); });
  state->to = group_facts(facts, data.entities.size(), object_entity);
  state->with = group_facts(facts, data.relations.size(),
                            [](const Fact& f) { return std::optional(index_of(f.relation)); });
  state->boost = make_boost_graph(data);
  state->data = std::move(data);
  return state;
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

template <typename Item, typename Name>
std::optional<std::uint32_t> find_sorted(const std::vector<Item>& items, std::string_view name,
                                         Name name_of) {
  const auto it =
      std::lower_bound(items.begin(), items.end(), name,
                       [&](const Item& item, std::string_view n) { return name_of(item) < n; });
  if (it == items.end() || name_of(*it) != name) return std::nullopt;
  return static_cast<std::uint32_t>(it - items.begin());
}

}  // namespace

std::span<const FactId> FactIndex::of(std::uint32_t group) const {
  return std::span(ids).subspan(begin[group], begin[group + 1] - begin[group]);
}

Graph::Graph() : Graph(GraphData{}) {}
Graph::Graph(GraphData data) : state_(make_state(std::move(data))) {}

const std::vector<GraphDocument>& Graph::documents() const { return state_->data.documents; }
const std::vector<GraphEntity>& Graph::entities() const { return state_->data.entities; }
const std::vector<GraphRelation>& Graph::relations() const { return state_->data.relations; }
const std::vector<Fact>& Graph::facts() const { return state_->data.facts; }
const std::vector<MergeRecord>& Graph::merges() const { return state_->data.merges; }
const std::vector<Decision>& Graph::decisions() const { return state_->data.decisions; }

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

std::optional<EntityId> Graph::find_entity(std::string_view key) const {
  const auto at =
      find_sorted(entities(), key, [](const GraphEntity& e) -> std::string_view { return e.key; });
  return at ? std::optional(EntityId{*at}) : std::nullopt;
}

std::optional<RelationId> Graph::find_relation(std::string_view id) const {
  const auto at =
      find_sorted(relations(), id, [](const GraphRelation& r) -> std::string_view { return r.id; });
  return at ? std::optional(RelationId{*at}) : std::nullopt;
}

std::string Graph::quote(EvidenceRef ref) const {
  return slice(documents()[ref.document].text, (*this)[ref].span);
}

const BoostGraph& boost_graph(const Graph& graph) { return graph.state().boost; }

std::string_view decision_kind_name(DecisionKind kind) {
  constexpr std::string_view kNames[] = {"merge", "split", "accept", "reject"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view value_kind_name(ValueKind kind) {
  return kind == ValueKind::kText ? "text" : literal_kind_name(static_cast<LiteralKind>(kind));
}

std::optional<ValueKind> parse_value_kind(std::string_view name) {
  if (name == "text") return ValueKind::kText;
  const auto kind = parse_literal_kind(name);
  return kind ? std::optional(static_cast<ValueKind>(*kind)) : std::nullopt;
}

const std::string& label_of(const GraphEntity& entity, std::string_view language) {
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
