// SPDX-License-Identifier: Apache-2.0
#include "weft/export/statement_writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <ostream>

#include "export/json_object.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

bool written_in_hangul(std::string_view name) {
  for (std::size_t i = 0; i < name.size();) {
    if (is_hangul(next_code_point(name, i))) return true;
  }
  return false;
}

bool selected(const Statement& statement, const StatementWriterOptions& options) {
  if (statement.confidence < options.min_confidence) return false;
  return !options.asserted_only ||
         (!statement.negated && statement.modality == Modality::kAsserted);
}

// "32억달러" has a value that is a decimal number; such values are written as JSON numbers.
bool is_number(const Literal& literal) {
  if (literal.kind == LiteralKind::kDate || literal.kind == LiteralKind::kDuration) return false;
  double parsed = 0;
  const char* end = literal.value.data() + literal.value.size();
  const auto [stop, error] = std::from_chars(literal.value.data(), end, parsed);
  return error == std::errc() && stop == end;
}

// The relation's label in the language asked for, or `otherwise`.
std::string relation_label(const StatementRelation& relation, const StatementWriterOptions& options,
                           const std::string& otherwise) {
  if (options.labels == Labels::kSource || options.ontology == nullptr) return otherwise;
  const OntologyRelation* known = options.ontology->find(relation.id);
  if (known == nullptr || relation.open) return otherwise;
  const auto label = known->labels.find(options.labels == Labels::kKorean ? "ko" : "en");
  return label == known->labels.end() ? otherwise : label->second;
}

class JsonLines : JsonObject {
 public:
  JsonLines(const Document& document, const StatementWriterOptions& options, std::ostream& out)
      : document_(document), options_(options), out_(out), code_points_(document.text) {}

  void write(const Statement& statement) {
    json_.clear();
    json_.begin_object();
    member("document", document_.info.id);
    member("sentence", std::uint64_t{statement.provenance.sentence});
    json_.key("subject");
    argument(statement.subject);
    json_.key("relation");
    relation(statement.relation);
    json_.key("object");
    argument(statement.object);
    circumstances(statement);
    evidence(statement.provenance);
    member("extractor", statement.provenance.extractor);
    json_.end_object();
    out_ << json_.view() << '\n';
  }

 private:
  void number(std::string_view digits) { json_.value(digits); }

  void offsets(Span span) {
    member("begin", std::uint64_t{code_points_.at_byte(span.begin)});
    member("end", std::uint64_t{code_points_.at_byte(span.end)});
  }

  void relation(const StatementRelation& relation) {
    json_.begin_object();
    member("id", relation.id);
    member("label", relation_label(relation, options_, relation.label));
    member("phrase", relation.phrase);
    member("lemma", relation.lemma);
    flag("open", relation.open);
    json_.end_object();
  }

  void argument(const Argument& argument) {
    json_.begin_object();
    switch (argument.kind) {
      case ArgumentKind::kEntity:
        entity(argument.index);
        break;
      case ArgumentKind::kLiteral:
        literal(document_.literals[argument.index]);
        break;
      case ArgumentKind::kStatement:
        member("type", "statement");
        member("id", "s" + std::to_string(argument.index));
        member("name", argument.text);
        break;
      case ArgumentKind::kText:
        member("type", "text");
        member("name", argument.text);
        break;
    }
    if (argument.mention) {
      json_.key("mention");
      json_.begin_object();
      member("text", document_.text_of(*argument.mention));
      offsets(*argument.mention);
      json_.end_object();
    } else {
      json_.key("implicit");
      json_.boolean(true);
    }
    json_.end_object();
  }

  void entity(std::uint32_t index) {
    const Entity& entity = document_.entities[index];
    const std::string_view name = entity_label(entity, options_.labels);
    member("id", "e" + std::to_string(index));
    member("name", name);
    member("type", entity_type_name(entity.type));
    if (!entity.external_id.empty()) member("external_id", entity.external_id);
    if (entity.aliases.empty()) return;
    json_.key("aliases");
    json_.begin_array();
    if (name != entity.name) json_.string(entity.name);
    for (const std::string& alias : entity.aliases) {
      if (alias != name) json_.string(alias);
    }
    json_.end_array();
  }

  void literal(const Literal& literal) {
    member("name", document_.text_of(literal.span));
    member("type", literal_kind_name(literal.kind));
    literal_value("value", literal);
  }

  void literal_value(const char* key, const Literal& literal) {
    if (!literal.value.empty()) {
      json_.key(key);
      if (is_number(literal)) {
        number(literal.value);
      } else {
        json_.string(literal.value);
      }
    }
    if (literal.unit.empty()) return;
    const bool is_date = literal.kind == LiteralKind::kDate;
    member(is_date                               ? "grain"
           : literal.kind == LiteralKind::kMoney ? "currency"
                                                 : "unit",
           literal.unit);
  }

  void circumstances(const Statement& statement) {
    flag("negated", statement.negated);
    if (statement.modality != Modality::kAsserted) {
      member("modality", modality_name(statement.modality));
    }
    if (statement.status != Status::kCurrent) member("status", status_name(statement.status));
    if (statement.attribution) attribution(*statement.attribution);
    if (statement.time) {
      const Literal& time = document_.literals[*statement.time];
      json_.key("time");
      json_.begin_object();
      member("text", document_.text_of(time.span));
      literal_value("value", time);
      json_.end_object();
    }
    if (!statement.qualifiers.empty()) qualifiers(statement.qualifiers);
    json_.key("confidence");
    number(rounded(statement.confidence));
  }

  void attribution(const Argument& speaker) {
    json_.key("attribution");
    json_.begin_object();
    if (speaker.kind == ArgumentKind::kEntity) {
      member("name", entity_label(document_.entities[speaker.index], options_.labels));
      member("id", "e" + std::to_string(speaker.index));
    } else {
      member("name", speaker.text);
    }
    json_.end_object();
  }

  void qualifiers(const std::vector<Qualifier>& qualifiers) {
    json_.key("qualifiers");
    json_.begin_object();
    std::string_view before;
    for (const Qualifier& qualifier : qualifiers) {
      if (qualifier.role == before) continue;  // JSON keys must differ: the first of a role stands
      before = qualifier.role;
      json_.any_key(qualifier.role);
      json_.begin_object();
      const Argument& value = qualifier.value;
      if (value.kind == ArgumentKind::kLiteral) {
        const Literal& literal = document_.literals[value.index];
        member("text", document_.text_of(literal.span));
        literal_value(literal.kind == LiteralKind::kMoney ? "amount" : "value", literal);
      } else if (value.kind == ArgumentKind::kEntity) {
        const Entity& entity = document_.entities[value.index];
        member("text", value.mention ? document_.text_of(*value.mention) : entity.name);
        member("name", entity_label(entity, options_.labels));
        member("id", "e" + std::to_string(value.index));
      } else {
        member("text", value.text);
      }
      json_.end_object();
    }
    json_.end_object();
  }

  void evidence(const Provenance& provenance) {
    json_.key("evidence");
    json_.begin_object();
    offsets(provenance.evidence);
    member("text", document_.text_of(provenance.evidence));
    json_.end_object();
  }

  // Two decimals say all that a confidence knows.
  static std::string rounded(float confidence) {
    char digits[32];
    const double value = std::round(static_cast<double>(confidence) * 100.0) / 100.0;
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, value);
    return error == std::errc() ? std::string(digits, end) : "0";
  }

  const Document& document_;
  const StatementWriterOptions& options_;
  std::ostream& out_;
  CodePointIndex code_points_;
};

std::string_view shown(const Document& document, const Argument& argument, Labels labels) {
  switch (argument.kind) {
    case ArgumentKind::kEntity:
      return entity_label(document.entities[argument.index], labels);
    case ArgumentKind::kLiteral:
      return document.text_of(document.literals[argument.index].span);
    default:
      return argument.text;
  }
}

void write_triple(const Document& document, const Statement& statement,
                  const StatementWriterOptions& options, std::ostream& out) {
  const Labels labels = options.labels;
  out << shown(document, statement.subject, labels) << " | " << (statement.negated ? "not " : "")
      << relation_label(statement.relation, options, statement.relation.id) << " | "
      << shown(document, statement.object, labels);
  std::string notes;
  const auto note = [&notes](std::string_view role, std::string_view value) {
    notes += (notes.empty() ? "" : "; ") + std::string(role) + (role.empty() ? "" : ": ");
    notes += value;
  };
  if (statement.modality != Modality::kAsserted) note("", modality_name(statement.modality));
  if (statement.status != Status::kCurrent) note("", status_name(statement.status));
  if (statement.attribution) note("said by", shown(document, *statement.attribution, labels));
  if (statement.time) note("time", document.text_of(document.literals[*statement.time].span));
  for (const Qualifier& qualifier : statement.qualifiers) {
    note(qualifier.role, shown(document, qualifier.value, labels));
  }
  if (!notes.empty()) out << "  [" << notes << ']';
  out << '\n';
}

}  // namespace

std::string_view entity_label(const Entity& entity, Labels labels) {
  if (labels == Labels::kSource) return entity.name;
  const bool hangul = labels == Labels::kKorean;
  if (written_in_hangul(entity.name) == hangul) return entity.name;
  for (const std::string& alias : entity.aliases) {
    if (written_in_hangul(alias) == hangul) return alias;
  }
  return entity.name;
}

void write_statements_jsonl(const Document& document, const StatementWriterOptions& options,
                            std::ostream& out) {
  JsonLines lines(document, options, out);
  for (const Statement& statement : document.statements) {
    if (selected(statement, options)) lines.write(statement);
  }
}

void write_statements_triples(const Document& document, const StatementWriterOptions& options,
                              std::ostream& out) {
  for (const Statement& statement : document.statements) {
    if (selected(statement, options)) write_triple(document, statement, options, out);
  }
}

}  // namespace weft
