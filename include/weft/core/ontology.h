// SPDX-License-Identifier: Apache-2.0
//
// The relations that Weft knows by id: what they join, how they are called, what their inverse is.
// Plain values, filled from models/ontology.json or a user's own file by load_ontology() in
// weft/extractor/ontology_file.h. Const after loading; share between threads.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "weft/core/document.h"

namespace weft {

// What may stand as subject or object of a relation. Sets are small bit masks.
class ArgumentTypes {
 public:
  static ArgumentTypes any() { return ArgumentTypes(~0U); }
  ArgumentTypes() = default;

  void add(EntityType type) { bits_ |= 1U << static_cast<unsigned>(type); }
  void add(LiteralKind kind) { bits_ |= 1U << (16U + static_cast<unsigned>(kind)); }
  void add_text() { bits_ |= 1U << 30U; }       // words that name no entity
  void add_statement() { bits_ |= 1U << 31U; }  // a claim
  bool allows(EntityType type) const { return (bits_ >> static_cast<unsigned>(type)) & 1U; }
  bool allows(LiteralKind kind) const {
    return (bits_ >> (16U + static_cast<unsigned>(kind))) & 1U;
  }
  bool allows_text() const { return (bits_ >> 30U) & 1U; }
  bool allows_statement() const { return (bits_ >> 31U) & 1U; }
  bool empty() const { return bits_ == 0; }
  bool allows_all() const { return bits_ == ~0U; }

 private:
  explicit ArgumentTypes(std::uint32_t bits) : bits_(bits) {}
  std::uint32_t bits_ = 0;
};

// Words of one language that state a relation: a row of a pack's relations.tsv, brought by the
// ontology file itself. docs/ontology.md describes the selectors.
struct RelationWords {
  std::string language;
  bool verb = true;     // else a noun
  bool strict = false;  // takes no names of a type that the relation does not expect
  std::vector<std::string> words;
  std::string subject;
  std::string object;
  std::vector<std::pair<std::string, std::string>> qualifiers;  // role and selectors
  std::string file;
  std::size_t line = 0;
};

// Whether one side of a relation has but one on the other side: a person one date of birth
// (always), a company one chief executive (at a time).
enum class Functional : std::uint8_t { kNo, kAlways, kAtATime };

struct OntologyRelation {
  std::string id;       // snake_case, read from subject to object
  std::string inverse;  // id of the inverse, never stored; equals id if symmetric; or empty
  std::map<std::string, std::string> labels;  // by language code
  ArgumentTypes domain;
  ArgumentTypes range;
  std::string wikidata;    // "P112"; a trailing '-' says that the property runs the other way
  std::string schema_org;  // "founder"; trailing '-' as above
  Functional functional = Functional::kNo;          // a subject has one object
  Functional inverse_functional = Functional::kNo;  // an object has one subject
  bool timeless = false;  // statements have no time, status or other qualifiers: whence one is
  std::vector<RelationWords> words;  // beside those of the language packs

  bool symmetric() const { return !inverse.empty() && inverse == id; }
};

class Ontology {
 public:
  Ontology() = default;
  // Relations keep the given order. Throws UsageError on a duplicate id.
  explicit Ontology(std::vector<OntologyRelation> relations);

  const std::vector<OntologyRelation>& relations() const { return relations_; }
  // Null where the id is unknown. An inverse's name is not an id: see of_inverse.
  const OntologyRelation* find(std::string_view id) const;
  // The relation whose inverse has this name, null where there is none.
  const OntologyRelation* of_inverse(std::string_view name) const;

 private:
  std::vector<OntologyRelation> relations_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::map<std::string, std::size_t, std::less<>> by_inverse_;
};

}  // namespace weft
