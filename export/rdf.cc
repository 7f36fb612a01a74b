// SPDX-License-Identifier: Apache-2.0
#include "export/rdf.h"

#include <optional>

#include "export/looks.h"
#include "export/rdf_names.h"
#include "export/rdf_sink.h"
#include "export/records.h"
#include "export/view.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kContext = 32;  // code points before and after a quote

RdfTerm name(std::string_view text) { return {false, text, {}, {}}; }
RdfTerm words(std::string_view text, std::string_view language = {}) {
  return {true, text, {}, language};
}
RdfTerm typed(std::string_view text, std::string_view datatype) {
  return {true, text, datatype, {}};
}

// A code that Turtle takes after '@'.
std::string language_tag(std::string_view language) {
  for (const char c : language) {
    if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) return {};
  }
  return std::string(language.size() > 8 ? "" : language);
}

// Names by number, the last few that were made: a graph's many would not be held in memory.
class NameCache {
 public:
  // Holds until another number is asked for.
  template <typename Make>
  const std::string& of(std::uint32_t number, Make make) {
    Kept& kept = kept_[number % kept_.size()];
    if (kept.number != number) kept = {number, make()};
    return kept.name;
  }

 private:
  struct Kept {
    std::uint32_t number = kNone;
    std::string name;
  };
  std::vector<Kept> kept_{4096};
};

class RdfWriter {
 public:
  // With `whole`, also all that `weft import` needs to make the same graph again.
  RdfWriter(const ExportView& view, RdfSink& sink, bool whole)
      : view_(view), graph_(view.graph()), sink_(sink), records_(view), whole_(whole) {
    for (const GraphRelation& relation : graph_.relations()) {
      relation_names_.push_back("relation:" + rdf_local(relation.id));
    }
  }

  void write() {
    sink_.begin();
    describe_things();
    for (const FactId id : view_.facts()) fact(id);
    if (whole_) decisions();
    sink_.end();
  }

 private:
  // Relations, entities and documents that the facts speak of.
  void describe_things() {
    std::vector<bool> relations(graph_.relations().size());
    std::vector<bool> entities(graph_.entities().size());
    const bool everything = whole_ && view_.facts().size() == graph_.facts().size();
    std::vector<bool> documents(graph_.document_count(), everything);
    const auto see = [&](const Term& term) {
      if (const auto* entity = std::get_if<EntityId>(&term)) entities[index_of(*entity)] = true;
    };
    for (const EntityId id : view_.entities()) see(id);
    for (const FactId id : view_.facts()) {
      const Fact fact = graph_[id];
      relations[index_of(fact.relation)] = true;
      see(fact.subject);
      see(fact.object);
      for (const auto& [role, term] : fact.qualifiers) see(term);
      for (const EvidenceRef ref : fact.evidence) documents[ref.document] = true;
    }
    for (std::uint32_t i = 0; i < relations.size(); ++i) {
      if (relations[i]) relation(RelationId{i});
    }
    for (std::uint32_t i = 0; i < entities.size(); ++i) {
      if (entities[i]) entity(EntityId{i});
    }
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
      if (documents[i]) document(i);
    }
  }

  const std::string& entity_name(EntityId id) {
    return entity_names_.of(index_of(id), [&] { return "entity:" + rdf_local(graph_[id].key); });
  }
  std::string fact_name(FactId id) const { return "fact:" + graph_[id].key; }
  const std::string& document_name(std::uint32_t id) {
    return document_names_.of(id, [&] { return "document:" + rdf_local(graph_.sha256(id)); });
  }

  void relation(RelationId id) {
    const auto& relation = graph_[id];
    sink_.subject(relation_names_[index_of(id)], "");
    sink_.property("rdf:type", name("rdf:Property"));
    for (const auto& [language, label] : relation.labels) {
      sink_.property("rdfs:label", words(label, language_tag(language)));
    }
    if (relation.symmetric) sink_.property("weft:symmetric", typed("true", "xsd:boolean"));
    // A trailing '-' says that the property runs the other way.
    std::vector<std::string> inverses;
    if (!relation.inverse.empty() && !relation.symmetric) {
      inverses.push_back("relation:" + rdf_local(relation.inverse));
    }
    for (const auto& [prefix, code] :
         {std::pair(std::string("wdt:"), std::string(relation.wikidata)),
          std::pair(std::string("schema:"), std::string(relation.schema_org))}) {
      if (code.empty()) continue;
      if (code.back() == '-') {
        inverses.push_back(prefix + rdf_local(code.substr(0, code.size() - 1)));
      } else {
        sink_.property("owl:equivalentProperty", name(prefix + rdf_local(code)));
      }
    }
    for (const std::string& inverse : inverses) sink_.property("owl:inverseOf", name(inverse));
  }

  void entity(EntityId id) {
    const auto& entity = graph_[id];
    sink_.subject(entity_name(id), "");
    sink_.property("rdf:type", name("weft:" + type_label(entity.type)));
    sink_.property("rdfs:label", words(view_.label(id)));
    for (const std::string& other : view_.other_names(id)) {
      sink_.property("skos:altLabel", words(other));
    }
    if (!entity.external_id.empty()) {
      sink_.property("dcterms:identifier", words(entity.external_id));
    }
    sink_.property("weft:mentions", count(entity.mentions));
  }

  void document(std::uint32_t id) {
    const ArticleInfo info = graph_.article(id);
    sink_.subject(document_name(id), "");
    sink_.property("rdf:type", name("schema:Article"));
    sink_.property("rdf:type", name("prov:Entity"));
    sink_.property("dcterms:identifier", words(info.id));
    if (!info.title.empty()) sink_.property("dcterms:title", words(info.title));
    if (const std::string url = rdf_iri(info.url); !url.empty()) {
      sink_.property("dcterms:source", name(url));
    }
    if (!info.language.empty()) sink_.property("dcterms:language", words(info.language));
    if (!info.published.empty()) sink_.property("dcterms:issued", date(info.published));
    if (!info.author.empty()) sink_.property("dcterms:creator", words(info.author));
    if (!info.publisher.empty()) sink_.property("dcterms:publisher", words(info.publisher));
    if (!whole_) return;
    sink_.property("schema:articleBody", words(graph_.text(id)));
    record(records_.document(id, false));
  }

  void record(std::string_view json) { sink_.property("weft:record", typed(json, "rdf:JSON")); }

  void decisions() {
    std::size_t number = 0;
    for (const Decision& decision : graph_.decisions()) {
      sink_.subject("weft:decision:" + std::to_string(++number), "");
      sink_.property("rdf:type", name("weft:Decision"));
      record(records_.decision(decision));
    }
  }

  static RdfTerm date(const std::string& text) {
    if (first_day(text).empty()) return words(text);
    return typed(text, text.size() == 4   ? "xsd:gYear"
                       : text.size() == 7 ? "xsd:gYearMonth"
                                          : "xsd:date");
  }

  // Holds until the next one is asked for.
  RdfTerm object(const Term& term) {
    if (const auto* entity = std::get_if<EntityId>(&term)) return name(entity_name(*entity));
    if (const auto* fact = std::get_if<FactId>(&term)) return name(object_ = fact_name(*fact));
    const auto& value = std::get<Value>(term);
    if (value.kind == ValueKind::kDate && !value.value.empty()) return date(value.value);
    return words(object_ = value_text(value));
  }
  RdfTerm count(std::size_t number) {
    return typed(object_ = std::to_string(number), "xsd:integer");
  }

  void fact(FactId id) {
    const Fact fact = graph_[id];
    const std::string self = "fact:" + fact.key;
    const bool holds = !fact.negated && fact.modality == Modality::kAsserted && fact.confidence > 0;
    const std::string subject = entity_name(fact.subject);
    const std::string& predicate = relation_names_[index_of(fact.relation)];
    if (holds) {
      sink_.subject(subject, self);
      sink_.property(predicate, object(fact.object));
    }
    sink_.subject(self, "");
    sink_.property("rdf:type", name("weft:Fact"));
    if (view_.options().rdf12) {
      sink_.reifies(subject, predicate, object(fact.object));
    } else {
      sink_.property("rdf:type", name("rdf:Statement"));
      sink_.property("rdf:subject", name(subject));
      sink_.property("rdf:predicate", name(predicate));
      sink_.property("rdf:object", object(fact.object));
    }
    circumstances(fact);
    for (std::size_t i = 0; i < fact.evidence.size(); ++i) {
      sink_.property("prov:wasDerivedFrom", name(evidence_name(fact, i)));
    }
    for (std::size_t i = 0; i < fact.evidence.size(); ++i) evidence(fact, i);
  }

  void circumstances(const Fact& fact) {
    if (fact.negated) sink_.property("weft:negated", typed("true", "xsd:boolean"));
    if (fact.modality != Modality::kAsserted) {
      sink_.property("weft:modality", words(modality_name(fact.modality)));
    }
    if (fact.status != Status::kCurrent) {
      sink_.property("weft:status", words(status_name(fact.status)));
    }
    sink_.property("weft:confidence", typed(number_text(fact.confidence), "xsd:double"));
    for (const auto& [role, term] : fact.qualifiers) {
      sink_.property("weft:qualifier-" + rdf_local(role), object(term));
    }
  }

  static std::string evidence_name(const Fact& fact, std::size_t place) {
    return "evidence:" + fact.key + "-" + std::to_string(place + 1);
  }

  void evidence(const Fact& fact, std::size_t place) {
    const EvidenceRef ref = fact.evidence[place];
    std::optional<Evidence> read;
    if (!graph_.holds_documents()) read = graph_[ref];
    const Evidence& evidence = read ? *read : graph_.documents()[ref.document].evidence[ref.index];
    const std::string self = evidence_name(fact, place);
    sink_.subject(self, "");
    sink_.property("rdf:type", name("prov:Entity"));
    sink_.property("rdf:type", name("oa:SpecificResource"));
    const std::string& document = document_name(ref.document);
    sink_.property("prov:wasQuotedFrom", name(document));
    sink_.property("oa:hasSource", name(document));
    const std::string position = self + "-position";
    sink_.property("oa:hasSelector", name(position));
    const std::string quote = graph_.quote(ref);
    if (!quote.empty()) sink_.property("oa:hasSelector", name(self + "-quote"));
    if (!evidence.extractor.empty()) {
      sink_.property("weft:extractor", words(evidence.extractor));
    }
    sink_.property("weft:confidence", typed(number_text(evidence.confidence), "xsd:double"));
    if (whole_) record(records_.evidence(ref, evidence));
    sink_.subject(position, "");
    sink_.property("rdf:type", name("oa:TextPositionSelector"));
    sink_.property("oa:start", count(evidence.span.begin));
    sink_.property("oa:end", count(evidence.span.end));
    if (quote.empty()) return;
    sink_.subject(self + "-quote", "");
    sink_.property("rdf:type", name("oa:TextQuoteSelector"));
    sink_.property("oa:exact", words(quote));
    context(ref.document, evidence.span);
  }

  // The words around a quote, so that it is found after the article was edited.
  void context(std::uint32_t id, TextRange span) {
    if (id != decoded_) {
      text_ = decode_utf8(valid_text(graph_.text(id)));
      decoded_ = id;
    }
    if (span.end > text_.size()) return;
    const std::size_t from = span.begin < kContext ? 0 : span.begin - kContext;
    const std::u32string_view all(text_);
    if (span.begin > from) {
      sink_.property("oa:prefix", words(encode_utf8(all.substr(from, span.begin - from))));
    }
    const auto after = all.substr(span.end, kContext);
    if (!after.empty()) sink_.property("oa:suffix", words(encode_utf8(after)));
  }

  const ExportView& view_;
  const Graph& graph_;
  RdfSink& sink_;
  std::vector<std::string> relation_names_;
  NameCache entity_names_, document_names_;
  std::string object_;
  Records records_;
  bool whole_;
  std::u32string text_;
  std::uint32_t decoded_ = kNone;
};

using MakeSink = std::unique_ptr<RdfSink> (*)(std::ostream&);

class RdfExporter : public Exporter {
 public:
  explicit RdfExporter(MakeSink make, bool whole = false) : make_(make), whole_(whole) {}
  void write(const Graph& graph, const ExportOptions& options, std::ostream& out) const override {
    const ExportView view(graph, options, whole_);
    const auto sink = make_(out);
    RdfWriter(view, *sink, whole_).write();
  }
  bool needs_texts() const override { return true; }

 private:
  MakeSink make_;
  bool whole_;
};

}  // namespace

std::unique_ptr<const Exporter> make_turtle_exporter() {
  return std::make_unique<RdfExporter>(make_turtle_sink);
}
std::unique_ptr<const Exporter> make_nquads_exporter() {
  return std::make_unique<RdfExporter>(make_nquads_sink, true);
}
std::unique_ptr<const Exporter> make_jsonld_exporter() {
  return std::make_unique<RdfExporter>(make_jsonld_sink);
}

}  // namespace weft
