// SPDX-License-Identifier: Apache-2.0
//
// Which mentions and clauses (propositions) stand in a sentence, and what part a mention has in its
// clauses: subject, topic, complement. Reads the document; changes nothing.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

class Clauses {
 public:
  Clauses(const Document& document, const ReferenceWords& words)
      : document_(document), words_(words) {}

  // Once all mentions and propositions are there.
  void index();

  // In the order of the text.
  const std::vector<std::uint32_t>& mentions_in(std::uint32_t sentence) const {
    return in_sentence_[sentence];
  }
  const std::vector<std::uint32_t>& in_sentence(std::uint32_t sentence) const {
    return propositions_[sentence];
  }
  // Those of which the mention is an argument.
  const std::vector<std::uint32_t>& around(std::uint32_t mention) const {
    return argument_of_[mention];
  }

  // The entity of the proposition's subject, said or supplied; else kNone.
  std::uint32_t subject_of(std::uint32_t proposition) const;
  std::uint32_t who_died(std::uint32_t sentence) const;
  bool is_subject(std::uint32_t mention) const;
  bool is_topic(std::uint32_t mention) const;
  // By a particle of the class: "topic", "subject".
  bool is_marked(std::uint32_t mention, std::string_view word_class) const;
  bool is_complement(std::uint32_t mention) const;
  // Whether the clause ends in a way behind which mostly another acts.
  bool parted(const Proposition& clause) const { return ends_in(clause, "parted") != nullptr; }
  // Whether it ends as one that is whole by itself: "세웠고".
  bool coordinate(const Proposition& clause) const;
  // Whether an earlier clause of the sentence leaves the entity, its subject, to act no more.
  bool left_off(std::uint32_t entity, std::uint32_t sentence, std::uint32_t token) const;
  bool is_created(std::uint32_t mention) const;

  // Whether the types of entities that a predicate expects, none for any, have this one.
  static bool expected(std::uint16_t types, EntityType type);

 private:
  std::uint32_t after_bracket(std::uint32_t token, std::uint32_t last) const;
  IndexRange last_morphemes(const Proposition& clause) const;
  // What the table says of the clause's connective ending as one of that class; nullptr where it
  // is none.
  const std::string* ends_in(const Proposition& clause, std::string_view word_class) const;

  const Document& document_;
  const ReferenceWords& words_;
  std::vector<std::vector<std::uint32_t>> in_sentence_;   // mentions by sentence, in order
  std::vector<std::vector<std::uint32_t>> propositions_;  // by sentence
  std::unordered_set<std::uint32_t> complement_heads_;    // tokens
  std::vector<std::vector<std::uint32_t>> argument_of_;   // propositions by mention
};

}  // namespace weft
