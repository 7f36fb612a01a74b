// SPDX-License-Identifier: Apache-2.0
#include "graph/facts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "graph/sources.h"
#include "weft/core/name_rules.h"
#include "weft/core/sha256.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr char kSeparator = '\x1f';

struct Draft {
  Fact fact;
  std::string relation;
  std::string identity;
  std::string object_order;
};

std::string value_identity(const Value& value) {
  std::string out = "v";
  out += value_kind_name(value.kind);
  out += kSeparator;
  out += value.value.empty() ? "~" + fold(value.text) : value.value;
  out += kSeparator;
  return out + value.unit;
}

// The bytes of the code points [range.begin, range.end) of text.
std::string slice(std::string_view text, TextRange range) {
  std::size_t begin = 0;
  std::uint32_t count = 0;
  for (; count < range.begin && begin < text.size(); ++count) next_code_point(text, begin);
  std::size_t end = begin;
  for (; count < range.end && end < text.size(); ++count) next_code_point(text, end);
  return std::string(text.substr(begin, end - begin));
}

class Folder {
 public:
  Folder(GraphData& data, const Ontology& ontology)
      : data_(data), ontology_(ontology), source_of_(sources_of(data.documents)) {
    read_verdicts();
  }

  void fold_all() {
    for (std::uint32_t d = 0; d < data_.documents.size(); ++d) {
      const auto& evidence = data_.documents[d].evidence;
      draft_of_.emplace_back(evidence.size(), kNone);
      for (std::uint32_t i = 0; i < evidence.size(); ++i) draft_for({d, i});
    }
    sort_drafts();
    make_relations();
    for (Draft& draft : drafts_) finish(draft);
  }

 private:
  const Evidence& at(EvidenceRef ref) const {
    return data_.documents[ref.document].evidence[ref.index];
  }

  EntityId entity(std::uint32_t document, const LocalTerm& term) const {
    return *data_.documents[document].appearances[term.index].entity;
  }

  // Makes the draft of the claim that a statement is about before the statement's own; a ring of
  // claims about each other is cut by taking the words.
  std::uint32_t draft_for(EvidenceRef ref) {
    std::uint32_t& known = draft_of_[ref.document][ref.index];
    if (known != kNone || !open_.insert(ref).second) return known;
    Draft draft = describe(ref);
    open_.erase(ref);
    const auto [it, fresh] = by_identity_.emplace(draft.identity, drafts_.size());
    const auto index = static_cast<std::uint32_t>(it->second);
    if (fresh) drafts_.push_back(std::move(draft));
    drafts_[index].fact.evidence.push_back(ref);
    return draft_of_[ref.document][ref.index] = index;
  }

  Term term(EvidenceRef ref, const LocalTerm& local) {
    if (local.kind == LocalTerm::Kind::kAppearance) return entity(ref.document, local);
    if (local.kind == LocalTerm::Kind::kEvidence) {
      const std::uint32_t draft = draft_for({ref.document, local.index});
      if (draft != kNone) return FactId{draft};  // index of the draft until facts are sorted
    }
    Value value = local.value;
    if (value.text.empty() && value.value.empty()) value.text = "?";
    return value;
  }

  std::string identity(const Term& term) const {
    if (const auto* id = std::get_if<EntityId>(&term))
      return "e" + data_.entities[index_of(*id)].key;
    if (const auto* value = std::get_if<Value>(&term)) return value_identity(*value);
    return "z" + sha256_hex(drafts_[index_of(std::get<FactId>(term))].identity);
  }

  Draft describe(EvidenceRef ref) {
    const Evidence evidence = at(ref);
    Draft draft;
    draft.relation = evidence.relation;
    draft.fact.subject = entity(ref.document, evidence.subject);
    draft.fact.object = term(ref, evidence.object);
    direct(draft);
    draft.fact.negated = evidence.negated;
    draft.fact.modality = evidence.modality;
    draft.fact.status = evidence.status;
    for (const auto& [role, local] : evidence.qualifiers) {
      draft.fact.qualifiers.emplace_back(role, term(ref, local));
    }
    // A date that nobody could place in the calendar does not tell facts apart.
    if (evidence.time && !evidence.time->value.value.empty()) {
      draft.fact.qualifiers.emplace_back("time", evidence.time->value);
    }
    sort_qualifiers(draft);
    return draft;
  }

  // One direction is stored: an inverse is turned round, a symmetric relation starts at the smaller
  // key.
  void direct(Draft& draft) const {
    auto* object = std::get_if<EntityId>(&draft.fact.object);
    if (object == nullptr) return;
    const OntologyRelation* relation = ontology_.find(draft.relation);
    const OntologyRelation* inverse =
        relation == nullptr ? ontology_.of_inverse(draft.relation) : nullptr;
    const bool swap = relation != nullptr && relation->symmetric() && *object < draft.fact.subject;
    if (inverse != nullptr) draft.relation = inverse->id;
    if (swap || inverse != nullptr) std::swap(draft.fact.subject, *object);
  }

  void sort_qualifiers(Draft& draft) const {
    std::vector<std::pair<std::string, std::size_t>> order;
    auto& qualifiers = draft.fact.qualifiers;
    for (std::size_t i = 0; i < qualifiers.size(); ++i) {
      order.emplace_back(qualifiers[i].first + kSeparator + identity(qualifiers[i].second), i);
    }
    std::sort(order.begin(), order.end());
    order.erase(std::unique(order.begin(), order.end(),
                            [](const auto& a, const auto& b) { return a.first == b.first; }),
                order.end());
    std::vector<std::pair<std::string, Term>> sorted;
    draft.object_order = identity(draft.fact.object);
    draft.identity = data_.entities[index_of(draft.fact.subject)].key + kSeparator +
                     draft.relation + kSeparator + draft.object_order + kSeparator +
                     (draft.fact.negated ? "not" : "") + kSeparator +
                     std::string(modality_name(draft.fact.modality)) + kSeparator +
                     std::string(status_name(draft.fact.status));
    for (const auto& [name, i] : order) {
      draft.identity += kSeparator + name;
      sorted.push_back(std::move(qualifiers[i]));
    }
    qualifiers = std::move(sorted);
  }

  void sort_drafts() {
    std::vector<std::uint32_t> order(drafts_.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Draft& x = drafts_[a];
      const Draft& y = drafts_[b];
      return std::tie(x.fact.subject, x.relation, x.object_order, x.identity) <
             std::tie(y.fact.subject, y.relation, y.object_order, y.identity);
    });
    std::vector<std::uint32_t> place(order.size());
    std::vector<Draft> sorted;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
      place[order[i]] = i;
      sorted.push_back(std::move(drafts_[order[i]]));
    }
    drafts_ = std::move(sorted);
    const auto move = [&](Term& term) {
      if (auto* fact = std::get_if<FactId>(&term)) *fact = FactId{place[index_of(*fact)]};
    };
    for (Draft& draft : drafts_) {
      move(draft.fact.object);
      for (auto& [role, term] : draft.fact.qualifiers) move(term);
    }
  }

  void make_relations() {
    std::map<std::string, GraphRelation> relations;
    std::map<std::string, std::map<std::string, std::map<std::string, int>>> labels;
    for (const Draft& draft : drafts_) {
      GraphRelation& relation = relations[draft.relation];
      relation.id = draft.relation;
      for (const EvidenceRef ref : draft.fact.evidence) {
        const Evidence& evidence = at(ref);
        const std::string& language = data_.documents[ref.document].info.language;
        if (evidence.relation != draft.relation || evidence.label.empty() || language.empty())
          continue;
        ++labels[draft.relation][language][evidence.label];
      }
    }
    for (auto& [id, relation] : relations) {
      describe_relation(relation, labels[id]);
      relation_ids_[id] = RelationId{static_cast<std::uint32_t>(data_.relations.size())};
      data_.relations.push_back(std::move(relation));
    }
  }

  void describe_relation(GraphRelation& relation,
                         const std::map<std::string, std::map<std::string, int>>& labels) const {
    for (const auto& [language, counts] : labels) {
      relation.labels[language] =
          std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
          })->first;
    }
    const OntologyRelation* known = ontology_.find(relation.id);
    relation.open = known == nullptr;
    if (known == nullptr) return;
    for (const auto& [language, label] : known->labels) relation.labels[language] = label;
    relation.inverse = known->inverse;
    relation.symmetric = known->symmetric();
    relation.wikidata = known->wikidata;
    relation.schema_org = known->schema_org;
  }

  void finish(Draft& draft) {
    Fact& fact = draft.fact;
    fact.key = sha256_hex(draft.identity).substr(0, 16);
    fact.relation = relation_ids_.at(draft.relation);
    std::sort(fact.evidence.begin(), fact.evidence.end());
    std::set<std::uint32_t> documents;
    std::map<std::string, double> of_sources;
    for (const EvidenceRef ref : fact.evidence) {
      Evidence& evidence = data_.documents[ref.document].evidence[ref.index];
      evidence.fact = FactId{static_cast<std::uint32_t>(data_.facts.size())};
      double& of_source = of_sources[source(ref)];
      of_source = std::max(of_source, evidence.confidence);
      documents.insert(ref.document);
    }
    std::vector<double> confidences;
    for (const auto& [name, confidence] : of_sources) confidences.push_back(confidence);
    fact.confidence = verdict(fact).value_or(joint_confidence(std::move(confidences)));
    fact.documents = static_cast<std::uint32_t>(documents.size());
    for (const std::uint32_t document : documents) {
      const std::string& date = data_.documents[document].info.published;
      if (date.empty()) continue;
      if (fact.first_seen.empty() || date < fact.first_seen) fact.first_seen = date;
      fact.last_seen = std::max(fact.last_seen, date);
    }
    data_.facts.push_back(std::move(fact));
  }

  // A document's story; a sentence that another story has word for word is a quotation of it.
  std::string source(EvidenceRef ref) {
    const std::uint32_t story = source_of_[ref.document];
    constexpr std::uint32_t kLongEnough = 40;  // code points that are no accident
    const Evidence& evidence = at(ref);
    if (evidence.span.end - evidence.span.begin < kLongEnough) return "d" + std::to_string(story);
    const std::string words = name_key(words_of(ref), EntityType::kThing, no_rules_);
    const auto [it, fresh] = first_with_words_.emplace(words, story);
    return "d" + std::to_string(it->second);
  }

  std::string words_of(EvidenceRef ref) const {
    const GraphDocument& document = data_.documents[ref.document];
    return slice(document.text, at(ref).span);
  }

  // What people said of facts. The key of a fact changes when its entities are merged otherwise;
  // then its evidence still tells which one is meant.
  void read_verdicts() {
    for (const Decision& decision : data_.decisions) {
      const bool accept = decision.kind == DecisionKind::kAccept;
      if (!accept && decision.kind != DecisionKind::kReject) continue;
      verdict_on_key_[decision.fact] = accept ? 1 : 0;
      for (const EvidenceAnchor& anchor : decision.evidence) {
        verdict_on_evidence_[{anchor.document, anchor.index, anchor.relation}] = accept ? 1 : 0;
      }
    }
  }

  std::optional<double> verdict(const Fact& fact) const {
    if (verdict_on_key_.empty()) return std::nullopt;
    if (const auto it = verdict_on_key_.find(fact.key); it != verdict_on_key_.end()) {
      return it->second;
    }
    for (const EvidenceRef ref : fact.evidence) {
      const auto it = verdict_on_evidence_.find(
          {data_.documents[ref.document].sha256, ref.index, at(ref).relation});
      if (it != verdict_on_evidence_.end()) return it->second;
    }
    return std::nullopt;
  }

  GraphData& data_;
  const Ontology& ontology_;
  std::vector<std::uint32_t> source_of_;  // by document
  std::map<std::string, std::uint32_t> first_with_words_;
  std::map<std::string, double> verdict_on_key_;
  std::map<std::tuple<std::string, std::uint32_t, std::string>, double> verdict_on_evidence_;
  const NameRules no_rules_;
  std::vector<Draft> drafts_;
  std::map<std::string, std::size_t> by_identity_;
  std::vector<std::vector<std::uint32_t>> draft_of_;
  std::set<EvidenceRef> open_;  // being described: meeting one again is a ring
  std::map<std::string, RelationId> relation_ids_;
};

}  // namespace

void make_facts(GraphData& data, const Ontology& ontology) {
  Folder folder(data, ontology);
  folder.fold_all();
}

}  // namespace weft
