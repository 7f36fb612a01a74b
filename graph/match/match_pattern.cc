// SPDX-License-Identifier: Apache-2.0
#include "graph/match/match_pattern.h"

#include <algorithm>
#include <array>
#include <map>

#include "weft/core/utf8.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

constexpr std::array<std::pair<std::string_view, EntityType>, 7> kShortTypes = {
    {{"per", EntityType::kPerson},
     {"org", EntityType::kOrganization},
     {"loc", EntityType::kPlace},
     {"prd", EntityType::kProduct},
     {"evt", EntityType::kEvent},
     {"ttl", EntityType::kTitle},
     {"ind", EntityType::kField}}};

class Reader {
 public:
  Reader(const Graph& graph, std::string_view text, MatchQuery& query, const MatchValues& values)
      : graph_(graph), text_(text), query_(query), values_(values) {}

  Pattern run() {
    pattern_.facts_differ = true;
    for (const ChainPattern& chain : query_.chains) add(chain);
    if (query_.where) bind(*query_.where);
    for (ReturnItem& item : query_.items) bind(*item.value);
    if (query_.where) split(*query_.where);
    for (std::size_t n = 0; n < pattern_.nodes.size(); ++n) add_test(n);
    return std::move(pattern_);
  }

 private:
  struct Variable {
    bool edge = false;
    std::size_t number = 0;
  };

  [[noreturn]] void fail(std::size_t offset, const std::string& message) const {
    throw QuerySyntaxError(text_, offset, message);
  }

  void add(const ChainPattern& chain) {
    std::vector<std::size_t> nodes;
    for (const NodePattern& pattern : chain.nodes) nodes.push_back(node(pattern));
    for (std::size_t i = 0; i < chain.edges.size(); ++i) {
      add(chain.edges[i], nodes[i], nodes[i + 1]);
    }
  }

  void add(const EdgePattern& written, std::size_t from, std::size_t to) {
    if (variables_.count(written.variable) != 0) {
      fail(written.offset, "there is already something called " + written.variable);
    }
    if (!written.variable.empty()) variables_[written.variable] = {true, pattern_.edges.size()};
    PatternEdge edge;
    edge.from = from;
    edge.to = to;
    edge.forth = written.direction != Direction::kIn;
    edge.back = written.direction != Direction::kOut;
    edge.least = written.least;
    edge.most = written.most;
    for (const std::string& words : written.relations) {
      edge.words += (edge.words.empty() ? "" : "|") + words;
      add_relations(graph_, words, edge, pattern_.notes);
    }
    if (edge.words.empty()) edge.words = "any fact";
    if (!written.properties.empty()) {
      edge.test = [&values = values_, &properties = written.properties](FactId id) {
        const MatchValue fact{MatchPath{id}};
        return std::ranges::all_of(properties, [&](const PropertyPattern& property) {
          return values.equal(values.property(fact, property.name), property.value->literal);
        });
      };
    }
    pattern_.edges.push_back(std::move(edge));
  }

  std::size_t node(const NodePattern& written) {
    const auto known = variables_.find(written.variable);
    if (known != variables_.end() && known->second.edge) {
      fail(written.offset, written.variable + " is an edge already");
    }
    std::size_t number = pattern_.nodes.size();
    if (known != variables_.end()) {
      number = known->second.number;
    } else {
      pattern_.nodes.emplace_back();
      written_.emplace_back();
      pattern_.nodes.back().name =
          written.variable.empty() ? "_" + std::to_string(number + 1) : written.variable;
      if (!written.variable.empty()) variables_[written.variable] = {false, number};
    }
    written_[number].push_back(&written);
    PatternNode& out = pattern_.nodes[number];
    for (const std::string& label : written.labels) add_label(label, written.offset, out);
    for (const PropertyPattern& property : written.properties) add_name(property, out);
    return number;
  }

  void add_label(const std::string& label, std::size_t offset, PatternNode& node) const {
    const std::string word = to_lower(label);
    if (const auto type = parse_entity_type(word)) return node.types.push_back(*type);
    for (const auto& [name, type] : kShortTypes) {
      if (word == name) return node.types.push_back(type);
    }
    if (const auto kind = parse_value_kind(word)) return node.kinds.push_back(*kind);
    if (word == "entity") {
      node.entities_only = true;
      return;
    }
    fail(offset,
         "there is no type " + label +
             "; there are person, organization, place, product, event, title, field, thing, "
             "and of values date, money, quantity, percent, duration, text");
  }

  // All entities that are called so: a choice, where there are several, is the reader's.
  void add_name(const PropertyPattern& property, PatternNode& node) {
    const auto* words = std::get_if<std::string>(&property.value->literal.is);
    if (property.name != "name" || words == nullptr) return;
    std::vector<EntityId> found;
    for (const EntityMatch& match : find_entities(graph_, *words, 1000)) {
      if (match.kind != MatchKind::kPrefix) found.push_back(match.entity);
    }
    if (found.empty()) pattern_.notes.push_back(unknown_entity(graph_, *words));
    if (node.named) {
      std::erase_if(*node.named,
                    [&](EntityId id) { return std::ranges::find(found, id) == found.end(); });
    } else {
      node.named = std::move(found);
    }
  }

  // What a node's properties ask besides its name.
  void add_test(std::size_t n) {
    std::vector<const PropertyPattern*> properties;
    for (const NodePattern* written : written_[n]) {
      for (const PropertyPattern& property : written->properties) properties.push_back(&property);
    }
    if (properties.empty()) return;
    pattern_.nodes[n].test = [&values = values_, properties](TermId id) {
      const MatchValue term = values.of(id);
      return std::ranges::all_of(properties, [&](const PropertyPattern* property) {
        if (property->name == "name" && id.is(TermId::Kind::kEntity)) return true;
        return values.equal(values.property(term, property->name), property->value->literal);
      });
    };
  }

  void bind(Expression& expression) const {
    if (expression.operation == Operation::kVariable) {
      const auto it = variables_.find(expression.name);
      if (it == variables_.end()) {
        std::string known;
        for (const auto& [name, variable] : variables_) {
          known += (known.empty() ? "" : ", ") + name;
        }
        fail(expression.offset, "the pattern has no " + expression.name +
                                    (known.empty() ? "; name a node or an edge, as in (a)-[r]->(b)"
                                                   : "; it has " + known));
      }
      expression.edge = it->second.edge;
      expression.number = it->second.number;
    }
    for (const ExpressionPtr& operand : expression.operands) bind(*operand);
  }

  // Into what must all hold.
  void split(const Expression& condition) {
    if (is_aggregate(condition)) {
      fail(condition.offset, "count and the like belong into RETURN, not into WHERE");
    }
    if (condition.operation == Operation::kAnd) {
      split(*condition.operands[0]);
      split(*condition.operands[1]);
      return;
    }
    PatternCondition out;
    find_variables(condition, out);
    out.holds = [&values = values_, &condition](const Bindings& match) {
      return values.holds(condition, match);
    };
    pattern_.conditions.push_back(std::move(out));
  }

  static void find_variables(const Expression& expression, PatternCondition& condition) {
    if (expression.operation == Operation::kVariable) {
      (expression.edge ? condition.edges : condition.nodes).push_back(expression.number);
    }
    for (const ExpressionPtr& operand : expression.operands) find_variables(*operand, condition);
  }

  const Graph& graph_;
  std::string_view text_;
  MatchQuery& query_;
  const MatchValues& values_;
  Pattern pattern_;
  std::vector<std::vector<const NodePattern*>> written_;  // by node
  std::map<std::string, Variable> variables_;
};

}  // namespace

Pattern match_pattern(const Graph& graph, std::string_view text, MatchQuery& query,
                      const MatchValues& values) {
  return Reader(graph, text, query, values).run();
}

}  // namespace weft
