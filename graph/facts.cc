// SPDX-License-Identifier: Apache-2.0
#include "graph/facts.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>
#include <unordered_map>

#include "graph/fact_sources.h"
#include "graph/fact_verdicts.h"
#include "graph/sources.h"
#include "weft/core/sha256.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr char kSeparator = '\x1f';

constexpr std::uint32_t kOpen = kNone - 1;  // a draft that is being described

// An object or a qualifier's value in 16 bytes: an entity, a value or, by its number, a draft.
struct DraftTerm {
  enum class Kind : std::uint8_t { kEntity, kValue, kClaim };  // in the order of facts
  Kind kind = Kind::kEntity;
  std::uint32_t id = 0;
  Boxed<Value> value;
};

// A fact while evidence for it is gathered. Millions are held at once, so names are numbers, and
// what only the key needs went into its sum.
struct Draft {
  EntityId subject{};
  std::uint32_t relation = 0;  // in order of appearance
  DraftTerm object;
  std::vector<std::pair<std::string, DraftTerm>> qualifiers;
  bool negated = false;
  Modality modality = Modality::kAsserted;
  Status status = Status::kCurrent;
  std::string rest;  // of what makes the fact itself: polarity and so on, qualifiers
  Sha256 identity{};
};

struct FirstBytes {
  std::size_t operator()(const Sha256& sum) const {
    std::size_t hash = 0;
    std::memcpy(&hash, sum.data(), sizeof hash);
    return hash;
  }
};

std::string value_identity(const Value& value) {
  std::string out = "v";
  out += value_kind_name(value.kind);
  out += kSeparator;
  out += value.value.empty() ? "~" + fold(value.text) : value.value;
  out += kSeparator;
  return out + value.unit;
}

class Folder {
 public:
  Folder(GraphData& data, const Ontology& ontology)
      : data_(data), ontology_(ontology), sources_(data.documents), verdicts_(data.decisions) {}

  void fold_all() {
    for (const GraphDocument& document : data_.documents) {
      draft_of_.emplace_back(document.evidence.size(), kNone);
    }
    for (std::uint32_t d = 0; d < data_.documents.size(); ++d) {
      for (std::uint32_t i = 0; i < draft_of_[d].size(); ++i) draft_for({d, i});
    }
    by_identity_ = {};
    group_evidence();
    make_relations();
    const std::vector<std::uint32_t> order = canonical_order();
    std::vector<std::uint32_t> place(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
    data_.facts.reserve(order.size());
    for (const std::uint32_t draft : order) finish(draft, place);
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
    if (known == kOpen) return kNone;
    if (known != kNone) return known;
    known = kOpen;
    Draft draft = describe(ref);
    const auto [it, fresh] =
        by_identity_.emplace(draft.identity, static_cast<std::uint32_t>(drafts_.size()));
    if (fresh) drafts_.push_back(std::move(draft));
    return known = it->second;
  }

  std::uint32_t relation_number(const std::string& id) {
    const auto [it, fresh] =
        relation_numbers_.emplace(id, static_cast<std::uint32_t>(relations_.size()));
    if (fresh) relations_.emplace_back().id = id;
    return it->second;
  }

  DraftTerm term(EvidenceRef ref, const LocalTerm& local) {
    if (local.kind == LocalTerm::Kind::kAppearance) {
      return {DraftTerm::Kind::kEntity, index_of(entity(ref.document, local)), {}};
    }
    if (local.kind == LocalTerm::Kind::kEvidence) {
      const std::uint32_t draft = draft_for({ref.document, local.index});
      if (draft != kNone) return {DraftTerm::Kind::kClaim, draft, {}};
    }
    DraftTerm term{DraftTerm::Kind::kValue, 0, local.value};
    if (term.value->text.empty() && term.value->value.empty()) term.value->text = "?";
    return term;
  }

  std::string identity(const DraftTerm& term) const {
    switch (term.kind) {
      case DraftTerm::Kind::kEntity:
        return "e" + data_.entities[term.id].key;
      case DraftTerm::Kind::kValue:
        return value_identity(*term.value);
      case DraftTerm::Kind::kClaim:
        break;
    }
    return "z" + sha256_hex(drafts_[term.id].identity);
  }

  // Claims are called by their places among the facts.
  static Term term(DraftTerm&& term, const std::vector<std::uint32_t>& place) {
    switch (term.kind) {
      case DraftTerm::Kind::kEntity:
        return EntityId{term.id};
      case DraftTerm::Kind::kValue:
        return std::move(*term.value);
      case DraftTerm::Kind::kClaim:
        break;
    }
    return FactId{place[term.id]};
  }

  Draft describe(EvidenceRef ref) {
    const Evidence& evidence = at(ref);
    Draft draft;
    draft.subject = entity(ref.document, evidence.subject);
    draft.object = term(ref, evidence.object);
    draft.relation = relation_number(direct(evidence.relation, draft));
    draft.negated = evidence.negated;
    draft.modality = evidence.modality;
    draft.status = evidence.status;
    for (const auto& [role, local] : evidence.qualifiers) {
      draft.qualifiers.emplace_back(role, term(ref, local));
    }
    // A date that nobody could place in the calendar does not tell facts apart.
    if (evidence.time && !evidence.time->value.value.empty()) {
      draft.qualifiers.emplace_back("time",
                                    DraftTerm{DraftTerm::Kind::kValue, 0, evidence.time->value});
    }
    identify(draft);
    return draft;
  }

  // One direction is stored: an inverse is turned round, a symmetric relation starts at the smaller
  // key. Gives the relation's id then.
  const std::string& direct(const std::string& id, Draft& draft) const {
    if (draft.object.kind != DraftTerm::Kind::kEntity) return id;
    const EntityId object{draft.object.id};
    const OntologyRelation* relation = ontology_.find(id);
    const OntologyRelation* inverse = relation == nullptr ? ontology_.of_inverse(id) : nullptr;
    const bool swap = relation != nullptr && relation->symmetric() && object < draft.subject;
    if (swap || inverse != nullptr) {
      draft.object.id = index_of(draft.subject);
      draft.subject = object;
    }
    return inverse == nullptr ? id : inverse->id;
  }

  // Sorts the qualifiers and sums up what makes the fact itself.
  void identify(Draft& draft) const {
    std::vector<std::pair<std::string, std::size_t>> order;
    auto& qualifiers = draft.qualifiers;
    for (std::size_t i = 0; i < qualifiers.size(); ++i) {
      order.emplace_back(qualifiers[i].first + kSeparator + identity(qualifiers[i].second), i);
    }
    std::sort(order.begin(), order.end());
    order.erase(std::unique(order.begin(), order.end(),
                            [](const auto& a, const auto& b) { return a.first == b.first; }),
                order.end());
    ((draft.rest = draft.negated ? "not" : "") += kSeparator) += modality_name(draft.modality);
    (draft.rest += kSeparator) += status_name(draft.status);
    std::vector<std::pair<std::string, DraftTerm>> sorted;
    for (const auto& [name, i] : order) {
      (draft.rest += kSeparator) += name;
      sorted.push_back(std::move(qualifiers[i]));
    }
    qualifiers = std::move(sorted);
    std::string all = data_.entities[index_of(draft.subject)].key;
    ((all += kSeparator) += relations_[draft.relation].id) += kSeparator;
    ((all += identity(draft.object)) += kSeparator) += draft.rest;
    draft.identity = sha256(all);
  }

  // The evidence of each draft, in the order of documents.
  void group_evidence() {
    evidence_begin_.assign(drafts_.size() + 1, 0);
    for (const auto& document : draft_of_) {
      for (const std::uint32_t draft : document) ++evidence_begin_[draft + 1];
    }
    for (std::size_t i = 0; i < drafts_.size(); ++i) evidence_begin_[i + 1] += evidence_begin_[i];
    evidence_.resize(evidence_begin_.back());
    std::vector<std::uint32_t> next(evidence_begin_.begin(), evidence_begin_.end() - 1);
    for (std::uint32_t d = 0; d < draft_of_.size(); ++d) {
      for (std::uint32_t i = 0; i < draft_of_[d].size(); ++i) {
        evidence_[next[draft_of_[d][i]]++] = {d, i};
      }
    }
    draft_of_ = {};
  }

  std::span<const EvidenceRef> evidence_of(std::uint32_t draft) const {
    return std::span(evidence_).subspan(evidence_begin_[draft],
                                        evidence_begin_[draft + 1] - evidence_begin_[draft]);
  }

  // By subject, relation, object and what else makes the fact.
  std::vector<std::uint32_t> canonical_order() const {
    std::vector<std::uint32_t> order(drafts_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      const Draft& x = drafts_[a];
      const Draft& y = drafts_[b];
      if (x.subject != y.subject) return x.subject < y.subject;
      if (x.relation != y.relation) return relation_ids_[x.relation] < relation_ids_[y.relation];
      if (x.object.kind != y.object.kind) return x.object.kind < y.object.kind;
      if (x.object.kind == DraftTerm::Kind::kEntity) {
        if (x.object.id != y.object.id) return x.object.id < y.object.id;
      } else if (const int side = identity(x.object).compare(identity(y.object)); side != 0) {
        return side < 0;
      }
      return x.rest < y.rest;
    });
    return order;
  }

  void make_relations() {
    std::vector<std::uint32_t> order(relations_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return relations_[a].id < relations_[b].id;
    });
    using Counts = std::map<std::string, int>;
    std::vector<std::map<std::string, Counts>> labels(relations_.size());  // by language
    for (std::uint32_t draft = 0; draft < drafts_.size(); ++draft) {
      const std::uint32_t relation = drafts_[draft].relation;
      for (const EvidenceRef ref : evidence_of(draft)) {
        const Evidence& evidence = at(ref);
        const std::string& language = data_.documents[ref.document].info.language;
        if (evidence.relation != relations_[relation].id || evidence.label.empty() ||
            language.empty()) {
          continue;
        }
        ++labels[relation][language][evidence.label];
      }
    }
    relation_ids_.resize(relations_.size());
    for (const std::uint32_t number : order) {
      relation_ids_[number] = RelationId{static_cast<std::uint32_t>(data_.relations.size())};
      describe_relation(relations_[number], labels[number]);
      data_.relations.push_back(std::move(relations_[number]));
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

  void finish(std::uint32_t number, const std::vector<std::uint32_t>& place) {
    Draft& draft = drafts_[number];
    Fact& fact = data_.facts.emplace_back();
    fact.key = sha256_hex(draft.identity).substr(0, 16);
    fact.subject = draft.subject;
    fact.relation = relation_ids_[draft.relation];
    fact.object = term(std::move(draft.object), place);
    for (auto& [role, value] : draft.qualifiers) {
      fact.qualifiers.emplace_back(std::move(role), term(std::move(value), place));
    }
    fact.negated = draft.negated;
    fact.modality = draft.modality;
    fact.status = draft.status;
    const std::span<const EvidenceRef> all = evidence_of(number);
    std::map<std::uint32_t, double> of_sources;
    std::uint32_t last = kNone;
    for (const EvidenceRef ref : all) {
      fact.evidence.push_back(ref);
      Evidence& evidence = data_.documents[ref.document].evidence[ref.index];
      evidence.fact = FactId{static_cast<std::uint32_t>(data_.facts.size() - 1)};
      double& of_source = of_sources[sources_.of(ref)];
      of_source = std::max(of_source, evidence.confidence);
      if (ref.document != last) count_document(ref.document, fact);
      last = ref.document;
    }
    std::vector<double> confidences;
    for (const auto& [story, confidence] : of_sources) confidences.push_back(confidence);
    fact.confidence =
        verdicts_.of(fact, data_.documents).value_or(joint_confidence(std::move(confidences)));
    draft = {};
  }

  void count_document(std::uint32_t document, Fact& fact) const {
    ++fact.documents;
    const std::string& date = data_.documents[document].info.published;
    if (date.empty()) return;
    if (fact.first_seen.empty() || date < fact.first_seen) fact.first_seen = date;
    fact.last_seen = std::max(fact.last_seen, date);
  }

  GraphData& data_;
  const Ontology& ontology_;
  EvidenceSources sources_;
  const FactVerdicts verdicts_;
  std::vector<Draft> drafts_;
  std::unordered_map<Sha256, std::uint32_t, FirstBytes> by_identity_;
  std::vector<std::vector<std::uint32_t>> draft_of_;  // by document and piece of evidence
  std::vector<std::uint32_t> evidence_begin_;         // by draft
  std::vector<EvidenceRef> evidence_;
  std::unordered_map<std::string, std::uint32_t> relation_numbers_;
  std::vector<GraphRelation> relations_;  // by number
  std::vector<RelationId> relation_ids_;
};

}  // namespace

void make_facts(GraphData& data, const Ontology& ontology) {
  Folder folder(data, ontology);
  folder.fold_all();
}

}  // namespace weft
