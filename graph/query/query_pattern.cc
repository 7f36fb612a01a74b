// SPDX-License-Identifier: Apache-2.0
#include "graph/query/query_pattern.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "graph/graph_state.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Of a value, by its row.
bool says(const ValueColumns& values, std::uint32_t row, const std::string& folded) {
  return fold(values.value[row]).starts_with(folded) || fold(values.text[row]) == folded;
}

class Reader {
 public:
  Reader(const Graph& graph, bool with_parameters)
      : graph_(graph), columns_(graph.state().columns), with_parameters_(with_parameters) {}

  QueryPlan run(const Query& query) {
    plan_.pattern.parallel_as_one = true;
    for (const QueryPattern& pattern : query.patterns) add(pattern);
    if (plan_.columns.empty()) name_places();
    return std::move(plan_);
  }

 private:
  bool is_parameter(std::string_view words) const {
    std::size_t at = 1;
    return with_parameters_ && words.size() > 1 && words[0] == '$' &&
           is_letter(next_code_point(words, at));
  }

  void add(const QueryPattern& pattern) {
    PatternEdge edge;
    edge.from = node(pattern.subject, false);
    read_relation(pattern.relation, edge);
    edge.to = node(pattern.object, true);
    plan_.pattern.edges.push_back(std::move(edge));
  }

  // Without variables, all that the facts say is shown.
  void name_places() {
    const std::size_t count = plan_.pattern.edges.size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::string number = count == 1 ? "" : std::to_string(i + 1);
      plan_.columns.push_back({"subject" + number, QueryColumn::Of::kSubject, i});
      plan_.columns.push_back({"relation" + number, QueryColumn::Of::kPredicate, i});
      plan_.columns.push_back({"object" + number, QueryColumn::Of::kObject, i});
    }
  }

  std::size_t add_node(std::string name) {
    std::vector<PatternNode>& nodes = plan_.pattern.nodes;
    nodes.emplace_back();
    nodes.back().name = name.empty() ? "_" + std::to_string(nodes.size()) : std::move(name);
    return nodes.size() - 1;
  }

  const QueryColumn* variable(const std::string& name) const {
    const auto it = std::ranges::find(plan_.columns, name, &QueryColumn::name);
    return it == plan_.columns.end() ? nullptr : &*it;
  }

  std::size_t node(const QueryTerm& term, bool object) {
    if (term.kind == QueryTerm::Kind::kAnything) return add_node("");
    if (term.kind == QueryTerm::Kind::kWords) return node_called(term.words[0], object);
    const std::string& name = term.words[0];
    const QueryColumn* known = variable(name);
    if (known == nullptr) {
      plan_.columns.push_back({name, QueryColumn::Of::kNode, add_node("?" + name)});
      return plan_.columns.back().index;
    }
    return known->of == QueryColumn::Of::kNode ? known->index : nothing("?" + name);
  }

  // What nobody can be.
  std::size_t nothing(std::string name) {
    const std::size_t node = add_node(std::move(name));
    plan_.pattern.nodes[node].named.emplace();
    return node;
  }

  std::size_t node_called(const std::string& words, bool object) {
    if (const auto it = entities_.find(words); it != entities_.end()) return it->second;
    if (is_parameter(words)) {
      const std::size_t node = known(words, EntityId{kNone});
      plan_.parameters.push_back({words.substr(1), false, node});
      return entities_[words] = node;
    }
    if (const auto entity = graph_.find_entity(words))
      return entities_[words] = known(words, *entity);
    const auto matches = find_entities(graph_, words);
    // A vague match is worse than a value that says just this.
    const bool sure = !matches.empty() && matches[0].kind != MatchKind::kPrefix;
    if (object && !sure && is_value(words)) return value(words);
    if (matches.empty()) {
      note(unknown_entity(graph_, words));
      return entities_[words] = nothing(words);
    }
    tell_choice(words, matches);
    return entities_[words] = known(words, matches[0].entity);
  }

  std::size_t known(const std::string& words, EntityId entity) {
    const std::size_t node = add_node(words);
    plan_.pattern.nodes[node].named = {entity};
    return node;
  }

  bool is_value(const std::string& words) const {
    const std::string folded = fold(words);
    const TermColumn& objects = columns_.facts.object;
    for (std::size_t i = 0; i < objects.kind.size(); ++i) {
      const bool value = objects.kind[i] != kEntityTerm && objects.kind[i] != kFactTerm;
      if (value && says(columns_.values, objects.id[i], folded)) return true;
    }
    return false;
  }

  std::size_t value(const std::string& words) {
    const std::size_t node = add_node(words);
    plan_.pattern.nodes[node].test = [&values = columns_.values, folded = fold(words)](TermId id) {
      return id.is(TermId::Kind::kValue) && says(values, id.index(), folded);
    };
    return node;
  }

  void note(std::string text) {
    auto& notes = plan_.pattern.notes;
    if (std::ranges::find(notes, text) == notes.end()) notes.push_back(std::move(text));
  }

  void tell_choice(const std::string& words, const std::vector<EntityMatch>& matches) {
    const bool exact = matches[0].kind <= MatchKind::kAlias;
    const bool rival = matches.size() > 1 && matches[1].kind == matches[0].kind;
    if ((exact && !rival) || matches[0].kind == MatchKind::kKey) return;
    const std::string text = "'" + words + "' was taken for " + graph_[matches[0].entity].key;
    std::string others;
    for (std::size_t i = 1; i < matches.size() && i < 6; ++i) {
      others += (others.empty() ? "" : ", ") + graph_[matches[i].entity].key;
    }
    note(others.empty() ? text : text + "; others: " + others);
  }

  void read_relation(const QueryTerm& term, PatternEdge& edge) {
    if (term.kind == QueryTerm::Kind::kWords) {
      for (const std::string& words : term.words) add_relation(words, edge);
      return;
    }
    edge.words = "any fact";
    edge.mirrored = true;
    if (term.kind == QueryTerm::Kind::kVariable) read_variable(term.words[0], edge);
  }

  void read_variable(const std::string& name, PatternEdge& edge) {
    edge.words = "?" + name;
    const QueryColumn* known = variable(name);
    if (known == nullptr) {
      edge.relation_variable = plan_.pattern.relation_variables++;
      plan_.columns.push_back({name, QueryColumn::Of::kRelation, *edge.relation_variable});
    } else if (known->of == QueryColumn::Of::kRelation) {
      edge.relation_variable = known->index;
    } else {
      edge.relations.push_back({RelationId{kNone}, false});
    }
  }

  void add_relation(const std::string& words, PatternEdge& edge) {
    edge.words += (edge.words.empty() ? "" : "|") + words;
    if (is_parameter(words)) {
      plan_.parameters.push_back({words.substr(1), true, plan_.pattern.edges.size()});
      return;
    }
    add_relations(graph_, words, edge, plan_.pattern.notes);
  }

  const Graph& graph_;
  const GraphColumns& columns_;
  const bool with_parameters_;
  QueryPlan plan_;
  std::map<std::string, std::size_t> entities_;  // nodes by words
};

}  // namespace

QueryPlan query_pattern(const Graph& graph, const Query& query, bool with_parameters) {
  return Reader(graph, with_parameters).run(query);
}

}  // namespace weft
