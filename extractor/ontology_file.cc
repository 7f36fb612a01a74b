// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/ontology_file.h"

#include <algorithm>
#include <map>
#include <span>

#include "extractor/json_file.h"

namespace weft {
namespace {

using Json = rapidjson::Value;
using Keys = std::span<const std::string_view>;

constexpr std::string_view kFileKeys[] = {"extends", "relations"};
constexpr std::string_view kRelationKeys[] = {"id",         "inverse",    "label",
                                              "domain",     "range",      "wikidata",
                                              "schema_org", "functional", "inverse_functional",
                                              "timeless",   "words"};
constexpr std::string_view kWordsKeys[] = {"kind",   "words",      "subject",
                                           "object", "qualifiers", "strict"};
constexpr std::string_view kBase = "weft";  // what a file may extend

std::string in_quotes(std::string_view word) { return "\"" + std::string(word) + "\""; }

// The name in the form that ids have: "Works With" as works_with.
std::string snake_case(std::string_view name) {
  std::string id;
  for (const char c : name) {
    const bool upper = c >= 'A' && c <= 'Z';
    id += upper ? static_cast<char>(c - 'A' + 'a') : c == ' ' || c == '-' ? '_' : c;
  }
  return id;
}

std::string known_types() {
  std::string names;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(EntityType::kThing); ++i) {
    names += std::string(entity_type_name(static_cast<EntityType>(i))) + ", ";
  }
  for (std::size_t i = 0; i <= static_cast<std::size_t>(LiteralKind::kDuration); ++i) {
    names += std::string(literal_kind_name(static_cast<LiteralKind>(i))) + ", ";
  }
  return names + "text, statement, any";
}

// Reads one file; `path_` leads to what is being read, so that an error can name the place.
class OntologyReader {
 public:
  OntologyReader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

  Ontology read(const std::function<Ontology()>& base) {
    const rapidjson::Document json = parse_json(text_, file_);
    if (!json.IsObject() || !json.HasMember("relations")) {
      fail("expected an object with a list \"relations\": {\"relations\": [{\"id\": ...}, ...]}");
    }
    check_keys(json, kFileKeys, "an ontology");
    const std::string extends = text_member(json, "extends");
    if (!extends.empty() && (extends != kBase || !base)) {
      fail_at("extends",
              "there is nothing to extend but " + in_quotes(kBase) + ", not " + in_quotes(extends));
    }
    std::vector<OntologyRelation> relations;
    each(json, "relations", [&](const Json& row) { relations.push_back(relation(row)); });
    std::vector<OntologyRelation> all;
    if (!extends.empty()) all = base().relations();
    merge(std::move(relations), all);
    return Ontology(std::move(all));
  }

 private:
  [[noreturn]] void fail(const std::string& message, bool of_key = false) const {
    throw FormatError(json_place(text_, file_, path_, of_key), message);
  }

  [[noreturn]] void fail_at(std::string_view key, const std::string& message, bool of_key = false) {
    path_.emplace_back(key);
    fail(message, of_key);
  }

  void check_keys(const Json& object, Keys known, std::string_view what) {
    for (const auto& member : object.GetObject()) {
      const std::string_view key(member.name.GetString(), member.name.GetStringLength());
      if (std::find(known.begin(), known.end(), key) != known.end()) continue;
      std::string keys;
      for (const std::string_view name : known)
        keys += (keys.empty() ? "" : ", ") + in_quotes(name);
      fail_at(key, "unknown key " + in_quotes(key) + "; " + std::string(what) + " has " + keys,
              true);
    }
  }

  std::string text_member(const Json& object, const char* key) {
    const auto it = object.FindMember(key);
    if (it == object.MemberEnd() || it->value.IsNull()) return {};
    if (!it->value.IsString()) fail_at(key, in_quotes(key) + " must be a string");
    return {it->value.GetString(), it->value.GetStringLength()};
  }

  // Calls `read` with each item of a list; nothing where the key is missing.
  template <typename Read>
  void each(const Json& object, const char* key, Read read) {
    const auto it = object.FindMember(key);
    if (it == object.MemberEnd()) return;
    path_.emplace_back(key);
    if (!it->value.IsArray()) fail(in_quotes(key) + " must be a list: [...]");
    for (std::uint32_t i = 0; i < it->value.Size(); ++i) {
      path_.push_back(std::to_string(i));
      read(it->value[i]);
      path_.pop_back();
    }
    path_.pop_back();
  }

  // Calls `read` with key and value of each member of the object under `key`.
  template <typename Read>
  void each_member(const Json& object, const char* key, Read read) {
    const auto it = object.FindMember(key);
    if (it == object.MemberEnd()) return;
    path_.emplace_back(key);
    if (!it->value.IsObject())
      fail(in_quotes(key) + " must be an object: {\"en\": ..., \"ko\": ...}");
    for (const auto& member : it->value.GetObject()) {
      const std::string name = member.name.GetString();
      path_.push_back(name);
      read(name, member.value);
      path_.pop_back();
    }
    path_.pop_back();
  }

  std::string text_of(const Json& value, const std::string& what) const {
    if (!value.IsString()) fail(what + " must be a string");
    return {value.GetString(), value.GetStringLength()};
  }

  OntologyRelation relation(const Json& row) {
    if (!row.IsObject()) fail("each relation must be an object: {\"id\": ...}");
    check_keys(row, kRelationKeys, "a relation");
    OntologyRelation relation;
    relation.id = text_member(row, "id");
    if (relation.id.empty()) fail("a relation lacks its \"id\"");
    if (snake_case(relation.id) != relation.id) {
      fail_at("id", "an \"id\" is in snake_case: " + in_quotes(snake_case(relation.id)) + ", not " +
                        in_quotes(relation.id));
    }
    relation.inverse = text_member(row, "inverse");
    each_member(row, "label", [&](const std::string& language, const Json& label) {
      relation.labels[language] = text_of(label, "a label");
    });
    relation.domain = types(row, "domain", relation.id);
    relation.range = types(row, "range", relation.id);
    relation.wikidata = text_member(row, "wikidata");
    relation.schema_org = text_member(row, "schema_org");
    relation.functional = functional(row, "functional");
    relation.inverse_functional = functional(row, "inverse_functional");
    relation.timeless = flag(row, "timeless");
    each_member(row, "words", [&](const std::string& language, const Json& rows) {
      if (!rows.IsArray()) fail("the words of a language are a list: [{\"kind\": ...}, ...]");
      for (std::uint32_t i = 0; i < rows.Size(); ++i) {
        path_.push_back(std::to_string(i));
        relation.words.push_back(words(rows[i], language));
        path_.pop_back();
      }
    });
    return relation;
  }

  // False where it is not there.
  bool flag(const Json& row, const char* key) {
    const auto it = row.FindMember(key);
    if (it == row.MemberEnd()) return false;
    if (!it->value.IsBool()) fail_at(key, in_quotes(key) + " is true or false");
    return it->value.GetBool();
  }

  Functional functional(const Json& row, const char* key) {
    const std::string word = text_member(row, key);
    if (word.empty()) return Functional::kNo;
    if (word != "always" && word != "at_a_time") {
      fail_at(key, in_quotes(key) + " is \"always\" or \"at_a_time\", not " + in_quotes(word));
    }
    return word == "always" ? Functional::kAlways : Functional::kAtATime;
  }

  ArgumentTypes types(const Json& row, const char* key, const std::string& id) {
    if (row.FindMember(key) == row.MemberEnd()) return ArgumentTypes::any();
    ArgumentTypes types;
    each(row, key, [&](const Json& value) {
      const std::string name = value.IsString() ? value.GetString() : "";
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
        fail("relation " + in_quotes(id) + ": unknown type " + in_quotes(name) +
             "; there are: " + known_types());
      }
    });
    return types;
  }

  RelationWords words(const Json& row, const std::string& language) {
    if (!row.IsObject())
      fail("a row of words must be an object: {\"kind\": ..., \"words\": [...]}");
    check_keys(row, kWordsKeys, "a row of words");
    RelationWords words;
    words.language = language;
    words.file = file_;
    words.line = json_place(text_, file_, path_).line.value_or(0);
    const std::string kind = text_member(row, "kind");
    if (kind != "verb" && kind != "noun") {
      fail_at("kind", "\"kind\" is \"verb\" or \"noun\", not " + in_quotes(kind));
    }
    words.verb = kind == "verb";
    each(row, "words", [&](const Json& word) { words.words.push_back(text_of(word, "a word")); });
    if (words.words.empty()) fail("a row lacks its \"words\": [\"...\"], dictionary forms");
    words.subject = text_member(row, "subject");
    words.object = text_member(row, "object");
    if (words.subject.empty()) words.subject = "subject";
    if (words.object.empty()) words.object = words.verb ? "object" : "possessor";
    each_member(row, "qualifiers", [&](const std::string& role, const Json& selectors) {
      words.qualifiers.emplace_back(role, text_of(selectors, "what a qualifier is taken from"));
      if (words.qualifiers.back().second.find_first_not_of(" |") == std::string::npos) {
        fail("a qualifier is taken from a role, a kind of value, or a particle or preposition");
      }
    });
    words.strict = flag(row, "strict");
    return words;
  }

  // Relations of the file take the place of those with the same id. Checks what only shows once
  // all are known.
  void merge(std::vector<OntologyRelation> relations, std::vector<OntologyRelation>& all) {
    std::map<std::string, std::size_t> at;
    for (std::size_t i = 0; i < all.size(); ++i) at.emplace(all[i].id, i);
    std::map<std::string, std::size_t> own;
    for (std::size_t i = 0; i < relations.size(); ++i) {
      if (own.emplace(relations[i].id, i).second) continue;
      path_ = {"relations", std::to_string(i)};
      fail_at("id", "relation " + in_quotes(relations[i].id) +
                        " is defined twice; give one of them "
                        "another id");
    }
    for (std::size_t i = 0; i < relations.size(); ++i) {
      const std::string& inverse = relations[i].inverse;
      if (inverse.empty() || inverse == relations[i].id) continue;
      if (own.count(inverse) == 0 && at.count(inverse) == 0) continue;
      path_ = {"relations", std::to_string(i)};
      fail_at("inverse", "relation " + in_quotes(relations[i].id) + ": its inverse " +
                             in_quotes(inverse) +
                             " is a relation of its own; one direction is "
                             "stored, so keep one of the two");
    }
    for (OntologyRelation& relation : relations) {
      const auto it = at.find(relation.id);
      if (it == at.end()) {
        all.push_back(std::move(relation));
      } else {
        all[it->second] = std::move(relation);
      }
    }
  }

  std::string_view text_;
  const std::string& file_;
  std::vector<std::string> path_;
};

}  // namespace

Ontology parse_ontology(std::string_view json, const std::string& file,
                        const std::function<Ontology()>& base) {
  return OntologyReader(json, file).read(base);
}

}  // namespace weft
