// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/similar.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "weft/graph/fact_filter.h"

namespace weft {
namespace {

// That a fact says of one of its ends: with which relation, on which side, who is the other.
struct Trait {
  RelationId relation{};
  bool subject = false;
  EntityId other{};
  auto operator<=>(const Trait&) const = default;
};

class Comparison {
 public:
  Comparison(const Graph& graph, const SimilarOptions& options)
      : graph_(graph), options_(options) {}

  std::vector<SimilarEntity> with(EntityId entity) const {
    std::map<EntityId, SimilarEntity> found;
    const std::map<Trait, FactId> own = traits(entity);
    for (const auto& [trait, fact] : own) {
      for (const auto& [other, shared] : bearers(trait)) {
        if (other == entity) continue;
        SimilarEntity& similar = found[other];
        similar.entity = other;
        similar.score += weight(trait);
        similar.shared.push_back(shared);
      }
    }
    std::vector<SimilarEntity> out;
    const double all = total(own);
    for (auto& [other, similar] : found) {
      similar.score /= all + total(traits(other)) - similar.score;
      out.push_back(std::move(similar));
    }
    std::stable_sort(out.begin(), out.end(), [](const SimilarEntity& a, const SimilarEntity& b) {
      return a.score > b.score;
    });
    if (options_.limit > 0 && out.size() > options_.limit) out.resize(options_.limit);
    for (SimilarEntity& similar : out) sort_shared(similar);
    return out;
  }

 private:
  bool counts(const Fact& fact) const {
    return !fact.negated && asked_for(fact, options_.min_confidence, options_.asserted_only);
  }

  std::map<Trait, FactId> traits(EntityId entity) const {
    std::map<Trait, FactId> out;
    for (const FactId id : graph_.facts_from(entity)) {
      const Fact& fact = graph_[id];
      const auto* object = std::get_if<EntityId>(&fact.object);
      if (object != nullptr && counts(fact)) out.emplace(Trait{fact.relation, true, *object}, id);
    }
    for (const FactId id : graph_.facts_to(entity)) {
      const Fact& fact = graph_[id];
      if (counts(fact)) out.emplace(Trait{fact.relation, false, fact.subject}, id);
    }
    return out;
  }

  // Who else is so, each with the fact that says it.
  std::map<EntityId, FactId> bearers(const Trait& trait) const {
    std::map<EntityId, FactId> out;
    for (const FactId id :
         trait.subject ? graph_.facts_to(trait.other) : graph_.facts_from(trait.other)) {
      const Fact& fact = graph_[id];
      const auto* object = std::get_if<EntityId>(&fact.object);
      if (fact.relation != trait.relation || object == nullptr || !counts(fact)) continue;
      out.emplace(trait.subject ? fact.subject : *object, id);
    }
    return out;
  }

  double weight(const Trait& trait) const {
    const std::size_t facts =
        graph_.facts_from(trait.other).size() + graph_.facts_to(trait.other).size();
    return 1 / std::log(2 + static_cast<double>(facts));
  }

  double total(const std::map<Trait, FactId>& traits) const {
    double sum = 0;
    for (const auto& [trait, fact] : traits) sum += weight(trait);
    return sum;
  }

  void sort_shared(SimilarEntity& similar) const {
    const auto heaviness = [&](FactId id) {
      const Fact& fact = graph_[id];
      const EntityId object = std::get<EntityId>(fact.object);
      const bool subject = fact.subject == similar.entity;
      return weight({fact.relation, subject, subject ? object : fact.subject});
    };
    std::stable_sort(similar.shared.begin(), similar.shared.end(),
                     [&](FactId a, FactId b) { return heaviness(a) > heaviness(b); });
  }

  const Graph& graph_;
  const SimilarOptions& options_;
};

}  // namespace

std::vector<SimilarEntity> similar_entities(const Graph& graph, EntityId entity,
                                            const SimilarOptions& options) {
  return Comparison(graph, options).with(entity);
}

}  // namespace weft
