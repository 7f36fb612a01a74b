// SPDX-License-Identifier: Apache-2.0
#include "export/records.h"

#include "export/json_object.h"
#include "export/text_sink.h"
#include "weft/core/utf8.h"

namespace weft {

class Records::Writer : JsonObject {
 public:
  explicit Writer(const ExportView& view) : view_(view), graph_(view.graph()) {}

  std::string_view document(std::uint32_t index, bool with_text) {
    GraphDocument read;
    if (!graph_.holds_documents()) read = graph_.document(index);
    const GraphDocument& document = graph_.holds_documents() ? graph_.documents()[index] : read;
    begin("document");
    member("id", document.info.id);
    optional("title", document.info.title);
    optional("url", document.info.url);
    optional("language", document.info.language);
    optional("published", document.info.published);
    optional("author", document.info.author);
    optional("publisher", document.info.publisher);
    member("sha256", document.sha256);
    if (with_text) member("text", document.text);
    json_.key("sentences");
    json_.begin_array();
    for (const TextRange sentence : document.sentences) {
      json_.begin_array();
      json_.number(sentence.begin);
      json_.number(sentence.end);
      json_.end_array();
    }
    json_.end_array();
    json_.key("appearances");
    json_.begin_array();
    for (const auto& appearance : document.appearances) {
      json_.begin_object();
      member("name", appearance.name);
      member("type", entity_type_name(appearance.type));
      flag("named", appearance.named);
      optional("external_id", appearance.external_id);
      member("mentions", std::uint64_t{appearance.mentions});
      json_.key("aliases");
      json_.begin_array();
      for (const auto& alias : appearance.aliases) json_.string(alias);
      json_.end_array();
      json_.end_object();
    }
    json_.end_array();
    return end();
  }

  std::string_view fact(FactId id) {
    const auto& fact = graph_[id];
    const auto& relation = graph_[fact.relation];
    begin("fact");
    member("id", fact.key);
    json_.key("subject");
    json_.begin_object();
    term(fact.subject);
    json_.end_object();
    json_.key("relation");
    json_.begin_object();
    member("id", relation.id);
    member("label", label_of(relation, view_.options().labels));
    flag("open", relation.open);
    json_.end_object();
    json_.key("object");
    json_.begin_object();
    term(fact.object);
    json_.end_object();
    manner(fact);
    flag("rejected", fact.confidence <= 0);
    json_.key("qualifiers");
    json_.begin_array();
    for (const auto& [role, other] : fact.qualifiers) {
      json_.begin_object();
      member("role", role);
      term(other);
      json_.end_object();
    }
    json_.end_array();
    confidence(fact.confidence);
    member("documents", std::uint64_t{fact.documents});
    optional("first_seen", fact.first_seen);
    optional("last_seen", fact.last_seen);
    json_.key("evidence");
    json_.begin_array();
    for (const EvidenceRef ref : fact.evidence) {
      json_.begin_object();
      member("document", graph_.article(ref.document).id);
      evidence_members(ref, graph_[ref], true);
      json_.end_object();
    }
    json_.end_array();
    return end();
  }

  std::string_view evidence(EvidenceRef ref, const Evidence& evidence) {
    begin();
    manner(graph_.head(evidence.fact));
    evidence_members(ref, evidence, false);
    return end();
  }

  std::string_view decision(const Decision& decision) {
    begin("decision");
    member("verdict", decision_kind_name(decision.kind));
    member("about", decision.about);
    optional("fact", decision.fact);
    json_.key("parts");
    json_.begin_array();
    for (const auto& part : decision.parts) {
      json_.begin_array();
      for (const NameAnchor& anchor : part) {
        json_.begin_object();
        member("type", entity_type_name(anchor.type));
        member("name", anchor.name);
        optional("sha256", anchor.document);
        json_.end_object();
      }
      json_.end_array();
    }
    json_.end_array();
    json_.key("evidence");
    json_.begin_array();
    for (const EvidenceAnchor& anchor : decision.evidence) {
      json_.begin_object();
      member("sha256", anchor.document);
      member("index", std::uint64_t{anchor.index});
      member("relation", anchor.relation);
      json_.end_object();
    }
    json_.end_array();
    return end();
  }

 private:
  void begin(const char* kind = nullptr) {
    json_.clear();
    json_.begin_object();
    if (kind != nullptr) member("kind", kind);
  }
  std::string_view end() {
    json_.end_object();
    return json_.view();
  }

  void confidence(double value) {
    json_.key("confidence");
    const std::string digits = number_text(value);
    json_.value(digits);
  }
  void range(TextRange range) {
    member("begin", std::uint64_t{range.begin});
    member("end", std::uint64_t{range.end});
  }

  void value(const Value& value) {
    member("type", value_kind_name(value.kind));
    optional("value", value.value);
    optional("unit", value.unit);
    optional("text", value.text);
  }

  // Members of a term, within an object.
  void term(const Term& term) {
    if (const auto* id = std::get_if<EntityId>(&term)) {
      member("id", graph_[*id].key);
      member("name", view_.label(*id));
      member("type", entity_type_name(graph_[*id].type));
    } else if (const auto* fact = std::get_if<FactId>(&term)) {
      member("type", "statement");
      member("id", graph_[*fact].key);
    } else {
      value(std::get<Value>(term));
    }
  }

  void local_term(const LocalTerm& term) {
    if (term.mention) range(*term.mention);
    if (term.kind == LocalTerm::Kind::kAppearance) {
      member("appearance", std::uint64_t{term.index});
      return;
    }
    if (term.kind == LocalTerm::Kind::kEvidence) member("claim", std::uint64_t{term.index});
    value(term.value);
  }
  void local_term(const char* key, const LocalTerm& term) {
    json_.key(key);
    json_.begin_object();
    local_term(term);
    json_.end_object();
  }

  template <typename AnyFact>
  void manner(const AnyFact& fact) {
    flag("negated", fact.negated);
    optional("modality", modality_name(fact.modality));
    optional("status", status_name(fact.status));
  }

  void evidence_members(EvidenceRef ref, const Evidence& evidence, bool with_quote) {
    member("sha256", graph_.sha256(ref.document));
    member("index", std::uint64_t{ref.index});
    if (evidence.sentence != kNone) member("sentence", std::uint64_t{evidence.sentence});
    range(evidence.span);
    if (with_quote) optional("quote", graph_.quote(ref));
    member("relation", evidence.relation);
    flag("open", evidence.open);
    optional("label", evidence.label);
    optional("phrase", evidence.phrase);
    optional("lemma", evidence.lemma);
    optional("extractor", evidence.extractor);
    confidence(evidence.confidence);
    local_term("subject", evidence.subject);
    local_term("object", evidence.object);
    if (evidence.attribution) local_term("attribution", *evidence.attribution);
    if (evidence.time) local_term("time", *evidence.time);
    json_.key("qualifiers");
    json_.begin_array();
    for (const auto& [role, term] : evidence.qualifiers) {
      json_.begin_object();
      member("role", role);
      local_term(term);
      json_.end_object();
    }
    json_.end_array();
  }

  const ExportView& view_;
  const Graph& graph_;
};

Records::Records(const ExportView& view) : writer_(std::make_unique<Writer>(view)) {}
Records::~Records() = default;

std::string_view Records::document(std::uint32_t index, bool with_text) {
  return writer_->document(index, with_text);
}
std::string_view Records::fact(FactId id) { return writer_->fact(id); }
std::string_view Records::evidence(EvidenceRef ref, const Evidence& evidence) {
  return writer_->evidence(ref, evidence);
}
std::string_view Records::decision(const Decision& decision) { return writer_->decision(decision); }

}  // namespace weft
