// SPDX-License-Identifier: Apache-2.0
#include "graph/query_plan.h"

#include <algorithm>
#include <set>

#include "weft/core/utf8.h"

namespace weft {
namespace {

class Planner {
 public:
  explicit Planner(const Graph& graph) : graph_(graph) {}

  Plan make(const Query& query) {
    for (const QueryPattern& pattern : query.patterns) add(pattern);
    order();
    return std::move(plan_);
  }

 private:
  std::size_t slot(const std::string& variable) {
    const auto it = std::find(plan_.variables.begin(), plan_.variables.end(), variable);
    if (it != plan_.variables.end()) return static_cast<std::size_t>(it - plan_.variables.begin());
    plan_.variables.push_back(variable);
    return plan_.variables.size() - 1;
  }

  void add(const QueryPattern& pattern) {
    PlanPattern out;
    out.position = plan_.patterns.size();
    out.subject = term(pattern.subject, false);
    relation(pattern.relation, out);
    out.object = term(pattern.object, true);
    plan_.patterns.push_back(std::move(out));
  }

  PlanTerm term(const QueryTerm& term, bool object) {
    PlanTerm out;
    if (term.kind == QueryTerm::Kind::kVariable) out.slot = slot(term.words[0]);
    if (term.kind != QueryTerm::Kind::kWords) return out;
    const std::string& words = term.words[0];
    const auto matches = find_entities(graph_, words);
    // A vague match is worse than a value that says just this.
    const bool sure = !matches.empty() && matches[0].kind != MatchKind::kPrefix;
    if (object && !sure && is_value(words)) {
      out.words = fold(words);
    } else if (matches.empty()) {
      note(unknown_entity(graph_, words));
      plan_.impossible = true;
    } else {
      out.entity = matches[0].entity;
      tell_choice(words, matches);
    }
    return out;
  }

  bool is_value(const std::string& words) const {
    const std::string folded = fold(words);
    return std::any_of(graph_.facts().begin(), graph_.facts().end(), [&](const Fact& fact) {
      const auto* value = std::get_if<Value>(&fact.object);
      return value != nullptr &&
             (fold(value->value).starts_with(folded) || fold(value->text) == folded);
    });
  }

  void note(std::string text) {
    if (std::find(plan_.notes.begin(), plan_.notes.end(), text) == plan_.notes.end()) {
      plan_.notes.push_back(std::move(text));
    }
  }

  void tell_choice(const std::string& words, const std::vector<EntityMatch>& matches) {
    const bool exact = matches[0].kind <= MatchKind::kAlias;
    const bool rival = matches.size() > 1 && matches[1].kind == matches[0].kind;
    if ((exact && !rival) || matches[0].kind == MatchKind::kKey) return;
    std::string text = "'" + words + "' was taken for " + graph_[matches[0].entity].key;
    std::string others;
    for (std::size_t i = 1; i < matches.size() && i < 6; ++i) {
      others += (others.empty() ? "" : ", ") + graph_[matches[i].entity].key;
    }
    note(others.empty() ? text : text + "; others: " + others);
  }

  void relation(const QueryTerm& term, PlanPattern& out) {
    out.any_relation = term.kind != QueryTerm::Kind::kWords;
    if (term.kind == QueryTerm::Kind::kVariable) out.relation_slot = slot(term.words[0]);
    if (out.any_relation) return;
    for (const std::string& words : term.words) {
      const auto matches = find_relations(graph_, words);
      if (matches.empty()) tell_unknown(words);
      for (const RelationMatch match : matches) {
        out.relations.push_back(match);
        if (graph_[match.relation].symmetric)
          out.relations.push_back({match.relation, !match.inverse});
      }
    }
    if (out.relations.empty()) plan_.impossible = true;
  }

  void tell_unknown(const std::string& words) { note(unknown_relation(graph_, words)); }

  // Upper bound of the facts that a pattern must look at, given the variables that are bound.
  std::size_t cost(const PlanPattern& pattern, const std::set<std::size_t>& bound) const {
    const auto is_bound = [&](const PlanTerm& term) {
      return term.slot && bound.count(*term.slot) != 0;
    };
    std::size_t facts = graph_.facts().size();
    if (!pattern.any_relation) {
      facts = 0;
      for (const RelationMatch match : pattern.relations)
        facts += graph_.facts_with(match.relation).size();
    }
    for (const PlanTerm* term : {&pattern.subject, &pattern.object}) {
      if (term->entity) {
        const std::size_t around =
            graph_.facts_from(*term->entity).size() + graph_.facts_to(*term->entity).size();
        facts = std::min(facts, around);
      }
      if (is_bound(*term)) facts = std::min<std::size_t>(facts, 4);
    }
    return facts;
  }

  void order() {
    std::set<std::size_t> bound;
    auto& patterns = plan_.patterns;
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const auto best =
          std::min_element(patterns.begin() + static_cast<std::ptrdiff_t>(i), patterns.end(),
                           [&](const PlanPattern& a, const PlanPattern& b) {
                             return cost(a, bound) < cost(b, bound);
                           });
      std::iter_swap(patterns.begin() + static_cast<std::ptrdiff_t>(i), best);
      for (const auto& slot :
           {patterns[i].subject.slot, patterns[i].object.slot, patterns[i].relation_slot}) {
        if (slot) bound.insert(*slot);
      }
    }
  }

  const Graph& graph_;
  Plan plan_;
};

}  // namespace

Plan make_plan(const Graph& graph, const Query& query) { return Planner(graph).make(query); }

}  // namespace weft
