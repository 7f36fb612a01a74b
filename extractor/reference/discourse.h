// SPDX-License-Identifier: Apache-2.0
//
// What was spoken of up to some place of the text: the entities and their genders, every mention of
// one in order, and what the article is about. Discourse referents in the sense of Karttunen
// (1976). The state that all sieves share: names start it, other mentions are linked through it.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "extractor/reference/clauses.h"
#include "extractor/reference/gender.h"
#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

// How surely a word stands for what it was taken for.
inline constexpr float kSure = 0.9F;
inline constexpr float kLikely = 0.75F;
inline constexpr float kGuess = 0.55F;

// A mention of an entity in the order of the text, as later words see it.
struct Trace {
  std::uint32_t entity = kNone;
  std::uint32_t mention = kNone;  // kNone where a clause leaves it unsaid
  std::uint32_t sentence = 0;
  std::uint32_t begin = 0;
  bool subject = false;
};

class Discourse {
 public:
  Discourse(Document& document, const ReferenceWords& words, const Clauses& clauses)
      : document_(document), words_(words), clauses_(clauses) {}

  Document& document() { return document_; }
  const Document& document() const { return document_; }
  const ReferenceWords& words() const { return words_; }
  const Clauses& clauses() const { return clauses_; }

  const std::vector<Trace>& traces() const { return traces_; }
  // Mentions of the entity up to here.
  std::uint32_t times_told(std::uint32_t entity) const {
    return entity < told_.size() ? told_[entity] : 0;
  }
  Gender gender(std::uint32_t entity) const { return gender_[entity]; }
  // The entity that the article is about, by its title or opening; else kNone.
  std::uint32_t title() const { return title_; }
  std::uint32_t main_entity(EntityType type) const;
  std::size_t names_of(const Entity& entity) const;

  std::uint32_t add(Entity entity, Gender gender);
  std::vector<Gender>& genders() { return gender_; }  // by entity
  void set_gender(std::uint32_t entity, Gender gender) { gender_[entity] = gender; }
  void set_title(std::uint32_t entity) { title_ = entity; }
  // Makes the mention one of the entity, no surer than this.
  void link(std::uint32_t mention, std::uint32_t entity, float confidence);
  // Makes a new entity of the mention.
  void own_entity(std::uint32_t mention);
  // Lets later words see the mention, or the subject that the proposition leaves unsaid.
  void trace(std::uint32_t mention);
  void trace_unsaid(std::uint32_t entity, const Proposition& proposition);

 private:
  std::uint32_t most_named(EntityType type) const;

  Document& document_;
  const ReferenceWords& words_;
  const Clauses& clauses_;
  std::vector<Trace> traces_;
  std::vector<std::uint32_t> told_;  // traces by entity
  std::vector<Gender> gender_;       // by entity
  std::uint32_t title_ = kNone;
  mutable std::array<std::optional<std::uint32_t>, 8> main_;  // main_entity() by type, once asked
};

}  // namespace weft
