// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/ontology_file.h"

#include "extractor/json_file.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// The names that domain and range may hold: entity types, literal kinds, and three wider ones.
void add_type(ArgumentTypes& types, const std::string& name, const std::string& id,
              const std::string& file) {
  if (name == "any") {
    types = ArgumentTypes::any();
  } else if (name == "text") {
    types.add_text();
  } else if (name == "statement") {
    types.add_statement();
  } else if (const auto entity = parse_entity_type(name)) {
    types.add(*entity);
  } else if (const auto literal = parse_literal_kind(name)) {
    types.add(*literal);
  } else {
    throw FormatError({file, {}, {}, {}}, "relation \"" + id + "\": unknown type \"" + name + "\"");
  }
}

ArgumentTypes types_member(const rapidjson::Value& object, const char* key, const std::string& id,
                           const std::string& file) {
  ArgumentTypes types;
  const auto it = object.FindMember(key);
  if (it == object.MemberEnd()) return ArgumentTypes::any();
  if (!it->value.IsArray()) {
    throw FormatError({file, {}, {}, {}},
                      "relation \"" + id + "\": \"" + key + "\" must be a list");
  }
  for (const rapidjson::Value& name : it->value.GetArray()) {
    add_type(types, name.IsString() ? name.GetString() : "", id, file);
  }
  return types;
}

OntologyRelation relation_of(const rapidjson::Value& row, const std::string& file) {
  if (!row.IsObject()) throw FormatError({file, {}, {}, {}}, "each relation must be an object");
  OntologyRelation relation;
  relation.id = string_member(row, "id", file);
  if (relation.id.empty()) throw FormatError({file, {}, {}, {}}, "a relation lacks its \"id\"");
  relation.inverse = string_member(row, "inverse", file);
  const auto labels = row.FindMember("label");
  if (labels != row.MemberEnd() && labels->value.IsObject()) {
    for (const auto& label : labels->value.GetObject()) {
      relation.labels[label.name.GetString()] =
          string_member(labels->value, label.name.GetString(), file);
    }
  }
  relation.domain = types_member(row, "domain", relation.id, file);
  relation.range = types_member(row, "range", relation.id, file);
  relation.wikidata = string_member(row, "wikidata", file);
  relation.schema_org = string_member(row, "schema_org", file);
  return relation;
}

}  // namespace

Ontology parse_ontology(std::string_view json, const std::string& file) {
  const rapidjson::Document document = parse_json(json, file);
  if (!document.IsObject() || !document.HasMember("relations") ||
      !document["relations"].IsArray()) {
    throw FormatError({file, {}, {}, {}}, "expected an object with a list \"relations\"");
  }
  std::vector<OntologyRelation> relations;
  for (const rapidjson::Value& row : document["relations"].GetArray()) {
    relations.push_back(relation_of(row, file));
  }
  return Ontology(std::move(relations));
}

}  // namespace weft
