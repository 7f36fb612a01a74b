// SPDX-License-Identifier: Apache-2.0
#include "bench/news_graph.h"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "graph/graph_state.h"

namespace weft {
namespace {

constexpr std::uint32_t kRelations = 60;
constexpr std::size_t kHub = 100;  // facts of one subject
constexpr std::uint32_t kEvidenceOfDocument = 20;

std::string padded(std::size_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(digits - std::min(digits, text.size()), '0') + text;
}

template <std::size_t N>
std::string spelled(std::uint64_t number, std::size_t least,
                    const std::array<const char*, N>& syllables) {
  std::string out;
  for (std::size_t i = 0; i < least || number > 0; ++i, number /= N) out += syllables[number % N];
  return out;
}

// Each number below a million has a name of its own; half of them in Hangul.
std::string name_of(std::size_t number) {
  constexpr std::array kLatin = {"ba",  "den", "ko", "lim", "ra",  "vel", "to",  "san", "mi",
                                 "gor", "pe",  "nu", "che", "dal", "fin", "wex", "ju"};
  constexpr std::array kHangul = {"김", "이", "박", "최", "정", "강", "민", "수", "지", "영",
                                  "현", "우", "준", "서", "은", "진", "하", "윤", "도", "원",
                                  "솔", "빛", "한", "가", "온", "네", "오", "랩", "터"};
  const std::uint64_t mixed = (number * 2654435761ULL) % 1000003;  // one to one
  if (number % 2 == 1) return spelled(mixed, 3, kHangul);
  std::string name = spelled(mixed, 4, kLatin);
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return number % 6 == 0 ? name + " Group" : name;
}

// Evidence is numbered in the order of facts, kEvidenceOfDocument to a document.
class NewsEvidence : public EvidenceStore {
 public:
  const GraphState* graph = nullptr;  // that owns this

  std::size_t document_count() const override {
    return (facts().evidence.size() + kEvidenceOfDocument - 1) / kEvidenceOfDocument;
  }
  ArticleInfo article(std::uint32_t id) const override {
    ArticleInfo info;
    info.id = "d" + padded(id, 9);
    info.language = "en";
    return info;
  }
  std::string sha256(std::uint32_t id) const override { return padded(id, 64); }
  std::string text(std::uint32_t) const override { return {}; }
  GraphDocument document(std::uint32_t id) const override {
    GraphDocument out;
    out.info = article(id);
    out.sha256 = sha256(id);
    const std::size_t first = std::size_t{id} * kEvidenceOfDocument;
    const std::size_t end = std::min(first + kEvidenceOfDocument, facts().evidence.size());
    for (std::uint32_t i = 0; i < end - first; ++i) {
      out.evidence.push_back(evidence({id, i}));
      out.appearances.push_back(appearance(id, 2 * i));
      out.appearances.push_back(appearance(id, 2 * i + 1));
    }
    return out;
  }
  Appearance appearance(std::uint32_t id, std::uint32_t index) const override {
    const std::uint32_t fact = fact_of({id, index / 2});
    const std::uint32_t entity = index % 2 == 0 ? facts().subject[fact] : facts().object.id[fact];
    Appearance out;
    out.name = std::string(graph->columns.entities.name[entity]);
    out.type = EntityType::kOrganization;
    out.entity = EntityId{entity};
    return out;
  }
  Evidence evidence(EvidenceRef ref) const override {
    Evidence out;
    out.fact = FactId{fact_of(ref)};
    out.subject.index = 2 * ref.index;
    out.object.index = 2 * ref.index + 1;
    out.relation = graph->relations[facts().relation[index_of(out.fact)]].id;
    out.extractor = "bench";
    return out;
  }
  std::vector<GraphDocument> documents() const override {
    std::vector<GraphDocument> out;
    for (std::uint32_t i = 0; i < document_count(); ++i) out.push_back(document(i));
    return out;
  }
  std::vector<MergeRecord> merges() const override { return {}; }
  std::vector<Decision> decisions() const override { return {}; }

 private:
  const FactColumns& facts() const { return graph->columns.facts; }
  std::uint32_t fact_of(EvidenceRef ref) const {
    const auto& begin = facts().evidence_begin;
    const std::uint32_t number = ref.document * kEvidenceOfDocument + ref.index;
    return static_cast<std::uint32_t>(std::upper_bound(begin.begin(), begin.end(), number) -
                                      begin.begin() - 1);
  }
};

class Generator {
 public:
  Graph make(std::size_t facts, std::size_t hub_evidence) {
    make_entities(std::max<std::size_t>(10, facts / 5));
    make_facts(facts, hub_evidence);
    auto store = std::make_shared<NewsEvidence>();
    auto state = std::make_shared<GraphState>();
    state->columns = make_columns(entities_, facts_);
    for (std::size_t i = 0; i < kRelations; ++i) {
      state->relations.emplace_back().id = "relation_" + padded(i, 2);
    }
    state->indexes = make_indexes(state->columns, kRelations);
    store->graph = state.get();
    state->store = std::move(store);
    return Graph(std::move(state));
  }

 private:
  void make_entities(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      GraphEntity entity;
      entity.name = name_of(i);
      entity.key = "organization:company-" + padded(i, 8);
      entity.type = EntityType::kOrganization;
      entity.named = true;
      entity.labels[i % 2 == 1 ? "ko" : "en"] = entity.name;
      entity.aliases = {i % 2 == 1 ? "주식회사 " + entity.name : entity.name + " Inc."};
      entities_.push_back(std::move(entity));
    }
  }

  std::uint32_t entity() {
    const auto fresh = static_cast<std::uint32_t>(random_() % entities_.size());
    const bool known = !taken_.empty() && random_() % 4 != 0;
    taken_.push_back(known ? taken_[random_() % taken_.size()] : fresh);
    return taken_.back();
  }

  void make_facts(std::size_t count, std::size_t hub_evidence) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> ends;
    for (std::size_t i = 0; i < count; ++i) {
      const auto relation = static_cast<std::uint32_t>(random_() % kRelations);
      const std::uint32_t subject = entity();
      ends.emplace_back(subject, relation, entity());
    }
    std::sort(ends.begin(), ends.end());
    std::vector<std::size_t> degree(entities_.size());
    for (const auto& [subject, relation, object] : ends) ++degree[subject];
    std::uint32_t evidence = 0;
    for (const auto& [subject, relation, object] : ends) {
      Fact fact;
      fact.key = padded(facts_.size(), 16);
      fact.subject = EntityId{subject};
      fact.relation = RelationId{relation};
      fact.object = EntityId{object};
      fact.confidence = static_cast<double>(random_() % 90 + 10) / 100;
      if (random_() % 6 == 0) {
        fact.qualifiers.emplace_back(
            "time", Value{ValueKind::kDate, std::to_string(1980 + random_() % 45)});
      }
      fact.documents = 1;
      fact.first_seen = fact.last_seen =
          "20" + padded(random_() % 25, 2) + "-0" + std::to_string(random_() % 9 + 1) + "-11";
      const bool hub = degree[subject] > kHub && hub_evidence > 1;
      const std::size_t pieces = hub ? hub_evidence : 1 + random_() % 2;
      for (std::size_t i = 0; i < pieces; ++i, ++evidence) {
        fact.evidence.push_back({evidence / kEvidenceOfDocument, evidence % kEvidenceOfDocument});
      }
      facts_.push_back(std::move(fact));
    }
  }

  std::mt19937_64 random_{1};
  std::vector<GraphEntity> entities_;
  std::vector<Fact> facts_;
  std::vector<std::uint32_t> taken_;
};

}  // namespace

Graph make_news_graph(std::size_t facts, std::size_t hub_evidence) {
  return Generator().make(facts, hub_evidence);
}

}  // namespace weft
